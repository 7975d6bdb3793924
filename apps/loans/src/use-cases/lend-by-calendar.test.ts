import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { components } from '#contracts/loans.ts';
import { desk, type Desk } from '../testing/desk.ts';

type Loan = components['schemas']['Loan'];

/** A Friday evening in Moscow, where the library is; in Vladivostok it is Saturday. */
const FRIDAY = new Date('2026-12-18T16:00:00Z');
let now = FRIDAY;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
  await putBranch('central', 'Europe/Moscow');
  await putBranch('east', 'Asia/Vladivostok');
  await close('central', '2027-01-01', 'Новый год');
  await close('central', '2027-01-02', 'Каникулы');
});
afterAll(() => loans.service.stop());

const BY_DAY = [{ opens: '09:00', closes: '19:00' }];
const WEEK = {
  monday: BY_DAY,
  tuesday: BY_DAY,
  wednesday: BY_DAY,
  thursday: BY_DAY,
  friday: BY_DAY,
  saturday: BY_DAY,
  sunday: [],
};
const office = (method: 'PUT' | 'DELETE', path: string, body?: object) =>
  loans.service.request(method, path, { as: loans.branchManager, ...(body && { body }) });
const putBranch = (id: string, time_zone: string) =>
  office('PUT', `/branches/${id}`, { name: id, address: '', time_zone, week: WEEK });
const close = (id: string, day: string, reason: string) =>
  office('PUT', `/branches/${id}/exceptions/${day}`, { reason });

const TERMS = {
  loan_days: 14,
  renewal_days: 14,
  max_renewals: 2,
  fine_per_day_minor: 100,
  fine_cap_minor: 0,
  grace_days: 0,
};
/** Lends a book of a material of its own, on these terms. */
async function lendOn(terms: object, branch_id?: string): Promise<Loan & { reader: { id: string; role: 'reader' } }> {
  const material = `m${randomUUID().replaceAll(/[^a-z]/g, '')}`.slice(0, 20);
  expect(await office('PUT', `/lending-policies/*/${material}/*`, { ...TERMS, ...terms })).toMatchObject({
    status: 200,
  });
  const reader = loans.aReader();
  const body = { book_id: loans.aBook({ material }).id, reader_id: reader.id, ...(branch_id && { branch_id }) };
  const answer = await loans.service.request('POST', '/loans', { as: loans.librarian, body });
  expect(answer).toMatchObject({ status: 201 });
  return { ...(answer.body as Loan), reader };
}
const after = async (day: string, work: () => Promise<void>) => {
  now = new Date(day);
  await work().finally(() => (now = FRIDAY));
};
const giveBack = async (loan: Loan) =>
  (await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } })).body;

test.each([
  ['keep', '2027-01-01'],
  ['previous_open_day', '2026-12-31'],
  // The third is a Sunday.
  ['next_open_day', '2027-01-04'],
])('over the holidays, %s makes a loan due on %s, until that day ends', async (closed_days, due_date) => {
  const loan = await lendOn({ closed_days }, 'central');
  expect(loan).toMatchObject({ due_date, due_at: `${due_date}T20:59:59.999Z`, branch_id: 'central' });
});

test('without a word of the branch or of closed days, nothing has changed', async () => {
  const loan = await lendOn({});
  expect(loan).toMatchObject({ due_date: '2027-01-01', due_at: '2027-01-01T20:59:59.999Z', branch_id: 'main' });
});

test('a loan is of the day that it is at its branch, and late when the day has ended there', async () => {
  const loan = await lendOn({}, 'east');
  expect(loan).toMatchObject({ due_date: '2027-01-02', due_at: '2027-01-02T13:59:59.999Z' });
  const seen = async () =>
    (await loans.service.request('GET', `/loans/${loan.id}`, { as: loan.reader })).body as { status: string };
  await after('2027-01-02T13:59:00Z', async () => expect(await seen()).toMatchObject({ status: 'open' }));
  await after('2027-01-02T14:01:00Z', async () => {
    expect(await seen()).toMatchObject({ status: 'overdue' });
    await loans.service.runJob('process-due-loans');
    const told = (await loans.service.published()).filter(({ subject }) => subject === loan.id).map(({ type }) => type);
    expect(told).toContain('loan.overdue');
  });
});

test('a renewal counts from today and moves like the loan, and says from when it would add a day', async () => {
  const loan = await lendOn({ closed_days: 'next_open_day' }, 'central');
  const renew = () => loans.service.request('POST', `/loans/${loan.id}/renew`, { as: loan.reader });
  // From the 19th to the 21st it would be due on the 4th, as it is.
  expect(await renew()).toMatchObject({
    status: 409,
    body: { code: 'renewal_too_soon', facts: { soonest_date: '2026-12-22' } },
  });
  await after('2026-12-22T09:00:00Z', async () => {
    expect((await renew()).body).toMatchObject({ due_date: '2027-01-05', due_at: '2027-01-05T20:59:59.999Z' });
  });
});

test.each([
  [true, 4],
  [false, 1],
])(
  'a fine that counts closed days (%s) is for %i days, as the night has said',
  async (fines_count_closed_days, days) => {
    const loan = await lendOn({ loan_days: 13, fines_count_closed_days }, 'central');
    expect(loan.due_date).toBe('2026-12-31');
    await after('2027-01-04T09:00:00Z', async () => {
      await loans.service.runJob('process-due-loans');
      const fines = await loans.service.request('GET', `/charges/user/${loan.reader.id}`, { as: loan.reader });
      expect(fines.body).toMatchObject({ balance: { amount_minor: days * 100 } });
      expect(await giveBack(loan)).toMatchObject({ fine: { amount: { amount_minor: days * 100 }, days_overdue: 4 } });
    });
  },
);

test('a branch whose books are out, or that has copies, stays until they are back or elsewhere, and then lends no more', async () => {
  await putBranch('leaving', 'Europe/Moscow');
  const loan = await lendOn({}, 'leaving');
  expect(await office('DELETE', '/branches/leaving')).toMatchObject({ status: 409, body: { code: 'branch_in_use' } });
  await giveBack(loan);
  const shelved = loans.aBook({ branch: 'leaving' });
  expect(await office('DELETE', '/branches/leaving')).toMatchObject({ status: 409, body: { code: 'branch_in_use' } });
  shelved.branch = 'central';
  expect(await office('DELETE', '/branches/leaving')).toMatchObject({ status: 204 });
  const body = { book_id: loans.aBook().id, reader_id: loans.aReader().id, branch_id: 'leaving' };
  const lent = await loans.service.request('POST', '/loans', { as: loans.librarian, body });
  expect(lent).toMatchObject({ status: 404, body: { code: 'branch_not_found' } });
});

test('only the desk says where it lends, and only at a branch that there is', async () => {
  const [reader, book] = [loans.aReader(), loans.aBook()];
  const lend = (as: object, branch_id: string) =>
    loans.service.request('POST', '/loans', {
      as: { ...reader, ...as },
      body: { book_id: book.id, reader_id: reader.id, branch_id },
    });
  expect(await lend({}, 'central')).toMatchObject({ status: 403 });
  expect(await lend(loans.librarian, 'nowhere')).toMatchObject({ status: 404, body: { code: 'branch_not_found' } });
});
