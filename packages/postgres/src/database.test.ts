import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { openDatabase, pools } from './database.ts';

let database: Awaited<ReturnType<typeof testDatabase<Record<string, never>>>>;
beforeAll(async () => {
  database = await testDatabase({});
});
afterAll(() => database.drop());

test('a connection that breaks between two statements fails the transaction, not the process', async () => {
  const { db } = database;
  const broken = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(db);
    await new Promise((resolve) => setImmediate(resolve));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
});

test('a migration beside a running app makes a connection fail once, not for ever', async () => {
  const { db } = database;
  await sql`create table shelf (id int)`.execute(db);
  await sql`insert into shelf values (1)`.execute(db);
  const read = () => sql`select * from shelf where id = ${1}`.execute(db);
  await read();
  await sql`alter table shelf add room text`.execute(db);
  await read().catch((error: unknown) => expect(error).toMatchObject({ code: '0A000' }));
  expect((await read()).rows).toEqual([{ id: 1, room: null }]);
});

test('a database that is away, or too busy to finish, is unavailable, and not a fault of ours', async () => {
  const nowhere = openDatabase('postgresql://nobody@127.0.0.1:1/nothing');
  await expect(sql`select 1`.execute(nowhere)).rejects.toMatchObject({ code: 'service_unavailable' });
  await nowhere.destroy();

  const { db } = database;
  const slow = db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 20`.execute(connection);
    await sql`select pg_sleep(5)`.execute(connection).finally(() => sql`reset statement_timeout`.execute(connection));
  });
  await expect(slow).rejects.toMatchObject({ code: 'service_unavailable' });
  await expect(sql`select nothing`.execute(db)).rejects.toMatchObject({ code: '42703' });
});

const connectionsOf = async (name: string): Promise<number[]> => {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and application_name = ${name}`.execute(
    database.db,
  );
  return rows.map(({ pid }) => pid);
};

test('after a quiet time a pool still has the connections that it keeps, and the next request takes one of them', async () => {
  const name = 'quiet';
  const db = openDatabase(database.url, { ...pools.commands, name, kept: 2, idleTimeoutMs: 20 });
  await Promise.all(Array.from({ length: 6 }, () => sql`select pg_sleep(0.05)`.execute(db)));
  const kept = await waitFor('the others are closed', async () => {
    const open = await connectionsOf(name);
    return open.length === 2 && open;
  });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  expect(kept).toContain(rows[0]?.pid);
  await db.destroy();
});

test('searches that are too expensive are answered 503, and take nothing from those who change something', async () => {
  const commands = openDatabase(database.url, { ...pools.commands, name: 'commands' });
  const reads = openDatabase(database.url, { ...pools.reads, name: 'reads', statementTimeoutMs: 200, waitMs: 200 });
  const searches = Array.from({ length: 30 }, () => sql`select pg_sleep(30)`.execute(reads));
  const refused = Promise.allSettled(searches);
  await waitFor(
    'the searches have their whole pool',
    async () => (await connectionsOf('reads')).length === pools.reads.max,
  );
  await Promise.all(Array.from({ length: 20 }, () => sql`select 1`.execute(commands)));
  for (const search of await refused)
    expect(search).toMatchObject({ status: 'rejected', reason: { code: 'service_unavailable' } });
  await commands.destroy();
  await reads.destroy();
});

test('a search is planned for what it looks for, however often it was asked for something else', async () => {
  const { db } = database;
  await sql`create table word as select case when n % 1000 = 0 then 'rare' else 'common' end as word, n
    from generate_series(1, 20000) n`.execute(db);
  await sql`create index on word (word)`.execute(db);
  await sql`analyze word`.execute(db);
  const reads = openDatabase(database.url, { ...pools.reads, max: 1 });
  const plan = (word: string) =>
    sql<Record<'QUERY PLAN', string>>`explain select sum(n) from word where word = ${word}`
      .execute(reads)
      .then(({ rows }) => rows.map((row) => row['QUERY PLAN']).join(' '));
  for (let turn = 0; turn < 10; turn += 1) expect(await plan('common')).toContain('Seq Scan');
  expect(await plan('rare')).toContain('Index');
  await reads.destroy();
});

test('a password that is changed while the app runs is taken by the next connection; work goes on meanwhile', async () => {
  const login = `rotated_${randomBytes(4).toString('hex')}`;
  const setPassword = async (password: string) => {
    await sql.raw(`alter role ${login} password '${password}'`).execute(database.db);
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = ${login}`.execute(
      database.db,
    );
  };
  const urlWith = (password: string) => {
    const url = new URL(database.url);
    url.username = login;
    url.password = password;
    return url.href;
  };
  await sql.raw(`create role ${login} login password 'first'`).execute(database.db);
  let stored = async () => urlWith('first');
  const db = openDatabase(urlWith('first'), pools.commands, () => stored());
  const ask = () => sql`select current_user as name`.execute(db);
  try {
    expect((await ask()).rows).toEqual([{ name: login }]);

    await setPassword('second');
    // The store has the old one still: unavailable, and no fault of ours.
    await expect(ask()).rejects.toMatchObject({ code: 'service_unavailable' });
    stored = async () => urlWith('second');
    await waitFor('the new password', () => ask().catch(() => undefined));

    // The store is away: the last known password does.
    stored = () => Promise.reject(new Error('away'));
    await setPassword('second');
    await waitFor('a new connection', () => ask().catch(() => undefined));
  } finally {
    await db.destroy();
    await sql.raw(`drop role ${login}`).execute(database.db);
  }
});

test('a server that does not speak TLS is not told the password where TLS is asked for', async () => {
  const url = new URL(database.url);
  url.searchParams.set('sslmode', 'verify-full');
  const db = openDatabase(url.href);
  await expect(sql`select 1`.execute(db)).rejects.toMatchObject({
    code: 'service_unavailable',
    cause: expect.objectContaining({ message: 'The server does not support SSL connections' }),
  });
  await db.destroy();
});
