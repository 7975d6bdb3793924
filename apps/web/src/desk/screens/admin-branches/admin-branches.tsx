import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { textOfHours } from '../../../house/hours.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { BranchForm } from './branch-form.tsx';
import { SpecialDays } from './special-days.tsx';
import { texts } from './texts.ts';

type Branch = components['schemas']['Branch'];

/** The branch that stays whatever happens. */
const MAIN = 'main';

/** Where books are lent: the name, the hours of the week, and the days on which they are others. */
export function AdminBranches() {
  const t = useTexts(texts);
  const branches = useAnswer(['branches'], () => answered(api.GET('/branches')));
  const [opened, open] = useState<{ id: string; for: 'change' | 'days' }>();
  const items = branches.data?.items ?? [];
  const close = () => open(undefined);
  return (
    <AdminScreen title={t.title}>
      {branches.isPending && <Waiting label={t.loading} />}
      {branches.error && <Trouble error={branches.error} onAgain={() => void branches.refetch()} />}
      {items.length > 0 && (
        <Table
          label={t.title}
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.branch, cell: ({ name }) => name },
            { label: t.code, cell: ({ id }) => id },
            { label: t.today, cell: ({ today: { hours } }) => textOfHours(hours) || t.closed },
            {
              label: t.actions,
              acts: true,
              cell: (branch) => (
                <div class="row">
                  <Button label={t.changeThis(branch.name)} onPress={() => open({ id: branch.id, for: 'change' })}>
                    {t.change}
                  </Button>
                  <Button label={t.daysOf(branch.name)} onPress={() => open({ id: branch.id, for: 'days' })}>
                    {t.days}
                  </Button>
                  {branch.id !== MAIN && <Remove branch={branch} />}
                </div>
              ),
            },
          ]}
          below={(branch) => {
            if (opened?.id !== branch.id) return undefined;
            return opened.for === 'change' ? (
              <BranchForm branch={branch} onEnd={close} />
            ) : (
              <SpecialDays branch={branch} others={items.filter(({ id }) => id !== branch.id)} onEnd={close} />
            );
          }}
        />
      )}
      {branches.data && (
        <details class="more">
          <summary>{t.add}</summary>
          <BranchForm known={items.map(({ id }) => id)} />
        </details>
      )}
    </AdminScreen>
  );
}

function Remove({ branch: { id, name } }: { branch: Branch }) {
  const t = useTexts(texts);
  const remove = useDeed(
    (_: undefined, key) =>
      answered(
        api.DELETE('/branches/{branch_id}', {
          params: { path: { branch_id: id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['branches']],
  );
  return (
    <>
      <Confirm
        label={t.removeThis(name)}
        question={t.removeQuestion(name)}
        yes={t.removeYes}
        no={t.removeNo}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      >
        {t.remove}
      </Confirm>
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}
