import { sql, type Kysely } from 'kysely';
import { purgePublished } from './outbox-store.ts';
import type { OutboxTables } from './tables.ts';

/**
 * Forgets what has done its work: published messages after a day, seen ones and idempotency keys after a fortnight and
 * a day. A broker that delivers a message later than that is broken in worse ways.
 */
export async function forgetOldMessages<Tables>(
  db: Kysely<Tables>,
  tables: { outbox?: boolean; inbox?: boolean; idempotency?: boolean },
): Promise<void> {
  if (tables.outbox) await purgePublished(db as unknown as Kysely<OutboxTables>);
  if (tables.inbox) await sql`delete from inbox where received_at < now() - interval '14 days'`.execute(db);
  if (tables.idempotency)
    await sql`delete from idempotent_request where used_at < now() - interval '1 day'`.execute(db);
}
