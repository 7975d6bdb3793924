import type { LocalDate } from '#core/library-day.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { removeException } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';

/** Lets a branch be open on a day as on any such day of the week. This process goes by it at once, the others within five seconds. */
export async function removeBranchException(
  { calendars }: LoansContext,
  branchId: string,
  day: LocalDate,
  commit: CommitOf<Tables, void>,
): Promise<void> {
  await commit((tx) => removeException(tx, branchId, day));
  calendars.drop();
}
