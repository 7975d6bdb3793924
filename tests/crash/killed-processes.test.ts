import { randomUUID } from 'node:crypto';
import { test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, borrow, manyReaders, type Book, type Loan, type Person, bringBack } from '../support/library.ts';
import { expectNothingLostNorDoubled } from '../support/invariants.ts';
import { pidOf } from '../support/processes.ts';
import { untilAnswered } from '../support/until-answered.ts';

const READERS = 6;
const BOOKS = 6;
const COPIES = 4;
const LOANS_PER_READER = 12;

/** Borrows and returns, one after the other; half of the loans stay open as long as the limit allows. */
async function streamOfLoans(reader: Person, books: Book[], done: (loan: Loan) => void): Promise<void> {
  for (let turn = 0; turn < LOANS_PER_READER; turn += 1) {
    const book = books[(turn + reader.id.charCodeAt(35)) % books.length] ?? books[0];
    const key = randomUUID();
    const { data: loan } = await untilAnswered(() => borrow(reader, book?.id ?? '', key));
    if (!loan) continue;
    done(loan);
    if (turn % 2 === 0) await untilAnswered(() => bringBack(loan.id));
  }
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
  const readers = await manyReaders(READERS);
  const books = await Promise.all(Array.from({ length: BOOKS }, () => aBook({ total_copies: COPIES })));
  const answered: Loan[] = [];

  const streams = Promise.all(readers.map((reader) => streamOfLoans(reader, books, (loan) => answered.push(loan))));
  await waitFor('the stream to flow', async () => answered.length >= 8);
  // Some brokers are several processes: all of them, or the rest would carry on as if nothing were.
  if (victim === 'broker') process.kill(-pidOf(process.env['TEST_BROKER'] ?? ''), 'SIGKILL');
  else process.kill(pidOf(victim), 'SIGKILL');
  await streams;

  await expectNothingLostNorDoubled({
    readers,
    books,
    answered,
    // The mail server cannot be asked whether it took an e-mail, so only its sender's death can send one again.
    emails: victim.startsWith('notifications') ? 'at least once' : 'exactly once',
  });
});
