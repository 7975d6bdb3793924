import type { components } from '#contracts/public.ts';
import { chargeTexts } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import type { useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Till = components['schemas']['Till'];
type TillFactsProps = { till: Till; names: ReturnType<typeof useReaderNames> };

/** The report of a till: what it began with, what it has taken and how, and what there is. */
export function TillFacts({ till, names }: TillFactsProps) {
  const t = useTexts(texts);
  const { methods } = useTexts(chargeTexts);
  const { money, moment } = useFormats();
  const { float, payments, refunds, expected, counted, difference_minor: difference } = till;
  const whoAndWhen = (at: string, id: string | undefined) =>
    t.by(moment(at), (id === undefined ? undefined : names?.get(id)?.full_name) ?? t.colleague);
  const sums = (by: Till['payments']) =>
    by.length === 0 ? t.nothing : by.map(({ method, amount }) => `${money(amount)} ${methods[method]}`).join(', ');
  return (
    <dl class="facts">
      <dt>{t.opened}</dt>
      <dd>{whoAndWhen(till.opened_at, till.opened_by)}</dd>
      <dt>{t.floatIs}</dt>
      <dd>{money(float)}</dd>
      <dt>{t.payments}</dt>
      <dd>{sums(payments)}</dd>
      <dt>{t.refunds}</dt>
      <dd>{sums(refunds)}</dd>
      <dt>{t.expected}</dt>
      <dd>
        <b>{money(expected)}</b>
      </dd>
      {till.closed_at !== undefined && counted && (
        <>
          <dt>{t.counted}</dt>
          <dd>{money(counted)}</dd>
          <dt>{t.difference}</dt>
          <dd>
            {difference === 0 || difference === undefined
              ? t.none
              : money({ amount_minor: difference, currency: counted.currency })}
          </dd>
          <dt>{t.closed}</dt>
          <dd>{whoAndWhen(till.closed_at, till.closed_by)}</dd>
          {till.comment && (
            <>
              <dt>{t.comment}</dt>
              <dd>{till.comment}</dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}
