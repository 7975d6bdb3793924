import type { Kysely, Transaction } from 'kysely';
import type { OutsideRequestTable, Tables } from './schema.ts';

export async function storeRequest(db: Kysely<Tables>, request: OutsideRequestTable): Promise<void> {
  await db.insertInto('outside_request').values(request).execute();
}

/** Ends a request: it is answered once. @returns whether this browser or sign-in took it to this provider, and not too long ago */
export async function takeRequest(
  db: Kysely<Tables> | Transaction<Tables>,
  { id, provider, browser, session_id }: Omit<OutsideRequestTable, 'expires_at'>,
  now: Date,
): Promise<boolean> {
  const taken = await db
    .deleteFrom('outside_request')
    .where('id', '=', id)
    .where('provider', '=', provider)
    .where('browser', 'is not distinct from', browser)
    .where('session_id', 'is not distinct from', session_id)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}
