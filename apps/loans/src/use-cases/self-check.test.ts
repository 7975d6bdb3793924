import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryDay } from '#core/library-day.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date('2026-05-01T09:00:00Z');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

const machine = { id: randomUUID(), role: 'machine' as const };
const ask = (method: string, path: string, body?: object) =>
  loans.service.request(method, path, { as: machine, ...(body && { body }) });
const REFUSED = { status: 403, body: { code: 'forbidden' } };

test('a self-check machine lends by card, renews and takes back, whoever has borrowed', async () => {
  const reader = loans.aReader();
  const book = loans.aBook();
  const lent = await ask('POST', '/loans/issue', { book_id: book.id, card_number: loans.giveCard(reader) });
  expect(lent).toMatchObject({ status: 201, body: { reader_id: reader.id, book_id: book.id } });
  const { id } = lent.body as { id: string };
  now = new Date('2026-05-14T09:00:00Z');
  expect(await ask('POST', `/loans/${id}/renew`)).toMatchObject({ status: 200, body: { renewals: 1 } });
  expect(await ask('POST', '/loans/return', { loan_id: id })).toMatchObject({
    status: 200,
    body: { status: 'returned' },
  });
});

test('a self-check machine sets no date: what it does happens now, for the usual time', async () => {
  const reader = loans.aReader();
  const order = { book_id: loans.aBook().id, reader_id: reader.id };
  expect(await ask('POST', '/loans/issue', { ...order, due_date: '2099-01-01' })).toMatchObject(REFUSED);
  expect(await ask('POST', '/loans/issue', { ...order, issued_at: '2026-05-13T10:00:00Z' })).toMatchObject(REFUSED);
  const loan = await loans.lend(reader);
  const earlier = { loan_id: loan.id, returned_at: loan.issued_at };
  expect(await ask('POST', '/loans/return', earlier)).toMatchObject(REFUSED);
});

test('a self-check machine learns nothing of what readers have borrowed or owe', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  for (const path of [`/loans/${loan.id}`, `/loans/user/${reader.id}`, `/charges/user/${reader.id}`, '/loans'])
    expect([path, await ask('GET', path)]).toMatchObject([path, REFUSED]);
});

test('what a self-check machine has taken is recorded, through the app of the machines only', async () => {
  const reader = loans.aReader();
  const charged = { kind: 'damage', amount_minor: 500, comment: 'Залита чаем' };
  await loans.service.request('POST', `/charges/user/${reader.id}`, { as: loans.librarian, body: charged });
  const pay = (amount_minor: number, app?: string, as: { id: string; role: 'machine' | 'librarian' } = machine) =>
    loans.service.request('POST', `/internal/readers/${reader.id}/payments`, {
      as,
      body: { amount_minor },
      ...(app !== undefined && { headers: { 'dapr-caller-app-id': app } }),
    });
  expect((await pay(300, 'gateway')).status).toBe(403);
  expect((await pay(300, 'sip2', loans.librarian)).status).toBe(403);
  expect(await pay(300, 'sip2')).toMatchObject({ status: 200, body: { balance: { amount_minor: 200 } } });
  expect(await pay(201, 'sip2')).toMatchObject({ status: 409, body: { code: 'more_than_owed' } });
  const { body } = await loans.service.request('GET', `/charges/user/${reader.id}`, { as: reader });
  expect(body).toMatchObject({ items: [{ entries: [{ kind: 'payment', method: 'machine' }] }] });
});

test('a program borrows nothing for itself', async () => {
  const borrow = (role: 'machine' | 'partner', body: object) =>
    loans.service.request('POST', '/loans', { as: { id: machine.id, role }, body });
  const { id: book_id } = loans.aBook();
  expect(await borrow('machine', { book_id })).toMatchObject(REFUSED);
  expect(await borrow('machine', { book_id, reader_id: machine.id })).toMatchObject(REFUSED);
  expect(await borrow('partner', { book_id })).toMatchObject(REFUSED);
});

test('what a reader has on loan, waits for and owes is told to the app of the machines, and to no other', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  const { id: book_id } = loans.aBook({ available: 0 });
  const not_before = libraryDay(new Date(now.getTime() + 3 * 86_400_000), 'Europe/Moscow');
  await loans.service.request('POST', '/holds', { as: reader, body: { book_id, not_before } });
  const tell = (app: string) =>
    loans.service.request('GET', `/internal/readers/${reader.id}/account`, { headers: { 'dapr-caller-app-id': app } });
  expect(await tell('sip2')).toMatchObject({
    status: 200,
    body: {
      loans: [{ id: loan.id, barcode: loan.barcode, status: 'open' }],
      waiting: [{ book_id }],
      holds: [{ book_id, state: 'waiting', not_before }],
      fines: [],
      balance: { amount_minor: 0 },
      owes_too_much: false,
    },
  });
  expect(await tell('gateway')).toMatchObject({ status: 403 });
});
