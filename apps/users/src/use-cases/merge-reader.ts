import { apiError, invalidField, isRejection, requireNone } from '#errors';
import { ApiError, type AnyRejection } from '#core/api-error.ts';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import type { LendingMoves } from '../clients/loans.ts';
import type { UsersContext } from '../context.ts';
import { refusalOfMerge, rejectMerge, type Merge } from '../domain/merge.ts';
import {
  countsOf,
  findBoth,
  findMerge,
  lockBoth,
  moveKept,
  recordMerged,
  recordMergeRefusal,
  recordMergeRequest,
  type Counts,
  type MergeRequest,
  type Pair,
} from '../store/merges.ts';
import type { Tables } from '../store/schema.ts';
import { eraseUser } from '../store/users.ts';
import { followMerge, type FollowedMerge } from './follow-merge.ts';

/** What a merge would move, and every reason against it. */
export type MergeCheck = { refusals: AnyRejection[]; moves: Counts & { lending: LendingMoves } };

/**
 * What a merge would do. Nothing is written.
 *
 * @throws ApiError 400 for one account; 403; 404; 503 if loans gives no answer.
 */
export async function checkMerge(context: UsersContext, caller: Caller, pair: Pair): Promise<MergeCheck> {
  const { reads, loans, today } = context;
  const merge = await bothOf(context, caller, pair);
  const [moves, lending] = await Promise.all([countsOf(reads, pair, today()), loans.checkMerge(pair)]);
  return { refusals: [...rejectMerge(merge), ...lending.refusals], moves: { ...moves, lending: lending.moves } };
}

/**
 * Merges an account into another one of the same reader: first in loans, which owns what readers have and owe, then here. The request is
 * recorded first: if loans does not answer, or this process dies, finish-merges continues it. To merge again what is merged changes nothing.
 *
 * @throws ApiError 400 for one account; 403; 404; 409 with every reason against it.
 */
export async function mergeReader(
  context: UsersContext,
  caller: Caller,
  pair: Pair,
  commit: CommitOf<Tables, FollowedMerge>,
): Promise<FollowedMerge> {
  if (await isMerged(context, pair)) return followMerge(context, pair.from);
  const requested = { ...pair, at: context.now() };
  await context.db.transaction().execute(async (tx) => {
    await lockBoth(tx, pair);
    requireNone(rejectMerge(await bothOf({ ...context, db: tx }, caller, pair)));
    await recordMergeRequest(tx, requested, caller.id);
  });
  try {
    return await finishMerge(context, requested, commit);
  } catch (error) {
    if (isRejection(error)) await refuseMerge(context, requested, error);
    if (isRejection(error) || !(error instanceof ApiError)) throw error;
    return followMerge(context, pair.from);
  }
}

/** @throws ApiError 409 if loans refuses; 503 if it does not answer. */
export async function finishMerge(
  { loans, profiles, now }: Pick<UsersContext, 'loans' | 'profiles' | 'now'>,
  { from, into }: MergeRequest,
  commit: CommitOf<Tables, FollowedMerge>,
): Promise<FollowedMerge> {
  await loans.merge({ from, into });
  const merged = await commit(async (tx, outbox) => {
    const there = await lockBoth(tx, { from, into });
    const request = await findRequest(tx, from);
    if (there.has(from) && there.has(into) && request) {
      await moveKept(tx, { from, into }, { requested_by: request.requested_by, at: now() });
      await recordMerged(tx, { from, into }, now());
      await eraseUser(tx, from);
      outbox.add(message('reader.merged', from, { from, to: into }), message('user.deleted', from, { user_id: from }));
    }
    return followMerge({ db: tx }, from);
  });
  await profiles.drop(from, into);
  return merged;
}

/** Ends a request that loans refuses; whoever follows it sees why. */
export async function refuseMerge(
  { db, now }: Pick<UsersContext, 'db' | 'now'>,
  requested: MergeRequest,
  { code, facts, details }: ApiError,
): Promise<void> {
  await recordMergeRefusal(db, requested, { at: now(), refusals: details.rejections ?? [{ code, facts }] });
}

const findRequest = (tx: Parameters<typeof lockBoth>[0], from: string) =>
  tx.selectFrom('reader_merge').select('requested_by').where('from_id', '=', from).executeTakeFirst();

async function isMerged({ db }: Pick<UsersContext, 'db'>, { from, into }: Pair): Promise<boolean> {
  const merge = await findMerge(db, from);
  return merge !== undefined && merge.merged_at !== null && merge.into_id === into;
}

/** @throws ApiError 400, 403, 404 */
async function bothOf(
  { db, today }: { db: Parameters<typeof findBoth>[0]; today: () => string },
  caller: Caller,
  pair: Pair,
): Promise<Merge> {
  if (pair.from === pair.into) throw invalidField('into', 'same_account');
  const accounts = await findBoth(db, pair, today());
  const [from, into] = [accounts.get(pair.from), accounts.get(pair.into)];
  if (!from || !into) throw apiError('user_not_found');
  const refusal = refusalOfMerge(caller, { from, into });
  if (refusal) throw apiError(refusal);
  return { from, into };
}
