import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { components } from '#contracts/loans.ts';
import { takeDueLoans } from '../store/due-loans.ts';
import { lockLoan, lockReader } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date('2026-05-01T09:00:00Z');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Charge = components['schemas']['Charge'];
type Reader = ReturnType<Desk['aReader']>;
type Person = { id: string; role: 'reader' | 'librarian' | 'branch_manager' };

const post = (path: string, body: object, as: Person = loans.librarian) =>
  loans.service.request('POST', path, { as, body });
async function aCharge(reader: Reader, amount_minor: number, but: object = {}): Promise<Charge> {
  const answer = await post(`/charges/user/${reader.id}`, {
    kind: 'damage',
    amount_minor,
    comment: 'Залита чаем',
    ...but,
  });
  expect(answer.status).toBe(201);
  return answer.body as Charge;
}
async function chargesOf(reader: Reader, as: Person = reader, query = '') {
  const { status, body } = await loans.service.request('GET', `/charges/user/${reader.id}${query}`, { as });
  expect(status).toBe(200);
  return body as { items: Charge[]; balance: { amount_minor: number }; next_cursor?: string };
}
async function announcedOf(reader: Reader): Promise<unknown[]> {
  const events = (await loans.service.published()).filter(({ type }) => type === 'reader.balance_changed');
  return events.flatMap(({ data }) =>
    'reader_id' in data && data.reader_id === reader.id && 'balance_minor' in data ? [data.balance_minor] : [],
  );
}

test('a membership with a fee is charged once, however often it is told of, and to nobody whose account is gone', async () => {
  const begun = (user_id: string) => ({
    event_type: 'membership.begun' as const,
    user_id,
    charge_id: uuidv7(),
    fee_minor: 30_000,
    recorded_by: loans.librarian.id,
  });
  const reader = loans.aReader();
  const first = begun(reader.id);
  const eventId = randomUUID();
  for (let times = 0; times < 2; times++)
    await loans.service.deliver('user.events', 'membership.begun', first, { id: eventId });
  expect(await announcedOf(reader)).toEqual([30_000]);
  const renewed = begun(reader.id);
  await loans.service.deliver('user.events', 'membership.begun', renewed);
  expect((await chargesOf(reader)).items).toMatchObject([
    { id: renewed.charge_id, kind: 'membership', outstanding: { amount_minor: 30_000 }, status: 'owed' },
    { id: first.charge_id, kind: 'membership' },
  ]);

  const gone = loans.aReader();
  const headers = { 'dapr-caller-app-id': 'users' };
  expect(await loans.service.request('POST', `/internal/readers/${gone.id}/close`, { headers })).toMatchObject({
    status: 204,
  });
  await loans.service.deliver('user.events', 'membership.begun', begun(gone.id));
  expect((await chargesOf(gone)).items).toEqual([]);
});

test('a charge is paid in parts, and each part is told of', async () => {
  const reader = loans.aReader();
  const { id } = await aCharge(reader, 1_000);
  const pay = (amount_minor?: number) => post(`/charges/${id}/pay`, { method: 'card', amount_minor });
  expect(await post(`/charges/${id}/pay`, { method: 'card', amount_minor: 300 })).toMatchObject({
    status: 200,
    body: { status: 'owed', outstanding: { amount_minor: 700 } },
  });
  expect(await pay(701)).toMatchObject({ status: 409, body: { code: 'more_than_owed', facts: { owes_minor: 700 } } });
  expect(await pay()).toMatchObject({ status: 200, body: { status: 'paid', outstanding: { amount_minor: 0 } } });
  expect(await pay()).toMatchObject({ status: 409, body: { code: 'charge_settled' } });
  expect(await announcedOf(reader)).toEqual([1_000, 700, 0]);

  const { items, balance } = await chargesOf(reader);
  expect(balance.amount_minor).toBe(0);
  expect(items).toMatchObject([
    {
      kind: 'damage',
      comment: 'Залита чаем',
      entries: [
        { kind: 'payment', amount: { amount_minor: 300 }, method: 'card' },
        { kind: 'payment', amount: { amount_minor: 700 }, method: 'card' },
      ],
    },
  ]);
  expect(items[0]?.entries?.[0]).not.toHaveProperty('by');
  const [seen] = (await chargesOf(reader, loans.librarian)).items;
  expect(seen?.entries?.[0]?.by).toBe(loans.librarian.id);
});

test('a sum is spread over what is owed, the oldest first', async () => {
  const reader = loans.aReader();
  const [first, second] = [await aCharge(reader, 400), await aCharge(reader, 600)];
  const pay = (amount_minor: number) => post(`/charges/user/${reader.id}/pay`, { amount_minor, method: 'cash' });
  expect(await pay(1_001)).toMatchObject({ status: 409, body: { code: 'more_than_owed' } });
  expect(await pay(500)).toMatchObject({
    status: 200,
    body: {
      charges: [
        { id: first.id, paid: { amount_minor: 400 } },
        { id: second.id, paid: { amount_minor: 100 } },
      ],
      balance: { amount_minor: 500 },
    },
  });
  expect((await chargesOf(reader, reader, '?status=open')).items.map(({ id }) => id)).toEqual([second.id]);
});

test('money is given back, and an error cancelled, by those who answer for it', async () => {
  const reader = loans.aReader();
  const { id } = await aCharge(reader, 500);
  await post(`/charges/${id}/pay`, { method: 'cash' });
  const refund = (as: Person) =>
    post(`/charges/${id}/refund`, { method: 'cash', amount_minor: 500, comment: 'Книга нашлась' }, as);
  const cancel = (as: Person) => post(`/charges/${id}/cancel`, { comment: 'Книга нашлась' }, as);
  expect((await refund(loans.librarian)).status).toBe(403);
  expect((await cancel(loans.librarian)).status).toBe(403);
  expect(await cancel(loans.branchManager)).toMatchObject({ status: 409, body: { code: 'charge_paid' } });
  expect(await refund(loans.branchManager)).toMatchObject({ status: 200, body: { status: 'owed' } });
  expect(await refund(loans.branchManager)).toMatchObject({ status: 409, body: { code: 'nothing_paid' } });
  expect(await cancel(loans.branchManager)).toMatchObject({
    status: 200,
    body: { status: 'cancelled', outstanding: { amount_minor: 0 } },
  });
  expect(await cancel(loans.branchManager)).toMatchObject({ status: 409, body: { code: 'charge_cancelled' } });
  expect((await chargesOf(reader)).balance.amount_minor).toBe(0);
});

test('what is charged counts towards what a reader may owe, and a part that is waived does not', async () => {
  const reader = loans.aReader();
  const { id } = await aCharge(reader, 60_000, { kind: 'membership', comment: 'Билет на год' });
  const borrow = () => loans.service.request('POST', '/loans', { as: reader, body: { book_id: loans.aBook().id } });
  expect(await borrow()).toMatchObject({
    status: 409,
    body: { code: 'fines_over_limit', facts: { owes_minor: 60_000 } },
  });
  expect((await post(`/charges/${id}/waive`, { amount_minor: 20_000, comment: 'Пенсионер' })).status).toBe(200);
  expect((await borrow()).status).toBe(201);
});

test('nobody records anything about their own money', async () => {
  const me: Person = { id: loans.aReader().id, role: 'branch_manager' };
  const { id } = await aCharge({ id: me.id, role: 'reader' }, 500);
  const acts: [string, object][] = [
    [`/charges/user/${me.id}`, { kind: 'manual', amount_minor: 1, comment: 'Себе' }],
    [`/charges/user/${me.id}/pay`, { amount_minor: 1, method: 'cash' }],
    [`/charges/${id}/pay`, { method: 'cash' }],
    [`/charges/${id}/waive`, { comment: 'Болел' }],
    [`/charges/${id}/refund`, { method: 'cash', comment: 'Себе' }],
    [`/charges/${id}/cancel`, { comment: 'Себе' }],
  ];
  for (const [path, body] of acts)
    expect(await post(path, body, me)).toMatchObject({ status: 403, body: { code: 'own_charge' } });
});

test('a charge for a loan has its title; of somebody else’s loan, or for nobody, there is none', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  expect(await aCharge(reader, 100, { loan_id: loan.id })).toMatchObject({ title: loan.title, loan_id: loan.id });
  const body = { kind: 'lost', amount_minor: 100, comment: 'Утеряна' };
  const other = loans.aReader();
  expect(await post(`/charges/user/${other.id}`, { ...body, loan_id: loan.id })).toMatchObject({
    body: { code: 'loan_not_found' },
  });
  expect(await post(`/charges/user/${randomUUID()}`, body)).toMatchObject({ body: { code: 'reader_not_found' } });
});

test('many charges come page by page', async () => {
  const reader = loans.aReader();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.unshift((await aCharge(reader, 100)).id);
  const first = await chargesOf(reader, reader, '?limit=3');
  const second = await chargesOf(reader, reader, `?limit=3&cursor=${first.next_cursor}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect([first.balance.amount_minor, second.next_cursor]).toEqual([500, undefined]);
});

test('of a charge with very many entries the latest are told', async () => {
  const reader = loans.aReader();
  const [{ id }, { id: other }] = [await aCharge(reader, 500), await aCharge(reader, 100)];
  await post(`/charges/${other}/pay`, { method: 'cash' });
  await sql`
    insert into charge_entry (id, charge_id, kind, amount_minor, at)
    select ('01000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ${id}, 'payment', n, now()
    from generate_series(1, 105) as n`.execute(loans.service.db);
  const { items } = await chargesOf(reader);
  const told = items.find((charge) => charge.id === id)?.entries?.map(({ amount }) => amount.amount_minor);
  expect([told?.[0], told?.at(-1), told?.length]).toEqual([6, 105, 100]);
  expect(items.find((charge) => charge.id === other)?.entries?.length).toBe(1);
});

test('a fine of which a part is paid keeps its amount, and a growing one takes nothing', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = new Date('2026-05-25T09:00:00Z');
  await loans.service.runJob('process-due-loans');
  const [fine] = (await chargesOf(reader)).items;
  expect(fine).toMatchObject({ kind: 'overdue', status: 'growing' });
  const pay = () => post(`/charges/${fine?.id}/pay`, { method: 'cash', amount_minor: 100 });
  expect(await pay()).toMatchObject({ status: 409, body: { code: 'fine_still_grows' } });
  expect(await post(`/charges/user/${reader.id}/pay`, { method: 'cash', amount_minor: 100 })).toMatchObject({
    status: 409,
    body: { facts: { owes_minor: 0 } },
  });
  await post('/loans/return', { loan_id: loan.id });
  expect(await pay()).toMatchObject({ status: 200, body: { status: 'owed' } });
});

test.each<[string, (tx: Transaction<Tables>, loanId: string) => Promise<unknown>]>([
  ['the return of that loan', lockLoan],
  [
    'the job that looks for overdue loans',
    (tx) => takeDueLoans(tx, '2099-01-01', { index: 0, of: 1 }, { after: undefined, limit: 1_000, except: [] }),
  ],
])('a charge for a loan and %s do not wait for each other', async (_who, lock) => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  const { charging } = await loans.service.db.transaction().execute(async (tx) => {
    // The loan, then, for what is owed, its reader.
    await lock(tx, loan.id);
    const charging = aCharge(reader, 100, { loan_id: loan.id });
    await Promise.race([charging.catch(() => undefined), delay(500)]);
    await lockReader(tx, reader.id);
    return { charging };
  });
  expect(await charging).toMatchObject({ loan_id: loan.id });
});
