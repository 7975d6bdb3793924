import { expect } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aLibrarian, bookNow, emailsTo, type Book, type Loan, type Person } from './library.ts';

async function loansOf(reader: Person): Promise<Loan[]> {
  const { data } = await reader.api.GET('/loans/user/{user_id}', {
    params: { path: { user_id: reader.id }, query: { limit: 100 } },
  });
  if (!data) throw new Error('no loans');
  return data.items;
}

/** The notices about issued loans, by title, as the readers' e-mails have them. */
async function noticesOf(reader: Person): Promise<{ subject: string; number: string }[]> {
  const emails = await emailsTo(reader.email);
  return emails
    .filter(({ subject }) => subject.startsWith('Вы взяли'))
    .map(({ subject, html }) => ({ subject, number: /Уведомление ([0-9a-f-]{36})/.exec(html)?.[1] ?? 'none' }));
}

type Outcome = {
  readers: Person[];
  /** Those that only these readers have borrowed. */
  books: Book[];
  /** What these readers were told that they have borrowed. */
  answered: Loan[];
  emails: 'exactly once' | 'at least once';
  /** How many loans each of them may have. */
  limit?: number;
};

const USUAL_LIMIT = 5;

/** What must hold again soon after any fault. */
export async function expectNothingLostNorDoubled({
  readers,
  books,
  answered,
  emails,
  limit = USUAL_LIMIT,
}: Outcome): Promise<void> {
  // What a client was told is so, and nothing else is.
  const loans = (await Promise.all(readers.map(loansOf))).flat();
  expect(loans.map(({ id }) => id).sort()).toEqual(answered.map(({ id }) => id).sort());

  // No more copies lent than exist; and what is not lent is on the shelf again.
  await waitFor(
    'available + lent = total',
    async () => {
      const now = await Promise.all(books.map(({ id }) => bookNow(id)));
      return now.every(({ id, available, total_copies }) => {
        const lent = loans.filter((loan) => loan.book_id === id && loan.status !== 'returned').length;
        return available === total_copies - lent;
      });
    },
    90,
  );
  // Each copy that is out is out for one open loan, and no allocation is left over.
  const librarian = await aLibrarian();
  for (const { id } of books) {
    const open = loans.filter((loan) => loan.book_id === id && loan.status !== 'returned').map((loan) => loan.id);
    await waitFor(
      'copies and loans agree',
      async () => {
        const { data } = await librarian.api.GET('/books/{book_id}/copies', { params: { path: { book_id: id } } });
        const out = data?.items.filter(({ status }) => status !== 'available') ?? [];
        const lentTo = out.flatMap(({ status, loan_id }) => (status === 'on_loan' && loan_id ? [loan_id] : []));
        return out.length === open.length && JSON.stringify(lentTo.sort()) === JSON.stringify(open.sort());
      },
      90,
    );
  }

  // Nobody above the limit.
  for (const reader of readers)
    expect(
      loans.filter((loan) => loan.reader_id === reader.id && loan.status !== 'returned').length,
    ).toBeLessThanOrEqual(limit);

  // Every committed loan has reached its reader's history, and exactly one notice.
  for (const reader of readers) {
    const mine = loans.filter((loan) => loan.reader_id === reader.id);
    await waitFor(
      'the history',
      async () => {
        const { data } = await reader.api.GET('/users/{user_id}/history', {
          params: { path: { user_id: reader.id }, query: { limit: 100 } },
        });
        return (
          data?.items.length === mine.length &&
          mine.every((loan) =>
            data.items.some(
              (entry) => entry.loan_id === loan.id && Boolean(entry.returned_at) === (loan.status === 'returned'),
            ),
          )
        );
      },
      90,
    );
    await waitFor(
      'an e-mail for each loan',
      async () => new Set((await noticesOf(reader)).map(({ number }) => number)).size >= mine.length,
      90,
    );
    const notices = await noticesOf(reader);
    expect(new Set(notices.map(({ number }) => number)).size).toBe(mine.length);
    if (emails === 'exactly once') expect(notices.length).toBe(mine.length);
  }
}
