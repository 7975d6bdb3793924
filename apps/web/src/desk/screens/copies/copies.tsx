import { Link, useLocation, useSearchParams } from 'wouter-preact';
import { Message } from '../../../design/message.tsx';
import { SearchForm } from '../../../design/search-form.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { claimOf, CopyStatus } from '../../copy-status.tsx';
import { useScans } from '../../keys/deeds.ts';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { CopyChange } from './copy-change.tsx';
import { CopyDetails } from './copy-details.tsx';
import { CopyHistory } from './copy-history.tsx';
import { CopyWay } from './copy-way.tsx';
import { texts } from './texts.ts';

/** The copy with a barcode, which stands in the address: where it is, and what has become of it. */
export function Copies() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const barcode = asked.get('barcode') ?? '';
  const show = (code: string) => go(code === '' ? '/desk/copies' : `/desk/copies?barcode=${encodeURIComponent(code)}`);
  useScans(show);
  return (
    <ScreenBody title={t.title}>
      <SearchForm
        key={barcode}
        label={t.barcode}
        submit={t.find}
        words={barcode}
        maxLength={32}
        focusWhenEmpty
        onSearch={show}
      />
      {barcode === '' ? <p class="quiet">{t.hint}</p> : <CopyPage key={barcode} barcode={barcode} />}
    </ScreenBody>
  );
}

function CopyPage({ barcode }: { barcode: string }) {
  const t = useTexts(texts);
  const { due, dayOf } = useFormats();
  const { nameOf, isPending: branchesArePending } = useBranches();
  const asked = useAnswer(['desk', 'copy', barcode], () =>
    answered(api.GET('/copies', { params: { query: { barcode } } })),
  );
  const copy = asked.data;
  const loanId = copy?.loan_id ?? '';
  const loan = useAnswer(
    ['desk', 'copy', barcode, 'loan', loanId],
    () => answered(api.GET('/loans/{loan_id}', { params: { path: { loan_id: loanId } } })),
    loanId !== '',
  );
  const names = useReaderNames(loan.data ? [loan.data.reader_id] : []);
  // Branches that came later would move the buttons from under somebody's hand.
  const isPending = asked.isPending || (copy !== undefined && branchesArePending);
  const isUnknown = asked.error instanceof Refusal && asked.error.problem.status < 500;
  return (
    <section class="stack stack-wide">
      {isPending && <Waiting label={t.looking} />}
      {asked.error && <Trouble error={asked.error} {...(!isUnknown && { onAgain: () => void asked.refetch() })} />}
      {copy && !isPending && (
        <>
          <h2 class="numbers">{copy.barcode}</h2>
          {copy.alert !== undefined && (
            <Message tone="bad">
              <b>{t.alert}</b> {copy.alert}
            </Message>
          )}
          <dl class="facts">
            <dt>{t.book}</dt>
            <dd>
              <Link href={`/desk/books/${copy.book_id}`}>{copy.title}</Link>
            </dd>
            <dt>{t.status}</dt>
            <dd>
              <CopyStatus status={copy.status} loan={loan.data} />
            </dd>
            {loan.data && loan.data.status !== 'returned' && (
              <>
                <dt>{t.holder}</dt>
                <dd>
                  <ReaderLink id={loan.data.reader_id} names={names} />
                </dd>
                {loan.data.lost_at === undefined && (
                  <>
                    <dt>{t.due}</dt>
                    <dd>{due(loan.data)}</dd>
                  </>
                )}
              </>
            )}
            <dt>{t.homeBranch}</dt>
            <dd>{nameOf(copy.home_branch)}</dd>
            <dt>{t.currentBranch}</dt>
            <dd>{nameOf(copy.current_branch)}</dd>
            {copy.destination !== undefined && (
              <>
                <dt>{t.destination}</dt>
                <dd>{nameOf(copy.destination)}</dd>
              </>
            )}
            <dt>{t.location}</dt>
            <dd>{copy.location ?? '—'}</dd>
            <dt>{t.callNumber}</dt>
            <dd class="numbers">{copy.call_number ?? '—'}</dd>
            <dt>{t.inHouseUses}</dt>
            <dd class="numbers">{copy.in_house_uses}</dd>
            {copy.staff_note !== undefined && (
              <>
                <dt>{t.staffNote}</dt>
                <dd>{copy.staff_note}</dd>
              </>
            )}
            <dt>{t.since}</dt>
            <dd>{dayOf(copy.created_at)}</dd>
          </dl>
          {loan.error && <Trouble error={loan.error} onAgain={() => void loan.refetch()} />}
          <CopyWay copy={copy} asked={barcode} />
          <CopyChange copy={copy} asked={barcode} />
          <CopyDetails copy={copy} asked={barcode} />
          <CopyHistory barcode={copy.barcode} asked={barcode} claimedAt={claimOf(loan.data)} />
        </>
      )}
    </section>
  );
}
