import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { openDatabase, pools } from '#postgres/database.ts';
import { migrate, type Migration } from '#postgres/migrate.ts';

/** A database of its own on the real server, migrated as the service's is; `drop` removes it. */
export async function testDatabase<Tables>(
  migrations: Record<string, Migration>,
): Promise<{ db: Kysely<Tables>; url: string; drop: () => Promise<void> }> {
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
    url,
    drop: async () => {
      await db.destroy();
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}
