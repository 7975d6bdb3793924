import type { Kysely, Transaction } from 'kysely';
import { addDays, libraryDay, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Exception } from '../domain/opening-hours.ts';
import { listExceptions, type Branch } from '../store/branches.ts';
import type { Tables } from '../store/schema.ts';

/** A branch, with the day that it is there, and what is other than usual on it. */
export type BranchToday = { branch: Branch; timeZone: string; today: LocalDate; exception: Exception | undefined };

export async function branchesToday(
  { now, timeZone: ofLibrary }: Pick<LoansContext, 'now' | 'timeZone'>,
  db: Kysely<Tables> | Transaction<Tables>,
  branches: readonly Branch[],
): Promise<BranchToday[]> {
  const day = libraryDay(now(), ofLibrary);
  const ids = branches.map(({ id }) => id);
  // Somewhere it may still be yesterday, or already tomorrow.
  const exceptions = await listExceptions(db, ids, { from: addDays(day, -1), until: addDays(day, 1) });
  return branches.map((branch) => {
    const timeZone = branch.timeZone ?? ofLibrary;
    const today = libraryDay(now(), timeZone);
    const exception = exceptions.find((one) => one.branchId === branch.id && one.day === today);
    return { branch, timeZone, today, exception };
  });
}
