import type { Transaction } from 'kysely';
import { isRejection } from '#errors';
import { appsWithData } from '#contracts/apps-with-data.ts';
import { message } from '#messaging/outbox.ts';
import type { UsersContext } from '../context.ts';
import { mergedInto } from '../store/merges.ts';
import { erasedSince, followAgain, type ErasedAccount } from '../store/erasures.ts';
import type { Tables } from '../store/schema.ts';

type Asked = { since: Date; after: [deletedAt: string, id: string] | undefined; limit: number };
export type RepeatedErasures = { accounts: ErasedAccount[]; refused: string[] };

/**
 * Has accounts erased again that were deleted since an instant, for a service whose backup was restored: each is told of the deletion once more,
 * and has to confirm it anew. Where loans finds books out in what was restored, a person has to decide.
 *
 * @returns one account more than `limit`, if there are more; the last one is not repeated then
 * @throws ApiError 503 if loans gives no answer: what was repeated until then stays so
 */
export async function repeatErasures(
  { db, commit, loans, now }: Pick<UsersContext, 'db' | 'commit' | 'loans' | 'now'>,
  { since, after, limit }: Asked,
  record: (tx: Transaction<Tables>) => Promise<void>,
): Promise<RepeatedErasures> {
  const accounts = await erasedSince(db, { since, after, limit: limit + 1 });
  // First: what has been repeated stays so, even if not all could be.
  await db.transaction().execute((tx) => record(tx));
  const refused: string[] = [];
  for (const { id } of accounts.slice(0, limit)) {
    const into = await mergedInto(db, id);
    const end = into === undefined ? loans.closeReader(id) : loans.merge({ from: id, into });
    const isRefused = await end.then(
      () => false,
      (error: unknown) => {
        if (!isRejection(error)) throw error;
        return true;
      },
    );
    if (isRefused) refused.push(id);
    await commit(async (tx, outbox) => {
      await followAgain(tx, id, { apps: appsWithData, now: now() });
      if (into !== undefined) outbox.add(message('reader.merged', id, { from: id, to: into }));
      outbox.add(message('user.deleted', id, { user_id: id }));
    });
  }
  return { accounts, refused };
}
