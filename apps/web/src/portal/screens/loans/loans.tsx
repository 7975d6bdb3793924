import { lazy, Suspense } from 'preact/compat';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Mark, Message, type Tone } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { More } from '../../../house/more.tsx';
import { isLate, openLoans, soonestDueFirst } from '../../../house/open-loans.ts';
import { useRenewal } from '../../../house/renewal.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Loan = components['schemas']['Loan'];

const RenewAll = lazy(async () => ({ default: (await import('./renew-all.tsx')).RenewAll }));

/** From this many days before the due date on, a loan is marked. */
const SOON_DAYS = 3;

export function Loans() {
  const t = useTexts(texts);
  const userId = useAccount()?.id ?? '';
  const loans = useList(['loans', userId], (cursor) => openLoans(userId, cursor));
  return (
    <ScreenBody title={t.title}>
      {loans.isPending && <Waiting label={t.loading} />}
      {loans.error && <Trouble error={loans.error} onAgain={() => void loans.refetch()} />}
      {loans.items?.length === 0 && (
        <div class="nothing">
          <p>{t.none}</p>
          <ButtonLink to="/search" kind="main">
            {t.find}
          </ButtonLink>
        </div>
      )}
      {loans.items && loans.items.length > 1 && (
        // As high as what comes.
        <Suspense fallback={<span class="button" aria-hidden="true" />}>
          <RenewAll readerId={userId} />
        </Suspense>
      )}
      <ul class="stack">
        {soonestDueFirst(loans.items ?? []).map((loan) => (
          <li key={loan.id} class="card">
            <LoanLine loan={loan} />
          </li>
        ))}
      </ul>
      <More {...loans} />
    </ScreenBody>
  );
}

function LoanLine({ loan }: { loan: Loan }) {
  const t = useTexts(texts);
  const account = useAccount();
  const { day, due, inDays, money, count } = useFormats();
  const renew = useRenewal(loan.id, [['loans'], ['me']]);
  const left = daysUntil(loan.due_date);
  const late = isLate(loan);
  const tone: Tone = late ? 'bad' : left <= SOON_DAYS ? 'soon' : 'calm';
  return (
    <article class="stack stack-tight">
      <h2 class="title">
        <Link href={`/books/${loan.book_id}`}>{loan.title}</Link>
      </h2>
      {loan.claimed_returned_at !== undefined && <Claimed loan={loan} at={loan.claimed_returned_at} />}
      {loan.claimed_returned_at === undefined && (
        <div class="row">
          <Mark tone={tone}>{(late ? t.overdue : t.due)(due(loan))}</Mark>
          <span class="quiet">{inDays(left)}</span>
        </div>
      )}
      {loan.recalled_at !== undefined && loan.claimed_returned_at === undefined && <p>{t.recalled(due(loan))}</p>}
      {loan.fine && <p>{t.fine(money(loan.fine.amount))}</p>}
      {loan.renews_from !== undefined && !late && <p class="quiet small">{t.renewsItself(day(loan.renews_from))}</p>}
      {loan.claimed_returned_at === undefined && (
        <div class="row row-apart">
          <Button busy={renew.isPending} onPress={() => renew.mutate(undefined)} label={t.renewThis(loan.title)}>
            {t.renew}
          </Button>
          <span class="quiet small">
            {loan.renewals_left > 0 ? t.left(count(loan.renewals_left, t.times)) : t.noneLeft}
          </span>
          {!maySee('loans.return_any', account) && <HandIn loan={loan} />}
        </div>
      )}
      {renew.data && (
        <Message tone="good">
          <p>{t.renewed(due(renew.data))}</p>
        </Message>
      )}
      {renew.error && <Trouble error={renew.error} />}
    </article>
  );
}

const CHANGED = [['loans'], ['me']];

/** For a book that lies in the return box: it stays on loan until the desk scans it. Whoever works at a desk would end the loan by the same. */
function HandIn({ loan: { id, title } }: { loan: Loan }) {
  const t = useTexts(texts);
  const handIn = useDeed(
    (_: undefined, key) =>
      answered(api.POST('/loans/return', { params: { header: { 'Idempotency-Key': key } }, body: { loan_id: id } })),
    CHANGED,
  );
  return (
    <>
      <Confirm
        kind="ordinary"
        label={t.inBoxThis(title)}
        question={t.inBoxQuestion}
        yes={t.inBoxYes}
        no={t.no}
        busy={handIn.isPending}
        onConfirm={() => handIn.mutate(undefined)}
      >
        {t.inBox}
      </Confirm>
      {handIn.error && <Trouble error={handIn.error} />}
    </>
  );
}

/** What was said of a book that is still theirs: by themselves, which they may take back, or at the desk. */
function Claimed({ loan: { id, title, claim_lapses_at: until }, at }: { loan: Loan; at: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const takeBack = useDeed(
    (_: undefined, key) =>
      answered(
        api.DELETE('/loans/{loan_id}/claim', {
          params: { path: { loan_id: id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    CHANGED,
  );
  if (until === undefined) return <p>{t.claimed(dayOf(at))}</p>;
  return (
    <>
      <p>{t.handedIn(dayOf(at), dayOf(until))}</p>
      <div>
        <Button busy={takeBack.isPending} onPress={() => takeBack.mutate(undefined)} label={t.stillMineThis(title)}>
          {t.stillMine}
        </Button>
      </div>
      {takeBack.error && <Trouble error={takeBack.error} />}
    </>
  );
}
