import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { laneOf } from '#messaging/lanes.ts';
import type { Tables } from '../schema.ts';

/**
 * The first admin used to be appointed without an event, so other services could not send them notices. Events are
 * compared by version, so services that already know an admin are not affected.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  const admins = await db
    .selectFrom('users')
    .select(['id', 'email', 'full_name', 'language', 'role', 'version'])
    .where('role', '=', 'admin')
    .where('deleted_at', 'is', null)
    .execute();
  if (admins.length === 0) return;
  await db
    .insertInto('outbox')
    .values(
      admins.map(({ id: user_id, ...profile }) => ({
        id: uuidv7(),
        topic: 'user.events',
        lane: laneOf(user_id),
        type: 'user.changed',
        subject: user_id,
        data: JSON.stringify({ event_type: 'user.changed', user_id, ...profile }),
        traceparent: null,
        published_at: null,
      })),
    )
    .execute();
}
