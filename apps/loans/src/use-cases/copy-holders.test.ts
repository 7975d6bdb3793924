import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { pageOfHolders } from '../store/copy-holders.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

type Holder = { copy_id: string; loan?: { id: string; reader_id: string }; hold?: { id: string; reader_id: string } };
type Page = { items: Holder[]; gone: string[]; next_cursor?: string; changes_cursor: string };
const ask = async (path: string, query: Record<string, string> = {}) =>
  (
    await loans.service.request('GET', `${path}?${new URLSearchParams(query).toString()}`, {
      as: loans.librarian,
    })
  ).body as Page;

/** Once it is told: other databases of the server have transactions, too, and what comes after them is told after them. */
async function changes(cursor: string, isTold: (page: Page) => boolean): Promise<Page> {
  let page = await ask('/copy-holders/changes', { cursor });
  await waitFor('it is told', async () => {
    page = await ask('/copy-holders/changes', { cursor });
    return isTold(page);
  });
  return page;
}

async function keptFor(reader: { id: string }): Promise<{ copy_id: string; hold_id: string }> {
  const [copy_id, hold_id] = [randomUUID(), randomUUID()];
  await loans.service.db
    .insertInto('hold')
    .values({
      id: hold_id,
      reader_id: reader.id,
      book_id: randomUUID(),
      title: 'Чайка',
      branch_id: 'main',
      state: 'ready',
      placed_at: new Date(),
      copy_id,
      barcode: 'B-1',
    })
    .execute();
  return { copy_id, hold_id };
}

test('a desk learns who has a copy and for whom one is kept, and when that is over', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const { copy_id: kept, hold_id } = await keptFor(other);
  const first = await ask('/copy-holders');
  expect(first.items).toEqual([{ copy_id: kept, hold: { id: hold_id, reader_id: other.id, branch_id: 'main' } }]);

  const loan = await loans.lend(reader);
  const lent = await changes(first.changes_cursor, ({ items }) => items.some(({ loan: its }) => its?.id === loan.id));
  expect(lent.items.filter(({ loan: its }) => its)).toMatchObject([
    { copy_id: loan.copy_id, loan: { id: loan.id, reader_id: reader.id } },
  ]);
  const pages = [await ask('/copy-holders', { limit: '1' })];
  pages.push(await ask('/copy-holders', { limit: '1', cursor: pages[0]?.next_cursor ?? '' }));
  expect(pages.flatMap(({ items }) => items.map(({ copy_id }) => copy_id))).toEqual([kept, loan.copy_id].toSorted());
  expect(pages[1]?.next_cursor).toBeUndefined();

  await loans.service.db.updateTable('loan').set({ returned_at: new Date() }).where('id', '=', loan.id).execute();
  await loans.service.db
    .updateTable('hold')
    .set({ ended_at: new Date(), state: 'expired' })
    .where('id', '=', hold_id)
    .execute();
  const over = await changes(lent.changes_cursor, ({ gone }) => gone.length === 2);
  expect(over.items).toEqual([]);
  expect(over.gone.toSorted()).toEqual([kept, loan.copy_id].toSorted());
});

test('a page is not short because of what comes back while it is read: a desk would take it for the last one', async () => {
  await keptFor(loans.aReader());
  const loan = await loans.lend(loans.aReader());
  const { db } = loans.service;
  const whole = (await pageOfHolders(db, { limit: 1000 })).length;
  const busy = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      await db.updateTable('loan').set({ returned_at: new Date() }).where('id', '=', loan.id).execute();
      return result;
    },
  });
  expect(await pageOfHolders(busy, { limit: 1000 })).toHaveLength(whole);
});
