import { sql, type Transaction } from 'kysely';
import type { EventData } from '#events';
import type { Tables } from './schema.ts';

export type Choice = Omit<EventData['user.history_chosen'], 'event_type'>;

/**
 * The next choices of users of this hour: each belongs to one hour of the day, by its id. Nobody deletes these accounts
 * before the transaction ends, so that what is told of them is told before they are gone.
 */
export async function choicesOfHour(
  tx: Transaction<Tables>,
  { hour, after, limit }: { hour: number; after: string; limit: number },
): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select id as user_id, reading_history, version as account_version from users
    where reading_history <> 'legal' and deleted_at is null and id > ${after}::uuid
      and get_byte(uuid_send(id), 15) % 24 = ${hour}::int
    order by id limit ${limit} for share`.execute(tx);
  return rows;
}
