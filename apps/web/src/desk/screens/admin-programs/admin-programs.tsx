import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { Apps } from './apps.tsx';
import { ProgramForm } from './program-form.tsx';
import { ProgramTable } from './program-table.tsx';
import { texts } from './texts.ts';

/** The programs that sign in for themselves, and the apps that people let in. */
export function AdminPrograms() {
  const t = useTexts(texts);
  const programs = useAnswer(['desk', 'programs'], () => answered(api.GET('/auth/programs')));
  const items = programs.data?.items ?? [];
  return (
    <AdminScreen title={t.title}>
      <p class="measure">{t.about}</p>
      {programs.isPending && <Waiting label={t.loading} />}
      {programs.error && <Trouble error={programs.error} onAgain={() => void programs.refetch()} />}
      {programs.data && items.length === 0 && <Message tone="calm">{t.empty}</Message>}
      {items.length > 0 && <ProgramTable programs={items} />}
      {programs.data && (
        <details class="more">
          <summary>{t.add}</summary>
          <ProgramForm />
        </details>
      )}
      <Apps />
    </AdminScreen>
  );
}
