import type { Kysely, QueryExecutorProvider, Transaction } from 'kysely';

/**
 * The same database, seen as the tables of one mechanism, such as the outbox.
 *
 * It is sound because the tables of a Kysely exist for the compiler only: every query that the mechanism builds names
 * its own tables, and runs as it would on the service's own type. Whether the tables are there is up to the service's
 * migrations, as with any table. The compiler cannot follow, since Kysely is invariant in its tables: a database with
 * more tables is no subtype of one with fewer. So this is the only place that tells it.
 *
 * @example await storeMessages(asTables<OutboxTables>(tx), messages);
 */
export function asTables<Mechanism>(tx: AnyTransaction): Transaction<Mechanism>;
export function asTables<Mechanism>(db: AnyDatabase): Kysely<Mechanism>;
export function asTables(db: unknown): unknown {
  return db;
}

type AnyDatabase = QueryExecutorProvider & { readonly isTransaction: boolean };
type AnyTransaction = QueryExecutorProvider & { readonly isTransaction: true };
