import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

export const up = (db: Kysely<unknown>): Promise<void> =>
  createIndexConcurrently(db, 'users_by_card', sql`users (code_form(card_number)) where deleted_at is null`);
