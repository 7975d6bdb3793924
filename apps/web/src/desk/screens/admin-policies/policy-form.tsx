import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { amountText, minorOf } from '../../../house/amount.ts';
import { useBranches } from '../../../house/branches.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { MATERIALS, materialNames } from '../../../house/materials.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './texts.ts';
import { TryOut } from './try-out.tsx';

type Policy = components['schemas']['LendingPolicy'];

const ANY = '*';
const FIXED_RULES = ['none', 'on', 'not_after', 'not_before'] as const;
const UNITS = ['days', 'hours'] as const;
const CLOSED_HOURS = ['keep', 'end_of_opening', 'next_opening'] as const;
const CLOSED_DAYS = ['keep', 'previous_open_day', 'next_open_day'] as const;

/** What a rule that is added begins with: that of most libraries. */
const USUAL: Policy = {
  patron_category: ANY,
  material: ANY,
  branch_id: ANY,
  loan_days: 14,
  renewal_days: 14,
  max_renewals: 2,
  fine_per_day_minor: 0,
  fine_cap_minor: 0,
  grace_days: 0,
  closed_days: 'keep',
  fines_count_closed_days: true,
  lost_price_minor: 0,
  processing_fee_minor: 0,
  refund_processing_fee: false,
};

/** A rule as it is from a day on. */
type Change = Pick<Policy, 'patron_category' | 'material' | 'branch_id'> & {
  valid_from: string;
  terms: components['schemas']['LendingTerms'];
};

type PolicyFormProps = {
  /** What is changed; without it, a new one is added. */
  policy?: Policy;
  /** The rows that there are, as “category material branch”. */
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
  const { branches } = useBranches();
  const [wrong, tellWrong] = useState<{
    taken?: boolean;
    perDay?: boolean;
    cap?: boolean;
    price?: boolean;
    fee?: boolean;
    perHour?: boolean;
  }>({});
  const put = useDeed(
    ({ patron_category, material, branch_id, valid_from, terms }: Change, key) =>
      answered(
        api.PUT('/lending-policies/{patron_category}/{material}/{branch_id}', {
          params: {
            path: { patron_category, material, branch_id },
            query: { ...(valid_from && { valid_from }) },
            header: { 'Idempotency-Key': key },
          },
          body: terms,
        }),
      ),
    [['desk', 'policies']],
  );
  // Whoever changes a rule of hours to one of days begins with what is usual.
  const begin = policy?.hourly ? { ...policy, loan_days: USUAL.loan_days } : (policy ?? USUAL);
  const { hourly } = begin;
  const form = useForm(
    {
      patron_category: begin.patron_category,
      material: begin.material,
      branch_id: begin.branch_id,
      unit: hourly ? 'hours' : 'days',
      'hourly.hours': String(hourly?.hours ?? 3),
      'hourly.renewal_hours': String(hourly?.renewal_hours ?? hourly?.hours ?? 3),
      'hourly.closed_hours': hourly?.closed_hours ?? 'end_of_opening',
      'hourly.fine_per_hour_minor': amountText(hourly?.fine_per_hour_minor ?? 0, currency),
      'hourly.grace_minutes': String(hourly?.grace_minutes ?? 0),
      'hourly.auto_renewal_minutes':
        hourly?.auto_renewal_minutes === undefined ? '' : String(hourly.auto_renewal_minutes),
      loan_days: String(begin.loan_days),
      renewal_days: String(begin.renewal_days),
      max_renewals: String(begin.max_renewals),
      fine_per_day_minor: amountText(begin.fine_per_day_minor, currency),
      fine_cap_minor: amountText(begin.fine_cap_minor, currency),
      grace_days: String(begin.grace_days),
      closed_days: begin.closed_days,
      fines: begin.fines_count_closed_days ? 'all' : 'open',
      lost_price_minor: amountText(begin.lost_price_minor ?? 0, currency),
      processing_fee_minor: amountText(begin.processing_fee_minor ?? 0, currency),
      lost_refund_days: begin.lost_refund_days === undefined ? '' : String(begin.lost_refund_days),
      fee_refund: begin.refund_processing_fee ? 'yes' : 'no',
      lost_after_days: begin.lost_after_days === undefined ? '' : String(begin.lost_after_days),
      auto_renewal_days: begin.auto_renewal_days === undefined ? '' : String(begin.auto_renewal_days),
      fixed_rule: begin.fixed_due_date?.rule ?? 'none',
      'fixed_due_date.day': begin.fixed_due_date?.day ?? '',
      hold_priority: String(begin.hold_priority ?? 0),
      hold_limit: begin.hold_limit === undefined ? '' : String(begin.hold_limit),
      loan_limit: begin.loan_limit === undefined ? '' : String(begin.loan_limit),
      'recall.return_days': begin.recall === undefined ? '' : String(begin.recall.return_days),
      'recall.guaranteed_days': String(begin.recall?.guaranteed_days ?? 0),
      valid_from: '',
    },
    put,
  );
  const byHours = form.values.unit === 'hours';
  const perHour = form.field('hourly.fine_per_hour_minor');
  const perDay = form.field('fine_per_day_minor');
  const cap = form.field('fine_cap_minor');
  const price = form.field('lost_price_minor');
  const fee = form.field('processing_fee_minor');
  const written = (): Change | undefined => {
    const { patron_category, material, branch_id, valid_from, ...values } = form.values;
    const perDayMinor = minorOf(values.fine_per_day_minor, currency);
    const perHourMinor = minorOf(values['hourly.fine_per_hour_minor'], currency);
    const capMinor = minorOf(values.fine_cap_minor, currency);
    const taken = known.includes(`${patron_category} ${material} ${branch_id}`);
    const priceMinor = minorOf(values.lost_price_minor, currency);
    const feeMinor = minorOf(values.processing_fee_minor, currency);
    tellWrong({
      taken,
      perDay: perDayMinor === undefined,
      perHour: perHourMinor === undefined,
      cap: capMinor === undefined,
      price: priceMinor === undefined,
      fee: feeMinor === undefined,
    });
    if (taken || perDayMinor === undefined || perHourMinor === undefined || capMinor === undefined) return undefined;
    if (priceMinor === undefined || feeMinor === undefined) return undefined;
    const rule = FIXED_RULES.find((one) => one === values.fixed_rule) ?? 'none';
    const autoMinutes = values['hourly.auto_renewal_minutes'];
    const hours = {
      hours: Number(values['hourly.hours']),
      renewal_hours: Number(values['hourly.renewal_hours']),
      closed_hours: CLOSED_HOURS.find((one) => one === values['hourly.closed_hours']) ?? 'keep',
      fine_per_hour_minor: perHourMinor,
      grace_minutes: Number(values['hourly.grace_minutes']),
      ...(autoMinutes !== '' && { auto_renewal_minutes: Number(autoMinutes) }),
    };
    return {
      patron_category,
      material,
      branch_id,
      valid_from,
      terms: {
        ...(byHours && { hourly: hours }),
        loan_days: byHours ? 0 : Number(values.loan_days),
        renewal_days: Number(values.renewal_days),
        max_renewals: Number(values.max_renewals),
        fine_per_day_minor: perDayMinor,
        fine_cap_minor: capMinor,
        grace_days: Number(values.grace_days),
        closed_days: CLOSED_DAYS.find((one) => one === values.closed_days) ?? 'keep',
        fines_count_closed_days: values.fines === 'all',
        lost_price_minor: priceMinor,
        processing_fee_minor: feeMinor,
        refund_processing_fee: values.fee_refund === 'yes',
        ...(values.lost_refund_days !== '' && { lost_refund_days: Number(values.lost_refund_days) }),
        ...(values.lost_after_days !== '' && { lost_after_days: Number(values.lost_after_days) }),
        ...(!byHours && values.auto_renewal_days !== '' && { auto_renewal_days: Number(values.auto_renewal_days) }),
        hold_priority: Number(values.hold_priority),
        ...(values.hold_limit !== '' && { hold_limit: Number(values.hold_limit) }),
        ...(values.loan_limit !== '' && { loan_limit: Number(values.loan_limit) }),
        ...(!byHours &&
          values['recall.return_days'] !== '' && {
            recall: {
              return_days: Number(values['recall.return_days']),
              guaranteed_days: Number(values['recall.guaranteed_days']),
            },
          }),
        ...(!byHours && rule !== 'none' && { fixed_due_date: { day: values['fixed_due_date.day'], rule } }),
      },
    };
  };
  /** It is tried on loans of days that have passed, whenever it is to apply. */
  const tried = () => {
    const change = written();
    if (!change) return undefined;
    const { valid_from: _, ...rest } = change;
    return rest;
  };
  const submit = () => {
    const change = written();
    if (!change) return;
    put.mutate(change, {
      onSuccess: () => {
        if (policy) onEnd?.();
        else form.reset();
      },
    });
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
          <Choice
            label={t.branch}
            options={[
              { value: ANY, label: t.anyBranch },
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...form.choice('branch_id')}
          />
        </div>
      )}
      {wrong.taken && <Message tone="bad">{t.taken}</Message>}
      <div class="fields">
        <Choice
          label={t.lentFor}
          options={UNITS.map((value) => ({ value, label: t.units[value] }))}
          {...form.choice('unit')}
        />
        {byHours ? (
          <>
            <Field label={t.loanHours} type="number" min={1} max={720} required {...form.field('hourly.hours')} />
            <Field
              label={t.renewalHours}
              type="number"
              min={1}
              max={720}
              required
              {...form.field('hourly.renewal_hours')}
            />
          </>
        ) : (
          <>
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
          </>
        )}
        <Field label={t.maxRenewals} type="number" min={0} max={1000} required {...form.field('max_renewals')} />
        {byHours ? (
          <>
            <Field
              label={t.autoRenewalMinutes}
              hint={t.autoRenewalDaysHint}
              type="number"
              min={15}
              max={1440}
              {...form.field('hourly.auto_renewal_minutes')}
            />
            <Field
              label={t.perHour(currency)}
              hint={t.perHourHint}
              inputMode="decimal"
              required
              {...perHour}
              error={wrong.perHour ? t.notMoney : perHour.error}
            />
          </>
        ) : (
          <>
            <Field
              label={t.autoRenewalDays}
              hint={t.autoRenewalDaysHint}
              type="number"
              min={3}
              max={365}
              {...form.field('auto_renewal_days')}
            />
            <Field
              label={t.perDay(currency)}
              inputMode="decimal"
              required
              {...perDay}
              error={wrong.perDay ? t.notMoney : perDay.error}
            />
          </>
        )}
        <Field
          label={t.cap(currency)}
          hint={t.capHint}
          inputMode="decimal"
          required
          {...cap}
          error={wrong.cap ? t.notMoney : cap.error}
        />
        {byHours ? (
          <>
            <Field
              label={t.graceMinutes}
              hint={t.graceMinutesHint}
              type="number"
              min={0}
              max={1440}
              required
              {...form.field('hourly.grace_minutes')}
            />
            <Choice
              label={t.closedHours}
              options={CLOSED_HOURS.map((value) => ({ value, label: t.closedHoursRules[value] }))}
              {...form.choice('hourly.closed_hours')}
            />
          </>
        ) : (
          <>
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
          </>
        )}
        <Choice
          label={t.finesCount}
          options={[
            { value: 'all', label: t.everyDay },
            { value: 'open', label: t.openDaysOnly },
          ]}
          {...form.choice('fines')}
        />
        {!byHours && (
          <Choice
            label={t.fixed}
            options={FIXED_RULES.map((value) => ({ value, label: t.fixedRules[value] }))}
            {...form.choice('fixed_rule')}
          />
        )}
        {!byHours && form.values.fixed_rule !== 'none' && (
          <Field label={t.fixedDay} type="date" required {...form.field('fixed_due_date.day')} />
        )}
        <Field
          label={t.lostPrice(currency)}
          hint={t.lostPriceHint}
          inputMode="decimal"
          required
          {...price}
          error={wrong.price ? t.notMoney : price.error}
        />
        <Field
          label={t.processingFee(currency)}
          inputMode="decimal"
          required
          {...fee}
          error={wrong.fee ? t.notMoney : fee.error}
        />
        <Field
          label={t.lostRefundDays}
          hint={t.lostRefundDaysHint}
          type="number"
          min={0}
          max={3650}
          {...form.field('lost_refund_days')}
        />
        <Choice
          label={t.feeRefund}
          options={[
            { value: 'no', label: t.feeStays },
            { value: 'yes', label: t.feeForgiven },
          ]}
          {...form.choice('fee_refund')}
        />
        <Field
          label={t.lostAfterDays}
          hint={t.lostAfterDaysHint}
          type="number"
          min={1}
          max={3650}
          {...form.field('lost_after_days')}
        />
        {!byHours && (
          <Field
            label={t.recallDays}
            hint={t.recallDaysHint}
            type="number"
            min={0}
            max={365}
            {...form.field('recall.return_days')}
          />
        )}
        {!byHours && form.values['recall.return_days'] !== '' && (
          <Field
            label={t.guaranteedDays}
            type="number"
            min={0}
            max={3650}
            required
            {...form.field('recall.guaranteed_days')}
          />
        )}
        <Field
          label={t.holdPriority}
          hint={t.holdPriorityHint}
          type="number"
          min={0}
          max={9}
          required
          {...form.field('hold_priority')}
        />
        <Field
          label={t.holdLimit}
          hint={t.holdLimitHint}
          type="number"
          min={0}
          max={1000}
          {...form.field('hold_limit')}
        />
        <Field
          label={t.loanLimit}
          hint={t.loanLimitHint}
          type="number"
          min={0}
          max={1000}
          {...form.field('loan_limit')}
        />
        <Field label={t.validFrom} hint={t.validFromHint} type="date" {...form.field('valid_from')} />
      </div>
      <TryOut changeOf={tried} />
    </Form>
  );
}
