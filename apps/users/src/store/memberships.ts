import { sql, type Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Tables } from './schema.ts';

type Ending = { id: string; expires_on: LocalDate };

/** Takes the memberships that end between two days and of which nobody was told yet: from now on, they were. */
export async function takeUntoldMemberships(
  tx: Transaction<Tables>,
  { from, to, limit }: { from: LocalDate; to: LocalDate; limit: number },
): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    update users set told_expires_on = expires_on
    where id = any(array(
      select id from users
      where expires_on between ${from} and ${to} and deleted_at is null and deletion_requested_at is null
        and told_expires_on is distinct from expires_on
      order by expires_on limit ${limit} for no key update skip locked
    )) returning id, expires_on`.execute(tx);
  return rows;
}
