import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export async function countFailedLogins(db: Kysely<Tables>, accountHash: Buffer, client: string, since: Date) {
  return db
    .selectFrom('failed_login')
    .select((eb) => [
      eb.fn.countAll<number>().as('anywhere'),
      eb.fn.countAll<number>().filterWhere('client', '=', client).as('here'),
      sql<Date | null>`min(failed_at)`.as('oldest'),
    ])
    .where('account_hash', '=', accountHash)
    .where('failed_at', '>=', since)
    .executeTakeFirstOrThrow();
}

export async function noteFailedLogin(db: Kysely<Tables>, account_hash: Buffer, client: string): Promise<void> {
  await db.insertInto('failed_login').values({ account_hash, client }).execute();
}

export async function forgetFailedLogins(db: Kysely<Tables>, accountHash: Buffer, client: string): Promise<void> {
  await db.deleteFrom('failed_login').where('account_hash', '=', accountHash).where('client', '=', client).execute();
}

export async function forgetOldFailedLogins(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom('failed_login').where('failed_at', '<', before).execute();
}
