import { apiError, isRejection } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import type { UsersContext } from '../context.ts';
import { accountNotDeleted, relativesLeft } from '../events/messages.ts';
import type { Caller } from '#core/caller.ts';
import type { Tables } from '../store/schema.ts';
import {
  eraseUser,
  lockUser,
  recordDeletionRefusal,
  recordDeletionRequest,
  type DeletionRequest,
} from '../store/users.ts';
import { refuseToTell } from './refuse-to-tell.ts';

/** False: it will be deleted once loans answers. */
export type Deletion = { deleted: boolean };

/**
 * Deletes an account once loans, which owns what readers have and owe, has closed its reader. The request is recorded
 * first: if loans does not answer, or this process dies, finish-deletions continues it.
 *
 * @throws ApiError 404, or 409 while books are out or fines are open.
 */
export async function deleteOwnProfile(
  context: UsersContext,
  id: string,
  commit: CommitOf<Tables, Deletion>,
): Promise<Deletion> {
  const requested = { id, at: context.now() };
  if (!(await requestDeletion(context.db, requested))) throw apiError('user_not_found');
  await context.profiles.drop(id);
  try {
    return await finishDeletion(context, requested, commit);
  } catch (error) {
    if (isRejection(error)) await refuseDeletion(context, requested, error, { byEmail: false });
    if (isRejection(error) || !(error instanceof ApiError)) throw error;
    return { deleted: false };
  }
}

/** Takes turns with whoever merges the account. @returns whether there is such a user */
const requestDeletion = (db: UsersContext['db'], requested: DeletionRequest): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await lockUser(tx, requested.id);
    return recordDeletionRequest(tx, requested);
  });

/**
 * The same, for somebody who asks for it at the desk.
 *
 * @throws ApiError 403 for staff, unless whoever appoints them asks.
 */
export async function deleteAtDesk(
  context: UsersContext,
  caller: Caller,
  id: string,
  commit: CommitOf<Tables, Deletion>,
): Promise<Deletion> {
  await refuseToTell(context)(caller, id);
  return deleteOwnProfile(context, id, commit);
}

/** @throws ApiError 409 if loans refuses; 503 if it does not answer. */
export async function finishDeletion(
  { loans, profiles }: UsersContext,
  { id }: DeletionRequest,
  commit: CommitOf<Tables, Deletion>,
): Promise<Deletion> {
  await loans.closeReader(id);
  const deletion = await commit(async (tx, outbox) => {
    const erased = await eraseUser(tx, id);
    if (erased) outbox.add(message('user.deleted', id, { user_id: id }), ...relativesLeft(id, erased.guardianships));
    return { deleted: true };
  });
  await profiles.drop(id);
  return deletion;
}

/**
 * Ends a request that loans refuses; the profile shows this, and why.
 *
 * @param byEmail whether to notify the user by e-mail, since no response does
 */
export async function refuseDeletion(
  { commit, profiles, now }: UsersContext,
  requested: DeletionRequest,
  { code, facts, details }: ApiError,
  { byEmail }: { byEmail: boolean },
): Promise<void> {
  const refusals = details.rejections ?? [{ code, facts }];
  await commit(async (tx, outbox) => {
    const refused = await recordDeletionRefusal(tx, requested, { at: now(), refusals });
    if (refused && byEmail) outbox.add(accountNotDeleted(requested.id, refusals));
  });
  await profiles.drop(requested.id);
}
