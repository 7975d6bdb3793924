import { sql, type Kysely } from 'kysely';
import { purgeExpired } from '#postgres/purge.ts';
import type { EventData } from '#events';
import type { NoticeType } from '../domain/notice.ts';
import { GONE } from './recipients.ts';
import type { Tables } from './schema.ts';

/** Keeps what a user chooses; an older choice changes nothing, and a late one brings no deleted user back. */
export async function keepChoice(
  db: Kysely<Tables>,
  { user_id, reading_history, account_version }: EventData['user.history_chosen'],
): Promise<void> {
  await sql`
    insert into history_choice (user_id, choice, account_version)
    select ${user_id}::uuid, ${reading_history}, ${account_version}::int
    where not exists (select from recipient where user_id = ${user_id} and version = ${GONE})
    on conflict (user_id) do update set choice = excluded.choice, account_version = excluded.account_version
      where history_choice.account_version < excluded.account_version`.execute(db);
}

const BATCH = 5_000;

/** Removes the notices of these types, of users who want nothing known. @returns how many. */
export async function purgeUnwanted(
  db: Kysely<Tables>,
  { types, days, now, stopping }: { types: readonly NoticeType[]; days: number; now: Date; stopping: () => boolean },
): Promise<number> {
  const before = new Date(now.getTime() - days * 86_400_000);
  let purged = 0;
  for (let deleted = BATCH; deleted === BATCH && !stopping(); purged += deleted) {
    const { numAffectedRows } = await sql`
      delete from delivery where id in (
        select id from history_choice join delivery using (user_id)
        where choice = 'none' and created_at < ${before} and status <> 'queued' and type = any(${types}::text[])
        limit ${BATCH}
        for update of delivery skip locked
      )`.execute(db);
    deleted = Number(numAffectedRows ?? 0);
  }
  return purged;
}

/** The same, of users who have chosen nothing else. */
export async function purgeOld(
  db: Kysely<Tables>,
  { types, days, now, stopping }: { types: readonly NoticeType[]; days: number; now: Date; stopping: () => boolean },
): Promise<number> {
  const where = sql<boolean>`status <> 'queued' and type = any(${types}::text[]) and not exists (
    select from history_choice where history_choice.user_id = delivery.user_id and choice <> 'legal')`;
  const purged = await purgeExpired(db, [{ table: 'delivery', column: 'created_at', days, where }], { now, stopping });
  return purged['delivery'] ?? 0;
}
