import { useEffect, useRef, useState } from 'preact/hooks';
import { isScannedCode } from '#core/scanned-code.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { language, useTexts } from '../../../house/language.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import { useKeys, useScans } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { texts } from './texts.ts';

/**
 * Registers whoever has no card while the library is away: by their name, with a card that lies at the desk. Who has begun to write goes on if it is back
 * meanwhile: what they type would be keys of the lane.
 */
export function RegisterAway({ isAway }: { isAway: boolean }) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  useKeys(isAway ? { register: () => open(true) } : {});
  if (isOpen) return <RegisterForm onDone={() => open(false)} />;
  if (!isAway) return null;
  return (
    <div>
      <Button kind="plain" onPress={() => open(true)}>
        {t.register} <StrokeKeys strokes={['KeyN']} />
      </Button>
    </div>
  );
}

function RegisterForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts);
  const spoken = language.use();
  const [name, writeName] = useState('');
  const [card, writeCard] = useState('');
  const [isTried, beTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  useScans(writeCard);
  useKeys({ end: onDone });
  const hasName = name.trim() !== '';
  const hasCard = isScannedCode(card.trim());
  return (
    <form
      ref={form}
      class="stack form"
      aria-label={t.register}
      onSubmit={(event) => {
        event.preventDefault();
        beTried(true);
        if (!hasName || !hasCard) return;
        deskJournal.register(name.trim(), card.trim(), spoken);
        onDone();
      }}
    >
      <Field
        label={t.fullName}
        name="full_name"
        required
        maxLength={200}
        autoComplete="off"
        value={name}
        onInput={writeName}
        error={isTried && !hasName ? t.noName : undefined}
      />
      <Field
        label={t.newCard}
        hint={t.newCardHint}
        name="card_number"
        required
        maxLength={32}
        autoComplete="off"
        spellcheck={false}
        value={card}
        onInput={writeCard}
        error={isTried && !hasCard ? t.noCard : undefined}
      />
      <div class="row">
        <Button kind="main" type="submit">
          {t.registerNow}
        </Button>
        <Button onPress={onDone}>{t.cancel}</Button>
      </div>
    </form>
  );
}
