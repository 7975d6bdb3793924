import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { isLate, openLoans, soonestDueFirst } from '../../../house/open-loans.ts';
import { useRenewal } from '../../../house/renewal.ts';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { Claim } from '../../claim.tsx';
import { DeclareLost } from './declare-lost.tsx';
import { LoanDates } from './loan-dates.tsx';
import { RenewalException } from './renewal-exception.tsx';
import { texts } from './texts.ts';

type Loan = components['schemas']['Loan'];

/** What a reader has, the soonest due first, with renewal and return in the row. */
export function ReaderLoans({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const loans = useList(['desk', 'reader', readerId, 'loans'], (cursor) => openLoans(readerId, cursor));
  return (
    <section class="stack">
      <h2>{t.loans}</h2>
      {loans.isPending && <Waiting label={t.loading} />}
      {loans.error && <Trouble error={loans.error} onAgain={() => void loans.refetch()} />}
      {loans.items?.length === 0 && <p class="quiet">{t.noLoans}</p>}
      <ul class="list">
        {soonestDueFirst(loans.items ?? []).map((loan) => (
          <li key={loan.id}>
            <LoanRow loan={loan} readerId={readerId} />
          </li>
        ))}
      </ul>
      <More {...loans} />
    </section>
  );
}

function LoanRow({ loan, readerId }: { loan: Loan; readerId: string }) {
  const t = useTexts(texts);
  const { due, dayOf } = useFormats();
  const account = useAccount();
  const changes = [
    ['desk', 'reader', readerId],
    ['desk', 'claims'],
  ];
  const renew = useRenewal(loan.id, changes);
  const giveBack = useDeed(
    (_: undefined, key) =>
      answered(
        api.POST('/loans/return', { params: { header: { 'Idempotency-Key': key } }, body: { loan_id: loan.id } }),
      ),
    changes,
  );
  const late = isLate(loan);
  return (
    <div class="stack stack-tight">
      <div class="row row-apart">
        <div>
          <b>{loan.title}</b>
          <p class="quiet small numbers">{loan.barcode}</p>
        </div>
        <div class="row">
          {loan.claimed_returned_at === undefined ? (
            <Mark tone={late ? 'bad' : 'calm'}>{(late ? t.wasDue : t.due)(due(loan))}</Mark>
          ) : (
            <Mark tone="soon">{t.claimed(dayOf(loan.claimed_returned_at))}</Mark>
          )}
          {loan.claimed_returned_at === undefined && (
            <Button busy={renew.isPending} onPress={() => renew.mutate(undefined)} label={t.renewThis(loan.title)}>
              {t.renew}
            </Button>
          )}
          <Button busy={giveBack.isPending} onPress={() => giveBack.mutate(undefined)} label={t.returnThis(loan.title)}>
            {t.giveBack}
          </Button>
        </div>
      </div>
      {account?.id !== readerId && (
        <div class="row">
          {maySee('loans.set_dates', account) && <LoanDates loan={loan} changes={changes} />}
          {maySee('loans.claim', account) && <Claim loan={loan} changes={changes} />}
          {maySee('loans.declare_lost', account) && <DeclareLost loan={loan} changes={changes} />}
        </div>
      )}
      {renew.error && <Trouble error={renew.error} />}
      {renew.error instanceof Refusal && account?.id !== readerId && maySee('loans.override', account) && (
        <RenewalException loan={loan} changes={changes} onDone={() => renew.reset()} />
      )}
      {giveBack.error && <Trouble error={giveBack.error} />}
    </div>
  );
}
