import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { components } from '#contracts/loans.ts';
import { desk, type Desk } from '../testing/desk.ts';

const ISSUED = new Date('2026-05-01T09:00:00Z');
/** Five days after the due date. */
const LOST = new Date('2026-05-20T09:00:00Z');
const SOON = new Date('2026-05-25T09:00:00Z');
const LATE = new Date('2026-08-25T09:00:00Z');

let now = ISSUED;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
  await setTerms({ lost_price_minor: 30_000, processing_fee_minor: 5_000, lost_refund_days: 30 });
});
beforeEach(() => {
  now = ISSUED;
});
afterAll(() => loans.service.stop());

type Person = { id: string; role: 'reader' | 'librarian' | 'branch_manager' | 'machine' };
type Reader = ReturnType<Desk['aReader']>;
type Charges = { items: components['schemas']['Charge'][]; balance: { amount_minor: number } };

const ask = (method: string, path: string, body?: object, as: Person = loans.librarian) =>
  loans.service.request(method, path, { as, ...(body && { body }) });
async function setTerms(but: object) {
  const terms = { loan_days: 14, renewal_days: 14, max_renewals: 2, fine_per_day_minor: 0, fine_cap_minor: 0 };
  const path = '/lending-policies/*/map/*';
  const answer = await ask('PUT', path, { ...terms, grace_days: 0, ...but }, loans.branchManager);
  expect(answer.status).toBe(200);
}
const lose = (id: string, body: object = {}, as?: Person) =>
  ask('POST', `/loans/${id}/lost`, { reason: 'Читатель потерял книгу', ...body }, as);
const chargesOf = async (reader: Reader) =>
  (await ask('GET', `/charges/user/${reader.id}`, undefined, reader)).body as Charges;
const found = (barcode: string, more: object = {}) => ask('POST', '/loans/return', { barcode, ...more });
const published = async () =>
  (await loans.service.published()).map(({ type, data }) => ('type' in data ? data.type : type));

let maps = 0;
/** A map that a reader has lost; books knows what it costs, if it is said. */
async function lost(reader: Reader, but: { price?: number; body?: object } = {}) {
  const barcode = `M-${(maps += 1)}`;
  const book = loans.aBook({ material: 'map', barcode, ...(but.price !== undefined && { price: but.price }) });
  now = ISSUED;
  const loan = await loans.lend(reader, book);
  now = LOST;
  await loans.service.published();
  expect(await lose(loan.id, but.body)).toMatchObject({ status: 200, body: { status: 'lost' } });
  book.copyStatus = 'lost';
  return { loan, barcode };
}

test('a copy that is lost ends its loan, and its reader is charged for it, and told', async () => {
  const reader = loans.aReader();
  const { loan } = await lost(reader);
  expect(await published()).toEqual(['loan.lost', 'loan_lost', 'reader.balance_changed']);
  expect((await ask('GET', `/loans/${loan.id}`)).body).toMatchObject({ status: 'lost', lost_at: LOST.toISOString() });
  expect(await chargesOf(reader)).toMatchObject({
    items: [
      { kind: 'processing', loan_id: loan.id, amount: { amount_minor: 5_000 } },
      { kind: 'lost', title: loan.title, amount: { amount_minor: 30_000 } },
    ],
    balance: { amount_minor: 35_000 },
  });
  expect((await ask('GET', `/loans/user/${reader.id}?status=open`)).body).toEqual({ items: [] });
});

test.each([
  ['books knows', { price: 44_000 }, 44_000],
  ['the desk says', { price: 44_000, body: { price_minor: 70_000 } }, 70_000],
  ['the desk says: nothing', { body: { price_minor: 0 } }, 0],
])('a copy costs what %s, before what the policy says', async (_who, but, price) => {
  const reader = loans.aReader();
  await lost(reader, but);
  expect((await chargesOf(reader)).balance.amount_minor).toBe(price + 5_000);
});

test('its overdue fine is as of the day of the loss, or of the reader’s claim', async () => {
  const readers = [loans.aReader(), loans.aReader()] as const;
  for (const [index, reader] of readers.entries()) {
    now = ISSUED;
    const { id } = await loans.lend(reader);
    now = LOST;
    if (index === 1) await ask('POST', `/loans/${id}/claim`, { returned_at: '2026-05-17T09:00:00Z' });
    await lose(id, { price_minor: 0 });
    now = LATE;
    await loans.service.runJob('process-due-loans');
  }
  const fines = await Promise.all(readers.map(async (reader) => (await chargesOf(reader)).items));
  expect(fines).toMatchObject([
    [{ kind: 'overdue', days_overdue: 5, status: 'owed' }],
    [{ kind: 'overdue', days_overdue: 2, status: 'owed' }],
  ]);
});

test('a lost copy that is scanned comes back, and its price is not to be paid, though the fee is', async () => {
  const reader = loans.aReader();
  const { loan, barcode } = await lost(reader);
  await loans.service.published();
  now = SOON;
  const answer = await found(barcode);
  expect(answer).toMatchObject({
    status: 200,
    body: { id: loan.id, status: 'returned', returned_at: SOON.toISOString() },
  });
  expect(answer.body).not.toHaveProperty('refund');
  expect(await chargesOf(reader)).toMatchObject({
    items: [
      { kind: 'processing', status: 'owed' },
      { kind: 'lost', status: 'cancelled', entries: [{ kind: 'cancellation' }] },
    ],
    balance: { amount_minor: 5_000 },
  });
  expect(await published()).toEqual(['loan.returned', 'loan_returned', 'reader.balance_changed']);
  expect(loans.returns.loans).toContain(loan.id);
  expect(await found(barcode)).toMatchObject({ status: 409 });
});

test.each([
  ['2026-05-17T09:00:00.000Z', [{ kind: 'overdue', days_overdue: 2, status: 'owed' }]],
  ['2026-05-14T09:00:00.000Z', [{ kind: 'overdue', status: 'cancelled' }]],
])(
  'a copy that had come back on %s, before it was recorded as lost, costs what it would have then',
  async (at, charges) => {
    const reader = loans.aReader();
    const loan = await loans.lend(reader);
    now = LOST;
    await lose(loan.id, { price_minor: 0 });
    now = SOON;
    expect(await ask('POST', '/loans/return', { loan_id: loan.id, returned_at: at })).toMatchObject({
      status: 200,
      body: { status: 'returned', returned_at: at },
    });
    expect((await chargesOf(reader)).items).toMatchObject(charges);
  },
);

test('what was paid for it is told, for a person to give it back, and the rest is not owed any more', async () => {
  const reader = loans.aReader();
  const { barcode } = await lost(reader);
  const price = (await chargesOf(reader)).items.find(({ kind }) => kind === 'lost');
  await ask('POST', `/charges/${price?.id}/pay`, { method: 'cash', amount_minor: 10_000 });
  now = SOON;
  expect(await found(barcode)).toMatchObject({ body: { refund: { amount_minor: 10_000 } } });
  expect(await chargesOf(reader)).toMatchObject({ balance: { amount_minor: 5_000 } });
});

test('of a lost copy that comes back damaged, what was paid is given back, and the damage is charged', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ paid: fc.integer({ min: 0, max: 30_000 }), damage: fc.integer({ min: 1, max: 50_000 }) }),
      async ({ paid, damage }) => {
        const reader = loans.aReader();
        const { barcode } = await lost(reader);
        const price = (await chargesOf(reader)).items.find(({ kind }) => kind === 'lost');
        const pay = { method: 'cash', amount_minor: paid };
        if (paid > 0) expect(await ask('POST', `/charges/${price?.id}/pay`, pay)).toMatchObject({ status: 200 });
        now = SOON;
        const { body } = await found(barcode, { damaged: { note: 'Намокла', amount_minor: damage } });
        expect(body).toMatchObject({ status: 'returned', damage_charge: { amount_minor: damage } });
        expect((body as components['schemas']['Loan']).refund?.amount_minor ?? 0).toBe(paid);
        // The fee and the damage are owed, whatever was paid of the price.
        const { items, balance } = await chargesOf(reader);
        expect(balance.amount_minor).toBe(5_000 + damage);
        expect(items.reduce((sum, { outstanding }) => sum + outstanding.amount_minor, 0)).toBe(balance.amount_minor);
      },
    ),
    { numRuns: 8 },
  );
});

test('where nobody sees what is to be given back, it becomes a task of the desk', async () => {
  const machine = { id: randomUUID(), role: 'machine' as const };
  const scanned = {
    'at a desk': (barcode: string) => found(barcode),
    'by a machine': (barcode: string) => ask('POST', '/loans/return', { barcode }, machine),
    'in a journal': (barcode: string) => {
      const entry = { id: uuidv7(), desk: 'desk-1', branch_id: 'main', kind: 'return', barcode, at: now.toISOString() };
      return ask('POST', '/desk/journal', { sent_at: now.toISOString(), entries: [entry] });
    },
  };
  const tasks: unknown[] = [];
  for (const [how, back] of Object.entries(scanned)) {
    const reader = loans.aReader();
    const { barcode, loan } = await lost(reader);
    const price = (await chargesOf(reader)).items.find(({ kind }) => kind === 'lost');
    await ask('POST', `/charges/${price?.id}/pay`, { method: 'cash', amount_minor: 10_000 });
    now = SOON;
    expect(await back(barcode)).toMatchObject({ status: 200 });
    const { body } = await ask('GET', '/desk/tasks?kind=refund_due&limit=100');
    const { items } = body as { items: components['schemas']['Task'][] };
    for (const { desk: at, loan_id, reader_id } of items)
      if (loan_id === loan.id) tasks.push([how, at, reader_id === reader.id]);
  }
  expect(tasks).toEqual([
    ['by a machine', machine.id, true],
    ['in a journal', 'desk-1', true],
  ]);
});

test('by its policy the fee is not to be paid, either; and nothing is forgiven that comes too late', async () => {
  const late = loans.aReader();
  const tooLate = await lost(late);
  now = LATE;
  await found(tooLate.barcode);
  expect((await chargesOf(late)).balance.amount_minor).toBe(35_000);

  const reader = loans.aReader();
  now = ISSUED;
  await setTerms({ lost_price_minor: 30_000, processing_fee_minor: 5_000, refund_processing_fee: true });
  const { barcode } = await lost(reader);
  now = LATE;
  await found(barcode);
  expect((await chargesOf(reader)).balance.amount_minor).toBe(0);
});

test('what has been overdue for so long is taken to be lost, once, and is forgiven when it comes back', async () => {
  await setTerms({
    lost_price_minor: 30_000,
    processing_fee_minor: 5_000,
    lost_after_days: 45,
    fine_per_day_minor: 10,
  });
  now = ISSUED;
  const [reader, claimant] = [loans.aReader(), loans.aReader()];
  const lend = (whose: Reader) => loans.lend(whose, loans.aBook({ material: 'map', barcode: `M-${(maps += 1)}` }));
  const [loan, claimed] = [await lend(reader), await lend(claimant)];
  now = LOST;
  await ask('POST', `/loans/${claimed.id}/claim`, { returned_at: '2026-05-17T09:00:00Z' });
  await loans.service.published();
  const age = async (at: string) => {
    now = new Date(at);
    await loans.service.runJob('age-to-lost');
    return published();
  };

  // Due on 15 May: the 45th day begins in Moscow at nine in the evening by UTC.
  expect(await age('2026-06-28T20:59:59Z')).toEqual([]);
  expect(await age('2026-06-28T21:00:00Z')).toEqual(['loan.lost', 'loan_lost', 'reader.balance_changed']);
  expect(await age('2026-07-28T09:00:00Z')).toEqual([]);
  expect((await ask('GET', `/loans/${loan.id}`)).body).toMatchObject({ status: 'lost' });
  expect((await ask('GET', `/loans/${claimed.id}`)).body).toMatchObject({ status: 'claimed_returned' });
  // Whoever has it after all has the same days from then on.
  await loans.service.request('DELETE', `/loans/${claimed.id}/claim`, { as: loans.librarian });
  await loans.service.published();
  expect(await age('2026-09-10T20:59:59Z')).toEqual([]);
  expect(await age('2026-09-10T21:00:00Z')).toContain('loan.lost');
  expect(await chargesOf(reader)).toMatchObject({ balance: { amount_minor: 30_000 + 5_000 + 450 } });

  expect(await ask('POST', '/loans/return', { loan_id: loan.id })).toMatchObject({ body: { status: 'returned' } });
  expect(await chargesOf(reader)).toMatchObject({ balance: { amount_minor: 5_000 + 450 } });
});

test('of several that are taken to be lost together, one that fails is set aside and tried again; each of the others is lost once, and its reader owes what they owed one by one', async () => {
  now = ISSUED;
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const lend = (whose: Reader) => loans.lend(whose, loans.aBook({ material: 'map', barcode: `M-${(maps += 1)}` }));
  const [one, bad, two, its] = [await lend(reader), await lend(reader), await lend(reader), await lend(other)];
  await loans.service.published();
  const { db } = loans.service;
  const lostOnes = async () =>
    (await db.selectFrom('loan').select('id').where('lost_at', 'is not', null).execute()).map(({ id }) => id);
  const before = await lostOnes();
  const newlyLost = async () => (await lostOnes()).filter((id) => !before.includes(id)).toSorted();
  await sql`alter table loan add constraint kept check (id <> ${sql.lit(bad.id)} or lost_at is null)`.execute(db);

  // With a fine for 60 days.
  const each = 30_000 + 5_000 + 600;
  now = new Date('2026-07-14T09:00:00Z');
  await loans.service.runJob('age-to-lost');
  expect(await newlyLost()).toEqual([one.id, two.id, its.id].toSorted());
  const told = (await loans.service.published()).map(({ type, subject }) => `${type} ${subject}`);
  expect(told.filter((what) => what.startsWith('loan.lost')).toSorted()).toEqual(
    [one, two, its].map(({ id }) => `loan.lost ${id}`).toSorted(),
  );
  expect(await chargesOf(reader)).toMatchObject({ balance: { amount_minor: 2 * each } });
  expect(await chargesOf(other)).toMatchObject({ balance: { amount_minor: each } });

  await sql`alter table loan drop constraint kept`.execute(db);
  now = new Date('2026-07-16T09:00:00Z');
  await loans.service.runJob('age-to-lost');
  expect(await newlyLost()).toEqual([one.id, bad.id, two.id, its.id].toSorted());
  expect(await chargesOf(reader)).toMatchObject({ balance: { amount_minor: 3 * each + 20 } });
});

test('a lost copy that comes back is taken back, too, when it is not known any more who has lost it', async () => {
  const { loan } = await lost(loans.aReader());
  await loans.service.db.updateTable('loan').set({ reader_id: null }).where('id', '=', loan.id).execute();
  await loans.service.published();
  const back = await ask('POST', '/loans/return', { loan_id: loan.id });
  expect(back).toMatchObject({ status: 200, body: { status: 'lost' } });
  expect(loans.returns.loans).toContain(loan.id);
  expect(await published()).toEqual([]);
});

test('it is a colleague’s to record and to take back, once, of a book that is out', async () => {
  const reader = loans.aReader();
  const { loan } = await lost(reader);
  const self: Person = { id: reader.id, role: 'librarian' };
  expect(await lose(loan.id)).toMatchObject({ status: 409, body: { code: 'loan_lost' } });
  const back = (as: Person) => ask('POST', '/loans/return', { loan_id: loan.id }, as);
  expect(await back(reader)).toMatchObject({ status: 409, body: { code: 'loan_lost' } });
  expect(await back(self)).toMatchObject({ status: 403, body: { code: 'own_loan' } });

  const { id } = await loans.lend(reader);
  expect(await lose(id, {}, reader)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await lose(id, {}, self)).toMatchObject({ status: 403, body: { code: 'own_loan' } });
  await ask('POST', '/loans/return', { loan_id: id });
  expect(await lose(id)).toMatchObject({ status: 409, body: { code: 'loan_returned' } });
});
