import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';
import { lockSessionsOf, type RenewableSession } from './sessions.ts';

type AppSession = {
  id: string;
  user_id: string;
  /** The sign-in by which its user lets the app act. */
  by: string;
  client_app_id: string;
  now: Date;
  /** Until when it is listed, unless the app gets a refresh token. */
  renewable_until: Date;
};

/**
 * Begins what an app does for somebody, as a sign-in of theirs. It knows the changes of the account that theirs knows; and
 * whatever ends that one at the same time ends this one too.
 *
 * @returns whether it has begun: theirs has not ended
 */
export const startAppSession = (db: Kysely<Tables>, session: AppSession): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { id, user_id, by, client_app_id, now, renewable_until } = session;
    await lockSessionsOf(tx, user_id);
    const { rows } = await sql`
      insert into session (id, user_id, role, account_version, started_at, proved_at, renewable_until, client_app_id)
      select ${id}::uuid, user_id, role, account_version, ${now}::timestamptz, proved_at,
        ${renewable_until}::timestamptz, app.id
      from session, client_app app
      where session.id = ${by} and user_id = ${user_id} and ended_at is null and client_app_id is null
        and app.id = ${client_app_id}
      for share of session, app
      returning id`.execute(tx);
    return rows.length > 0;
  });

/** What an app was let do, unless it has ended. */
export const openAppSession = (
  db: Kysely<Tables>,
  id: string,
): Promise<(RenewableSession & { client_app_id: string | null }) | undefined> =>
  db
    .selectFrom('session')
    .select(['id', 'user_id', 'role', 'account_version', 'started_at', 'proved_at', 'client_app_id'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('client_app_id', 'is not', null)
    .executeTakeFirst();
