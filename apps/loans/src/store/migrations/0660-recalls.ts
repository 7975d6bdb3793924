import { sql, type Kysely } from 'kysely';

/** On what terms a loan may be recalled, as a policy says, copied into each loan; when it was, and for which hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table loan
      add column recall_guaranteed_days int,
      add column recall_return_days int,
      add column recalled_at timestamptz`.execute(db);
  await sql`
    alter table policy_version
      add column recall_guaranteed_days int,
      add column recall_return_days int`.execute(db);
  await sql`alter table hold add column recalled_loan_id uuid`.execute(db);
}
