import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

let today: string;
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => new Date(`${today}T09:00:00Z`) });
});
beforeEach(() => {
  today = '2026-05-31';
});
afterAll(() => users.service.stop());

async function aMemberUntil(expires_on: string): Promise<{ id: string }> {
  const user = await users.aUser();
  await until(user, expires_on);
  return user;
}
const until = ({ id }: { id: string }, expires_on: string) =>
  users.service.db.updateTable('users').set({ expires_on }).where('id', '=', id).execute();

/** Who was told of which last day since somebody asked. */
const mails = async (): Promise<Record<'to' | 'expires_on', unknown>[]> =>
  (await users.service.published()).flatMap(({ subject, data }) =>
    'expires_on' in data ? [{ to: subject, expires_on: data.expires_on }] : [],
  );

/** The last days of which somebody is told when the hour has come. */
async function told({ id }: { id: string }): Promise<unknown[]> {
  await users.service.runJob('tell-ending-memberships');
  return (await mails()).flatMap(({ to, expires_on }) => (to === id ? [expires_on] : []));
}

test('a reader is told two weeks before that their membership ends, once', async () => {
  const member = await aMemberUntil('2026-06-15');
  expect(await told(member)).toEqual([]);
  today = '2026-06-01';
  expect(await told(member)).toEqual(['2026-06-15']);
  today = '2026-06-15';
  expect(await told(member)).toEqual([]);
});

test('one that was renewed is told of again before its new end', async () => {
  const member = await aMemberUntil('2026-06-10');
  expect(await told(member)).toEqual(['2026-06-10']);
  await until(member, '2027-06-10');
  expect(await told(member)).toEqual([]);
  today = '2027-06-01';
  expect(await told(member)).toEqual(['2027-06-10']);
});

test('what has ended is past telling, and whoever is leaving is not asked to stay', async () => {
  const former = await aMemberUntil('2026-05-30');
  const leaving = await aMemberUntil('2026-06-02');
  await users.service.db
    .updateTable('users')
    .set({ deletion_requested_at: new Date() })
    .where('id', '=', leaving.id)
    .execute();
  expect(await told(former)).toEqual([]);
  expect(await told(leaving)).toEqual([]);
});

test('more than a batch are told in one hour, each once, by however many replicas', async () => {
  const ids = Array.from({ length: 130 }, () => uuidv7());
  await sql`
    insert into users (id, email, full_name, language, role, patron_category, expires_on)
    select id, id || '@readers.example', 'Анна', 'ru', 'reader', 'adult', '2026-06-05' from unnest(${ids}::uuid[]) as id
  `.execute(users.service.db);
  await mails();
  await Promise.all([1, 2, 3].map(() => users.service.runJob('tell-ending-memberships')));
  const recipients = (await mails()).map(({ to }) => to);
  for (const id of ids) expect(recipients.filter((to) => to === id)).toHaveLength(1);
});
