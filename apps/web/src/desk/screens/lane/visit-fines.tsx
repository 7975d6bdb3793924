import { useRef } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { deskJournal, useAwaySince, useEntries } from '../../journal/desk-journal.ts';
import type { Entry, Fine } from '../../journal/entry.ts';
import { useKeys } from '../../keys/deeds.ts';
import { currentRow } from '../../keys/rows.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { say } from '../../note.tsx';
import { texts } from './texts.ts';

/** What the reader at the desk has to pay: a key goes to the payment, and Enter takes it. */
export function VisitFines({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const { money, count } = useFormats();
  const isAway = useAwaySince() !== undefined;
  const section = useRef<HTMLElement>(null);
  const asked = useAnswer(['desk', 'reader', readerId, 'fines'], () =>
    answered(api.GET('/fines/user/{user_id}', { params: { path: { user_id: readerId } } })),
  );
  const beingSettled = finesOf(useEntries());
  const owed = asked.data?.items.filter(({ id, status }) => status === 'owed' && !beingSettled.has(id)) ?? [];
  const settle = (fines: readonly Fine[], as: 'paid' | 'waived') =>
    deskJournal.settleFines(fines.map(({ id, title }) => ({ kind: 'settle', fineId: id, readerId, title, as })));
  const goTo = (selector: string) => {
    const button = section.current?.querySelector<HTMLElement>(selector);
    if (button) button.focus();
    else say(t.noFines);
  };
  useKeys({
    pay: () => goTo('[data-pay] button'),
    waive: () => {
      if (isAway) say(t.waiveLater);
      else goTo(`${rowOfFine()} [data-waive] button`);
    },
  });
  const [first] = owed;
  if (!first) return null;
  const total = owed.reduce((sum, { amount }) => sum + amount.amount_minor, 0);
  return (
    <section ref={section} class="stack stack-tight" aria-label={t.fines}>
      <h3>{t.fines}</h3>
      <div data-pay>
        <Button kind="main" onPress={() => settle(owed, 'paid')}>
          {t.takePayment(money({ amount_minor: total, currency: first.amount.currency }))}{' '}
          <StrokeKeys strokes={['KeyP']} />
        </Button>
      </div>
      <ul class="list list-tight">
        {owed.map((fine) => (
          <li key={fine.id} data-fine={fine.id} class="row row-apart">
            <div class="visit-title">
              {fine.title}
              <p class="small quiet">
                {money(fine.amount)} · {t.daysOverdue(count(fine.days_overdue, t.days))}
              </p>
            </div>
            <div class="row">
              <Button kind="plain" onPress={() => settle([fine], 'paid')} label={t.payThis(fine.title)}>
                {t.pay}
              </Button>
              {!isAway && (
                <span data-waive>
                  <Button kind="plain" onPress={() => settle([fine], 'waived')} label={t.waiveThis(fine.title)}>
                    {t.waive}
                  </Button>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The fines that are settled in the journal, or about to be: nobody pays twice. */
const finesOf = (entries: readonly Entry[]): Set<string> =>
  new Set(
    entries.flatMap(({ state }) =>
      (state.at === 'decided' || state.at === 'done') && state.act.kind === 'settle' ? [state.act.fineId] : [],
    ),
  );

/** The fine whose row has the focus, or else the first. */
function rowOfFine(): string {
  const id = currentRow()?.dataset['fine'];
  return id === undefined ? 'li' : `[data-fine="${id}"]`;
}
