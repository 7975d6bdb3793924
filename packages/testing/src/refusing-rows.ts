import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';

/**
 * Makes a database refuse rows, like a value that is out of range: every write of one fails.
 *
 * @param condition in SQL, over the columns of the row
 * @returns a function that makes the database accept them again.
 * @example const mend = await refuseRows(db, 'reader_loan', `loan_id = '${loanId}'`);
 */
export async function refuseRows<Tables>(
  db: Kysely<Tables>,
  table: string,
  condition: string,
): Promise<() => Promise<void>> {
  const constraint = sql.ref(`refused_${randomBytes(4).toString('hex')}`);
  const rows = sql.table(table);
  await sql`alter table ${rows} add constraint ${constraint} check (not (${sql.raw(condition)})) not valid`.execute(db);
  return async () => {
    await sql`alter table ${rows} drop constraint if exists ${constraint}`.execute(db);
  };
}
