import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { minorOf } from '../../../house/amount.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import type { Money } from '../../journal/entry.ts';
import { texts } from './texts.ts';

type PartPaymentProps = {
  owed: Money;
  onPay: (amount: Money, method: 'cash' | 'card') => void;
  onLeave: () => void;
};

/** How much of a charge is paid now, and how. */
export function PartPayment({ owed: { amount_minor: most, currency }, onPay, onLeave }: PartPaymentProps) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const [written, write] = useState('');
  const [method, choose] = useState<'cash' | 'card'>('cash');
  const [isTried, beTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const minor = minorOf(written, currency);
  const isAmount = minor !== undefined && minor > 0 && minor <= most;
  return (
    <form
      ref={form}
      class="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        beTried(true);
        if (isAmount) onPay({ amount_minor: minor, currency }, method);
      }}
    >
      <Field
        label={t.amount(currency)}
        name="amount_minor"
        required
        inputMode="decimal"
        autoComplete="off"
        value={written}
        onInput={write}
        error={isTried && !isAmount ? t.notAmount(money({ amount_minor: most, currency })) : undefined}
      />
      <Choice
        label={t.method}
        name="method"
        value={method}
        options={[
          { value: 'cash', label: t.inCash },
          { value: 'card', label: t.byCard },
        ]}
        onChoose={choose}
      />
      <div class="row">
        <Button kind="main" type="submit">
          {t.takePart}
        </Button>
        <Button onPress={onLeave}>{t.cancel}</Button>
      </div>
    </form>
  );
}
