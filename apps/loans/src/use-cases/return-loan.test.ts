import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { components } from '#contracts/loans.ts';
import { unavailable } from '#core/api-error.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date();
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterEach(() => {
  now = new Date();
});
afterAll(() => loans.service.stop());

test('a returned loan is closed, and the copy and the reader hear of it', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  await loans.service.published();

  const answer = await loans.service.request('POST', '/loans/return', {
    as: loans.librarian,
    body: { loan_id: loan.id },
  });

  expect(answer).toMatchObject({ status: 200, body: { id: loan.id, status: 'returned' } });
  expect((await loans.service.published()).map(({ type, data }) => [type, data])).toEqual([
    ['loan.returned', expect.objectContaining({ loan_id: loan.id, days_overdue: 0 })],
    ['notifications.email', expect.objectContaining({ type: 'loan_returned', user_id: reader.id })],
  ]);
});

test('the copy is free before the desk hears of the return, and without books the return counts all the same', async () => {
  const reader = loans.aReader();
  const back = async () => {
    const { id } = await loans.lend(reader);
    const { status } = await loans.service.request('POST', '/loans/return', {
      as: loans.librarian,
      body: { loan_id: id },
    });
    return { status, freed: loans.returns.loans.at(-1) === id };
  };
  expect(await back()).toEqual({ status: 200, freed: true });
  const { answer } = loans.returns;
  loans.returns.answer = () => {
    throw unavailable('nobody answered');
  };
  expect(await back()).toEqual({ status: 200, freed: true });
  loans.returns.answer = answer;
  await loans.service.published();
});

test('books hears at which branch a book has come back, from the call and from the event', async () => {
  const giveBack = async (where: object) => {
    const { id } = await loans.lend(loans.aReader());
    const answer = await loans.service.request('POST', '/loans/return', {
      as: loans.librarian,
      body: { loan_id: id, ...where },
    });
    expect(answer.status).toBe(200);
    const told = (await loans.service.published()).find(({ type }) => type === 'loan.returned');
    return [loans.returns.branches.at(-1), told && 'branch_id' in told.data ? told.data.branch_id : undefined];
  };
  await loans.service.published();
  const { db } = loans.service;
  await sql`insert into branch (id, name, address, week) select 'north', 'Северный', '', week from branch where id = 'main'`.execute(
    db,
  );
  expect(await giveBack({ branch_id: 'north' })).toEqual(['north', 'north']);
  expect(await giveBack({})).toEqual([undefined, undefined]);
});

test('no book comes back at a branch that there is not', async () => {
  const { id } = await loans.lend(loans.aReader());
  const body = { loan_id: id, branch_id: 'nowhere' };
  expect(await loans.service.request('POST', '/loans/return', { as: loans.librarian, body })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'branch_id', code: 'branch_unknown' }] },
  });
});

test('a reader does not say to which branch they have brought a book', async () => {
  const reader = loans.aReader();
  const { id } = await loans.lend(reader);
  const body = { loan_id: id, branch_id: 'north' };
  expect(await loans.service.request('POST', '/loans/return', { as: reader, body })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
});

test('the desk hears how many readers wait for a book that comes back', async () => {
  const book = loans.aBook();
  const loan = await loans.lend(loans.aReader(), book);
  loans.whenAsked(book, () => 0);
  const giveBack = () =>
    loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  for (const reader of [loans.aReader(), loans.aReader()])
    await loans.service.request('POST', '/waiting-list', { as: reader, body: { book_id: book.id } });

  expect((await giveBack()).body).toMatchObject({ status: 'returned', waiting: 2 });
  expect((await giveBack()).body).toMatchObject({ status: 'returned', waiting: 0 });
  await loans.service.published();
});

describe('a book that comes back damaged', () => {
  const giveBack = (
    loan: { id: string },
    damaged: object,
    as: { id: string; role: 'librarian' | 'machine' } = loans.librarian,
  ) => loans.service.request('POST', '/loans/return', { as, body: { loan_id: loan.id, branch_id: 'main', damaged } });
  const chargesOf = async ({ id }: { id: string }) => {
    const { body } = await loans.service.request('GET', `/charges/user/${id}`, { as: loans.librarian });
    return body as { items: components['schemas']['Charge'][]; balance: { amount_minor: number } };
  };
  const TEA = { note: 'Залита чаем', amount_minor: 25_000 };

  test('is kept for nobody who waits, and its reader is charged in the same moment', async () => {
    const [reader, book] = [loans.aReader(), loans.aBook()];
    const loan = await loans.lend(reader, book);
    loans.whenAsked(book, () => 0);
    await loans.service.request('POST', '/waiting-list', { as: loans.aReader(), body: { book_id: book.id } });
    await loans.service.published();
    expect(await giveBack(loan, TEA)).toMatchObject({
      status: 200,
      body: { status: 'returned', damage_charge: { amount_minor: 25_000, currency: 'RUB' } },
    });
    const published = await loans.service.published();
    const back = published.find(({ type }) => type === 'loan.returned');
    expect(back?.data).toMatchObject({ damaged: true });
    expect(back?.data).not.toHaveProperty('hold');
    expect(published.map(({ type }) => type)).toContain('reader.balance_changed');
    expect(loans.returns.damaged).toContain(loan.id);
    expect(await chargesOf(reader)).toMatchObject({
      items: [{ kind: 'damage', loan_id: loan.id, title: loan.title, comment: 'Залита чаем', status: 'owed' }],
      balance: { amount_minor: 25_000 },
    });
  });

  test('costs nothing unless somebody says so, and is charged for once, also after it was returned', async () => {
    const reader = loans.aReader();
    const loan = await loans.lend(reader);
    expect((await giveBack(loan, {})).body).not.toHaveProperty('damage_charge');
    expect(await chargesOf(reader)).toMatchObject({ items: [] });
    for (const amount_minor of [700, 900])
      expect(await giveBack(loan, { amount_minor })).toMatchObject({
        status: 200,
        body: { status: 'returned', damage_charge: { amount_minor: 700 } },
      });
    const { items } = await chargesOf(reader);
    expect(items).toMatchObject([{ kind: 'damage', amount: { amount_minor: 700 } }]);
    await loans.service.request('POST', `/charges/${items[0]?.id}/cancel`, {
      as: loans.branchManager,
      body: { comment: 'Не тот читатель' },
    });
    expect(await giveBack(loan, { amount_minor: 900 })).toMatchObject({
      body: { damage_charge: { amount_minor: 900 } },
    });
    expect((await chargesOf(reader)).balance.amount_minor).toBe(900);
  });

  test('is for the desk to see, and nobody charges themselves', async () => {
    const own = { id: loans.aReader().id, role: 'librarian' as const };
    const loan = await loans.lend({ ...own, role: 'reader' });
    const machine = { id: randomUUID(), role: 'machine' as const };
    expect(await giveBack(loan, {}, machine)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await giveBack(loan, TEA, own)).toMatchObject({ status: 403, body: { code: 'own_charge' } });
    expect(await giveBack(loan, {}, own)).toMatchObject({ status: 200, body: { status: 'returned' } });
    expect(await giveBack(loan, TEA, own)).toMatchObject({ status: 403, body: { code: 'own_charge' } });
    expect((await chargesOf(own)).items).toEqual([]);
  });
});

test('a reader cannot return what somebody else has borrowed', async () => {
  const loan = await loans.lend(loans.aReader());

  const answer = await loans.service.request('POST', '/loans/return', {
    as: loans.aReader(),
    body: { loan_id: loan.id },
  });

  expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('a loan that was returned is returned again without any effect', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  const giveBack = () =>
    loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  await giveBack();
  await loans.service.published();

  expect(await giveBack()).toMatchObject({ status: 200, body: { status: 'returned' } });
  expect(await loans.service.published()).toEqual([]);
});

test('a loan can be returned to a replica whose clock is behind that of the one that issued it', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = new Date(Date.now() - 5_000);

  const answer = await loans.service.request('POST', '/loans/return', {
    as: loans.librarian,
    body: { loan_id: loan.id },
  });

  expect(answer).toMatchObject({ status: 200, body: { status: 'returned', returned_at: loan.issued_at } });
});

test('the day on which the book is back decides its fine, whatever has accrued by another clock', async () => {
  now = new Date('2026-05-01T09:00:00Z');
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = new Date('2026-05-17T09:00:00Z');
  await loans.service.runJob('process-due-loans');
  expect(await loans.service.request('GET', `/charges/user/${reader.id}`, { as: reader })).toMatchObject({
    body: { items: [{ loan_id: loan.id, status: 'growing', days_overdue: 2 }] },
  });
  await loans.service.published();
  now = new Date('2026-05-15T09:00:00Z');

  const answer = await loans.service.request('POST', '/loans/return', {
    as: loans.librarian,
    body: { loan_id: loan.id },
  });

  expect(answer).toMatchObject({ status: 200, body: { status: 'returned' } });
  expect(answer.body).not.toHaveProperty('fine');
  expect((await loans.service.published()).map(({ type }) => type)).toContain('reader.balance_changed');
});

describe('a return that is recorded afterwards', () => {
  const giveBack = (body: object, as: { id: string; role: 'reader' | 'librarian' } = loans.librarian) =>
    loans.service.request('POST', '/loans/return', { as, body });
  const daysLater = (day: string, days: number) => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000);

  test('counts from when the book was returned, for its fine too', async () => {
    const reader = loans.aReader();
    const loan = await loans.lend(reader);
    now = daysLater(loan.due_date, 20);
    const inTime = daysLater(loan.due_date, 0).toISOString();
    expect(await giveBack({ loan_id: loan.id, returned_at: inTime })).toMatchObject({
      status: 200,
      body: { status: 'returned', returned_at: inTime },
    });
    const { body } = await loans.service.request('GET', `/charges/user/${reader.id}`, { as: reader });
    expect(body).toMatchObject({ items: [], balance: { amount_minor: 0 } });
  });

  test('is a colleague’s to record: nobody says when they returned their own', async () => {
    const { id } = loans.aReader();
    const librarian = { id, role: 'librarian' as const };
    const loan = await loans.lend({ id, role: 'reader' });
    now = daysLater(loan.due_date, 20);
    const inTime = { loan_id: loan.id, returned_at: daysLater(loan.due_date, 0).toISOString() };
    expect(await giveBack(inTime, librarian)).toMatchObject({ status: 403, body: { code: 'own_loan' } });
    expect(await giveBack(inTime)).toMatchObject({ status: 200, body: { returned_at: inTime.returned_at } });
  });

  test('takes back the fine that has accrued since', async () => {
    const reader = loans.aReader();
    const loan = await loans.lend(reader);
    now = daysLater(loan.due_date, 20);
    await loans.service.runJob('process-due-loans');
    const fines = () => loans.service.request('GET', `/charges/user/${reader.id}`, { as: reader });
    expect(await fines()).toMatchObject({ body: { items: [{ status: 'growing', days_overdue: 20 }] } });
    await loans.service.published();
    await giveBack({ barcode: loan.barcode, returned_at: daysLater(loan.due_date, 0).toISOString() });
    expect(await fines()).toMatchObject({ body: { items: [], balance: { amount_minor: 0 } } });
    const told = (await loans.service.published()).map(({ type, data }) => [type, data]);
    expect(told).toContainEqual(['reader.balance_changed', expect.objectContaining({ balance_minor: 0 })]);
  });

  test('is never before the loan', async () => {
    const loan = await loans.lend(loans.aReader());
    const answer = await giveBack({
      loan_id: loan.id,
      returned_at: daysLater(loan.issued_at.slice(0, 10), -3).toISOString(),
    });
    expect(answer).toMatchObject({ status: 200, body: { returned_at: loan.issued_at } });
  });

  test.each([
    ['in the future', 1, 'in_the_future'],
    ['too long ago', -61, 'too_long_ago'],
  ])('is refused %s', async (_when, days, code) => {
    const loan = await loans.lend(loans.aReader());
    const returned_at = new Date(now.getTime() + days * 86_400_000).toISOString();
    expect(await giveBack({ loan_id: loan.id, returned_at })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'returned_at', code }] },
    });
  });

  test('is for the desk alone', async () => {
    const reader = loans.aReader();
    const loan = await loans.lend(reader);
    expect(await giveBack({ loan_id: loan.id, returned_at: now.toISOString() }, reader)).toMatchObject({ status: 403 });
  });

  test.each([
    [{}, 'loan_id', 'book_or_barcode_missing'],
    [{ both: true }, 'barcode', 'loan_or_barcode_only'],
  ])('names either the loan or the copy: %j', async ({ both = false }: { both?: boolean }, field, code) => {
    const loan = await loans.lend(loans.aReader());
    const body = both ? { loan_id: loan.id, barcode: loan.barcode } : { returned_at: now.toISOString() };
    expect(await giveBack(body)).toMatchObject({ status: 400, body: { errors: [{ field, code }] } });
  });
});
