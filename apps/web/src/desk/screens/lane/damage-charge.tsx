import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { minorOf } from '../../../house/amount.ts';
import { useTexts } from '../../../house/language.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import type { OnDesk } from '../../journal/lines.ts';
import { useKeys } from '../../keys/deeds.ts';
import { useLibraryCurrency } from '../../library-currency.ts';
import { texts } from './texts.ts';

type DamageChargeProps = { damaged: OnDesk; onDone: () => void };

/** What a reader is charged for what they have brought back damaged. */
export function DamageCharge({ damaged, onDone }: DamageChargeProps) {
  const t = useTexts(texts);
  const currency = useLibraryCurrency();
  const [written, write] = useState('');
  const [note, writeNote] = useState('');
  const [isTried, beTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), [currency]);
  useKeys({ end: onDone });
  if (currency === undefined) return <Waiting label={t.chargeDamage} lines={1} />;
  const amountMinor = minorOf(written, currency) ?? 0;
  return (
    <form
      ref={form}
      class="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        beTried(true);
        if (amountMinor === 0) return;
        deskJournal.recordDamaged(damaged, { amountMinor, ...(note.trim() !== '' && { note: note.trim() }) });
        onDone();
      }}
    >
      <Field
        label={t.damageAmount(currency)}
        name="amount_minor"
        required
        inputMode="decimal"
        autoComplete="off"
        value={written}
        onInput={write}
        error={isTried && amountMinor === 0 ? t.notDamageAmount : undefined}
      />
      <Field label={t.damageNote} name="note" maxLength={300} autoComplete="off" value={note} onInput={writeNote} />
      <div class="row">
        <Button kind="main" type="submit">
          {t.charge}
        </Button>
        <Button onPress={onDone}>{t.cancel}</Button>
      </div>
    </form>
  );
}
