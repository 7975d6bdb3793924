import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { openDatabase, pools } from '#postgres/database.ts';
import { migrate, type Migration } from '#postgres/migrate.ts';

export type TestDatabase<Tables> = {
  db: Kysely<Tables>;
  url: string;
  /** Makes the database unavailable, also for open connections. @returns a function that restores it. */
  takeAway: () => Promise<() => Promise<void>>;
  drop: () => Promise<void>;
};

/** A separate database on the real server, migrated like the service's; `drop` removes it. */
export async function testDatabase<Tables>(migrations: Record<string, Migration>): Promise<TestDatabase<Tables>> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: run the tests with npm test.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const asAdmin = async (statement: string) => {
    const client = new pg.Client({ connectionString: `${server}/postgres` });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await asAdmin(
    `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'`,
  );
  const url = `${server}/${name}`;
  await migrate(url, migrations);
  const db = openDatabase<Tables>(url, { ...pools.commands, max: 20 });
  return {
    db,
    takeAway: async () => {
      await asAdmin(`alter database ${name} with allow_connections false`);
      await asAdmin(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`);
      return () => asAdmin(`alter database ${name} with allow_connections true`);
    },
    url,
    drop: async () => {
      await db.destroy();
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}
