import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { changesSince, createChangeLog, followTable, markNow, type Mark } from './change-log.ts';

let database: Awaited<ReturnType<typeof testDatabase<object>>>;
beforeAll(async () => {
  database = await testDatabase({});
  await sql`create table book (id uuid primary key, title text, loans int, shelf uuid)`.execute(database.db);
  await createChangeLog(database.db);
  await followTable(database.db, { table: 'book', about: 'id', columns: ['title'] });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`truncate book, change_log`.execute(database.db);
});

const add = async (db: Kysely<object> | Transaction<object>) => {
  const id = randomUUID();
  await sql`insert into book (id, title) values (${id}, 'Чайка')`.execute(db);
  return id;
};
const since = async (mark: Mark, limit = 100) => {
  const changes = await changesSince(database.db, mark, limit);
  if (!changes) throw new Error('the mark is not of this database');
  return changes;
};

/** A place behind everything: other databases of the server have transactions, too, behind which no place goes. */
async function behindAll(): Promise<Mark> {
  let mark = await markNow(database.db);
  await waitFor('nothing older is under way', async () => {
    mark = await markNow(database.db);
    const { rows } = await sql`select from change_log where changed_in >= ${mark.changedIn}::xid8`.execute(database.db);
    return rows.length === 0;
  });
  return mark;
}

/** All that is told after a place, once the log has come to its end. */
async function allSince(mark: Mark, limit = 100): Promise<{ about: string[]; pages: number }> {
  const end = await behindAll();
  const told: string[] = [];
  for (let pages = 1, at = mark; ; pages += 1) {
    const page = await since(at, limit);
    told.push(...page.about);
    if (!page.more && BigInt(page.mark.changedIn) >= BigInt(end.changedIn)) return { about: told, pages };
    at = page.mark;
  }
}

test('what was added, changed where it is followed, or deleted since is told, and nothing else', async () => {
  const { db } = database;
  const [one, other, third] = [await add(db), await add(db), await add(db)];
  const mark = await behindAll();
  expect(await since(mark)).toMatchObject({ about: [], more: false });
  await sql`update book set title = 'Иванов' where id = ${one}`.execute(db);
  await sql`update book set loans = 1 where id = ${other}`.execute(db);
  await sql`delete from book where id = ${third}`.execute(db);
  const fourth = await add(db);
  expect((await allSince(mark)).about).toEqual([one, third, fourth]);
  expect((await allSince(await behindAll())).about).toEqual([]);
});

test('what is committed after others that began later is not passed over', async () => {
  const { db } = database;
  let slow = '';
  let mark: Mark | undefined;
  await db.transaction().execute(async (tx) => {
    slow = await add(tx);
    mark = await markNow(db);
    const quick = await add(db);
    const told = await since(mark);
    // It may be told now or later, but the place does not go past the slow one.
    expect([[], [quick]]).toContainEqual(told.about);
    mark = told.mark;
  });
  if (!mark) throw new Error('no mark');
  expect((await allSince(mark)).about).toContain(slow);
});

test('many changes come in pages, each once', async () => {
  const { db } = database;
  const mark = await behindAll();
  const added: string[] = [];
  await db.transaction().execute(async (tx) => {
    for (let count = 0; count < 7; count += 1) added.push(await add(tx));
  });
  expect(await allSince(mark, 3)).toEqual({ about: added, pages: 3 });
});

test('a place that this database has not come to is none', async () => {
  expect(await changesSince(database.db, { changedIn: '900000000000', seq: '0' }, 10)).toBeUndefined();
});
