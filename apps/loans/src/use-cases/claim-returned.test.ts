import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isEventData } from '#events';
import { desk, type Desk } from '../testing/desk.ts';

const ISSUED = new Date('2026-05-01T09:00:00Z');
/** Five days after the due date. */
const CLAIMED = new Date('2026-05-20T09:00:00Z');
const LATER = new Date('2026-06-10T09:00:00Z');

let now = ISSUED;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
beforeEach(() => {
  now = ISSUED;
});
afterAll(() => loans.service.stop());

type Person = { id: string; role: 'reader' | 'librarian' };
type Reader = ReturnType<Desk['aReader']>;

const ask = (method: string, path: string, body?: object, as: Person = loans.librarian) =>
  loans.service.request(method, path, { as, ...(body && { body }) });
const claim = (id: string, body: object = {}, as?: Person) => ask('POST', `/loans/${id}/claim`, body, as);
const withdraw = (id: string) => ask('DELETE', `/loans/${id}/claim`);
const charges = async (reader: Reader) => (await ask('GET', `/charges/user/${reader.id}`, undefined, reader)).body;
const nightly = () => loans.service.runJob('process-due-loans');
const told = async () => (await loans.service.published()).map(({ type, data }) => ('type' in data ? data.type : type));

/** A loan that is five days late, and claimed then; three weeks later. */
async function claimed(reader: Reader) {
  const loan = await loans.lend(reader);
  now = CLAIMED;
  await nightly();
  expect((await claim(loan.id)).status).toBe(200);
  now = LATER;
  await loans.service.published();
  return loan;
}

test('a book that its reader says they brought back is looked for: no fine accrues, nobody is reminded, and it is not overdue', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = CLAIMED;
  await nightly();
  expect(await claim(loan.id)).toMatchObject({
    status: 200,
    body: { status: 'claimed_returned', claimed_returned_at: CLAIMED.toISOString(), claims: 1 },
  });
  const then = await charges(reader);
  await loans.service.published();
  now = LATER;
  await nightly();
  expect(await told()).toEqual([]);
  expect(await charges(reader)).toEqual(then);
  expect((await ask('POST', '/loans', { book_id: loans.aBook().id }, reader)).status).toBe(201);
  expect((await ask('GET', '/loans?status=claimed_returned')).body).toMatchObject({ items: [{ id: loan.id }] });
  expect((await ask('GET', `/loans/user/${reader.id}?status=overdue`)).body).toEqual({ items: [] });
});

test('a claim of an earlier day takes back what has accrued since', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = CLAIMED;
  await nightly();
  const answer = await claim(loan.id, { returned_at: '2026-05-14T09:00:00Z' });
  expect(answer.body).toMatchObject({ claimed_returned_at: '2026-05-14T09:00:00.000Z' });
  expect(await charges(reader)).toMatchObject({ items: [], balance: { amount_minor: 0 } });
  expect(await told()).toContain('reader.balance_changed');
});

test('scanned at the desk, it counts as returned when that was claimed', async () => {
  const reader = loans.aReader();
  const loan = await claimed(reader);
  expect(await ask('POST', '/loans/return', { loan_id: loan.id })).toMatchObject({
    status: 200,
    body: { status: 'returned', returned_at: CLAIMED.toISOString(), fine: { days_overdue: 5, status: 'owed' } },
  });
  expect(await told()).toEqual(['loan.returned', 'loan_returned', 'reader.balance_changed']);
});

test('found on the shelf, it costs nothing; what nobody has claimed is not found', async () => {
  const reader = loans.aReader();
  const loan = await claimed(reader);
  const found = (loan_id: string) => ask('POST', '/loans/return', { loan_id, found_on_shelf: true });
  const answer = await found(loan.id);
  expect(answer).toMatchObject({ status: 200, body: { status: 'returned', returned_at: CLAIMED.toISOString() } });
  expect(answer.body).not.toHaveProperty('fine');
  expect(await charges(reader)).toMatchObject({ items: [], balance: { amount_minor: 0 } });
  const other = await loans.lend(reader);
  expect(await found(other.id)).toMatchObject({ status: 409, body: { code: 'loan_not_claimed' } });
  for (const role of ['reader', 'librarian'] as const)
    expect(
      await ask('POST', '/loans/return', { loan_id: other.id, found_on_shelf: true }, { id: reader.id, role }),
    ).toMatchObject({ status: 403 });
});

test('a claim is taken back when the reader finds the book, and all days count', async () => {
  const reader = loans.aReader();
  const loan = await claimed(reader);
  expect(await withdraw(loan.id)).toMatchObject({ status: 200, body: { status: 'overdue' } });
  await nightly();
  expect(await charges(reader)).toMatchObject({ items: [{ days_overdue: 26, status: 'growing' }] });
  expect(await withdraw(loan.id)).toMatchObject({ status: 409, body: { code: 'loan_not_claimed' } });
});

test('what is claimed is neither claimed again, nor renewed, nor given another due date', async () => {
  const reader = loans.aReader();
  const { id } = await loans.lend(reader);
  await claim(id);
  const refused = { status: 409, body: { code: 'loan_claimed_returned' } };
  expect(await claim(id)).toMatchObject(refused);
  expect(await ask('POST', `/loans/${id}/renew`, undefined, reader)).toMatchObject(refused);
  expect(await ask('PUT', `/loans/${id}/due-date`, { due_date: '2026-07-01', reason: 'Отпуск' })).toMatchObject(
    refused,
  );
});

test('it is a colleague’s to record, of a book that is out, and not of a day to come', async () => {
  const reader = loans.aReader();
  const { id } = await loans.lend(reader);
  expect(await claim(id, {}, reader)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await claim(id, {}, { id: reader.id, role: 'librarian' })).toMatchObject({ body: { code: 'own_loan' } });
  expect(await claim(id, { returned_at: LATER.toISOString() })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'returned_at', code: 'in_the_future' }] },
  });
  await ask('POST', '/loans/return', { loan_id: id });
  expect(await claim(id)).toMatchObject({ status: 409, body: { code: 'loan_returned' } });
});

test('the claims of a reader are counted, those that are settled, too', async () => {
  const reader = loans.aReader();
  const counts: unknown[] = [];
  for (const _of of [1, 2, 3]) {
    const { id } = await loans.lend(reader);
    counts.push((await claim(id)).body);
    await ask('POST', '/loans/return', { loan_id: id });
  }
  expect(counts).toMatchObject([{ claims: 1 }, { claims: 2 }, { claims: 3 }]);
});

describe('what a reader says to have put into the return box', () => {
  const handIn = (id: string, as: Person) => ask('POST', '/loans/return', { loan_id: id }, as);
  const takeBack = (id: string, as: Person) => ask('DELETE', `/loans/${id}/claim`, undefined, as);
  const daysLater = (days: number) => {
    now = new Date(now.getTime() + days * 86_400_000);
  };

  /** Five days late, and said to be in the box. */
  async function handedIn(reader: Reader) {
    const loan = await loans.lend(reader);
    now = CLAIMED;
    await nightly();
    await loans.service.published();
    expect(await handIn(loan.id, reader)).toMatchObject({ status: 200, body: { status: 'claimed_returned' } });
    return loan;
  }

  test('stays theirs, and its copy is not on the shelf, until the desk scans it: as of their word', async () => {
    const reader = loans.aReader();
    const freed = loans.returns.loans.length;
    const loan = await handedIn(reader);
    expect(loans.returns.loans.length).toBe(freed);
    expect(await told()).not.toContain('loan.returned');
    expect((await ask('GET', `/loans/${loan.id}`, undefined, reader)).body).toMatchObject({
      claimed_returned_at: CLAIMED.toISOString(),
      claim_lapses_at: '2026-05-27T09:00:00.000Z',
    });
    // Once more changes nothing, on the next day, too.
    daysLater(1);
    expect((await handIn(loan.id, reader)).body).toMatchObject({ claimed_returned_at: CLAIMED.toISOString() });
    await nightly();
    expect(await charges(reader)).toMatchObject({ items: [{ days_overdue: 5 }] });

    const scanned = await ask('POST', '/loans/return', { loan_id: loan.id });
    expect(scanned.body).toMatchObject({ status: 'returned', returned_at: CLAIMED.toISOString() });
    expect(scanned.body).not.toHaveProperty('claim_lapses_at');
    expect(loans.returns.loans.at(-1)).toBe(loan.id);
    expect(await handIn(loan.id, reader)).toMatchObject({ status: 200, body: { status: 'returned' } });
  });

  test('is on loan again, with all days, when nobody has scanned it for a week; and they are believed once', async () => {
    const reader = loans.aReader();
    const loan = await handedIn(reader);
    daysLater(6);
    await loans.service.runJob('end-claims');
    expect((await ask('GET', `/loans/${loan.id}`, undefined, reader)).body).toMatchObject({
      status: 'claimed_returned',
    });
    daysLater(1);
    await loans.service.runJob('end-claims');
    expect((await ask('GET', `/loans/${loan.id}`, undefined, reader)).body).toMatchObject({ status: 'overdue' });
    await nightly();
    expect(await charges(reader)).toMatchObject({ items: [{ days_overdue: 12, status: 'growing' }] });
    expect(await handIn(loan.id, reader)).toMatchObject({ status: 409, body: { code: 'loan_handed_in_before' } });
    expect(await claim(loan.id)).toMatchObject({ status: 200, body: { claims: 1 } });
  });

  test('is looked for without end once the desk has written it down; their word alone is no claim that is counted', async () => {
    const reader = loans.aReader();
    const loan = await handedIn(reader);
    daysLater(2);
    const written = await claim(loan.id);
    expect(written).toMatchObject({ status: 200, body: { claimed_returned_at: CLAIMED.toISOString(), claims: 1 } });
    expect(written.body).not.toHaveProperty('claim_lapses_at');
    daysLater(30);
    await loans.service.runJob('end-claims');
    expect((await ask('GET', `/loans/${loan.id}`, undefined, reader)).body).toMatchObject({
      status: 'claimed_returned',
    });
    expect(await takeBack(loan.id, reader)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  test('is theirs again when they take back what they have said, and nobody else does', async () => {
    const [reader, other] = [loans.aReader(), loans.aReader()];
    const loan = await handedIn(reader);
    expect(await takeBack(loan.id, other)).toMatchObject({ status: 403 });
    expect(await takeBack(loan.id, reader)).toMatchObject({ status: 200, body: { status: 'overdue' } });
    expect(await takeBack(loan.id, reader)).toMatchObject({ status: 409, body: { code: 'loan_not_claimed' } });
    await nightly();
    expect(await charges(reader)).toMatchObject({ items: [{ days_overdue: 5, status: 'growing' }] });
  });

  test('is nobody else’s, and not lost', async () => {
    const [reader, other] = [loans.aReader(), loans.aReader()];
    const loan = await loans.lend(reader);
    expect(await handIn(loan.id, other)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    await ask('POST', `/loans/${loan.id}/lost`, { price_minor: 100, reason: 'Не нашли' });
    expect(await handIn(loan.id, reader)).toMatchObject({ status: 409, body: { code: 'loan_lost' } });
  });
});

test('whoever counts what is overdue is told of a claim, and that it was taken back', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  await loans.service.published();
  now = CLAIMED;
  await claim(loan.id);
  await withdraw(loan.id);
  const events = (await loans.service.published()).filter(({ type }) => type.startsWith('loan.claim'));
  expect(events.map(({ type, data }) => ({ type, data }))).toMatchObject([
    { type: 'loan.claimed_returned', data: { loan_id: loan.id, claimed_at: CLAIMED.toISOString(), version: 3 } },
    { type: 'loan.claim_withdrawn', data: { loan_id: loan.id, version: 5 } },
  ]);
  expect(events.every(({ type, data }) => isEventData(type, data))).toBe(true);
});
