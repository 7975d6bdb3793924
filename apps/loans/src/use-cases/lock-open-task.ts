import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import { lockTask, type TaskRow } from '../store/desk-tasks.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Locks a task that a colleague may still work on.
 *
 * @throws ApiError 404, 403 for a task about oneself, 409 for a task that is done.
 */
export async function lockOpenTask(tx: Transaction<Tables>, caller: Caller, id: string): Promise<TaskRow> {
  const task = await lockTask(tx, id);
  if (!task) throw apiError('task_not_found');
  if (task.reader_id === caller.id) throw apiError('own_task');
  if (task.done_at !== null) throw apiError('task_done');
  return task;
}
