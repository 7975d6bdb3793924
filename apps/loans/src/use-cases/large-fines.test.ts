import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { components } from '#contracts/loans.ts';
import contract from '#contracts/loans.json' with { type: 'json' };
import { addDays, libraryDay } from '#core/library-day.ts';
import { daysOverdue, overdueFine } from '../domain/overdue-fine.ts';
import { lendingTerms } from '../http/lending-policy.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date();
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Terms = components['schemas']['LendingTerms'];

const bounds = contract.components.schemas.LendingTerms.properties;
const within = ({ minimum, maximum }: { minimum: number; maximum: number }) =>
  fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.constantFrom(minimum, maximum));
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  loan_days: within({ ...bounds.loan_days, minimum: 1 }),
  renewal_days: within(bounds.renewal_days),
  max_renewals: within(bounds.max_renewals),
  fine_per_day_minor: within(bounds.fine_per_day_minor),
  fine_cap_minor: within(bounds.fine_cap_minor),
  grace_days: within(bounds.grace_days),
});
const dearest: Terms = {
  loan_days: 1,
  renewal_days: 1,
  max_renewals: 0,
  fine_per_day_minor: bounds.fine_per_day_minor.maximum,
  fine_cap_minor: 0,
  grace_days: 0,
};

const atDesk = (method: string, path: string, body?: unknown) =>
  loans.service.request(method, path, { as: loans.branchManager, ...(body !== undefined && { body }) });
const closing = (id: string) =>
  loans.service.request('POST', `/internal/readers/${id}/close`, { headers: { 'dapr-caller-app-id': 'users' } });
const balanceOf = async (id: string) => {
  const { status, body } = await atDesk('GET', `/charges/user/${id}`);
  expect(status).toBe(200);
  return body as { items: { id: string }[]; balance: { amount_minor: number } };
};

async function announcedBalance(): Promise<unknown> {
  const announced = (await loans.service.published()).filter(({ type }) => type === 'reader.balance_changed');
  return announced.at(-1)?.data;
}

/** Lends several books on these terms, lets them become overdue, and compares every sum of their fines. */
async function costOf(terms: Terms, daysLate: number): Promise<void> {
  now = new Date('2026-05-01T09:00:00Z');
  expect(await atDesk('PUT', '/lending-policies/*/*/*', terms)).toMatchObject({ status: 200, body: terms });
  const reader = loans.aReader();
  const lent = [await loans.lend(reader), await loans.lend(reader), await loans.lend(reader)];
  const due = lent[0]?.due_date ?? '';
  now = new Date(`${addDays(due, daysLate)}T09:00:00Z`);
  const policy = lendingTerms(terms);
  const fine = overdueFine(policy, daysOverdue(due, libraryDay(now, 'Europe/Moscow')));
  const owed = fine * lent.length;
  await loans.service.published();

  await loans.service.runJob('process-due-loans');
  expect(await loans.service.db.selectFrom('set_aside').selectAll().execute()).toEqual([]);
  if (fine > 0) expect(await announcedBalance()).toMatchObject({ balance_minor: owed });
  expect((await balanceOf(reader.id)).balance.amount_minor).toBe(owed);

  const another = loans.aBook();
  const refused = await loans.service.request('POST', '/loans', { as: reader, body: { book_id: another.id } });
  expect(refused).toMatchObject({ status: 409, body: { code: 'has_overdue_loans' } });
  for (const loan of lent) expect((await atDesk('POST', '/loans/return', { loan_id: loan.id })).status).toBe(200);
  const closed = await closing(reader.id);
  if (fine > 0) expect(closed).toMatchObject({ status: 409, body: { facts: { owes_minor: owed } } });
  for (const { id } of (await balanceOf(reader.id)).items)
    expect((await atDesk('POST', `/charges/${id}/waive`, { comment: 'Болел' })).status).toBe(200);
  expect((await balanceOf(reader.id)).balance.amount_minor).toBe(0);
  expect((await closing(reader.id)).status).toBe(204);
}

test('on all terms that the contract admits, late books cost what the rule says, and no request fails', async () => {
  const centuries = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 2_900_000 }));
  await fc.assert(fc.asyncProperty(anyTerms, centuries, costOf), {
    examples: [
      [dearest, 3_650],
      [dearest, 2_900_000],
    ],
    numRuns: 12,
  });
});
