import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExampleLoan } from '#testing/example-loan.ts';
import { registry, type Registry, type User } from '../testing/users.ts';

const LIBRARIAN = { id: randomUUID(), role: 'librarian' } as const;

let users: Registry;
let now = new Date('2026-03-01T10:00:00Z');
beforeAll(async () => {
  users = await registry({ now: () => now });
});
afterAll(() => users.service.stop());

const profile = async (user: User) => (await users.service.request('GET', '/users/me', { as: user })).body;
const atDesk = (user: User, change: object) =>
  users.service.request('PATCH', `/users/${user.id}`, { as: LIBRARIAN, body: change });
const category = (code: string, loan_limit: number) =>
  users.service.request('PUT', `/patron-categories/${code}`, {
    as: { role: 'branch_manager' },
    body: { name_ru: 'Кружок', name_en: 'Club', loan_limit },
  });

test("a category's new limit is in the profiles of its readers at once", async () => {
  const user = await users.aUser();
  await category('club', 3);
  await atDesk(user, { patron_category: 'club' });
  expect(await profile(user)).toMatchObject({ loan_limit: 3 });
  await category('club', 7);
  expect(await profile(user)).toMatchObject({ loan_limit: 7 });
});

test('a profile that is read while it changes is not shown afterwards', async () => {
  const user = await users.aUser();
  const { profiles } = users.service.context;
  const { lookUp } = profiles;
  profiles.lookUp = async (...asked) => {
    profiles.lookUp = lookUp;
    const found = await lookUp(...asked);
    return {
      ...found,
      keep: async (read) => {
        await atDesk(user, { blocked: true });
        await found.keep(read);
      },
    };
  };
  await profile(user);
  expect(await profile(user)).toMatchObject({ blocked: true });
});

test('a book that its reader says they brought back is not overdue until they have it after all', async () => {
  const user = await users.aUser();
  const loan = anExampleLoan({ reader_id: user.id, due_date: '2026-02-01' });
  const told = (type: 'loan.issued' | 'loan.claim_withdrawn', version: number) =>
    users.service.deliver('loan.events', type, { ...loan, event_type: type, version });
  const overdueInHistory = async () => {
    const { body } = await users.service.request('GET', `/users/${user.id}/history`, { as: user });
    return (body as { items: { overdue: boolean }[] }).items.map(({ overdue }) => overdue);
  };
  await told('loan.issued', 1);
  expect([await profile(user), await overdueInHistory()]).toMatchObject([{ has_overdue: true }, [true]]);
  await users.service.deliver('loan.events', 'loan.claimed_returned', {
    ...loan,
    event_type: 'loan.claimed_returned',
    version: 3,
    claimed_at: '2026-02-20T10:00:00.000Z',
  });
  expect([await profile(user), await overdueInHistory()]).toMatchObject([{ has_overdue: false }, [false]]);
  await told('loan.claim_withdrawn', 5);
  expect([await profile(user), await overdueInHistory()]).toMatchObject([{ has_overdue: true }, [true]]);
});

test('what is overdue since midnight is so in the profile of the morning', async () => {
  const user = await users.aUser();
  await users.service.deliver('loan.events', 'loan.issued', {
    ...anExampleLoan({ reader_id: user.id, due_date: '2026-03-01' }),
    event_type: 'loan.issued',
    version: 1,
  });
  expect(await profile(user)).toMatchObject({ has_overdue: false });
  now = new Date('2026-03-01T21:00:01Z');
  expect(await profile(user)).toMatchObject({ has_overdue: true });
});
