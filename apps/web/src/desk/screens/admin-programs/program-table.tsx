import type { components } from '#contracts/public.ts';
import { roleTexts } from '#contracts/permission-texts.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { language, useTexts } from '../../../house/language.ts';
import { ProgramForm } from './program-form.tsx';
import { RegisteredTable } from './registered-table.tsx';
import { texts } from './texts.ts';

type Program = components['schemas']['Program'];

/** The programs that sign in for themselves. */
export function ProgramTable({ programs }: { programs: readonly Program[] }) {
  const t = useTexts(texts);
  const chosen = language.use();
  const give = useDeed(
    ({ id }: Program) =>
      answered(api.POST('/auth/programs/{program_id}/secret', { params: { path: { program_id: id } } })),
    [['desk', 'programs']],
  );
  const remove = useDeed(
    ({ id }: Program) => answered(api.DELETE('/auth/programs/{program_id}', { params: { path: { program_id: id } } })),
    [['desk', 'programs']],
  );
  return (
    <RegisteredTable
      rows={programs}
      texts={t}
      columns={[{ label: t.role, cell: ({ role }) => roleTexts[role][chosen] }]}
      give={give}
      remove={remove}
      form={(program, onEnd) => <ProgramForm program={program} onEnd={onEnd} />}
    />
  );
}
