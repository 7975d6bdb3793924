import { Button } from '../../../design/button.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { loanRulesOf, renewalRulesOf } from '../../exceptions/exception-rules.ts';
import { Reasons } from '../../exceptions/reasons.tsx';
import { texts } from '../../exceptions/texts.ts';
import { NoException } from '../../exceptions/verdict.tsx';
import { deskJournal } from '../../journal/desk-journal.ts';
import type { Refused } from '../../journal/lines.ts';
import { useKeys } from '../../keys/deeds.ts';
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
          of={t}
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
