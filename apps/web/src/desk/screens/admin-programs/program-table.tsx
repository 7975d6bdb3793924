import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { roleTexts } from '#contracts/permission-texts.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { language, useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { ProgramForm } from './program-form.tsx';
import { texts } from './texts.ts';

type Program = components['schemas']['Program'];

const isNew = ({ secret_given_at: at }: Program): boolean => at === undefined;

/** Programs, and what an admin can do about each. A secret is shown below its program until the next one is given. */
export function ProgramTable({ programs }: { programs: readonly Program[] }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const chosen = language.use();
  const [changed, change] = useState<string>();
  const give = useDeed(
    ({ id }: Program) =>
      answered(api.POST('/auth/programs/{program_id}/secret', { params: { path: { program_id: id } } })),
    [['desk', 'programs']],
  );
  const remove = useDeed(
    ({ id }: Program) => answered(api.DELETE('/auth/programs/{program_id}', { params: { path: { program_id: id } } })),
    [['desk', 'programs']],
  );
  const isBusy = give.isPending || remove.isPending;
  const told = ({ id, name }: Program) => {
    if (changed === id) {
      const program = programs.find((one) => one.id === id);
      return program && <ProgramForm program={program} onEnd={() => change(undefined)} />;
    }
    if (give.variables?.id === id && give.data)
      return (
        <Message tone="good">
          {t.given(name)} <code class="secret">{give.data.client_secret}</code>
        </Message>
      );
    if (give.variables?.id === id && give.error) return <Trouble error={give.error} />;
    return remove.variables?.id === id && remove.error && <Trouble error={remove.error} />;
  };
  return (
    <Table
      label={t.title}
      rows={programs}
      keyOf={({ id }) => id}
      columns={[
        { label: t.name, cell: ({ name }) => name },
        { label: t.role, cell: ({ role }) => roleTexts[role][chosen] },
        { label: t.id, cell: ({ id }) => <code class="secret">{id}</code> },
        { label: t.secret, cell: ({ secret_given_at: at }) => (at === undefined ? t.none : t.since(dayOf(at))) },
        {
          label: t.actions,
          acts: true,
          cell: (program) => (
            <div class="row row-top">
              <Button label={t.changeThis(program.name)} onPress={() => change(program.id)}>
                {t.change}
              </Button>
              <Confirm
                kind="ordinary"
                label={isNew(program) ? t.giveFirstTo(program.name) : t.giveNextTo(program.name)}
                question={t.giveQuestion(program.name)}
                yes={t.giveYes}
                no={t.no}
                busy={isBusy}
                onConfirm={() => give.mutate(program)}
              >
                {isNew(program) ? t.giveFirst : t.giveNext}
              </Confirm>
              <Confirm
                label={t.removeThis(program.name)}
                question={t.removeQuestion(program.name)}
                yes={t.removeYes}
                no={t.no}
                busy={isBusy}
                onConfirm={() => remove.mutate(program)}
              >
                {t.remove}
              </Confirm>
            </div>
          ),
        },
      ]}
      below={told}
    />
  );
}
