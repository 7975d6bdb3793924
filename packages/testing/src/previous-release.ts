import pg from 'pg';
import { testDatabase, type TestDatabase } from './database.ts';

export type PreviousRelease<Tables> = {
  database: TestDatabase<Tables>;
  /** Sends a statement as that release does, word for word. @returns its rows */
  run: (statement: string, values: unknown[]) => Promise<unknown[]>;
  stop: () => Promise<void>;
};

/**
 * What is left of the previous release in a test: its statements, on a database that this release has migrated.
 * Migrations are applied before the apps are rolled out, so it works on their tables for a while.
 */
export async function previousRelease<Tables>(
  migrations: Parameters<typeof testDatabase>[0],
): Promise<PreviousRelease<Tables>> {
  const database = await testDatabase<Tables>(migrations);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    database,
    run: async (statement, values) => (await client.query<Record<string, unknown>>(statement, values)).rows,
    stop: async () => {
      await client.end();
      await database.drop();
    },
  };
}
