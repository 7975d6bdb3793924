import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/**
 * A card is one person's, in the form in which numbers are compared, until their account is deleted: then it may be handed out
 * again. The index keeps the name of the one by which cards are found.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select from pg_constraint where conname = 'users_card_number_key'`.execute(db);
  if (rows.length === 0) return;
  await createIndexConcurrently(
    db,
    'users_one_card_each',
    sql`users (code_form(card_number)) where deleted_at is null`,
    { unique: true },
  );
  await db.transaction().execute(async (tx) => {
    await sql`drop index users_by_card`.execute(tx);
    await sql`alter index users_one_card_each rename to users_by_card`.execute(tx);
    await sql`alter table users drop constraint users_card_number_key`.execute(tx);
  });
}
