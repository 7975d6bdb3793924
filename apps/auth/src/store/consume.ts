import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Marks a code or token as used, however many try at once. @returns whether this call did it */
export async function consume(
  db: Kysely<Tables>,
  table: 'client_app_token' | 'device_code',
  idHash: Buffer,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update ${sql.table(table)} set consumed_at = ${now}
    where id_hash = ${idHash} and consumed_at is null
    returning id_hash`.execute(db);
  return rows.length > 0;
}
