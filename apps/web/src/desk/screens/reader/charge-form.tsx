import { useState } from 'preact/hooks';
import type { Permission } from '#core/caller.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { amountText, minorOf } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import type { Charge } from '../../../house/charges.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { placeOfPayment } from '../../settings.ts';
import { texts } from './charge-texts.ts';

/** What is done about a charge by saying how much, how or why. */
export type ActOnCharge = 'part' | 'waive' | 'refund' | 'cancel';

/** What was paid and not given back. */
const paidOf = ({ entries = [] }: Charge): number =>
  entries.reduce(
    (sum, { kind, amount }) =>
      sum + (kind === 'payment' ? amount.amount_minor : kind === 'refund' ? -amount.amount_minor : 0),
    0,
  );

/** What can be done about a charge as it is now, and the permission for it. */
export function actsOn(charge: Charge): { act: ActOnCharge; needs: Permission }[] {
  const isOwed = charge.status === 'owed';
  const isPaidFor = paidOf(charge) > 0;
  return [
    ...(isOwed
      ? [{ act: 'part', needs: 'charges.settle' } as const, { act: 'waive', needs: 'charges.waive' } as const]
      : []),
    ...(isPaidFor ? [{ act: 'refund', needs: 'charges.refund' } as const] : []),
    ...(isOwed && !isPaidFor ? [{ act: 'cancel', needs: 'charges.cancel' } as const] : []),
  ];
}

type Method = 'cash' | 'card' | 'transfer';
type Written = { amount_minor: number; method: Method; comment: string; place: ReturnType<typeof placeOfPayment> };

/** Does something about a charge, with those fields that it takes. */
export function ChargeForm(given: { act: ActOnCharge; charge: Charge; readerId: string; onDone: () => void }) {
  const { act, charge, readerId, onDone } = given;
  const t = useTexts(texts);
  const { money } = useFormats();
  const { currency } = charge.amount;
  const most = act === 'refund' ? paidOf(charge) : charge.outstanding.amount_minor;
  const deed = useDeed((written: Written, key) => send(act, charge.id, written, key), [['desk', 'reader', readerId]]);
  const form = useForm<{ amount_minor: string; method: Method; comment: string }>(
    { amount_minor: amountText(most, currency), method: 'cash', comment: '' },
    deed,
  );
  const [isTried, beTried] = useState(false);
  const amount = form.field('amount_minor');
  const comment = form.field('comment');
  const minor = minorOf(form.values.amount_minor, currency);
  const isAmount = minor !== undefined && minor > 0 && minor <= most;
  const needsReason = act !== 'part';
  const isReason = !needsReason || form.values.comment.trim() !== '';
  const mostText = money({ amount_minor: most, currency });
  return (
    <Form
      form={form}
      deed={deed}
      submit={t.submit[act]}
      onCancel={onDone}
      onSubmit={() => {
        beTried(true);
        if (!isReason || (act !== 'cancel' && !isAmount)) return;
        const { method, comment: why } = form.values;
        deed.mutate(
          { amount_minor: minor ?? most, method, comment: why.trim(), place: placeOfPayment() },
          { onSuccess: onDone },
        );
      }}
    >
      {act !== 'cancel' && (
        <Field
          label={t.amount(currency)}
          hint={t.atMost(mostText)}
          required
          inputMode="decimal"
          autoComplete="off"
          {...amount}
          error={isTried && !isAmount ? t.notAmount(mostText) : amount.error}
        />
      )}
      {(act === 'part' || act === 'refund') && (
        <Choice
          label={t.method}
          options={[
            { value: 'cash', label: t.cash },
            { value: 'card', label: t.card },
            { value: 'transfer', label: t.transfer },
          ]}
          {...form.choice('method')}
        />
      )}
      <Field
        label={act === 'part' ? t.comment : t.reason}
        hint={t.reasonHint}
        required={needsReason}
        maxLength={500}
        autoComplete="off"
        {...comment}
        error={isTried && !isReason ? t.notBlank : comment.error}
      />
    </Form>
  );
}

function send(act: ActOnCharge, charge_id: string, { amount_minor, method, comment, place }: Written, key: string) {
  const params = { path: { charge_id }, header: { 'Idempotency-Key': key } };
  switch (act) {
    case 'part':
      return answered(
        api.POST('/charges/{charge_id}/pay', {
          params,
          body: { amount_minor, method, ...place, ...(comment !== '' && { comment }) },
        }),
      );
    case 'waive':
      return answered(api.POST('/charges/{charge_id}/waive', { params, body: { amount_minor, comment } }));
    case 'refund':
      return answered(
        api.POST('/charges/{charge_id}/refund', { params, body: { amount_minor, method, comment, ...place } }),
      );
    case 'cancel':
      return answered(api.POST('/charges/{charge_id}/cancel', { params, body: { comment } }));
    default:
      return act satisfies never;
  }
}
