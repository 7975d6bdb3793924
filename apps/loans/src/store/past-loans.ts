import { sql, type Kysely } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { Out } from '../domain/lending-policy.ts';
import type { Tables } from './schema.ts';

/** So many are read at once: other work goes on between. */
const PAGE = 2_000;

/** What the reader of a loan had out when it was issued. */
const outThen = sql<Out[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('material', other.material, 'branch', other.branch_id)), '[]')
  from loan as other
  where other.reader_id = loan.reader_id and (other.issued_at, other.id) < (loan.issued_at, loan.id)
    and (other.returned_at is null or other.returned_at > loan.issued_at))`;

const notAsked = sql<Out[]>`'[]'::jsonb`;

type Period = { from: Date; until: Date; /** Whether to say what their readers had out then. */ withOut: boolean };

/** The loans that were issued in a period, the latest first. Whose they are is not asked. */
export async function* loansIssuedIn(db: Kysely<Tables>, { from, until, withOut }: Period) {
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
      (withOut ? outThen : notAsked).as('out'),
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
