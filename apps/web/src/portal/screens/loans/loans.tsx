import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Mark, Message, type Tone } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { More } from '../../../house/more.tsx';
import { openLoans, soonestDueFirst } from '../../../house/open-loans.ts';
import { useRenewal } from '../../../house/renewal.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Loan = components['schemas']['Loan'];

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
  const { day, dayOf, inDays, money, count } = useFormats();
  const renew = useRenewal(loan.id, [['loans'], ['me']]);
  const left = daysUntil(loan.due_date);
  const tone: Tone = left < 0 ? 'bad' : left <= SOON_DAYS ? 'soon' : 'calm';
  return (
    <article class="stack stack-tight">
      <h2 class="title">
        <Link href={`/books/${loan.book_id}`}>{loan.title}</Link>
      </h2>
      {loan.claimed_returned_at !== undefined && <p>{t.claimed(dayOf(loan.claimed_returned_at))}</p>}
      {loan.claimed_returned_at === undefined && (
        <div class="row">
          <Mark tone={tone}>{left < 0 ? t.overdue(day(loan.due_date)) : t.due(day(loan.due_date))}</Mark>
          <span class="quiet">{inDays(left)}</span>
        </div>
      )}
      {loan.recalled_at !== undefined && loan.claimed_returned_at === undefined && (
        <p>{t.recalled(day(loan.due_date))}</p>
      )}
      {loan.fine && <p>{t.fine(money(loan.fine.amount))}</p>}
      {loan.renews_from !== undefined && left >= 0 && (
        <p class="quiet small">{t.renewsItself(day(loan.renews_from))}</p>
      )}
      {loan.claimed_returned_at === undefined && (
        <div class="row row-apart">
          <Button busy={renew.isPending} onPress={() => renew.mutate(undefined)} label={t.renewThis(loan.title)}>
            {t.renew}
          </Button>
          <span class="quiet small">
            {loan.renewals_left > 0 ? t.left(count(loan.renewals_left, t.times)) : t.noneLeft}
          </span>
        </div>
      )}
      {renew.data && (
        <Message tone="good">
          <p>{t.renewed(day(renew.data.due_date))}</p>
        </Message>
      )}
      {renew.error && <Trouble error={renew.error} />}
    </article>
  );
}
