import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { finish, type TaskRow } from '../store/desk-tasks.ts';
import type { Tables } from '../store/schema.ts';
import { lockOpenTask } from './lock-open-task.ts';

/** @throws ApiError 404, 403 for a task about oneself, 409 for a task that is done. */
export function finishTask(
  { now }: Pick<LoansContext, 'now'>,
  caller: Caller,
  { id, note }: { id: string; note: string | undefined },
  commit: CommitOf<Tables, TaskRow>,
): Promise<TaskRow> {
  return commit(async (tx) => {
    await lockOpenTask(tx, caller, id);
    return finish(tx, id, { by: caller.id, at: now(), note: note ?? null });
  });
}
