import { sql, type Kysely } from 'kysely';
import { groupBy } from '#core/group-by.ts';
import { instantText } from '#postgres/instant.ts';
import type { Out } from '../domain/lending-policy.ts';
import type { Tables } from './schema.ts';

/** So many are read at once: other work goes on between. */
const PAGE = 2_000;
/** And so many where all that their readers had is read with them. */
const PAGE_WITH_OUT = 500;

type Period = { from: Date; until: Date; /** Whether to say what their readers had out then. */ withOut: boolean };

/** The loans that were issued in a period, the latest first, and what their readers had out then. Whose they are is not told. */
export async function* loansIssuedIn(db: Kysely<Tables>, { from, until, withOut }: Period) {
  const size = withOut ? PAGE_WITH_OUT : PAGE;
  let query = db
    .selectFrom('loan')
    .select([
      'id',
      'reader_id as readerId',
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
    .limit(size);
  for (;;) {
    const page = await query.execute();
    const had = withOut ? await hadBy(db, page) : undefined;
    for (const { readerId, ...loan } of page)
      yield { ...loan, out: readerId === null ? [] : outThen(loan, had?.get(readerId)) };
    const last = page.at(-1);
    if (!last || page.length < size) return;
    query = query.where(sql<boolean>`(issued_at, id) < (${last.issuedAtText}::timestamptz, ${last.id}::uuid)`);
  }
}

type Issued = { id: string; issuedAtText: string };
type Had = Issued & Out & { readerId: string | null; returnedAtText: string | null };

/** All that the readers of some loans had while these were issued, of which the first is the latest: read once for each of them, however much one has borrowed. */
async function hadBy(
  db: Kysely<Tables>,
  page: readonly (Issued & { readerId: string | null })[],
): Promise<ReadonlyMap<string | null, Had[]>> {
  const [latest, earliest] = [page[0], page.at(-1)];
  if (!latest || !earliest) return new Map();
  const readers = [...new Set(page.flatMap(({ readerId }) => readerId ?? []))];
  const had = await db
    .selectFrom('loan')
    .select(['id', 'reader_id as readerId', 'material', 'branch_id as branch'])
    .select([instantText('issued_at').as('issuedAtText'), instantText('returned_at').as('returnedAtText')])
    .where(sql<boolean>`reader_id = any(${readers}::uuid[])`)
    .where(sql<boolean>`issued_at <= ${latest.issuedAtText}::timestamptz`)
    .where(sql<boolean>`(returned_at is null or returned_at > ${earliest.issuedAtText}::timestamptz)`)
    .execute();
  return groupBy(had, ({ readerId }) => readerId);
}

/** What of it was out when a loan was issued. */
const outThen = (loan: Issued, had: readonly Had[] = []): Out[] =>
  had
    .filter((other) => isBefore(other, loan))
    .filter(({ returnedAtText: back }) => back === null || back > loan.issuedAtText)
    .map(({ material, branch }) => ({ material, branch }));

const isBefore = (one: Issued, other: Issued): boolean =>
  one.issuedAtText < other.issuedAtText || (one.issuedAtText === other.issuedAtText && one.id < other.id);
