import { sql, type Kysely } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { Tables } from './schema.ts';

/** The sessions of a user that can still be renewed, newest first. */
export function listSessions(
  db: Kysely<Tables>,
  userId: string,
  { now, after, limit }: { now: Date; after: [startedAt: string, id: string] | undefined; limit: number },
) {
  return db
    .selectFrom('session')
    .leftJoin('client_app', 'client_app.id', 'session.client_app_id')
    .select([
      'session.id',
      'started_at',
      'last_used_at',
      'browser',
      'system',
      'network',
      'provider',
      'client_app.name as app',
    ])
    .select(instantText('started_at').as('started_at_text'))
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('renewable_until', '>', now)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(started_at, session.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('started_at', 'desc')
    .orderBy('session.id', 'desc')
    .limit(limit)
    .execute();
}

export type ListedSession = Awaited<ReturnType<typeof listSessions>>[number];

/** Whether a session, which may have ended, is or was of this user. */
export async function isSessionOf(db: Kysely<Tables>, id: string, userId: string): Promise<boolean> {
  const found = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return found !== undefined;
}
