import type { Caller } from '#core/caller.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { release, type TaskRow } from '../store/desk-tasks.ts';
import type { Tables } from '../store/schema.ts';
import { lockOpenTask } from './lock-open-task.ts';

/** @throws ApiError 404, 403 for a task about oneself, 409 for a task that is done. */
export function releaseTask(caller: Caller, id: string, commit: CommitOf<Tables, TaskRow>): Promise<TaskRow> {
  return commit(async (tx) => {
    const task = await lockOpenTask(tx, caller, id);
    return task.claimed_by === null ? task : release(tx, id);
  });
}
