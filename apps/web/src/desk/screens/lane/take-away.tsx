import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import type { Money } from '../../journal/entry.ts';
import { useKeys } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { placeOfPayment } from '../../settings.ts';
import { PartPayment } from './part-payment.tsx';
import { texts } from './texts.ts';

/** Who has scanned their card while the library is away, and what they owe by what this desk carries. */
export type Payer = { readerId: string; name: string; owes: Money };

/** Takes what a reader owes while the library is away: what it is for is decided when it is back, the oldest first. */
export function TakeAway({ payer: { readerId, name, owes } }: { payer: Payer }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const section = useRef<HTMLElement>(null);
  const [inPart, payInPart] = useState(false);
  const take = (amount: Money, method: 'cash' | 'card') =>
    deskJournal.take({
      kind: 'take',
      readerId,
      amount,
      method,
      ...(amount.amount_minor < owes.amount_minor && { isPart: true }),
      place: placeOfPayment(),
    });
  const goTo = (selector: string) => section.current?.querySelector<HTMLElement>(selector)?.focus();
  useKeys({ pay: () => goTo('[data-pay] button'), payByCard: () => goTo('[data-pay-card] button') });
  return (
    <section ref={section} class="stack stack-tight" aria-label={t.charges}>
      <h3>{name}</h3>
      <div class="row">
        <span data-pay>
          <Button kind="main" onPress={() => take(owes, 'cash')}>
            {t.takePayment(money(owes))} <StrokeKeys strokes={['KeyP']} />
          </Button>
        </span>
        <span data-pay-card>
          <Button onPress={() => take(owes, 'card')}>
            {t.byCard} <StrokeKeys strokes={['Shift+KeyP']} />
          </Button>
        </span>
        <Button kind="plain" onPress={() => payInPart(!inPart)}>
          {t.part}
        </Button>
      </div>
      {inPart && (
        <PartPayment
          owed={owes}
          onPay={(amount, method) => {
            payInPart(false);
            take(amount, method);
          }}
          onLeave={() => payInPart(false)}
        />
      )}
    </section>
  );
}
