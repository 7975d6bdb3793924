import { sql, type Kysely, type Transaction } from 'kysely';
import type { CardRange } from '../domain/card-ranges.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** In the order in which they were given. */
export const listCardRanges = (db: Db): Promise<CardRange[]> =>
  db.selectFrom('card_range').select(['first', 'last']).orderBy('place').execute();

export async function replaceCardRanges(tx: Transaction<Tables>, ranges: readonly CardRange[]): Promise<void> {
  // Who replaces them at the same time waits: the rows of the other are not to be seen until then.
  await sql`select pg_advisory_xact_lock(hashtextextended('card ranges', 0))`.execute(tx);
  await tx.deleteFrom('card_range').execute();
  if (ranges.length === 0) return;
  await tx
    .insertInto('card_range')
    .values(ranges.map(({ first, last }, place) => ({ first, last, place })))
    .execute();
}
