import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import { forgetTasks, takeDoneTasks, type DoneTask } from '../store/desk-tasks.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Removes tasks that no loan is behind, of readers who want nothing known of what they read, once they have been done for so long. Those of a loan
 * go with it.
 */
export const anonymiseTasks = (run: JobRun<Tables>, before: Date): Promise<{ processed: number; set_aside: number }> =>
  processDue<Tables, DoneTask>(run, {
    id: ({ id }) => id,
    take: (tx, batch) => takeDoneTasks(tx, before, batch),
    act: (tx, _outbox, tasks) =>
      forgetTasks(
        tx,
        tasks.map(({ id }) => id),
      ),
  });
