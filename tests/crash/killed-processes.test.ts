import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import {
  aBook,
  aLibrarian,
  aReader,
  bookNow,
  borrow,
  emailsTo,
  type Book,
  type Loan,
  type Person,
} from '../support/library.ts';

const READERS = 6;
const BOOKS = 6;
const COPIES = 4;
const LOANS_PER_READER = 12;

type Process = { pid: number };

function pidOf(victim: string): number {
  const name = victim === 'broker' ? (process.env['TEST_BROKER'] ?? '') : victim;
  const path = process.env['TEST_PROCESSES'] ?? '';
  const { [name]: entry } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Process | undefined>;
  if (!entry) throw new Error(`${name} does not run`);
  return entry.pid;
}

/** As a client does it: again, under the same key, until somebody answers. */
async function untilAnswered<T extends { response: Response; error?: { code: string } | undefined }>(
  ask: () => Promise<T>,
): Promise<T> {
  return waitFor(
    'an answer',
    async () => {
      const answer = await ask();
      const again = answer.response.status >= 500 || answer.error?.code === 'request_in_progress';
      return again ? undefined : answer;
    },
    120,
  );
}

/** Borrows and returns, one after the other; half of the loans stay open as long as the limit allows. */
async function streamOfLoans(reader: Person, books: Book[], done: (loan: Loan) => void): Promise<void> {
  for (let turn = 0; turn < LOANS_PER_READER; turn += 1) {
    const book = books[(turn + reader.id.charCodeAt(35)) % books.length] ?? books[0];
    const key = randomUUID();
    const { data: loan } = await untilAnswered(() => borrow(reader, book?.id ?? '', key));
    if (!loan) continue;
    done(loan);
    if (turn % 2 === 0) await untilAnswered(() => reader.api.POST('/loans/return', { body: { loan_id: loan.id } }));
  }
}

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

test.each([
  'loans',
  'books',
  'notifications',
  'users-rpc',
  'loans-daprd',
  'books-daprd',
  'notifications-daprd',
  'postgres',
  'broker',
])('kill -9 of %s in the middle of a stream of loans loses nothing and doubles nothing', async (victim) => {
  const readers = await Promise.all(Array.from({ length: READERS }, () => aReader()));
  const books = await Promise.all(Array.from({ length: BOOKS }, () => aBook({ total_copies: COPIES })));
  const answered: Loan[] = [];

  const streams = Promise.all(readers.map((reader) => streamOfLoans(reader, books, (loan) => answered.push(loan))));
  await waitFor('the stream to flow', async () => answered.length >= 8);
  process.kill(pidOf(victim), 'SIGKILL');
  await streams;

  // What a client was told is so, and nothing else is.
  const loans = (await Promise.all(readers.map(loansOf))).flat();
  expect(loans.map(({ id }) => id).sort()).toEqual(answered.map(({ id }) => id).sort());

  // No more copies lent than exist; and what is not lent is on the shelf again.
  await waitFor(
    'available + lent = total',
    async () => {
      const now = await Promise.all(books.map(({ id }) => bookNow(id)));
      return now.every(({ id, available }) => {
        const lent = loans.filter((loan) => loan.book_id === id && loan.status !== 'returned').length;
        return available === COPIES - lent;
      });
    },
    90,
  );
  // Each copy that is out is out for one open loan, and no reservation is left over.
  const librarian = await aLibrarian();
  for (const { id } of books) {
    const open = loans.filter((loan) => loan.book_id === id && loan.status !== 'returned').map((loan) => loan.id);
    await waitFor('copies and loans agree', async () => {
      const { data } = await librarian.api.GET('/books/{book_id}/copies', { params: { path: { book_id: id } } });
      const out = data?.items.filter(({ status }) => status !== 'available') ?? [];
      const lentTo = out.flatMap(({ status, loan_id }) => (status === 'on_loan' && loan_id ? [loan_id] : []));
      return out.length === open.length && JSON.stringify(lentTo.sort()) === JSON.stringify(open.sort());
    });
  }

  // Nobody above the limit.
  for (const reader of readers)
    expect(
      loans.filter((loan) => loan.reader_id === reader.id && loan.status !== 'returned').length,
    ).toBeLessThanOrEqual(5);

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
    // The mail server cannot be asked whether it took an e-mail, so only its sender's death can send one again.
    if (!victim.startsWith('notifications')) expect(notices.length).toBe(mine.length);
  }
});
