import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { CopyStatus } from '../../copy-status.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { AddCopies } from './add-copies.tsx';
import { texts } from './texts.ts';

type Copy = components['schemas']['Copy'];
type Loan = components['schemas']['Loan'];

/** The copies of a book: where each is, who has it, and new ones. */
export function BookCopies({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { due } = useFormats();
  const copies = useAnswer(['desk', 'book', bookId, 'copies'], () =>
    answered(api.GET('/books/{book_id}/copies', { params: { path: { book_id: bookId } } })),
  );
  const loans = useAnswer(['desk', 'book', bookId, 'loans'], () => openLoansOf(bookId));
  const names = useReaderNames(loans.data?.map((loan) => loan.reader_id) ?? []);
  const loanOf = ({ loan_id: id }: Copy) => loans.data?.find((loan) => loan.id === id);
  return (
    <section class="stack">
      <h2>{t.copies}</h2>
      {copies.isPending && <Waiting label={t.loading} />}
      {copies.error && <Trouble error={copies.error} onAgain={() => void copies.refetch()} />}
      {loans.error && <Trouble error={loans.error} onAgain={() => void loans.refetch()} />}
      {copies.data?.items.length === 0 && <p class="quiet">{t.noCopies}</p>}
      {copies.data && copies.data.items.length > 0 && (
        <Table
          label={t.copies}
          rows={copies.data.items}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.barcode,
              cell: ({ barcode }) => (
                <Link class="numbers" href={`/desk/copies?barcode=${encodeURIComponent(barcode)}`}>
                  {barcode}
                </Link>
              ),
            },
            { label: t.status, cell: (copy) => <CopyStatus status={copy.status} loan={loanOf(copy)} /> },
            {
              label: t.holder,
              cell: (copy) => {
                const loan = loanOf(copy);
                return loan ? <ReaderLink id={loan.reader_id} names={names} /> : '—';
              },
            },
            {
              label: t.due,
              cell: (copy) => {
                const loan = loanOf(copy);
                return loan ? due(loan) : '—';
              },
            },
          ]}
        />
      )}
      <AddCopies bookId={bookId} />
    </section>
  );
}

async function openLoansOf(bookId: string): Promise<Loan[]> {
  const loans: Loan[] = [];
  let cursor: string | undefined;
  do {
    const page = await answered(
      api.GET('/loans', {
        params: {
          query: { book_id: bookId, status: 'open', limit: 100, ...(cursor !== undefined && { cursor }) },
        },
      }),
    );
    loans.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return loans;
}
