import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEventData } from '#events';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

type Reader = ReturnType<Desk['aReader']>;
type Held = { id: string; book_id: string; position?: number };

const AS_USERS = { headers: { 'dapr-caller-app-id': 'users' } };
const ask = (
  method: string,
  path: string,
  body?: object,
  as: { id: string; role: 'reader' | 'librarian' } = loans.librarian,
) => loans.service.request(method, path, { as, ...(body && { body }) });
const merge = (from: Reader, into: Reader) =>
  loans.service.request('POST', `/internal/readers/${from.id}/merge`, { ...AS_USERS, body: { into: into.id } });
const check = async (from: Reader, into: Reader) =>
  (await loans.service.request('GET', `/internal/readers/${from.id}/merge?into=${into.id}`, AS_USERS)).body;
const told = (from: Reader, into: Reader, id = randomUUID()) =>
  loans.service.deliver(
    'user.events',
    'reader.merged',
    { event_type: 'reader.merged', from: from.id, to: into.id },
    { id },
  );
const items = async <Item>(path: string): Promise<Item[]> => ((await ask('GET', path)).body as { items: Item[] }).items;
const loansOf = async ({ id }: Reader) => (await items<{ id: string }>(`/loans/user/${id}`)).map((loan) => loan.id);
const holdsOf = ({ id }: Reader) => items<Held>(`/holds/user/${id}`);
const place = async (reader: Reader, book_id: string) =>
  (await ask('POST', '/holds', { book_id }, reader)).body as Held;
async function charge(reader: Reader, amount_minor: number): Promise<string> {
  const body = { kind: 'damage', amount_minor, comment: 'Залита чаем' };
  return ((await ask('POST', `/charges/user/${reader.id}`, body)).body as { id: string }).id;
}
const account = async ({ id }: Reader) =>
  (await ask('GET', `/charges/user/${id}?status=all`)).body as {
    items: { id: string; entries: { amount: { amount_minor: number } }[] }[];
    balance: { amount_minor: number };
  };

test('what one reader has, had, owes and has paid is the other’s, and the ledger adds up', async () => {
  const [from, into] = [loans.aReader(), loans.aReader()];
  const [out, returned] = [await loans.lend(from), await loans.lend(from)];
  await ask('POST', '/loans/return', { loan_id: returned.id });
  const paid = await charge(from, 500);
  await ask('POST', `/charges/${paid}/pay`, { method: 'cash', amount_minor: 200 });
  const own = await charge(into, 70);
  expect(await check(from, into)).toMatchObject({
    refusals: [],
    moves: { loans: 1, past_loans: 1, charges: 1, owes_minor: 300, currency: 'RUB', holds: 0, holds_ended: 0 },
  });
  await loans.service.published();
  expect((await merge(from, into)).status).toBe(204);
  const balances = (await loans.service.published()).filter(({ type }) => type === 'reader.balance_changed');
  expect(balances).toMatchObject([{ data: { reader_id: into.id, balance_minor: 370 } }]);
  expect(await loansOf(from)).toEqual([]);
  expect((await loansOf(into)).toSorted()).toEqual([out.id, returned.id].toSorted());
  const { items: charges, balance } = await account(into);
  expect([charges.map(({ id }) => id).toSorted(), balance.amount_minor]).toEqual([[paid, own].toSorted(), 370]);
  expect(await account(from)).toMatchObject({ items: [], balance: { amount_minor: 0 } });
  expect((await ask('POST', '/loans/return', { loan_id: out.id })).body).toMatchObject({ reader_id: into.id });
});

test('of two holds on a title the one further ahead stays, and nobody waits for what they have', async () => {
  const [from, into, other] = [loans.aReader(), loans.aReader(), loans.aReader()];
  const [both, alone, lent] = [loans.aBook({ available: 0 }), loans.aBook({ available: 0 }), loans.aBook()];
  const first = await place(from, both.id);
  await place(other, both.id);
  const second = await place(into, both.id);
  const third = await place(from, alone.id);
  await loans.lend(into, lent);
  const fourth = await place(from, lent.id);
  expect(await check(from, into)).toMatchObject({ moves: { holds: 2, holds_ended: 2 } });
  await loans.service.published();
  expect((await merge(from, into)).status).toBe(204);
  const ended = (await loans.service.published()).filter(({ type }) => type === 'hold.ended');
  expect(ended.map(({ subject }) => subject).toSorted()).toEqual([second.id, fourth.id].toSorted());
  expect((await holdsOf(into)).filter(({ position }) => position !== undefined)).toMatchObject([
    { id: first.id, position: 1 },
    { id: third.id, position: 1 },
  ]);
});

test('both have a copy of a book: one comes back first, and nothing is moved before', async () => {
  const [from, into] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook({ available: 2 });
  const [his, hers] = [await loans.lend(from, book), await loans.lend(into, book)];
  const refused = { code: 'both_have_book', facts: { title: book.title } };
  expect(await check(from, into)).toMatchObject({ refusals: [refused] });
  expect(await merge(from, into)).toMatchObject({ status: 409, body: refused });
  expect([await loansOf(from), await loansOf(into)]).toEqual([[his.id], [hers.id]]);
  await ask('POST', '/loans/return', { loan_id: his.id });
  expect((await merge(from, into)).status).toBe(204);
});

test('whoever was merged borrows nothing more, and who is leaving is not merged', async () => {
  const [from, into, leaving] = [loans.aReader(), loans.aReader(), loans.aReader()];
  expect((await merge(from, into)).status).toBe(204);
  const borrowing = await ask('POST', '/loans', { book_id: loans.aBook().id }, from);
  expect(borrowing).toMatchObject({ status: 409, body: { code: 'reader_closed' } });
  await loans.service.request('POST', `/internal/readers/${leaving.id}/close`, AS_USERS);
  for (const pair of [
    [leaving, into],
    [into, leaving],
  ] as const)
    expect(await merge(...pair)).toMatchObject({ status: 409, body: { code: 'reader_closed' } });
});

test('however often it is asked for and told, and in whatever order, all is the kept reader’s, also of one who was merged before', async () => {
  const [first, second, kept] = [loans.aReader(), loans.aReader(), loans.aReader()];
  const loan = await loans.lend(first);
  expect((await merge(first, second)).status).toBe(204);
  expect((await merge(second, kept)).status).toBe(204);
  expect([await told(second, kept), await told(first, second), await told(first, second)]).toEqual([
    'SUCCESS',
    'SUCCESS',
    'SUCCESS',
  ]);
  expect((await merge(first, second)).status).toBe(204);
  const gone = () =>
    loans.service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: first.id });
  expect(await gone()).toBe('SUCCESS');
  expect(await loansOf(kept)).toEqual([loan.id]);
});

test('of a check-out and a merge at the same time no loan is left with the merged reader', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [from, into] = [loans.aReader(), loans.aReader()];
    const book = loans.aBook();
    const [lent, merged] = await Promise.all([ask('POST', '/loans', { book_id: book.id }, from), merge(from, into)]);
    expect(merged.status).toBe(204);
    expect([lent.status, (await loansOf(into)).length, (await loansOf(from)).length]).toEqual(
      lent.status === 201 ? [201, 1, 0] : [409, 0, 0],
    );
  }
});

test('what a desk did offline for a card of before is the kept reader’s, and so is what people are to look at', async () => {
  const [from, into] = [loans.aReader(), loans.aReader()];
  const card = loans.giveCard(from);
  await merge(from, into);
  const [book, other] = [0, 1].map(() => loans.aBook({ barcode: `M-${randomUUID().slice(0, 8)}` }));
  const nobodys = `X-${randomUUID().slice(0, 8)}`;
  const entry = (barcode: string | undefined, whose: object) => ({
    id: uuidv7(),
    desk: 'A',
    branch_id: 'main',
    kind: 'lend',
    barcode,
    at: new Date(Date.now() - 60_000).toISOString(),
    ...whose,
  });
  // Lending moves first: whose the card is, users may say as before.
  const entries = [
    entry(book?.barcode, { reader_id: from.id }),
    entry(other?.barcode, { card_number: card }),
    entry(nobodys, { reader_id: from.id }),
  ];
  const body = { sent_at: new Date().toISOString(), entries };
  expect((await ask('POST', '/desk/journal', body)).status).toBe(200);
  expect(await loansOf(into)).toHaveLength(2);
  const tasks = await items<{ barcode?: string; reader_id?: string }>('/desk/tasks?status=open');
  expect(tasks.find(({ barcode }) => barcode === nobodys)).toMatchObject({ reader_id: into.id });
});

test('an event of a merge is as its schema says', () => {
  expect(isEventData('reader.merged', { event_type: 'reader.merged', from: randomUUID(), to: randomUUID() })).toBe(
    true,
  );
});
