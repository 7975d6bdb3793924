import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { loanRulesOf, renewalRulesOf } from '../../exceptions/exception-rules.ts';
import { texts } from '../../exceptions/texts.ts';
import { NoException } from '../../exceptions/verdict.tsx';
import { deskJournal } from '../../journal/desk-journal.ts';
import type { Refused } from '../../journal/lines.ts';
import { useKeys } from '../../keys/deeds.ts';
import type { Stroke } from '../../keys/keys.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';

type Refusal = { refused: Refused; onDone: () => void };

/** Asks the library what may be set aside for a refused line, and why it is to be. */
export function OverrideLine({ refused, onDone }: Refusal) {
  const t = useTexts(texts);
  const { act } = refused;
  const verdict = useAnswer(['desk', 'verdict', refused.entry.id], () =>
    act.kind === 'lend'
      ? answered(
          api.POST('/loans/check', {
            body: {
              reader_id: act.readerId,
              barcode: act.barcode,
              ...(act.branch !== undefined && { branch_id: act.branch }),
            },
          }),
        )
      : answered(api.GET('/loans/{loan_id}/renewal', { params: { path: { loan_id: act.loanId } } })),
  );
  useKeys({ end: onDone });
  const make = madeFor(refused, verdict.data);
  return (
    <div class="stack stack-tight">
      {verdict.isPending && <Waiting label={t.asking} lines={1} />}
      {verdict.error && <Trouble error={verdict.error} onAgain={() => void verdict.refetch()} />}
      {verdict.data && !make && <NoException verdict={verdict.data} />}
      {make ? (
        <Reasons
          submit={act.kind === 'lend' ? t.lend : t.renew}
          onReason={(reason) => {
            make(reason);
            onDone();
          }}
          onLeave={onDone}
        />
      ) : (
        <div>
          <Button onPress={onDone}>
            {t.cancel} <StrokeKeys strokes={['Escape']} />
          </Button>
        </div>
      )}
    </div>
  );
}

/** What makes the exception, once its reason is known; nothing where there is none to be made. */
function madeFor(
  { entry: { code }, act }: Refused,
  verdict: Parameters<typeof loanRulesOf>[0] | undefined,
): ((reason: string) => void) | undefined {
  if (!verdict || verdict.allowed) return undefined;
  if (act.kind === 'lend') {
    const rules = loanRulesOf(verdict);
    return rules && ((reason) => deskJournal.repeat({ ...act, despite: { rules, reason } }, code));
  }
  const rules = renewalRulesOf(verdict);
  return rules && ((reason) => deskJournal.repeat({ ...act, despite: { rules, reason } }, code));
}

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

type ReasonsProps = { submit: string; onReason: (reason: string) => void; onLeave: () => void };

/** Reasons that are given often, each by a key, and one that is written. */
function Reasons({ submit, onReason, onLeave }: ReasonsProps) {
  const t = useTexts(texts);
  const [written, write] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const isWriting = written !== undefined;
  useEffect(() => place.current?.querySelector<HTMLElement>('input, button')?.focus(), [isWriting]);
  const [first, second, third, fourth, fifth, sixth, seventh, eighth] = t.reasons.map(
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
  });
  return (
    <div ref={place} class="stack stack-tight" role="group" aria-label={t.why}>
      <p>
        <b>{t.why}</b>
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
            hint={t.whyHint}
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
            const reason = t.reasons[index];
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
