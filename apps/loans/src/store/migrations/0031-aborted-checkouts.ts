import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table abandoned_loan rename to aborted_checkout`.execute(db);
  await sql`alter table aborted_checkout rename column abandoned_at to aborted_at`.execute(db);
  // The previous release, which still lends during the rollout, uses the old name.
  await sql`
    create view abandoned_loan as select loan_id, aborted_at as abandoned_at from aborted_checkout`.execute(db);
}
