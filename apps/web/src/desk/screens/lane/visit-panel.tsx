import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import type { Entry, Visit } from './entry.ts';
import { texts } from './texts.ts';

type VisitPanelProps = { visit: Visit; entries: Entry[]; onEnd: () => void };

/** The reader who stands at the desk: what the desk must know before it lends, as it is now. */
export function VisitPanel({ visit, entries, onEnd }: VisitPanelProps) {
  const t = useTexts(texts);
  const { count, day, money } = useFormats();
  const path = { user_id: visit.readerId };
  const reader = useAnswer(['desk', 'reader', visit.readerId], () =>
    answered(api.GET('/users/{user_id}', { params: { path } })),
  );
  const fines = useAnswer(['desk', 'fines', visit.readerId], () =>
    answered(api.GET('/fines/user/{user_id}', { params: { path } })),
  );
  const settled = entries.filter(({ state }) => state.at === 'done').length;
  const { refetch: askReader } = reader;
  const { refetch: askFines } = fines;
  // What was lent or returned changes it.
  useEffect(() => {
    void askReader();
    void askFines();
  }, [settled, askReader, askFines]);
  const user = reader.data;
  return (
    <section class="card stack" aria-label={visit.name}>
      <div class="row row-apart">
        <h2>
          <Link href={`/desk/readers/${visit.readerId}`}>{visit.name}</Link>
        </h2>
        <Button onPress={onEnd}>{t.end}</Button>
      </div>
      {reader.error && <Trouble error={reader.error} />}
      {!user && reader.isPending && <Waiting label={t.loading} lines={2} />}
      {user && (
        <>
          <p class="numbers quiet">{user.card_number}</p>
          <p>{t.onLoan(count(user.active_loans, t.books), count(user.loan_limit, t.books))}</p>
          <div class="row">
            {user.blocked && (
              <Mark tone="bad">{user.block_reason ? t.blocked(user.block_reason) : t.blockedNoReason}</Mark>
            )}
            {user.has_overdue && <Mark tone="bad">{t.overdue}</Mark>}
            {fines.data && fines.data.balance.amount_minor > 0 && (
              <Mark tone="soon">{t.owes(money(fines.data.balance))}</Mark>
            )}
            {user.expires_on !== undefined && <Mark tone="calm">{t.cardUntil(day(user.expires_on))}</Mark>}
          </div>
        </>
      )}
    </section>
  );
}
