import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { MATERIALS, materialNames } from '../../../house/materials.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { amountText, minorOf } from './money.ts';
import { texts } from './texts.ts';

type Policy = components['schemas']['LendingPolicy'];

const ANY = '*';
const CLOSED_DAYS = ['keep', 'previous_open_day', 'next_open_day'] as const;

/** What a rule that is added begins with: that of most libraries. */
const USUAL: Policy = {
  patron_category: ANY,
  material: ANY,
  loan_days: 14,
  renewal_days: 14,
  max_renewals: 2,
  fine_per_day_minor: 0,
  fine_cap_minor: 0,
  grace_days: 0,
  closed_days: 'keep',
  fines_count_closed_days: true,
};

type PolicyFormProps = {
  /** What is changed; without it, a new one is added. */
  policy?: Policy;
  /** The rows that there are, as “category material”. */
  known?: readonly string[];
  currency: string;
  onEnd?: () => void;
};

/** Adds a rule, or changes one. */
export function PolicyForm({ policy, known = [], currency, onEnd }: PolicyFormProps) {
  const t = useTexts(texts);
  const kinds = useTexts(materialNames);
  const nameOf = useCategoryName();
  const categories = usePatronCategories().data?.items ?? [];
  const [wrong, tellWrong] = useState<{ taken?: boolean; perDay?: boolean; cap?: boolean }>({});
  const put = useDeed(
    ({ patron_category, material, ...body }: Policy, key) =>
      answered(
        api.PUT('/lending-policies/{patron_category}/{material}', {
          params: { path: { patron_category, material }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'policies']],
  );
  const begin = policy ?? USUAL;
  const form = useForm(
    {
      patron_category: begin.patron_category,
      material: begin.material,
      loan_days: String(begin.loan_days),
      renewal_days: String(begin.renewal_days),
      max_renewals: String(begin.max_renewals),
      fine_per_day_minor: amountText(begin.fine_per_day_minor, currency),
      fine_cap_minor: amountText(begin.fine_cap_minor, currency),
      grace_days: String(begin.grace_days),
      closed_days: begin.closed_days,
      fines: begin.fines_count_closed_days ? 'all' : 'open',
    },
    put,
  );
  const perDay = form.field('fine_per_day_minor');
  const cap = form.field('fine_cap_minor');
  const submit = () => {
    const { patron_category, material, ...written } = form.values;
    const perDayMinor = minorOf(written.fine_per_day_minor, currency);
    const capMinor = minorOf(written.fine_cap_minor, currency);
    const taken = known.includes(`${patron_category} ${material}`);
    tellWrong({ taken, perDay: perDayMinor === undefined, cap: capMinor === undefined });
    if (taken || perDayMinor === undefined || capMinor === undefined) return;
    put.mutate(
      {
        patron_category,
        material,
        loan_days: Number(written.loan_days),
        renewal_days: Number(written.renewal_days),
        max_renewals: Number(written.max_renewals),
        fine_per_day_minor: perDayMinor,
        fine_cap_minor: capMinor,
        grace_days: Number(written.grace_days),
        closed_days: CLOSED_DAYS.find((rule) => rule === written.closed_days) ?? 'keep',
        fines_count_closed_days: written.fines === 'all',
      },
      {
        onSuccess: () => {
          if (policy) onEnd?.();
          else form.reset();
        },
      },
    );
  };
  return (
    <Form
      wide
      form={form}
      deed={put}
      {...(policy ? {} : { submit: t.created, done: true })}
      onSubmit={submit}
      {...(onEnd && { onCancel: onEnd })}
    >
      {!policy && (
        <div class="fields">
          <Choice
            label={t.category}
            options={[
              { value: ANY, label: t.anybody },
              ...categories.map((category) => ({ value: category.code, label: nameOf(category) })),
            ]}
            {...form.choice('patron_category')}
          />
          <Choice
            label={t.material}
            options={[{ value: ANY, label: t.anything }, ...MATERIALS.map((value) => ({ value, label: kinds[value] }))]}
            {...form.choice('material')}
          />
        </div>
      )}
      {wrong.taken && <Message tone="bad">{t.taken}</Message>}
      <div class="fields">
        <Field
          label={t.loanDays}
          hint={t.loanDaysHint}
          type="number"
          min={0}
          max={3650}
          required
          {...form.field('loan_days')}
        />
        <Field label={t.renewalDays} type="number" min={1} max={3650} required {...form.field('renewal_days')} />
        <Field label={t.maxRenewals} type="number" min={0} max={1000} required {...form.field('max_renewals')} />
        <Field
          label={t.perDay(currency)}
          inputMode="decimal"
          required
          {...perDay}
          error={wrong.perDay ? t.notMoney : perDay.error}
        />
        <Field
          label={t.cap(currency)}
          hint={t.capHint}
          inputMode="decimal"
          required
          {...cap}
          error={wrong.cap ? t.notMoney : cap.error}
        />
        <Field
          label={t.graceDays}
          hint={t.graceHint}
          type="number"
          min={0}
          max={365}
          required
          {...form.field('grace_days')}
        />
        <Choice
          label={t.closedDays}
          options={CLOSED_DAYS.map((value) => ({ value, label: t.closedDaysRules[value] }))}
          {...form.choice('closed_days')}
        />
        <Choice
          label={t.finesCount}
          options={[
            { value: 'all', label: t.everyDay },
            { value: 'open', label: t.openDaysOnly },
          ]}
          {...form.choice('fines')}
        />
      </div>
    </Form>
  );
}
