import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { minorOf } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { chargeTexts } from '../../../house/charges.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { texts } from './charge-texts.ts';

/** An overdue fine comes by itself. */
const KINDS = ['damage', 'lost', 'processing', 'membership', 'manual'] as const;
type Kind = (typeof KINDS)[number] & components['schemas']['Charge']['kind'];

/** What the contract takes. */
const MOST_MINOR = 100_000_000;

/** Charges a reader for something. */
export function NewCharge({ readerId, currency }: { readerId: string; currency: string }) {
  const t = useTexts(texts);
  const { kinds } = useTexts(chargeTexts);
  const { money } = useFormats();
  const add = useDeed(
    (body: { kind: Kind; amount_minor: number; comment: string }, key) =>
      answered(
        api.POST('/charges/user/{user_id}', {
          params: { path: { user_id: readerId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'reader', readerId]],
  );
  const form = useForm<{ kind: Kind; amount_minor: string; comment: string }>(
    { kind: 'damage', amount_minor: '', comment: '' },
    add,
  );
  const [isTried, beTried] = useState(false);
  const amount = form.field('amount_minor');
  const comment = form.field('comment');
  const minor = minorOf(form.values.amount_minor, currency);
  const isAmount = minor !== undefined && minor > 0 && minor <= MOST_MINOR;
  const isReason = form.values.comment.trim() !== '';
  const done = () => {
    form.reset();
    beTried(false);
  };
  return (
    <section class="stack stack-tight" aria-label={t.addCharge}>
      <h3>{t.addCharge}</h3>
      <Form
        form={form}
        deed={add}
        submit={t.add}
        onSubmit={() => {
          beTried(true);
          if (!isAmount || !isReason) return;
          const { kind, comment: why } = form.values;
          add.mutate({ kind, amount_minor: minor, comment: why.trim() }, { onSuccess: done });
        }}
      >
        <Choice
          label={t.kind}
          options={KINDS.map((kind) => ({ value: kind, label: kinds[kind] }))}
          {...form.choice('kind')}
        />
        <Field
          label={t.amount(currency)}
          required
          inputMode="decimal"
          autoComplete="off"
          {...amount}
          error={isTried && !isAmount ? t.notAmount(money({ amount_minor: MOST_MINOR, currency })) : amount.error}
        />
        <Field
          label={t.reason}
          hint={t.reasonHint}
          required
          maxLength={500}
          autoComplete="off"
          {...comment}
          error={isTried && !isReason ? t.notBlank : comment.error}
        />
      </Form>
    </section>
  );
}
