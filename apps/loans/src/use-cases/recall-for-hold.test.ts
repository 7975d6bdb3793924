import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { waitFor } from '#testing/wait-for.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
let now = new Date('2027-03-10T09:00:00Z');
beforeAll(async () => {
  loans = await desk({ now: () => now });
  const terms = { loan_days: 30, renewal_days: 30, max_renewals: 2, fine_per_day_minor: 500, fine_cap_minor: 0 };
  const recall = { guaranteed_days: 7, return_days: 3 };
  await loans.service.request('PUT', '/lending-policies/*/book/*', {
    as: loans.branchManager,
    body: { ...terms, grace_days: 2, recall },
  });
});
afterAll(() => loans.service.stop());

type Hold = { id: string; state: string; expected_on?: string };
type Reader = ReturnType<Desk['aReader']>;
type Book = ReturnType<Desk['aBook']>;

const days = (count: number) => {
  now = new Date(now.getTime() + count * 86_400_000);
};
const libraryDay = (later: number) => new Date(now.getTime() + later * 86_400_000).toISOString().slice(0, 10);
const out = async (reader: Reader, book: Book) => loans.lend(reader, book);
const place = async (reader: Reader, book: Book, but: object = {}): Promise<Hold> => {
  const answer = await loans.service.request('POST', '/holds', { as: reader, body: { book_id: book.id, ...but } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Hold;
};
const hold = async ({ id }: Hold) =>
  (await loans.service.request('GET', `/holds/${id}`, { as: loans.librarian })).body as Hold;
const loan = async ({ id }: { id: string }) =>
  (await loans.service.request('GET', `/loans/${id}`, { as: loans.librarian })).body;
const ask = (
  what: 'recall' | 'cancel',
  { id }: Hold,
  as: { id: string; role: 'reader' | 'librarian' } = loans.librarian,
) =>
  loans.service.request('POST', `/holds/${id}/${what}`, {
    as,
    ...(what === 'cancel' && { body: { reason: 'Не нужна' } }),
  });
const renew = (reader: Reader, { id }: { id: string }) =>
  loans.service.request('POST', `/loans/${id}/renew`, { as: reader });
const giveBack = ({ barcode }: { barcode: string }) =>
  loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { barcode } });
const mailTo = async ({ id }: Reader) =>
  (await loans.service.published())
    .map(({ data }) => data)
    .filter((data) => 'user_id' in data && data.user_id === id && 'type' in data && data.type === 'loan_recalled');

test('who places a hold on a book that is out has one of its loans recalled: that which is back first', async () => {
  const [early, late, reader] = [loans.aReader(), loans.aReader(), loans.aReader()];
  const book = loans.aBook({ available: 2 });
  const first = await out(early, book);
  days(5);
  const second = await out(late, book);
  const placed = await place(reader, book);
  expect(await loan(first)).toMatchObject({ due_date: '2027-03-18', recalled_at: now.toISOString() });
  expect(await loan(second)).not.toHaveProperty('recalled_at');
  expect(await hold(placed)).toMatchObject({ state: 'waiting', expected_on: '2027-03-18' });
  expect(await mailTo(early)).toEqual([expect.objectContaining({ due_date: '2027-03-18' })]);
  expect(await renew(early, first)).toMatchObject({ body: { code: 'loan_recalled' } });

  const next = await place(loans.aReader(), book);
  expect(await loan(second)).toMatchObject({ due_date: '2027-03-22' });
  expect(await hold(next)).toMatchObject({ expected_on: '2027-03-22' });
  const last = await place(loans.aReader(), book);
  expect(await hold(last)).not.toHaveProperty('expected_on');
  expect(await ask('recall', last)).toMatchObject({ status: 409, body: { code: 'nothing_to_recall' } });
});

test('nothing is recalled for whoever does not want the book yet, nor what was lent without such terms', async () => {
  const [holder, reader] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const held = await out(holder, book);
  const paused = await place(reader, book, { not_before: '2027-12-01' });
  expect(await ask('recall', paused)).toMatchObject({ status: 409, body: { code: 'hold_paused' } });
  expect(await loan(held)).not.toHaveProperty('recalled_at');
  const film = loans.aBook({ material: 'video' });
  const other = await out(holder, film);
  expect(await ask('recall', await place(reader, film))).toMatchObject({ body: { code: 'nothing_to_recall' } });
  expect(await loan(other)).not.toHaveProperty('recalled_at');
});

test('when the hold is cancelled the date stays, and the reader may renew again; that ends the recall', async () => {
  const [holder, reader] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const held = await out(holder, book);
  const wanted = await place(reader, book);
  await ask('cancel', wanted);
  days(1);
  expect(await loan(held)).toMatchObject({ due_date: expect.not.stringMatching('2027-04-14') as string });
  expect(await renew(holder, held)).toMatchObject({ status: 200 });
  expect(await loan(held)).not.toHaveProperty('recalled_at');
  expect(await hold(await place(reader, book))).toHaveProperty('expected_on');
});

test('the desk recalls again once the copy has gone to somebody else, and no sooner', async () => {
  const [holder, other, reader] = [loans.aReader(), loans.aReader(), loans.aReader()];
  const book = loans.aBook({ available: 2 });
  const first = await out(holder, book);
  const wanted = await place(reader, book);
  const second = await out(other, book);
  expect(await ask('recall', wanted)).toMatchObject({ status: 200 });
  expect(await loan(second)).not.toHaveProperty('recalled_at');
  await giveBack(first);
  expect(await hold(wanted)).not.toHaveProperty('expected_on');
  expect(await ask('recall', wanted)).toMatchObject({
    status: 200,
    body: { id: wanted.id, expected_on: expect.any(String) as string },
  });
  expect(await loan(second)).toHaveProperty('recalled_at');
});

test('while its reader does not want the book yet, the recalled loan may be renewed; then another is recalled in time', async () => {
  const [holder, reader] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const held = await out(holder, book);
  const wanted = await place(reader, book);
  expect(await hold(wanted)).toHaveProperty('expected_on');
  const paused = await loans.service.request('PUT', `/holds/${wanted.id}`, {
    as: reader,
    body: { branch_id: 'main', not_before: libraryDay(14) },
  });
  expect(paused.status, JSON.stringify(paused.body)).toBe(200);
  days(1);
  expect(await renew(holder, held)).toMatchObject({ status: 200 });
  expect(await hold(wanted)).not.toHaveProperty('expected_on');

  days(14);
  await loans.service.runJob('process-holds');
  expect(await loan(held)).toHaveProperty('recalled_at');
  expect(await hold(wanted)).toHaveProperty('expected_on');
});

test('a loan that was renewed while its hold was paused is recalled for another hold, and for that one only', async () => {
  const [holder, reader] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const held = await out(holder, book);
  const wanted = await place(reader, book);
  const pause = { as: reader, body: { branch_id: 'main', not_before: libraryDay(14) } };
  expect((await loans.service.request('PUT', `/holds/${wanted.id}`, pause)).status).toBe(200);
  days(1);
  expect(await renew(holder, held)).toMatchObject({ status: 200 });

  expect(await hold(await place(loans.aReader(), book))).toHaveProperty('expected_on');
  expect(await hold(wanted)).not.toHaveProperty('expected_on');
});

test('a recalled copy that is lost, or looked for, brings nothing: another loan is recalled', async () => {
  const [loser, claimant, other, reader] = [loans.aReader(), loans.aReader(), loans.aReader(), loans.aReader()];
  const book = loans.aBook({ available: 3 });
  const first = await out(loser, book);
  days(1);
  const second = await out(claimant, book);
  days(1);
  const third = await out(other, book);
  const wanted = await place(reader, book);
  expect(await loan(first)).toHaveProperty('recalled_at');

  const lost = { as: loans.librarian, body: { reason: 'Читатель потерял книгу' } };
  expect((await loans.service.request('POST', `/loans/${first.id}/lost`, lost)).status).toBe(200);
  await loans.service.runJob('process-holds');
  expect(await loan(second)).toHaveProperty('recalled_at');

  const claim = { as: loans.librarian, body: {} };
  expect((await loans.service.request('POST', `/loans/${second.id}/claim`, claim)).status).toBe(200);
  expect(await hold(wanted)).not.toHaveProperty('expected_on');
  expect(await ask('recall', wanted)).toMatchObject({ status: 200 });
  expect(await loan(third)).toHaveProperty('recalled_at');
});

test('whoever is next in line has the loan recalled of the one before them', async () => {
  const [holder, first, next] = [loans.aReader(), loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const held = await out(holder, book);
  await place(first, book);
  const waits = await place(next, book);
  expect(await hold(waits)).not.toHaveProperty('expected_on');
  await giveBack(held);
  book.available = 1;
  const theirs = await out(first, book);
  book.available = 0;
  await loans.service.runJob('process-holds');
  expect(await loan(theirs)).toHaveProperty('recalled_at');
  expect(await hold(waits)).toHaveProperty('expected_on');
});

test('what was recalled for somebody who waits no more is recalled for the next, and nobody else is asked', async () => {
  const [holder, other, reader] = [loans.aReader(), loans.aReader(), loans.aReader()];
  const book = loans.aBook({ available: 2 });
  const held = await out(holder, book);
  const untouched = await out(other, book);
  const { expected_on } = await hold(await place(reader, book));
  for (let again = 0; again < 3; again += 1) {
    const open = await loans.service.request('GET', `/holds/user/${reader.id}`, { as: reader });
    const waits = (open.body as { items: Hold[] }).items.find(({ state }) => state === 'waiting');
    if (waits) await ask('cancel', waits, reader);
    expect(await hold(await place(reader, book))).toMatchObject({ expected_on });
  }
  expect(await loan(untouched)).not.toHaveProperty('recalled_at');
  expect(await mailTo(holder)).toHaveLength(1);
  expect(await renew(holder, held)).toMatchObject({ body: { code: 'loan_recalled' } });

  const next = await place(loans.aReader(), book);
  expect(await hold(next)).toHaveProperty('expected_on');
  expect(await loan(untouched)).toHaveProperty('recalled_at');

  await ask('cancel', next);
  expect(await hold(await place(loans.aReader(), book))).toHaveProperty('expected_on');
});

test('only the desk asks for it, and not for itself; and only while the hold waits', async () => {
  const [holder, reader] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  await out(holder, book);
  const wanted = await place(reader, book);
  expect(await ask('recall', wanted, reader)).toMatchObject({ status: 403 });
  await ask('cancel', wanted);
  expect(await ask('recall', wanted)).toMatchObject({ status: 409, body: { code: 'hold_over' } });
  expect(await ask('recall', { id: randomUUID(), state: '' })).toMatchObject({ status: 404 });
});

test('a recalled loan that is late has no days of grace', async () => {
  const [holder, calm] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const held = await out(holder, book);
  const untouched = await out(calm, loans.aBook());
  await place(loans.aReader(), book);
  days(9);
  expect((await giveBack(held)).body).toMatchObject({ fine: { amount: { amount_minor: 1000 } } });
  days(23);
  expect((await giveBack(untouched)).body).not.toHaveProperty('fine');
});

test('a loan that renews itself does so again once its recall is over', async () => {
  const terms = { loan_days: 30, renewal_days: 30, max_renewals: 2, fine_per_day_minor: 0, fine_cap_minor: 0 };
  await loans.service.request('PUT', '/lending-policies/*/map/*', {
    as: loans.branchManager,
    body: { ...terms, grace_days: 0, auto_renewal_days: 5, recall: { guaranteed_days: 7, return_days: 3 } },
  });
  const book = loans.aBook({ material: 'map' });
  const lent = await out(loans.aReader(), book);
  expect(lent).toHaveProperty('renews_from');
  const placed = await place(loans.aReader(), book);
  expect(await loan(lent)).toMatchObject({ due_date: libraryDay(7) });
  expect(await loan(lent)).not.toHaveProperty('renews_from');
  days(3);
  await loans.service.runJob('renew-loans');
  expect(await loan(lent)).toMatchObject({ renewals: 0, due_date: libraryDay(4) });

  await ask('cancel', placed);
  days(1);
  await loans.service.runJob('renew-loans');
  expect(await loan(lent)).toMatchObject({ renewals: 1, due_date: libraryDay(30) });
  expect(await loan(lent)).not.toHaveProperty('recalled_at');
});

test('whoever waited for a lock looks again: what was recalled for a hold that is cancelled meanwhile is enough', async () => {
  const book = loans.aBook({ available: 2 });
  const [first, second] = [await out(loans.aReader(), book), await out(loans.aReader(), book)];
  const cancelled = await place(loans.aReader(), book);
  const isWaiting = async () => {
    const { rows } = await sql<{ waiting: boolean }>`
      select exists (select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock') as waiting`.execute(loans.service.db);
    return rows[0]?.waiting === true;
  };
  const placing = await loans.service.db.transaction().execute(async (tx) => {
    await tx.selectFrom('loan').select('id').where('id', '=', second.id).forUpdate().execute();
    const waiting = place(loans.aReader(), book);
    await waitFor('the recall to wait for the loan', isWaiting);
    await ask('cancel', cancelled);
    return { waiting };
  });
  const placed = await placing.waiting;
  expect(await loan(second)).not.toHaveProperty('recalled_at');
  expect((await hold(placed)).expected_on).toBe(libraryDay(7));
  expect(await loan(first)).toMatchObject({ due_date: libraryDay(7) });
});
