import { sql, type Kysely } from 'kysely';

/**
 * For a migration of a service that stores codes which are scanned or typed, such as barcodes: `code_form(text)`, the form in
 * which they are compared, without case and however they are composed. It is SQL so that unique indexes use it.
 */
export async function createCodeForm(db: Kysely<unknown>): Promise<void> {
  // Upper case first: ß and SS, ς and Σ have the same. Lower case may come apart again.
  await sql`
    create or replace function code_form(code text) returns text language sql immutable strict parallel safe
    return normalize(lower(upper(normalize(code, NFKC))), NFKC)`.execute(db);
}
