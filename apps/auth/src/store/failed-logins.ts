import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** The attempts before and concurrent with this one, `but`. */
export async function countFailedLogins(
  db: Kysely<Tables>,
  accountHash: Buffer,
  client: string,
  since: Date,
  but: string,
) {
  return db
    .selectFrom('failed_login')
    .select((eb) => [
      eb.fn.countAll<number>().as('anywhere'),
      eb.fn.countAll<number>().filterWhere('client', '=', client).as('here'),
      sql<Date | null>`min(failed_at)`.as('oldest'),
    ])
    .where('account_hash', '=', accountHash)
    .where('failed_at', '>=', since)
    .where('id', '!=', but)
    .executeTakeFirstOrThrow();
}

/** Each attempt is recorded before the password is checked, so that concurrent ones are counted too. */
export async function recordTry(
  db: Kysely<Tables>,
  attempt: { id: string; account_hash: Buffer; client: string },
): Promise<void> {
  await db.insertInto('failed_login').values(attempt).execute();
}

export async function purgeTry(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('failed_login').where('id', '=', id).execute();
}

export async function purgeFailedLogins(db: Kysely<Tables>, accountHash: Buffer, client: string): Promise<void> {
  await db.deleteFrom('failed_login').where('account_hash', '=', accountHash).where('client', '=', client).execute();
}
