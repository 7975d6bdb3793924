import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { openDatabase } from './database.ts';

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
