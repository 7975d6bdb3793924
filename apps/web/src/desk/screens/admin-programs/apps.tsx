import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AppForm } from './app-form.tsx';
import { AppTable } from './app-table.tsx';
import { appTexts } from './app-texts.ts';

/** The apps that people may let act for them. */
export function Apps() {
  const t = useTexts(appTexts);
  const apps = useAnswer(['desk', 'apps'], () => answered(api.GET('/auth/apps')));
  const items = apps.data?.items ?? [];
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="measure">{t.about}</p>
      {apps.isPending && <Waiting label={t.loading} />}
      {apps.error && <Trouble error={apps.error} onAgain={() => void apps.refetch()} />}
      {apps.data && items.length === 0 && <Message tone="calm">{t.empty}</Message>}
      {items.length > 0 && <AppTable apps={items} />}
      {apps.data && (
        <details class="more">
          <summary>{t.add}</summary>
          <AppForm />
        </details>
      )}
    </section>
  );
}
