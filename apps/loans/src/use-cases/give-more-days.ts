import type { Selectable, Transaction } from 'kysely';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { movedShelfDay, shelfTermsAt } from '../domain/hold.ts';
import { findBranch } from '../store/branches.ts';
import { readCalendars } from '../store/calendars.ts';
import { lockHoldShelf, recordShelfDay } from '../store/holds.ts';
import type { HoldTable, Tables } from '../store/schema.ts';
import { tellReadyAt } from './follow-copy.ts';

type Given = { calendar: Calendar; shelfDays: number; now: Date };

/** A branch or its calendar has changed: nobody's last day on its hold shelf is one on which it is closed, and nobody has fewer days than there are. */
export async function giveMoreDaysAt(
  { holdTerms, now, timeZone }: Pick<LoansContext, 'holdTerms' | 'now' | 'timeZone'>,
  tx: Transaction<Tables>,
  branchId: string,
): Promise<void> {
  const calendar = (await readCalendars(tx, timeZone)).get(branchId);
  if (!calendar) return;
  const { shelfDays } = shelfTermsAt(await findBranch(tx, branchId), holdTerms);
  for (const hold of await lockHoldShelf(tx, branchId))
    await giveMoreDays(tx, hold, { calendar, shelfDays, now: now() });
}

/** Moves the last day of a hold on the shelf, which is locked, behind the days on which the branch has closed; its reader is told. @returns whether it moved */
export async function giveMoreDays(
  tx: Transaction<Tables>,
  { id, ready_at, shelf_until: until, not_after: notAfter, shelf_day_set: isSet }: Selectable<HoldTable>,
  { calendar, shelfDays, now }: Given,
): Promise<boolean> {
  if (ready_at === null || until === null) return false;
  const readyOn = libraryDay(ready_at, calendar.timeZone);
  const last = movedShelfDay({ readyOn, until, notAfter, isSet }, shelfDays, calendar);
  if (last === undefined) return false;
  await recordShelfDay(tx, id, { until: last, tellAt: tellReadyAt(now) });
  return true;
}
