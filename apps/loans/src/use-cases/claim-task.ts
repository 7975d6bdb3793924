import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { claim, type TaskRow } from '../store/desk-tasks.ts';
import type { Tables } from '../store/schema.ts';
import { lockOpenTask } from './lock-open-task.ts';

/** @throws ApiError 404, 403 for a task about oneself, 409 for a task that a colleague has, or that is done. */
export function claimTask(
  { now }: Pick<LoansContext, 'now'>,
  caller: Caller,
  id: string,
  commit: CommitOf<Tables, TaskRow>,
): Promise<TaskRow> {
  return commit(async (tx) => {
    const task = await lockOpenTask(tx, caller, id);
    if (task.claimed_by === caller.id) return task;
    if (task.claimed_by !== null) throw apiError('task_claimed');
    return claim(tx, id, caller.id, now());
  });
}
