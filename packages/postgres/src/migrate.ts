import { Migrator, type Migration } from 'kysely';
import { openDatabase } from './database.ts';

/**
 * Brings one database up to date, as its owner: the apps themselves may read and write rows but not change tables.
 * Kysely's own lock lets several run at once.
 */
export async function migrate(connectionString: string, migrations: Record<string, Migration>): Promise<string[]> {
  const db = openDatabase<unknown>(connectionString, 1);
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error) throw error;
    return (results ?? []).map(({ migrationName }) => migrationName);
  } finally {
    await db.destroy();
  }
}

/** The whole of a service's `migrate` program: the owner's connection string comes in DATABASE_OWNER_URL. */
export async function runMigrations(migrations: Record<string, Migration>): Promise<void> {
  const url = process.env['DATABASE_OWNER_URL'];
  if (!url) throw new Error('DATABASE_OWNER_URL is not set: the connection string of the database owner.');
  const done = await migrate(url, migrations);
  process.stdout.write(done.length === 0 ? 'up to date\n' : `applied ${done.join(', ')}\n`);
}
