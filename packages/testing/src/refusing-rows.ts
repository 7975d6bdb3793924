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

/**
 * Makes a database refuse every write of a row that any of these texts is in, whatever its table and its column.
 *
 * @param except tables that go on taking them
 * @returns a function that makes the database accept them again
 */
export async function refuseRowsAbout<Tables>(
  db: Kysely<Tables>,
  texts: readonly string[],
  except: readonly string[],
): Promise<() => Promise<void>> {
  const name = `refused_${randomBytes(4).toString('hex')}`;
  const refuse = sql.id(name);
  await sql`
    create function ${refuse}() returns trigger language plpgsql as $$
    begin
      if to_jsonb(coalesce(new, old))::text ~ ${sql.lit(texts.join('|'))} then raise exception 'refused'; end if;
      return coalesce(new, old);
    end $$`.execute(db);
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${except})`.execute(db);
  for (const table of tables)
    await sql`
      create trigger ${refuse} before insert or update or delete on ${sql.table(table.name)}
      for each row execute function ${refuse}()`.execute(db);
  return async () => {
    await sql`drop function if exists ${refuse}() cascade`.execute(db);
  };
}
