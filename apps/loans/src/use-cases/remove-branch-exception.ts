import type { LocalDate } from '#core/library-day.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { removeException } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';
import { giveMoreDaysAt } from './give-more-days.ts';

/** Lets a branch be open on a day as on any such day of the week. This process goes by it at once, the others within five seconds. */
export async function removeBranchException(
  context: LoansContext,
  branchId: string,
  day: LocalDate,
  commit: CommitOf<Tables, void>,
): Promise<void> {
  await commit(async (tx) => {
    await removeException(tx, branchId, day);
    await giveMoreDaysAt(context, tx, branchId);
  });
  context.calendars.drop();
}
