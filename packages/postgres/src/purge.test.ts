import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { purgeExpired } from './purge.ts';

let database: Awaited<ReturnType<typeof testDatabase<object>>>;
beforeAll(async () => {
  database = await testDatabase({});
  await sql`create table note (id int primary key, kept_at timestamptz, status text)`.execute(database.db);
  await sql`create index on note (kept_at)`.execute(database.db);
});
afterAll(() => database.drop());

const now = new Date('2026-05-10T00:00:00Z');
const retention = { table: 'note', column: 'kept_at', days: 7, where: sql<boolean>`status <> 'open'` };
const left = async () =>
  (await sql<{ id: number }>`select id from note order by id`.execute(database.db)).rows.map(({ id }) => id);

/** Note n is n days old. */
async function notes(count: number): Promise<void> {
  await sql`truncate note`.execute(database.db);
  await sql`
    insert into note select n, ${now}::timestamptz - make_interval(days => n), 'done'
    from generate_series(0, ${count - 1}::int) n`.execute(database.db);
}

test('what is older than its time is purged, however many batches that takes, and nothing else', async () => {
  await notes(50);
  await sql`update note set status = 'open' where id in (20, 40)`.execute(database.db);
  await sql`update note set kept_at = null where id = 30`.execute(database.db);

  expect(await purgeExpired(database.db, [retention], { now, batch: 4 })).toEqual({ note: 39 });
  expect(await left()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 20, 30, 40]);
  expect(await purgeExpired(database.db, [retention], { now, batch: 4 })).toEqual({});
});

test('many rows of one instant are purged in batches too', async () => {
  await notes(20);
  await sql`update note set kept_at = '2026-01-01'`.execute(database.db);
  expect(await purgeExpired(database.db, [retention], { now, batch: 3 })).toEqual({ note: 20 });
});

test('each batch stays deleted when a later one fails', async () => {
  await notes(20);
  await sql`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'not this one'; end $$`.execute(database.db);
  await sql`create trigger refuse before delete on note for each row when (old.id = 10)
    execute function refuse()`.execute(database.db);
  await expect(purgeExpired(database.db, [retention], { now, batch: 3 })).rejects.toThrow('not this one');
  expect(await left()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  await sql`drop trigger refuse on note`.execute(database.db);
});

test('a clean-up that is told to stop ends after its batch', async () => {
  await notes(50);
  let batches = 0;
  const stopping = () => (batches += 1) > 2;
  expect(await purgeExpired(database.db, [retention], { now, batch: 5, stopping })).toEqual({ note: 10 });
});

test('a row that somebody holds is left, and not waited for', async () => {
  await notes(12);
  await database.db.transaction().execute(async (tx) => {
    await sql`select from note where id = 9 for update`.execute(tx);
    expect(await purgeExpired(database.db, [retention], { now })).toEqual({ note: 3 });
  });
  expect(await left()).toContain(9);
});
