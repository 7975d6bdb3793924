import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Field, TextField } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { CopyStatus } from '../../copy-status.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Copy = components['schemas']['Copy'];
type Loan = components['schemas']['Loan'];

/** The copies of a book: where each is, who has it, and new ones. */
export function BookCopies({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { day } = useFormats();
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
            { label: t.status, cell: ({ status }) => <CopyStatus status={status} /> },
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
                return loan ? day(loan.due_date) : '—';
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

/** What became of copies that were added one after the other. */
type Added = { added: number; refused: { barcode: string; reason: string }[] };

/** Each copy has a key of its own, so that a batch that was cut off goes on where it was. */
async function addAll(bookId: string, barcodes: readonly (string | undefined)[], key: string): Promise<Added> {
  const outcome: Added = { added: 0, refused: [] };
  for (const [index, barcode] of barcodes.entries())
    try {
      await answered(
        api.POST('/books/{book_id}/copies', {
          params: { path: { book_id: bookId }, header: { 'Idempotency-Key': `${key}-${index}` } },
          body: barcode === undefined ? {} : { barcode },
        }),
      );
      outcome.added += 1;
    } catch (error) {
      if (barcode === undefined || !(error instanceof Refusal) || error.problem.status >= 500) throw error;
      const { errors: [wrong] = [], detail, title } = error.problem;
      outcome.refused.push({ barcode, reason: wrong?.message ?? detail ?? title });
    }
  return outcome;
}

function AddCopies({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { count } = useFormats();
  const [outcome, tell] = useState<Added>();
  const add = useDeed(
    (barcodes: (string | undefined)[], key) => addAll(bookId, barcodes, key),
    [
      ['desk', 'book', bookId],
      ['desk', 'books'],
    ],
  );
  const form = useForm({ barcodes: '', unnumbered: '' }, add);
  const submit = () => {
    const given = form.values.barcodes
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const unnumbered = Array.from({ length: Number(form.values.unnumbered) || 0 }, () => undefined);
    add.mutate([...given, ...unnumbered], {
      onSuccess: (done) => {
        tell(done);
        form.reset();
      },
    });
  };
  return (
    <details class="more">
      <summary>{t.addCopies}</summary>
      <Form form={form} deed={add} submit={t.add} onSubmit={submit} wide>
        <div class="fields fields-top">
          <TextField label={t.barcodes} hint={t.barcodesHint} rows={4} {...form.field('barcodes')} />
          <Field
            label={t.unnumbered}
            hint={t.unnumberedHint}
            type="number"
            min={0}
            max={100}
            {...form.field('unnumbered')}
          />
        </div>
        {outcome && outcome.added > 0 && <Message tone="good">{t.added(count(outcome.added, t.counted))}</Message>}
        {outcome && outcome.refused.length > 0 && (
          <Message tone="bad">
            <ul class="stack stack-tight">
              {outcome.refused.map(({ barcode, reason }) => (
                <li key={barcode}>{t.notAdded(barcode, reason)}</li>
              ))}
            </ul>
          </Message>
        )}
      </Form>
    </details>
  );
}
