import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CategoryLimits } from '../domain/limits.ts';
import { desk, type Desk } from '../testing/desk.ts';

const ISSUED = new Date('2026-05-01T09:00:00Z');
/** Five days after the due date. */
const LATE = new Date('2026-05-20T09:00:00Z');

let now = ISSUED;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
beforeEach(() => {
  now = ISSUED;
});
afterAll(() => loans.service.stop());

type Person = { id: string; role: 'reader' | 'librarian' | 'branch_manager' };

const ask = (method: string, path: string, body?: object, as: Person = loans.librarian) =>
  loans.service.request(method, path, { as, ...(body && { body }) });
const aReader = (limits: CategoryLimits) => loans.aReader({ limits });
const borrow = (reader: Person) => ask('POST', '/loans', { book_id: loans.aBook().id }, reader);
const wait = (reader: Person) => ask('POST', '/holds', { book_id: loans.aBook().id }, reader);
const charge = (reader: Person, amount_minor: number) =>
  ask('POST', `/charges/user/${reader.id}`, { kind: 'damage', amount_minor, comment: 'Залита чаем' });
const refusals = (answer: { status: number; body: unknown }) =>
  answer.status < 300
    ? []
    : (answer.body as { refusals: { code: string; facts?: object }[] }).refusals.map(({ code, facts }) => ({
        code,
        facts,
      }));

test('a category lets its readers have more overdue than the library does, up to its limit', async () => {
  const reader = aReader({ overdueLoans: 1 });
  await loans.lend(reader);
  await loans.lend(reader);
  now = LATE;
  expect(refusals(await borrow(reader))).toEqual([{ code: 'has_overdue_loans', facts: { limit: 1, has: 2 } }]);
  const [first] = ((await ask('GET', `/loans/user/${reader.id}?status=open`)).body as { items: { id: string }[] })
    .items;
  await ask('POST', '/loans/return', { loan_id: first?.id });
  expect((await borrow(reader)).status).toBe(201);
});

test('what a reader has lost counts until it is settled', async () => {
  const reader = aReader({ lostCopies: 0 });
  const loan = await loans.lend(reader);
  const lost = await ask('POST', `/loans/${loan.id}/lost`, { reason: 'Потерял', price_minor: 300 });
  expect(lost.status).toBe(200);
  expect(refusals(await borrow(reader))).toEqual([{ code: 'lost_limit_reached', facts: { limit: 0, has: 1 } }]);
  const { items } = (await ask('GET', `/charges/user/${reader.id}`)).body as { items: { id: string }[] };
  for (const { id } of items) expect((await ask('POST', `/charges/${id}/pay`, { method: 'cash' })).status).toBe(200);
  expect((await borrow(reader)).status).toBe(201);
});

test('what cost nothing has nothing to be settled', async () => {
  const reader = aReader({ lostCopies: 0 });
  const loan = await loans.lend(reader);
  expect((await ask('POST', `/loans/${loan.id}/lost`, { reason: 'Брошюра', price_minor: 0 })).status).toBe(200);
  expect((await borrow(reader)).status).toBe(201);
});

test('a debt is told with the limit of the category, and without one with that of the library', async () => {
  const [strict, usual] = [aReader({ balanceMinor: 100 }), aReader({})];
  for (const reader of [strict, usual]) expect((await charge(reader, 200)).status).toBe(201);
  expect(refusals(await borrow(strict))).toEqual([
    { code: 'fines_over_limit', facts: { limit_minor: 100, owes_minor: 200 } },
  ]);
  expect((await borrow(usual)).status).toBe(201);
});

test('beyond a limit nothing is renewed and nobody waits, where the category says so, and only there', async () => {
  const [strict, usual] = [
    aReader({ balanceMinor: 0, refuses: ['borrow', 'renew', 'hold'] }),
    aReader({ balanceMinor: 0 }),
  ];
  for (const [reader, refused] of [
    [strict, ['fines_over_limit']],
    [usual, []],
  ] as const) {
    now = ISSUED;
    const loan = await loans.lend(reader);
    await charge(reader, 200);
    now = new Date('2026-05-14T09:00:00Z');
    const codes = async (answer: Promise<{ status: number; body: unknown }>) =>
      refusals(await answer).map(({ code }) => code);
    expect(await codes(wait(reader))).toEqual(refused);
    expect((await ask('GET', `/loans/${loan.id}/renewal`, undefined, reader)).body).toMatchObject({
      allowed: refused.length === 0,
    });
    expect(await codes(ask('POST', `/loans/${loan.id}/renew`, {}, reader))).toEqual(refused);
    const machine = { headers: { 'dapr-caller-app-id': 'sip2' } };
    const account = await loans.service.request('GET', `/internal/readers/${reader.id}/account`, machine);
    expect(account.body).toMatchObject({
      refused_by_limits: refused.length > 0 ? ['borrow', 'renew', 'hold'] : ['borrow'],
    });
  }
});

test('a branch manager lends beyond a limit of lost copies, and a librarian does not', async () => {
  const reader = aReader({ lostCopies: 0 });
  const loan = await loans.lend(reader);
  await ask('POST', `/loans/${loan.id}/lost`, { reason: 'Потерял', price_minor: 300 });
  const order = {
    book_id: loans.aBook().id,
    reader_id: reader.id,
    overrides: ['lost_limit_reached'],
    reason: 'К экзамену',
  };
  expect((await ask('POST', '/loans/override', order)).body).toMatchObject({ code: 'override_too_grave' });
  expect((await ask('POST', '/loans/override', order, loans.branchManager)).status).toBe(201);
});
