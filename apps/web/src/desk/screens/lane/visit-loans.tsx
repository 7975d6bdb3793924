import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { isLate, openLoans, soonestDueFirst } from '../../../house/open-loans.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import { useKeys } from '../../keys/deeds.ts';
import { currentRow, moveTo } from '../../keys/rows.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { say } from '../../note.tsx';
import { texts } from './texts.ts';

/** What the reader at the desk has, the soonest due first, with renewal by a key. */
export function VisitLoans({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const { due, dayOf } = useFormats();
  const asked = useAnswer(['desk', 'reader', readerId, 'loans', 'all'], () => openLoans(readerId));
  const all = soonestDueFirst(asked.data?.items ?? []);
  // What is looked for on the shelves cannot be renewed.
  const loans = all.filter(({ status }) => status !== 'claimed_returned');
  useKeys({
    renewAll: () => (loans.length > 0 ? deskJournal.renew(loans) : say(t.noLoans)),
    renewOne: () => {
      const [first, ...others] = loans;
      const chosen = loans.find(({ id }) => id === currentRow()?.dataset['loan']) ?? (others.length === 0 && first);
      if (!first) say(t.noLoans);
      else if (chosen) deskJournal.renew([chosen]);
      else {
        moveTo(`[data-loan="${first.id}"]`);
        say(t.chooseLoan);
      }
    },
  });
  if (all.length === 0) return null;
  return (
    <section class="stack stack-tight" aria-label={t.loans}>
      <div class="row row-apart">
        <h3>{t.loans}</h3>
        {loans.length > 0 && (
          <Button onPress={() => deskJournal.renew(loans)}>
            {t.renewAll} <StrokeKeys strokes={['Shift+KeyR']} />
          </Button>
        )}
      </div>
      <ul class="list list-tight">
        {all.map((loan) => {
          const late = isLate(loan);
          return (
            <li key={loan.id} data-loan={loan.id} class="row row-apart">
              <div class="visit-title">
                {loan.title}
                <p class="small">
                  {loan.claimed_returned_at === undefined ? (
                    <Mark tone={late ? 'bad' : 'calm'}>{(late ? t.wasDue : t.due)(due(loan))}</Mark>
                  ) : (
                    <Mark tone="soon">{t.claimed(dayOf(loan.claimed_returned_at))}</Mark>
                  )}
                </p>
              </div>
              {loan.claimed_returned_at === undefined && (
                <Button kind="plain" onPress={() => deskJournal.renew([loan])} label={t.renewThis(loan.title)}>
                  {t.renew}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
