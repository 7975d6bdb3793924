import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { Explained } from './explained.tsx';
import { FixedDate } from './fixed-date.tsx';
import { Planned } from './planned.tsx';
import { PolicyForm } from './policy-form.tsx';
import { texts } from './texts.ts';
import { isForLoan, usePolicyWords, useTermWords } from './policy-words.ts';

type Policy = components['schemas']['LendingPolicy'];

const keyOf = (policy: Policy): string => `${policy.patron_category} ${policy.material} ${policy.branch_id}`;

/** For how long, how often and at what fine which readers borrow what. */
export function AdminPolicies() {
  const t = useTexts(texts);
  const { count, number, money } = useFormats();
  const words = usePolicyWords();
  const { termOf, renewalTermOf } = useTermWords();
  const [changed, change] = useState<string>();
  const [explaining, explain] = useState(false);
  const policies = useAnswer(['desk', 'policies'], () => answered(api.GET('/lending-policies')));
  const { items = [], planned = [], currency = '' } = policies.data ?? {};
  const amount = (amount_minor: number) => money({ amount_minor, currency });
  return (
    <AdminScreen title={t.title}>
      <p class="quiet measure">{t.about}</p>
      {policies.isPending && <Waiting label={t.loading} lines={8} />}
      {policies.error && <Trouble error={policies.error} onAgain={() => void policies.refetch()} />}
      {items.length > 0 && (
        <Table
          label={t.title}
          rows={items}
          keyOf={keyOf}
          columns={[
            { label: t.who, cell: words },
            {
              label: t.term,
              cell: (policy) => (
                <>
                  {termOf(policy)}
                  {policy.fixed_due_date && isForLoan(policy) && <FixedDate fixed={policy.fixed_due_date} />}
                </>
              ),
            },
            {
              label: t.renewals,
              cell: (policy) =>
                policy.max_renewals === 0 ? t.never : t.times(number(policy.max_renewals), renewalTermOf(policy)),
            },
            {
              label: t.fine,
              cell: ({ fine_per_day_minor: perDay, fine_cap_minor: cap, hourly }) =>
                (hourly ? (hourly.fine_per_hour_minor ?? 0) : perDay) === 0 ? (
                  t.noFine
                ) : (
                  <>
                    {hourly ? t.eachHour(amount(hourly.fine_per_hour_minor ?? 0)) : amount(perDay)}
                    {cap > 0 && <p class="quiet small">{t.upTo(amount(cap))}</p>}
                  </>
                ),
            },
            {
              label: t.grace,
              figures: true,
              cell: ({ grace_days: days, hourly }) =>
                hourly ? count(hourly.grace_minutes ?? 0, t.minutes) : number(days),
            },
            {
              label: t.actions,
              acts: true,
              cell: (policy) => (
                <div class="row row-top">
                  <Button label={t.changeThis(words(policy))} onPress={() => change(keyOf(policy))}>
                    {t.change}
                  </Button>
                  {!isForAll(policy) && <Removal policy={policy} />}
                </div>
              ),
            },
          ]}
          below={(policy) =>
            changed === keyOf(policy) && (
              <PolicyForm policy={policy} currency={currency} onEnd={() => change(undefined)} />
            )
          }
        />
      )}
      <Planned versions={planned} />
      <details class="more" onToggle={(event) => explain(event.currentTarget.open)}>
        <summary>{t.explain}</summary>
        {explaining && <Explained />}
      </details>
      {policies.data && (
        <details class="more">
          <summary>{t.add}</summary>
          <PolicyForm known={items.map(keyOf)} currency={currency} />
        </details>
      )}
    </AdminScreen>
  );
}

/** The row that applies where there is no other; the library keeps it. */
const isForAll = (policy: Policy): boolean =>
  [policy.patron_category, policy.material, policy.branch_id].every((named) => named === '*');

function Removal({ policy }: { policy: Policy }) {
  const t = useTexts(texts);
  const words = usePolicyWords();
  const remove = useDeed(
    (_: undefined, key) =>
      answered(
        api.DELETE('/lending-policies/{patron_category}/{material}/{branch_id}', {
          params: {
            path: {
              patron_category: policy.patron_category,
              material: policy.material,
              branch_id: policy.branch_id,
            },
            header: { 'Idempotency-Key': key },
          },
        }),
      ),
    [['desk', 'policies']],
  );
  return (
    <div class="stack stack-tight">
      <Confirm
        label={t.removeThis(words(policy))}
        question={t.removeQuestion}
        yes={t.removeYes}
        no={t.no}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined)}
      >
        {t.remove}
      </Confirm>
      {remove.error && <Trouble error={remove.error} />}
    </div>
  );
}
