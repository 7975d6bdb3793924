import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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

  const answer = await loans.service.request('POST', '/loans/return', { as: reader, body: { loan_id: loan.id } });

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
    const { status } = await loans.service.request('POST', '/loans/return', { as: reader, body: { loan_id: id } });
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
  const giveBack = () => loans.service.request('POST', '/loans/return', { as: reader, body: { loan_id: loan.id } });
  await giveBack();
  await loans.service.published();

  expect(await giveBack()).toMatchObject({ status: 200, body: { status: 'returned' } });
  expect(await loans.service.published()).toEqual([]);
});

test('a loan can be returned to a replica whose clock is behind that of the one that issued it', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = new Date(Date.now() - 5_000);

  const answer = await loans.service.request('POST', '/loans/return', { as: reader, body: { loan_id: loan.id } });

  expect(answer).toMatchObject({ status: 200, body: { status: 'returned', returned_at: loan.issued_at } });
});

test('a fine accrues no more once the book is back, whatever day it is by the clock of the replica', async () => {
  now = new Date('2026-05-01T09:00:00Z');
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = new Date('2026-05-17T09:00:00Z');
  await loans.service.runJob('process-due-loans');
  expect(await loans.service.request('GET', `/fines/user/${reader.id}`, { as: reader })).toMatchObject({
    body: { items: [{ loan_id: loan.id, status: 'growing', days_overdue: 2 }] },
  });
  await loans.service.published();
  now = new Date('2026-05-15T09:00:00Z');

  const answer = await loans.service.request('POST', '/loans/return', { as: reader, body: { loan_id: loan.id } });

  expect(answer).toMatchObject({ status: 200, body: { fine: { status: 'owed', amount: { amount_minor: 1_000 } } } });
  expect((await loans.service.published()).map(({ type }) => type)).toContain('reader.balance_changed');
});
