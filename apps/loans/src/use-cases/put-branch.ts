import { invalidField } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { isTimeZone } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { dayOutOfOrder } from '../domain/opening-hours.ts';
import { branchChanged } from '../events/messages.ts';
import { putBranch as put, type BranchTerms } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';
import { giveMoreDaysAt } from './give-more-days.ts';
import { branchesToday, type BranchToday } from './branches-today.ts';

/**
 * Adds or changes a branch. This process goes by it at once, the others within five seconds.
 *
 * @throws ApiError 400 for an unknown time zone, or hours that are out of order
 */
export async function putBranch(
  context: LoansContext,
  branch: BranchTerms & { timeZone: string },
  commit: CommitOf<Tables, BranchToday>,
): Promise<BranchToday> {
  if (!isTimeZone(branch.timeZone)) throw invalidField('time_zone', 'unknown_time_zone');
  const day = dayOutOfOrder(branch.week);
  if (day !== undefined) throw invalidField(`week.${day}`, 'hours_out_of_order');
  const shown = await commit(async (tx, outbox) => {
    const stored = await put(tx, branch);
    outbox.add(branchChanged(stored));
    await giveMoreDaysAt(context, tx, stored.id);
    const [today] = await branchesToday(context, tx, [stored]);
    if (!today) throw new Error('each branch has a day');
    return today;
  });
  context.calendars.drop();
  return shown;
}
