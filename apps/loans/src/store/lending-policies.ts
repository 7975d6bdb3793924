import type { Kysely } from 'kysely';
import type { LendingPolicy } from '../domain/lending-policy.ts';
import type { Tables } from './schema.ts';

export function listPolicies(db: Kysely<Tables>): Promise<LendingPolicy[]> {
  return db.selectFrom('lending_policy').selectAll().orderBy('patron_category').orderBy('material').execute();
}

export function putPolicy(db: Kysely<Tables>, policy: LendingPolicy): Promise<LendingPolicy> {
  return db
    .insertInto('lending_policy')
    .values(policy)
    .onConflict((conflict) => conflict.columns(['patron_category', 'material']).doUpdateSet(policy))
    .returningAll()
    .executeTakeFirstOrThrow();
}
