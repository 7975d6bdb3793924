import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEventData } from '#events';
import { registry, type Registry, type User } from '../testing/users.ts';

let now = new Date('2026-05-01T00:30:00Z');
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => now });
});
afterAll(() => users.service.stop());

const choose = (as: User, reading_history: 'none' | 'legal' | 'always') =>
  users.service.request('PUT', '/users/me', { as, body: { full_name: 'Вера', reading_history } });

/** What is told in a day. */
async function aDay() {
  await users.service.published();
  for (let hours = 0; hours < 24; hours += 1) {
    now = new Date(now.getTime() + 3_600_000);
    await users.service.runJob('tell-choices');
  }
  return users.service.published();
}

test('once a day what users have chosen is told again, as it was told, to whoever has not heard of it', async () => {
  const [none, always, legal, gone, silent] = await Promise.all(Array.from({ length: 5 }, () => users.aUser()));
  if (!none || !always || !legal || !gone || !silent) throw new Error('There are five.');
  await choose(none, 'none');
  await choose(always, 'always');
  await choose(legal, 'none');
  await choose(legal, 'legal');
  await choose(gone, 'none');
  await users.service.db.updateTable('users').set({ deleted_at: now }).where('id', '=', gone.id).execute();
  const before = (await users.service.published()).filter(({ type }) => type === 'user.history_chosen');
  const told = await aDay();
  expect(told.every(({ type, data }) => isEventData(type, data))).toBe(true);
  const withChoices = [none.id, always.id].sort();
  expect(told.map(({ subject }) => subject).sort()).toEqual(withChoices);
  for (const { data } of told) expect(before.map((one) => one.data)).toContainEqual(data);
  expect(await aDay()).toHaveLength(2);
});

test('however many have chosen, an hour tells its share of them, and a day tells all', async () => {
  await sql`update users set reading_history = 'legal'`.execute(users.service.db);
  await sql`
    insert into users (id, card_number, email, full_name, language, role, patron_category, reading_history)
    select gen_random_uuid(), 'C' || n, '', 'Анна', 'ru', 'reader', 'adult', 'none' from generate_series(1, 30000) n`.execute(
    users.service.db,
  );
  await users.service.published();
  await users.service.runJob('tell-choices');
  const anHour = (await users.service.published()).length;
  expect(anHour).toBeGreaterThan(1_000);
  expect(anHour).toBeLessThan(1_600);
});
