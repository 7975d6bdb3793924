import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExampleLoan } from '#testing/example-loan.ts';
import { storedRows } from '#testing/stored-rows.ts';
import { testParking } from '#testing/parking-suite.ts';
import { register, startUsers } from '../testing/users.ts';

let users: Awaited<ReturnType<typeof startUsers>>;
beforeAll(async () => {
  users = await startUsers();
});
afterAll(() => users.stop());

testParking({
  start: startUsers,
  topic: 'loan.events',
  aStory: async (service) => {
    const loan = anExampleLoan({ reader_id: (await register(service)).id });
    return {
      subject: loan.loan_id,
      events: [
        { type: 'loan.issued', data: { ...loan, event_type: 'loan.issued', version: 1 } },
        { type: 'loan.renewed', data: { ...loan, event_type: 'loan.renewed', version: 2, renewals: 1 } },
        { type: 'loan.overdue', data: { ...loan, event_type: 'loan.overdue', version: 3 } },
      ],
    };
  },
  effects: { table: 'reader_loan', subject: 'loan_id::text', number: 'version' },
});

test('whatever a reader owes is stored, however much it is', async () => {
  const reader = await register(users);
  let version = 0;
  const stored = async (balance_minor: number) => {
    const event = { reader_id: reader.id, balance_minor, currency: 'RUB', version: (version += 1) };
    await users.deliver('loan.events', 'reader.balance_changed', { ...event, event_type: 'reader.balance_changed' });
    return users.db
      .selectFrom('reader_balance')
      .select('balance_minor')
      .where('reader_id', '=', reader.id)
      .executeTakeFirst();
  };
  const largeOnes = [2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER];
  const balances = fc.oneof(fc.maxSafeNat(), fc.constantFrom(...largeOnes));
  await fc.assert(
    fc.asyncProperty(balances, async (balance_minor) => {
      expect(await stored(balance_minor)).toEqual({ balance_minor });
    }),
    { examples: largeOnes.map((one) => [one]), numRuns: 20 },
  );
});

test('what a reader owed before is not what they owe now, whichever is heard of first', async () => {
  const reader = await register(users);
  const owed = (version: number, balance_minor: number) =>
    users.deliver('loan.events', 'reader.balance_changed', {
      event_type: 'reader.balance_changed',
      reader_id: reader.id,
      balance_minor,
      currency: 'RUB',
      version,
    });
  await owed(2, 0);
  await owed(1, 900);
  expect(
    await users.db.selectFrom('reader_balance').select('balance_minor').where('reader_id', '=', reader.id).execute(),
  ).toEqual([{ balance_minor: 0 }]);
});

test('of a loan that is nobody’s any more, nothing is known but that, whichever event comes last', async () => {
  const reader = await register(users);
  const loan = anExampleLoan({ reader_id: reader.id, title: `Дар ${reader.id}` });
  const issued = { ...loan, event_type: 'loan.issued' as const, version: 1 };
  const returned = {
    ...loan,
    event_type: 'loan.returned' as const,
    version: 3,
    returned_at: '2026-01-05T10:00:00.000Z',
    days_overdue: 0,
  };
  const anonymised = { event_type: 'loan.anonymised' as const, loan_id: loan.loan_id, version: 5 };
  const history = async () => {
    const { body } = await users.request('GET', `/users/${reader.id}/history`, { as: reader });
    return (body as { items: object[] }).items.length;
  };
  await users.deliver('loan.events', 'loan.issued', issued);
  expect(await history()).toBe(1);
  await users.deliver('loan.events', 'loan.anonymised', anonymised);
  await users.deliver('loan.events', 'loan.returned', returned);
  expect(await history()).toBe(0);
  expect(
    (await storedRows(users.db, ['audit_entry', 'idempotent_request'])).filter((row) => row.includes(loan.title)),
  ).toEqual([]);
});
