import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { chargeTexts, nameOf } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Reasons } from '../../exceptions/reasons.tsx';
import { waiverTexts } from '../../exceptions/waiver-texts.ts';
import { deskJournal, useAwaySince, useEntries } from '../../journal/desk-journal.ts';
import type { Charge } from '../../journal/entry.ts';
import { toBePaid } from '../../journal/to-be-paid.ts';
import { useKeys } from '../../keys/deeds.ts';
import { currentRow } from '../../keys/rows.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { say } from '../../note.tsx';
import { placeOfPayment } from '../../settings.ts';
import { PartPayment } from './part-payment.tsx';
import { texts } from './texts.ts';

/** What the reader at the desk has to pay: a key goes to the payment, and Enter takes it. */
export function VisitCharges({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const of = useTexts(chargeTexts);
  const { money, count } = useFormats();
  const isAway = useAwaySince() !== undefined;
  const section = useRef<HTMLElement>(null);
  const [inPart, payInPart] = useState<string>();
  const [waiving, waive] = useState<string>();
  const waiver = useTexts(waiverTexts);
  const asked = useAnswer(['desk', 'reader', readerId, 'charges', 'open'], () =>
    answered(
      api.GET('/charges/user/{user_id}', {
        params: { path: { user_id: readerId }, query: { status: 'open', limit: 100 } },
      }),
    ),
  );
  const owed = toBePaid(asked.data?.items ?? [], readerId, useEntries());
  const settle = (
    charges: readonly Charge[],
    by: { as: 'paid'; method: 'cash' | 'card' } | { as: 'waived'; why: string },
  ) =>
    deskJournal.settle(
      charges.map((charge) => ({
        kind: 'settle',
        fineId: charge.id,
        readerId,
        title: nameOf(charge, of),
        amount: charge.outstanding,
        ...by,
        place: placeOfPayment(),
      })),
    );
  const goTo = (selector: string) => {
    const button = section.current?.querySelector<HTMLElement>(selector);
    if (button) button.focus();
    else say(t.nothingToPay);
  };
  useKeys({
    pay: () => goTo('[data-pay] button'),
    payByCard: () => goTo('[data-pay-card] button'),
    waive: () => {
      if (isAway) say(t.waiveLater);
      else goTo(`${rowOfCharge()} [data-waive] button`);
    },
  });
  const [first] = owed;
  if (!first) return null;
  const total = owed.reduce((sum, { outstanding }) => sum + outstanding.amount_minor, 0);
  return (
    <section ref={section} class="stack stack-tight" aria-label={t.charges}>
      <h3>{t.charges}</h3>
      <div class="row">
        <span data-pay>
          <Button kind="main" onPress={() => settle(owed, { as: 'paid', method: 'cash' })}>
            {t.takePayment(money({ amount_minor: total, currency: first.outstanding.currency }))}{' '}
            <StrokeKeys strokes={['KeyP']} />
          </Button>
        </span>
        <span data-pay-card>
          <Button onPress={() => settle(owed, { as: 'paid', method: 'card' })}>
            {t.byCard} <StrokeKeys strokes={['Shift+KeyP']} />
          </Button>
        </span>
      </div>
      <ul class="list list-tight">
        {owed.map((charge) => (
          <li key={charge.id} data-charge={charge.id} class="row row-apart">
            <div class="visit-title">
              {nameOf(charge, of)}
              <p class="small quiet">
                {money(charge.outstanding)} ·{' '}
                {charge.days_overdue === undefined
                  ? of.kinds[charge.kind]
                  : t.daysOverdue(count(charge.days_overdue, t.days))}
              </p>
            </div>
            <div class="row">
              <Button
                kind="plain"
                onPress={() => settle([charge], { as: 'paid', method: 'cash' })}
                label={t.payThis(nameOf(charge, of))}
              >
                {t.pay}
              </Button>
              <Button
                kind="plain"
                onPress={() => payInPart(inPart === charge.id ? undefined : charge.id)}
                label={t.partOf(nameOf(charge, of))}
              >
                {t.part}
              </Button>
              {!isAway && (
                <span data-waive>
                  <Button
                    kind="plain"
                    onPress={() => waive(waiving === charge.id ? undefined : charge.id)}
                    label={t.waiveThis(nameOf(charge, of))}
                  >
                    {t.waive}
                  </Button>
                </span>
              )}
            </div>
            {waiving === charge.id && !isAway && (
              <Reasons
                of={waiver}
                submit={waiver.waive}
                onReason={(why) => {
                  waive(undefined);
                  settle([charge], { as: 'waived', why });
                }}
                onLeave={() => waive(undefined)}
              />
            )}
            {inPart === charge.id && (
              <PartPayment
                owed={charge.outstanding}
                onPay={(amount, method) => {
                  payInPart(undefined);
                  deskJournal.settle([
                    {
                      kind: 'settle',
                      fineId: charge.id,
                      readerId,
                      title: nameOf(charge, of),
                      amount,
                      ...(amount.amount_minor < charge.outstanding.amount_minor && { isPart: true }),
                      as: 'paid',
                      method,
                      place: placeOfPayment(),
                    },
                  ]);
                }}
                onLeave={() => payInPart(undefined)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The charge whose row has the focus, or else the first. */
function rowOfCharge(): string {
  const id = currentRow()?.dataset['charge'];
  return id === undefined ? 'li' : `[data-charge="${id}"]`;
}
