import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date('2026-05-01T09:00:00Z');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Asked = { as: { id: string; role: 'reader' | 'librarian' | 'branch_manager' | 'machine' }; body?: object };
const ask = (method: string, path: string, asked: Asked) => loans.service.request(method, path, asked);
const codesOf = ({ body }: { body: unknown }) =>
  (body as { refusals: { code: string }[] }).refusals.map(({ code }) => code);
const WHY = { reason: 'Нужна к экзамену' };

test('a verdict is what the loan would be answered, and nothing is lent', async () => {
  const reader = loans.aReader({ blocked: true, loanLimit: 0 });
  const book = loans.aBook({ available: 0 });
  const order = { book_id: book.id, reader_id: reader.id };
  const verdict = await ask('POST', '/loans/check', { as: loans.librarian, body: order });
  const refused = await ask('POST', '/loans', { as: loans.librarian, body: order });
  expect(verdict).toMatchObject({ status: 200, body: { allowed: false, reader_id: reader.id } });
  expect(codesOf(verdict)).toEqual(codesOf(refused));

  const willing = loans.aReader();
  const possible = await ask('POST', '/loans/check', { as: willing, body: { book_id: loans.aBook().id } });
  expect(possible).toMatchObject({ status: 200, body: { allowed: true, refusals: [], due_date: '2026-05-15' } });
  expect(await ask('GET', `/loans/user/${willing.id}`, { as: willing })).toMatchObject({ body: { items: [] } });
});

test('a verdict tells whoever asks what they may override, in their language', async () => {
  const reader = loans.aReader({ blocked: true, loanLimit: 0 });
  const order = { book_id: loans.aBook().id, reader_id: reader.id };
  const overridable = async (as: Asked['as']) => {
    const { body } = await ask('POST', '/loans/check', { as, body: order });
    return (body as { refusals: { overridable: boolean }[] }).refusals.map((one) => one.overridable);
  };
  expect(await overridable(loans.librarian)).toEqual([false, true]);
  expect(await overridable(loans.branchManager)).toEqual([true, true]);
  expect(await overridable({ id: reader.id, role: 'branch_manager' })).toEqual([false, false]);
  const { body } = await loans.service.request('POST', '/loans/check', {
    as: loans.librarian,
    body: order,
    headers: { 'accept-language': 'ru' },
  });
  expect(body).toMatchObject({ refusals: [{}, { message: expect.stringContaining('0 из 0') as string }] });
});

test('a librarian lends over the limit, says why, and that stays with the loan', async () => {
  const reader = loans.aReader({ loanLimit: 0 });
  const order = { book_id: loans.aBook().id, reader_id: reader.id, ...WHY };
  const lent = await ask('POST', '/loans/override', {
    as: loans.librarian,
    body: { ...order, overrides: ['loan_limit_reached', 'has_overdue_loans'] },
  });
  expect(lent).toMatchObject({ status: 201, body: { reader_id: reader.id } });
  const { id } = lent.body as { id: string };
  expect(await ask('GET', `/loans/${id}/overrides`, { as: loans.librarian })).toMatchObject({
    status: 200,
    body: { items: [{ act: 'check_out', overrides: ['loan_limit_reached'], ...WHY, by: loans.librarian.id }] },
  });
});

test('what is not named refuses as ever, and what is a fact is overridden by nobody', async () => {
  const reader = loans.aReader({ loanLimit: 0, blocked: true });
  const order = { book_id: loans.aBook().id, reader_id: reader.id, ...WHY };
  const overriding = (as: Asked['as'], ...overrides: string[]) =>
    ask('POST', '/loans/override', { as, body: { ...order, overrides } });
  expect(await overriding(loans.librarian, 'loan_limit_reached')).toMatchObject({ body: { code: 'patron_blocked' } });
  expect(await overriding(loans.librarian, 'patron_blocked')).toMatchObject({
    status: 403,
    body: { code: 'override_too_grave' },
  });
  expect(await overriding(loans.branchManager, 'already_borrowed')).toMatchObject({ status: 400 });
  expect(await overriding(loans.branchManager, 'patron_blocked', 'loan_limit_reached')).toMatchObject({ status: 201 });
});

test('whose card has expired keeps the book for the usual time', async () => {
  const reader = loans.aReader({ expired: true, memberUntil: '2026-04-01' });
  const body = { book_id: loans.aBook().id, reader_id: reader.id, ...WHY, overrides: ['patron_expired'] };
  expect(await ask('POST', '/loans/override', { as: loans.librarian, body })).toMatchObject({
    status: 201,
    body: { due_date: '2026-05-15' },
  });
});

test('what is not for loan is lent for the day, or until a day that is set', async () => {
  await ask('PUT', '/lending-policies/*/map/*', {
    as: loans.branchManager,
    body: { loan_days: 0, renewal_days: 1, max_renewals: 0, fine_per_day_minor: 0, fine_cap_minor: 0, grace_days: 0 },
  });
  const order = () => ({ book_id: loans.aBook({ material: 'map' }).id, reader_id: loans.aReader().id, ...WHY });
  const lend = (but: object) =>
    ask('POST', '/loans/override', {
      as: loans.branchManager,
      body: { ...order(), overrides: ['not_for_loan'], ...but },
    });
  expect(await lend({})).toMatchObject({ status: 201, body: { due_date: '2026-05-01' } });
  expect(await lend({ due_date: '2026-05-03' })).toMatchObject({ status: 201, body: { due_date: '2026-05-03' } });
});

test('nobody makes an exception for themselves', async () => {
  const { id } = loans.aReader({ loanLimit: 0 });
  const self = { id, role: 'branch_manager' as const };
  const body = { book_id: loans.aBook().id, reader_id: id, ...WHY, overrides: ['loan_limit_reached'] };
  const own = { status: 403, body: { code: 'own_override' } };
  expect(await ask('POST', '/loans/override', { as: self, body })).toMatchObject(own);
  const loan = await ask('POST', '/loans/override', { as: loans.librarian, body });
  const { id: lent } = loan.body as { id: string };
  const renewal = { as: self, body: { ...WHY, overrides: ['renewal_limit_reached'] } };
  expect(await ask('POST', `/loans/${lent}/renewal-override`, renewal)).toMatchObject(own);
});

test('a loan is renewed although it is overdue and others wait; what has accrued is forgiven', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const book = loans.aBook();
  const loan = await loans.lend(reader, book);
  book.available = 0;
  await ask('POST', '/waiting-list', { as: other, body: { book_id: book.id } });
  now = new Date('2026-06-20T09:00:00Z');
  await loans.service.runJob('process-due-loans');
  const fines = () => ask('GET', `/charges/user/${reader.id}`, { as: reader });
  expect(await fines()).toMatchObject({ body: { items: [{ status: 'growing' }] } });

  const verdict = await ask('GET', `/loans/${loan.id}/renewal`, { as: reader });
  expect(codesOf(verdict)).toEqual(['loan_overdue', 'others_wait']);
  const renew = (as: Asked['as'], overrides: string[]) =>
    ask('POST', `/loans/${loan.id}/renewal-override`, { as, body: { ...WHY, overrides } });
  expect(await renew(loans.branchManager, ['loan_overdue'])).toMatchObject({ body: { code: 'others_wait' } });
  await loans.service.published();
  expect(await renew(loans.branchManager, ['loan_overdue', 'others_wait'])).toMatchObject({
    status: 200,
    body: { due_date: '2026-07-04', renewals: 1 },
  });
  expect((await loans.service.published()).map(({ type }) => type)).toEqual([
    'loan.renewed',
    'notifications.email',
    'reader.balance_changed',
  ]);
  expect(await fines()).toMatchObject({ body: { items: [], balance: { amount_minor: 0 } } });
});

test('why a rule was overridden is forgotten with the reader', async () => {
  const reader = loans.aReader({ loanLimit: 0 });
  const body = { book_id: loans.aBook().id, reader_id: reader.id, ...WHY, overrides: ['loan_limit_reached'] };
  const { id } = (await ask('POST', '/loans/override', { as: loans.librarian, body })).body as { id: string };
  await ask('POST', '/loans/return', { as: loans.librarian, body: { loan_id: id } });
  await loans.service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: reader.id });
  expect(await ask('GET', `/loans/${id}/overrides`, { as: loans.librarian })).toMatchObject({ body: { items: [] } });
});

test('a card that was reported lost is refused by name, not by a fault', async () => {
  const card = loans.giveCard(loans.aReader());
  loans.loseCard(card);
  const order = { book_id: loans.aBook().id, card_number: card };
  const refusal = { status: 404, body: { code: 'card_lost' } };
  expect(await ask('POST', '/loans/check', { as: loans.librarian, body: order })).toMatchObject(refusal);
  const override = { ...order, ...WHY, overrides: ['loan_limit_reached'] };
  expect(await ask('POST', '/loans/override', { as: loans.librarian, body: override })).toMatchObject(refusal);
});

test('a copy that is kept for whoever asks is theirs to borrow, and for nobody else', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const barcode = 'KEPT-1';
  const book = loans.aBook({ available: 0, barcode, copyStatus: 'on_hold_shelf' });
  await loans.keepFor(reader, book, 'ready');
  const verdict = (of: { id: string }, order: object) =>
    ask('POST', '/loans/check', { as: loans.librarian, body: { reader_id: of.id, ...order } });
  for (const order of [{ book_id: book.id }, { barcode }]) {
    expect(codesOf(await verdict(reader, order))).toEqual([]);
    expect(codesOf(await verdict(other, order))).not.toEqual([]);
  }
});
