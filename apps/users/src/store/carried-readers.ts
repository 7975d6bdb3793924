import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** What a desk must know of a reader to tell what a card is while the library is away. `today` is the library's day. */
function carriedReaders(db: Kysely<Tables>, today: string) {
  return db
    .selectFrom('users')
    .innerJoin('patron_category', 'patron_category.code', 'users.patron_category')
    .leftJoin('reader_balance', 'reader_balance.reader_id', 'users.id')
    .select([
      'users.id',
      'users.full_name',
      'users.language',
      'users.card_number',
      'users.expires_on',
      'users.blocked',
      'reader_balance.balance_minor',
      'reader_balance.currency',
    ])
    .select((eb) => [
      sql<boolean>`users.verified_at is not null`.as('verified'),
      eb.fn.coalesce('users.loan_limit', 'patron_category.loan_limit').as('loan_limit'),
      sql<string[]>`array(
        select number from reader_card where user_id = users.id and lost_at is null)`.as('other_cards'),
      sql<string[]>`array(
        select number from reader_card where user_id = users.id and lost_at is not null)`.as('lost_cards'),
      sql<{ from: string; until: string | null }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('from', from_day, 'until', over_since - 1))
        from reader_block where user_id = users.id and 'borrow' = any(forbids)
          and (over_since is null or over_since > ${today})), '[]')`.as('blocks'),
    ])
    .where('users.deleted_at', 'is', null);
}

export type CarriedReader = Awaited<ReturnType<typeof pageOfReaders>>[number];

/** In the order of their ids. */
export function pageOfReaders(db: Kysely<Tables>, today: string, { after, limit }: { after?: string; limit: number }) {
  const page = carriedReaders(db, today).orderBy('users.id').limit(limit);
  return (after === undefined ? page : page.where('users.id', '>', after)).execute();
}

/** Those of these that there are. */
export const theseReaders = (db: Kysely<Tables>, today: string, ids: readonly string[]): Promise<CarriedReader[]> =>
  carriedReaders(db, today)
    .where(sql<boolean>`users.id = any(${ids}::uuid[])`)
    .execute();
