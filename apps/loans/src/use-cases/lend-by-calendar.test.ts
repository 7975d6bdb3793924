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

/** Monday, 16:30 in Moscow: two and a half hours before the branch closes. */
const AFTERNOON = '2026-12-21T13:30:00Z';
const BY_HOURS = {
  loan_days: 0,
  max_renewals: 2,
  hourly: { hours: 2, closed_hours: 'end_of_opening', fine_per_hour_minor: 1_000, grace_minutes: 15 },
};
const seen = async ({ id, reader }: { id: string; reader: { id: string; role: 'reader' } }) =>
  (await loans.service.request('GET', `/loans/${id}`, { as: reader })).body;
const toldOf = async ({ id, reader }: { id: string; reader: { id: string } }) =>
  (await loans.service.published())
    .filter(({ subject }) => subject === id || subject === reader.id)
    .map(({ type, data }) => ('type' in data ? data.type : type));
const workOf = async (loan: Parameters<typeof toldOf>[0], at: string, ...jobs: string[]) => {
  now = new Date(at);
  for (const job of jobs) await loans.service.runJob(job);
  return toldOf(loan);
};

test('what is lent for hours is due at an hour, told of when it is late, and fined for each hour that has begun', async () => {
  await after(AFTERNOON, async () => {
    const loan = await lendOn(BY_HOURS, 'central');
    const due = { due_date: '2026-12-21', due_at: '2026-12-21T15:30:00.000Z', due_time: '18:30' };
    expect(loan).toMatchObject(due);
    const published = await loans.service.published();
    expect(published).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ type: 'loan_issued', due_time: '18:30' }) }),
    );
    expect(await workOf(loan, '2026-12-21T15:29:00Z', 'process-due-loans')).toEqual([]);
    expect(await seen(loan)).toMatchObject({ status: 'open' });

    expect(await workOf(loan, '2026-12-21T15:31:00Z', 'process-due-loans')).toEqual(['loan.overdue', 'overdue']);
    expect(await seen(loan)).toMatchObject({ status: 'overdue' });
    expect(await workOf(loan, '2026-12-21T15:45:00Z', 'process-due-loans')).toEqual([]);
    expect(await workOf(loan, '2026-12-21T15:46:00Z', 'process-due-loans')).toEqual(['reader.balance_changed']);
    expect(await workOf(loan, '2026-12-21T16:00:00Z', 'process-due-loans')).toEqual([]);
    now = new Date('2026-12-21T16:40:00Z');
    expect(await giveBack(loan)).toMatchObject({ fine: { amount: { amount_minor: 2_000 }, status: 'owed' } });
  });
});

test('a fine by hours that counts no closed ones stops while the branch is closed', async () => {
  const loan = { current: undefined as Awaited<ReturnType<typeof lendOn>> | undefined };
  await after(AFTERNOON, async () => {
    loan.current = await lendOn({ ...BY_HOURS, fines_count_closed_days: false }, 'central');
  });
  await after('2026-12-22T06:50:00Z', async () => {
    if (!loan.current) throw new Error('nothing was lent');
    expect(await workOf(loan.current, '2026-12-22T06:50:00Z', 'process-due-loans')).toContain('reader.balance_changed');
    // From 18:30 to 19:00, and from 9:00 to 9:50.
    expect(await giveBack(loan.current)).toMatchObject({ fine: { amount: { amount_minor: 2_000 }, days_overdue: 1 } });
  });
});

test('a loan by hours is renewed from now on, several times a day, unless that gives no more time', async () => {
  await after('2026-12-21T09:00:00Z', async () => {
    const loan = await lendOn(BY_HOURS, 'central');
    const renew = () => loans.service.request('POST', `/loans/${loan.id}/renew`, { as: loan.reader });
    expect(await renew()).toMatchObject({ status: 409, body: { code: 'renewal_gains_nothing' } });
    now = new Date('2026-12-21T10:30:00Z');
    expect(await renew()).toMatchObject({ status: 200, body: { due_date: '2026-12-21', due_time: '15:30' } });
    now = new Date('2026-12-21T12:31:00Z');
    expect(await renew()).toMatchObject({ status: 409, body: { code: 'loan_overdue' } });
    // It was told of for noon, and is for half past three of the same day.
    expect(await workOf(loan, '2026-12-21T12:32:00Z', 'process-due-loans')).toContain('overdue');
    const override = { reason: 'Читатель в зале', overrides: ['loan_overdue'] };
    await loans.service.request('POST', `/loans/${loan.id}/renewal-override`, {
      as: loans.branchManager,
      body: override,
    });
    expect(await seen(loan)).toMatchObject({ due_time: '17:32', status: 'open' });
    expect(await workOf(loan, '2026-12-21T14:33:00Z', 'process-due-loans')).toContain('overdue');
  });
});

test('a loan by hours is renewed by itself in its last minutes, as often as its terms allow', async () => {
  await after('2026-12-21T07:00:00Z', async () => {
    const hourly = { ...BY_HOURS.hourly, auto_renewal_minutes: 30 };
    const loan = await lendOn({ ...BY_HOURS, hourly }, 'central');
    expect(loan).toMatchObject({ due_time: '12:00', renews_from: '2026-12-21' });
    await toldOf(loan);
    expect(await workOf(loan, '2026-12-21T08:29:00Z', 'renew-loans')).toEqual([]);
    expect(await workOf(loan, '2026-12-21T08:30:00Z', 'renew-loans')).toEqual(['loan.renewed', 'loan_renewed']);
    expect(await seen(loan)).toMatchObject({ due_time: '13:30', renewals: 1 });
    expect(await workOf(loan, '2026-12-21T10:10:00Z', 'renew-loans')).toEqual(['loan.renewed', 'loan_renewed']);
    const last = await seen(loan);
    expect(last).toMatchObject({ due_time: '15:10', renewals: 2 });
    expect(last).not.toHaveProperty('renews_from');
    expect(await workOf(loan, '2026-12-21T12:00:00Z', 'renew-loans')).toEqual([]);
  });
});

test('what was lent for hours and never came back is lost in the end', async () => {
  await after(AFTERNOON, async () => {
    const loan = await lendOn(
      { ...BY_HOURS, lost_after_days: 3, lost_price_minor: 50_000, fine_cap_minor: 5_000 },
      'central',
    );
    expect(await workOf(loan, '2026-12-23T16:00:00Z', 'age-to-lost')).not.toContain('loan.lost');
    expect(await workOf(loan, '2026-12-24T06:00:00Z', 'age-to-lost')).toContain('loan.lost');
    const { body } = await loans.service.request('GET', `/charges/user/${loan.reader.id}`, { as: loan.reader });
    expect(body).toMatchObject({ balance: { amount_minor: 55_000 } });
  });
});

test('the desk is told the hour before it lends, and why; another date that it sets has none', async () => {
  await after(AFTERNOON, async () => {
    const loan = await lendOn(BY_HOURS, 'central');
    const policies = (await loans.service.request('GET', '/lending-policies', { as: loans.librarian })).body as {
      items: { material: string; hourly?: object }[];
    };
    const { material } = policies.items.findLast(({ hourly }) => hourly !== undefined) ?? { material: '' };
    const asked = { reader_id: loans.aReader().id, book_id: loans.aBook({ material }).id, branch_id: 'central' };
    expect(await loans.service.request('POST', '/loans/check', { as: loans.librarian, body: asked })).toMatchObject({
      body: { allowed: true, due_date: '2026-12-21', due_time: '18:30' },
    });
    const explain = (on: string) =>
      loans.service.request(
        'GET',
        `/lending-policies/explain?patron_category=adult&material=${material}&branch_id=central&on=${on}`,
        { as: loans.branchManager },
      );
    expect(await explain('2026-12-21')).toMatchObject({ body: { for_loan: true, due_time: '18:30' } });
    // As soon as it opens.
    expect(await explain('2026-12-22')).toMatchObject({ body: { due_date: '2026-12-22', due_time: '11:00' } });

    const set = await loans.service.request('PUT', `/loans/${loan.id}/due-date`, {
      as: loans.librarian,
      body: { due_date: '2026-12-21', reason: 'До вечера' },
    });
    expect(set).toMatchObject({ status: 200, body: { due_at: '2026-12-21T20:59:59.999Z' } });
    expect(set.body).not.toHaveProperty('due_time');
  });
});

test.each([
  [{ loan_days: 14 }, 'hourly', 'with_term_of_days'],
  [{ auto_renewal_days: 3 }, 'hourly', 'with_term_of_days'],
  [{ recall: { guaranteed_days: 1, return_days: 1 } }, 'hourly', 'with_term_of_days'],
  [{ fixed_due_date: { day: '2027-01-10', rule: 'on' } }, 'hourly', 'with_term_of_days'],
  [
    { hourly: { hours: 3, renewal_hours: 1, auto_renewal_minutes: 60 } },
    'hourly.auto_renewal_minutes',
    'before_renewal_hours',
  ],
])('a policy lends for hours or for days: %j', async (terms, field, code) => {
  const put = await office('PUT', '/lending-policies/*/globe/*', { ...TERMS, ...BY_HOURS, ...terms });
  expect(put).toMatchObject({ status: 400, body: { errors: [{ field, code }] } });
});

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
