import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { useTexts } from '../../house/language.ts';
import { useKeys } from '../keys/deeds.ts';
import type { Stroke } from '../keys/keys.ts';
import { StrokeKeys } from '../keys/stroke.tsx';
import { texts } from './texts.ts';

const STROKES = [
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit4',
  'Digit5',
  'Digit6',
  'Digit7',
  'Digit8',
] as const satisfies Stroke[];

type ReasonsProps = {
  /** Why it is asked, and the reasons of the keys 1 to 8. */
  of: { why: string; whyHint: string; reasons: readonly string[] };
  submit: string;
  onReason: (reason: string) => void;
  onLeave: () => void;
};

/** Reasons that are given often, each by a key, and one that is written. */
export function Reasons({ of, submit, onReason, onLeave }: ReasonsProps) {
  const t = useTexts(texts);
  const [written, write] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const isWriting = written !== undefined;
  useEffect(() => place.current?.querySelector<HTMLElement>('input, button')?.focus(), [isWriting]);
  const [first, second, third, fourth, fifth, sixth, seventh, eighth] = of.reasons.map(
    (reason) => () => onReason(reason),
  );
  const other = () => write('');
  useKeys({
    ...(first && { first }),
    ...(second && { second }),
    ...(third && { third }),
    ...(fourth && { fourth }),
    ...(fifth && { fifth }),
    ...(sixth && { sixth }),
    ...(seventh && { seventh }),
    ...(eighth && { eighth }),
    ninth: other,
    end: onLeave,
  });
  return (
    <div ref={place} class="stack stack-tight" role="group" aria-label={of.why}>
      <p>
        <b>{of.why}</b>
      </p>
      {isWriting ? (
        <form
          class="stack form"
          onSubmit={(event) => {
            event.preventDefault();
            if (written.trim() !== '') onReason(written.trim());
          }}
        >
          <Field
            label={t.reason}
            hint={of.whyHint}
            name="reason"
            required
            maxLength={500}
            autoComplete="off"
            value={written}
            onInput={write}
          />
          <div class="row">
            <Button kind="main" type="submit">
              {submit}
            </Button>
            <Button onPress={onLeave}>{t.cancel}</Button>
          </div>
        </form>
      ) : (
        <>
          {STROKES.map((stroke, index) => {
            const reason = of.reasons[index];
            return (
              reason !== undefined && (
                <div key={stroke}>
                  <Button onPress={() => onReason(reason)}>
                    <StrokeKeys strokes={[stroke]} /> {reason}
                  </Button>
                </div>
              )
            );
          })}
          <div class="row">
            <Button onPress={other}>
              <StrokeKeys strokes={['Digit9']} /> {t.other}
            </Button>
            <Button kind="plain" onPress={onLeave}>
              {t.cancel} <StrokeKeys strokes={['Escape']} />
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
