import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import { countNotes, deleteNote, insertNote } from '../store/notes.ts';
import type { ReaderNoteTable, Tables } from '../store/schema.ts';
import { lockUser } from '../store/users.ts';

/** More than anybody reads; what is done with is removed. */
const MOST_NOTES = 100;

/**
 * The desk notes something about a reader, for whoever stands there next.
 *
 * @throws ApiError 403 for staff, unless whoever appoints them does it; 404; 409 for too many
 */
export async function addNote(
  { now }: Pick<UsersContext, 'now'>,
  caller: Caller,
  { userId, id }: { userId: string; id: string },
  { note, alerts = false }: { note: string; alerts?: boolean },
  commit: CommitOf<Tables, ReaderNoteTable>,
): Promise<ReaderNoteTable> {
  return commit(async (tx) => {
    await lockNoted(tx, caller, userId);
    if ((await countNotes(tx, userId)) >= MOST_NOTES) throw apiError('too_many_notes', { limit: MOST_NOTES });
    const written = { id, user_id: userId, note, alerts, written_at: now(), written_by: caller.id };
    await insertNote(tx, written);
    return written;
  });
}

/** To remove it again changes nothing. @throws ApiError 403, 404 */
export async function removeNote(
  caller: Caller,
  { userId, id }: { userId: string; id: string },
  commit: CommitOf<Tables, void>,
): Promise<void> {
  await commit(async (tx) => {
    await lockNoted(tx, caller, userId);
    await deleteNote(tx, userId, id);
  });
}

/** @throws ApiError 403, 404 */
async function lockNoted(tx: Transaction<Tables>, caller: Caller, userId: string): Promise<void> {
  const user = await lockUser(tx, userId);
  if (!user) throw apiError('user_not_found');
  const refusal = refusalOfChange(caller, user, {});
  if (refusal) throw apiError(refusal);
}
