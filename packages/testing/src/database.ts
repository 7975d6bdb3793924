import { createHash, randomBytes } from 'node:crypto';
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

type Migrations = Record<string, Migration>;
type Admin = (statement: string) => Promise<unknown[]>;

/** A separate database on the real server, migrated like the service's; `drop` removes it. */
export async function testDatabase<Tables>(migrations: Migrations): Promise<TestDatabase<Tables>> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: run the tests with npm test.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const tell = (statement: string) => asAdmin(server, async (admin) => void (await admin(statement)));
  await asAdmin(server, async (admin) => {
    await admin(`create database ${name} template ${await migratedOnce(server, admin, migrations)}`);
  });
  const url = `${server}/${name}`;
  const db = openDatabase<Tables>(url, { ...pools.commands, max: 20 });
  return {
    db,
    takeAway: async () => {
      await tell(`alter database ${name} with allow_connections false`);
      await tell(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`);
      return () => tell(`alter database ${name} with allow_connections true`);
    },
    url,
    drop: async () => {
      await db.destroy();
      await tell(`drop database ${name} with (force)`);
    },
  };
}

/** The name of a database that has had these migrations, and nothing else. The first test to need it makes it. */
async function migratedOnce(server: string, admin: Admin, migrations: Migrations): Promise<string> {
  const steps = Object.entries(migrations).map(([name, { up }]) => `${name} ${String(up)}`);
  const name = `migrated_${createHash('sha256').update(steps.join('\n')).digest('hex').slice(0, 12)}`;
  await admin(`select pg_advisory_lock(hashtext('${name}'))`);
  try {
    const known = await admin(`select from pg_database where datname = '${name}'`);
    if (known.length > 0) return name;
    await admin(`drop database if exists ${name}_begun with (force)`);
    await admin(
      `create database ${name}_begun template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'`,
    );
    await migrate(`${server}/${name}_begun`, migrations);
    await admin(`alter database ${name}_begun rename to ${name}`);
    return name;
  } finally {
    await admin(`select pg_advisory_unlock(hashtext('${name}'))`);
  }
}

async function asAdmin<Result>(server: string, work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    return await work(async (statement) => (await client.query<object>(statement)).rows);
  } finally {
    await client.end();
  }
}
