import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNotifications } from '../testing/notifications.ts';

const DAY_MS = 86_400_000;
let now = new Date();
let notices: Awaited<ReturnType<typeof startNotifications>>;
beforeAll(async () => {
  notices = await startNotifications({ now: () => now });
});
afterAll(() => notices.stop());

let version = 1;
const chooses = (user_id: string, reading_history: 'none' | 'legal' | 'always', account_version = (version += 1)) =>
  notices.deliver('user.events', 'user.history_chosen', {
    event_type: 'user.history_chosen',
    user_id,
    reading_history,
    account_version,
  });

/** A reader who was told of a loan and of their password, so many days ago. */
async function aReader(days: number): Promise<string> {
  const user_id = randomUUID();
  const profile = {
    user_id,
    email: `${user_id}@readers.example`,
    full_name: 'А',
    language: 'ru',
    role: 'reader',
  } as const;
  await notices.deliver('user.events', 'user.registered', { ...profile, event_type: 'user.registered', version: 1 });
  const command = { type: 'loan_issued' as const, user_id, book_title: `Дар ${user_id}`, due_date: '2026-05-01' };
  await notices.deliver('notifications.email', 'notifications.email', command);
  const changed = {
    type: 'password_changed' as const,
    user_id,
    changed_at: '2026-05-01T10:00',
    changed_by: 'link' as const,
  };
  await notices.deliver('notifications.email', 'notifications.email', changed);
  await sql`
    update delivery set status = 'sent', due_at = null, created_at = ${new Date(now.getTime() - days * DAY_MS)}
    where user_id = ${user_id}`.execute(notices.db);
  return user_id;
}

const told = async (user: string) => {
  const rows = await notices.db
    .selectFrom('delivery')
    .select('type')
    .where('user_id', '=', user)
    .orderBy('type')
    .execute();
  return rows.map(({ type }) => type);
};
const forgetReading = () => notices.runJob('forget-reading');

test('what a reader was told of their loans goes as their loans do, and the rest stays', async () => {
  const [wantsNone, wantsAll, hasNotChosen] = [await aReader(4), await aReader(400), await aReader(364)];
  await chooses(wantsNone, 'none');
  await chooses(wantsAll, 'always');
  await forgetReading();
  expect(await told(wantsNone)).toEqual(['password_changed']);
  expect(await told(wantsAll)).toEqual(['loan_issued', 'password_changed']);
  expect(await told(hasNotChosen)).toEqual(['loan_issued', 'password_changed']);
  now = new Date(now.getTime() + 2 * DAY_MS);
  await forgetReading();
  expect(await told(hasNotChosen)).toEqual(['password_changed']);
});

test('a notice of the last days stays, and one that is still to be sent', async () => {
  const [recent, waiting] = [await aReader(2), await aReader(10)];
  await chooses(recent, 'none');
  await chooses(waiting, 'none');
  await sql`update delivery set status = 'queued', due_at = now() + interval '1 day' where user_id = ${waiting}`.execute(
    notices.db,
  );
  await forgetReading();
  expect([await told(recent), await told(waiting)].map(({ length }) => length)).toEqual([2, 2]);
});

test('an old choice changes nothing, and none brings a deleted reader back', async () => {
  const reader = await aReader(4);
  await chooses(reader, 'always', 7);
  await chooses(reader, 'none', 6);
  await forgetReading();
  expect(await told(reader)).toHaveLength(2);
  await notices.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: reader });
  await chooses(reader, 'none');
  expect(await notices.db.selectFrom('history_choice').selectAll().where('user_id', '=', reader).execute()).toEqual([]);
});
