import { sql, type Kysely } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { Tables } from './schema.ts';

/** So many are read at once: other work goes on between. */
const PAGE = 2_000;

/** The loans that were issued in a period, the latest first. Whose they are is not asked. */
export async function* loansIssuedIn(db: Kysely<Tables>, { from, until }: { from: Date; until: Date }) {
  let query = db
    .selectFrom('loan')
    .select([
      'id',
      'patron_category as category',
      'material',
      'branch_id as branch',
      'renewals',
      'issued_at as issuedAt',
      instantText('issued_at').as('issuedAtText'),
      'returned_at as returnedAt',
      'lost_at as lostAt',
    ])
    .where('issued_at', '>=', from)
    .where('issued_at', '<=', until)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE);
  for (;;) {
    const page = await query.execute();
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    query = query.where(sql<boolean>`(issued_at, id) < (${last.issuedAtText}::timestamptz, ${last.id}::uuid)`);
  }
}
