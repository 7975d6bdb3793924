import type { Kysely, Transaction } from 'kysely';
import type { LendingPolicy } from '../domain/lending-policy.ts';
import type { Tables } from './schema.ts';

function listPolicies(db: Kysely<Tables>): Promise<LendingPolicy[]> {
  return db.selectFrom('lending_policy').selectAll().orderBy('patron_category').orderBy('material').execute();
}

export function putPolicy(tx: Transaction<Tables>, policy: LendingPolicy): Promise<LendingPolicy> {
  return tx
    .insertInto('lending_policy')
    .values(policy)
    .onConflict((conflict) => conflict.columns(['patron_category', 'material']).doUpdateSet(policy))
    .returningAll()
    .executeTakeFirstOrThrow();
}

const KEPT_MS = 5_000;

/** The policy table as it was at most five seconds ago: every check-out asks for it, and it seldom changes. */
export class PolicyTable {
  readonly #db: Kysely<Tables>;
  #rows: Promise<LendingPolicy[]> | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  all(): Promise<LendingPolicy[]> {
    if (this.#rows) return this.#rows;
    const rows = listPolicies(this.#db);
    const forget = () => {
      if (this.#rows === rows) this.#rows = undefined;
    };
    this.#rows = rows;
    rows.then(() => setTimeout(forget, KEPT_MS).unref(), forget);
    return rows;
  }

  /** The next one who asks reads the table anew. */
  drop(): void {
    this.#rows = undefined;
  }
}
