import type { Kysely, Transaction } from 'kysely';
import type { BranchTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** What is known of a branch, also of one that was removed. */
export const knownBranch = (db: Db, id: string): Promise<BranchTable | undefined> =>
  db.selectFrom('branch').selectAll().where('id', '=', id).executeTakeFirst();

/** Keeps what loans has said, unless something newer is known. */
export async function keepBranch(db: Db, branch: BranchTable): Promise<void> {
  const { name, version } = branch;
  await db
    .insertInto('branch')
    .values(branch)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name, version }).where('branch.version', '<', version),
    )
    .execute();
}
