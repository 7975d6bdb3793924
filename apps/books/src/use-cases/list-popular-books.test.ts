import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markLent } from '../store/copies.ts';
import { createPopularBooks } from '../store/popular-books-cache.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { waitFor } from '#testing/wait-for.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

async function lent(bookId: string, times: number, day: string): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const loanId = randomUUID();
    await books.allocate(bookId, loanId);
    await markLent(books.service.db, [loanId], day);
    await markLent(books.service.db, [loanId], day);
  }
}

test('the books that were lent most in the last three months come first, with the copies that they have now', async () => {
  const [favourite, second, yesteryears] = [await books.aBook(5), await books.aBook(5), await books.aBook(5)];
  await lent(favourite.id, 2, daysAgo(1));
  await lent(favourite.id, 1, daysAgo(60));
  await lent(second.id, 2, daysAgo(0));
  await lent(yesteryears.id, 5, daysAgo(91));
  await books.service.runJob('clean-up');
  const popular = async () => (await books.service.request('GET', '/books/popular')).body;

  expect(await popular()).toMatchObject({
    items: [
      { id: favourite.id, available: 2 },
      { id: second.id, available: 3 },
    ],
  });
  expect((await popular()) as { items: unknown[] }).toMatchObject({ items: { length: 2 } });

  await books.addCopy(second.id);
  expect(await popular()).toMatchObject({ items: [{ id: favourite.id }, { id: second.id, total_copies: 6 }] });
});

test('a loan does not have what is popular computed again', async () => {
  const popular = async () => (await books.service.request('GET', '/books/popular')).body;
  const before = await popular();
  const upstart = await books.aBook(9);
  await lent(upstart.id, 9, daysAgo(0));
  const { loan_id, copy_id } = await books.allocate((await books.aBook(1)).id);
  await books.service.deliver('loan.events', 'loan.issued', {
    ...anExampleLoan({ loan_id, book_id: upstart.id, copy_id, issued_at: new Date().toISOString() }),
    event_type: 'loan.issued',
    version: 1,
  });
  expect(await popular()).toEqual(before);
});

test('what is popular is computed once, however many ask for it meanwhile, and by whom', async () => {
  let computed = 0;
  const kept = new Map<string, unknown>();
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, ids: unknown) => void kept.set(key, ids),
  };
  const popular = createPopularBooks(store, pino({ level: 'silent' }), async () => {
    computed += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return ['a'];
  });
  expect(await Promise.all(Array.from({ length: 10 }, () => popular.ids()))).toEqual(
    Array.from({ length: 10 }, () => ['a']),
  );
  expect(await popular.ids()).toEqual(['a']);
  expect(computed).toBe(1);
});

test('while it is computed again, or cannot be, those who ask get what was popular before', async () => {
  const answers: (() => void)[] = [];
  const kept = new Map<string, unknown>();
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, ids: unknown) => void kept.set(key, ids),
  };
  const compute = () => new Promise<string[]>((resolve) => answers.push(() => resolve(['b'])));
  let next: () => Promise<string[]> = () => Promise.resolve(['a']);
  const popular = createPopularBooks(store, pino({ level: 'silent' }), () => next());
  expect(await popular.ids()).toEqual(['a']);

  kept.clear();
  next = () => Promise.reject(new Error('it took too long'));
  expect(await popular.ids()).toEqual(['a']);
  next = compute;
  await waitFor('it is computed again', async () => {
    expect(await popular.ids()).toEqual(['a']);
    return answers.length === 1;
  });
  answers[0]?.();
  await waitFor('the new ones', async () => (await popular.ids())[0] === 'b');
});
