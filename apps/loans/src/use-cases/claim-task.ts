import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { claim, lockTask, type TaskRow } from '../store/desk-tasks.ts';
import type { Tables } from '../store/schema.ts';

/** @throws ApiError 404, 403 for a task about oneself, 409 for a task that a colleague has, or that is done. */
export function claimTask(
  { now }: Pick<LoansContext, 'now'>,
  caller: Caller,
  id: string,
  commit: CommitOf<Tables, TaskRow>,
): Promise<TaskRow> {
  return commit(async (tx) => {
    const task = await lockTask(tx, id);
    if (!task) throw apiError('task_not_found');
    if (task.reader_id === caller.id) throw apiError('own_task');
    if (task.done_at !== null) throw apiError('task_done');
    if (task.claimed_by === caller.id) return task;
    if (task.claimed_by !== null) throw apiError('task_claimed');
    return claim(tx, id, caller.id, now());
  });
}
