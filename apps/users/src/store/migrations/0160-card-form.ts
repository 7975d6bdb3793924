import { sql, type Kysely } from 'kysely';
import { createCodeForm } from '#postgres/code-form.ts';

/** New cards begin with a letter that no copy's number begins with: what is scanned at the desk is one or the other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCodeForm(db);
  await sql`alter table users alter column card_number set default 'R' || nextval('card_number')`.execute(db);
}
