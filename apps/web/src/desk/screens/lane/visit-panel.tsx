import { useEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { queries, useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { deskJournal } from '../../journal/desk-journal.ts';
import { isSettled, type Visit } from '../../journal/entry.ts';
import { perform, useKeys } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { texts } from './texts.ts';
import { VisitAlerts } from './visit-alerts.tsx';
import { VisitBlocks } from './visit-blocks.tsx';
import { VisitCharges } from './visit-charges.tsx';
import { VisitHolds } from './visit-holds.tsx';
import { VisitLoans } from './visit-loans.tsx';

type VisitPanelProps = { visit: Visit; hasSlip: boolean };

/** The reader who stands at the desk: what the desk must know before it lends, as it is now. */
export function VisitPanel({ visit, hasSlip }: VisitPanelProps) {
  const t = useTexts(texts);
  const { count, day } = useFormats();
  const { id: readerId, name } = visit.reader;
  const reader = useAnswer(['desk', 'reader', readerId], () =>
    answered(api.GET('/users/{user_id}', { params: { path: { user_id: readerId } } })),
  );
  // What was lent, returned or paid changes it.
  const settled = visit.entries.filter(isSettled).length;
  const before = useRef(settled);
  useEffect(() => {
    if (settled !== before.current) void queries.invalidateQueries({ queryKey: ['desk', 'reader', readerId] });
    before.current = settled;
  }, [settled, readerId]);
  useKeys({ end: deskJournal.endVisit });
  const user = reader.data;
  return (
    <section class="card stack" aria-label={name}>
      <div class="row row-apart">
        <h2>
          <Link href={`/desk/readers/${readerId}`}>{name}</Link>
        </h2>
        <div class="row">
          {hasSlip && (
            <Button onPress={() => perform('slip')}>
              {t.printSlip} <StrokeKeys strokes={['KeyL']} />
            </Button>
          )}
          <Button onPress={deskJournal.endVisit}>
            {t.end} <StrokeKeys strokes={['Escape']} />
          </Button>
        </div>
      </div>
      {reader.error && <Trouble error={reader.error} />}
      {!user && reader.isPending && <Waiting label={t.loading} lines={2} />}
      {user && (
        <>
          <p class="numbers quiet">{user.card_number}</p>
          <p>{t.onLoan(count(user.active_loans, t.books), count(user.loan_limit, t.books))}</p>
          <div class="row">
            <VisitAlerts readerId={readerId} />
            {user.blocked && (
              <Mark tone="bad">{user.block_reason ? t.blocked(user.block_reason) : t.blockedNoReason}</Mark>
            )}
            {user.forbidden !== undefined && user.forbidden.length > 0 && <VisitBlocks readerId={readerId} />}
            {user.to_agree !== undefined && user.to_agree.length > 0 && <Mark tone="soon">{t.toAgree}</Mark>}
            {user.has_overdue && <Mark tone="bad">{t.overdue}</Mark>}
            {user.expires_on !== undefined && <Mark tone="calm">{t.cardUntil(day(user.expires_on))}</Mark>}
          </div>
        </>
      )}
      <VisitHolds readerId={readerId} />
      <VisitCharges readerId={readerId} />
      <VisitLoans readerId={readerId} />
    </section>
  );
}
