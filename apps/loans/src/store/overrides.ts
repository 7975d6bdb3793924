import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { instantText } from '#postgres/instant.ts';
import type { LoanOverrideTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export async function insertOverride(tx: Transaction<Tables>, override: Omit<LoanOverrideTable, 'id'>): Promise<void> {
  await tx
    .insertInto('loan_override')
    .values({ id: uuidv7(), ...override })
    .execute();
}

export type OverrideRow = Awaited<ReturnType<typeof listOverrides>>[number];

/** Newest first. */
export function listOverrides(
  db: Db,
  loanId: string,
  { after, limit }: { after: [at: string, id: string] | undefined; limit: number },
) {
  let query = db
    .selectFrom('loan_override')
    .selectAll()
    .select(instantText('overridden_at').as('overridden_at_text'))
    .where('loan_id', '=', loanId)
    .orderBy('overridden_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) {
    const [at, id] = after;
    query = query.where(sql<boolean>`(overridden_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}
