import { useState } from 'preact/hooks';
import { Choice, Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { amountText, minorOf } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import type { PatronCategory } from '../../patron-categories.ts';
import { refusedBy, refusedText, refusedTexts, type RefusedText } from './refused.ts';
import { texts } from './texts.ts';

type CategoryFormProps = {
  /** What is changed; without it, a new one is added. */
  category?: PatronCategory;
  /** The codes that a new one cannot have. */
  known?: readonly string[];
  /** Of the library. */
  currency: string;
  onEnd?: () => void;
};

/** An amount in minor units, where one is written; `none` if what is written is no amount. */
const amountOf = (written: string, currency: string): number | 'none' | undefined =>
  written.trim() === '' ? undefined : (minorOf(written, currency) ?? 'none');

/** Adds a kind of reader, or changes one. */
export function CategoryForm({ category, known = [], currency, onEnd }: CategoryFormProps) {
  const t = useTexts(texts);
  const [isTaken, tellTaken] = useState(false);
  const [noAmount, tellNoAmount] = useState<'fee' | 'balance'>();
  const put = useDeed(
    ({ code, ...body }: PatronCategory, key) =>
      answered(
        api.PUT('/patron-categories/{code}', {
          params: { path: { code }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'categories']],
  );
  const form = useForm(
    {
      code: category?.code ?? '',
      name_ru: category?.name_ru ?? '',
      name_en: category?.name_en ?? '',
      loan_limit: category?.loan_limit.toString() ?? '5',
      term_months: category?.term_months?.toString() ?? '',
      membership_fee_minor:
        category?.membership_fee_minor === undefined ? '' : amountText(category.membership_fee_minor, currency),
      overdue_limit: category?.overdue_limit?.toString() ?? '',
      lost_limit: category?.lost_limit?.toString() ?? '',
      balance_limit_minor:
        category?.balance_limit_minor === undefined ? '' : amountText(category.balance_limit_minor, currency),
      limits_refuse: refusedText(category?.limits_refuse),
    },
    put,
  );
  const submit = () => {
    const { code, name_ru, name_en, loan_limit, term_months, overdue_limit, lost_limit, limits_refuse } = form.values;
    // The library would take it for a change of the one that there is.
    const taken = known.includes(code.trim());
    tellTaken(taken);
    const fee = amountOf(form.values.membership_fee_minor, currency);
    const balance = amountOf(form.values.balance_limit_minor, currency);
    tellNoAmount(fee === 'none' ? 'fee' : balance === 'none' ? 'balance' : undefined);
    if (taken || fee === 'none' || balance === 'none') return;
    const refused = refusedBy(limits_refuse);
    put.mutate(
      {
        code: code.trim(),
        name_ru: name_ru.trim(),
        name_en: name_en.trim(),
        loan_limit: Number(loan_limit),
        ...(term_months !== '' && { term_months: Number(term_months) }),
        ...(fee !== undefined && fee > 0 && { membership_fee_minor: fee }),
        ...(overdue_limit !== '' && { overdue_limit: Number(overdue_limit) }),
        ...(lost_limit !== '' && { lost_limit: Number(lost_limit) }),
        ...(balance !== undefined && { balance_limit_minor: balance }),
        ...(refused && { limits_refuse: refused }),
      },
      {
        onSuccess: () => {
          if (category) onEnd?.();
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
      {...(category ? {} : { submit: t.created, done: true })}
      onSubmit={submit}
      {...(onEnd && { onCancel: onEnd })}
    >
      {!category && (
        <Field
          label={t.code}
          hint={t.codeHint}
          required
          maxLength={32}
          autoCapitalize="none"
          spellcheck={false}
          {...form.field('code')}
        />
      )}
      {isTaken && <Message tone="bad">{t.taken}</Message>}
      <div class="fields">
        <Field label={t.nameRu} required maxLength={100} {...form.field('name_ru')} />
        <Field label={t.nameEn} required maxLength={100} {...form.field('name_en')} />
      </div>
      <Field
        label={t.limitLabel}
        hint={t.limitHint}
        type="number"
        min={0}
        max={1000}
        required
        {...form.field('loan_limit')}
      />
      <div class="fields">
        <Field label={t.termLabel} hint={t.termHint} type="number" min={1} max={120} {...form.field('term_months')} />
        <Field
          label={t.feeLabel(currency)}
          hint={t.feeHint}
          inputMode="decimal"
          maxLength={13}
          {...form.field('membership_fee_minor')}
          error={noAmount === 'fee' ? t.noAmount : form.field('membership_fee_minor').error}
        />
      </div>
      <fieldset class="stack">
        <legend>{t.limits}</legend>
        <p class="hint">{t.limitsHint}</p>
        <div class="fields">
          <Field label={t.overdueLimit} type="number" min={0} max={1000} {...form.field('overdue_limit')} />
          <Field label={t.lostLimit} type="number" min={0} max={1000} {...form.field('lost_limit')} />
          <Field
            label={t.balanceLimit(currency)}
            inputMode="decimal"
            maxLength={13}
            {...form.field('balance_limit_minor')}
            error={noAmount === 'balance' ? t.noAmount : form.field('balance_limit_minor').error}
          />
        </div>
        <Choice<RefusedText>
          label={t.refused}
          options={refusedTexts.map((value) => ({ value, label: t.refusedBy[value] }))}
          {...form.choice('limits_refuse')}
        />
      </fieldset>
    </Form>
  );
}
