import { sql, type Kysely, type Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Exception, Span, WeekHours } from '../domain/opening-hours.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type Branch = {
  id: string;
  name: string;
  address: string;
  /** None: the library's. */
  timeZone: string | null;
  week: WeekHours;
  usesTills: boolean;
  /** None: as the library has it. */
  holdShelfDays: number | null;
  holdReminderDays: number | null;
  version: number;
};

const COLUMNS = [
  'id',
  'name',
  'address',
  'time_zone as timeZone',
  'week',
  'uses_tills as usesTills',
  'hold_shelf_days as holdShelfDays',
  'hold_reminder_days as holdReminderDays',
  'version',
] as const;

const branches = (db: Db) => db.selectFrom('branch').select(COLUMNS).where('removed_at', 'is', null);

export const listBranches = (db: Db): Promise<Branch[]> => branches(db).orderBy('name').orderBy('id').execute();

export const findBranch = (db: Db, id: string): Promise<Branch | undefined> =>
  branches(db).where('id', '=', id).executeTakeFirst();

type Settings = Pick<Branch, 'usesTills' | 'holdShelfDays' | 'holdReminderDays'>;

/** How a branch is to be. What is not said of its tills and its hold shelf stays. */
export type BranchTerms = Omit<Branch, 'version' | keyof Settings> & {
  [Name in keyof Settings]?: Settings[Name] | undefined;
};

/** Adds or changes a branch; one that was removed is there again. */
export function putBranch(
  tx: Transaction<Tables>,
  { id, name, address, timeZone, week, usesTills, holdShelfDays, holdReminderDays }: BranchTerms,
): Promise<Branch> {
  const row = {
    name,
    address,
    time_zone: timeZone,
    week: JSON.stringify(week),
    removed_at: null,
    ...(usesTills !== undefined && { uses_tills: usesTills }),
    ...(holdShelfDays !== undefined && { hold_shelf_days: holdShelfDays }),
    ...(holdReminderDays !== undefined && { hold_reminder_days: holdReminderDays }),
  };
  return tx
    .insertInto('branch')
    .values({ id, ...row })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({ ...row, version: eb('branch.version', '+', 1) })),
    )
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/** @returns the number of its last change, or nothing if there is no such branch. */
export async function removeBranch(
  tx: Transaction<Tables>,
  id: string,
  now: Date,
): Promise<{ version: number } | undefined> {
  const removed = await tx
    .updateTable('branch')
    .set((eb) => ({ removed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (removed) await tx.deleteFrom('branch_exception').where('branch_id', '=', id).execute();
  return removed;
}

/** A branch, if there is one, which nobody changes or removes until the transaction ends. */
export const holdBranch = (tx: Transaction<Tables>, id: string): Promise<Branch | undefined> =>
  branches(tx).where('id', '=', id).forShare().executeTakeFirst();

/** The exceptions of these branches, from a day until another, both inclusive. */
export const listExceptions = (
  db: Db,
  ids: readonly string[],
  { from, until }: { from: LocalDate; until: LocalDate },
): Promise<(Exception & { branchId: string })[]> =>
  db
    .selectFrom('branch_exception')
    .select(['branch_id as branchId', 'day', 'reason', 'hours'])
    .where(sql<boolean>`branch_id = any(${ids}::text[])`)
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('day')
    .execute();

export async function putException(
  tx: Transaction<Tables>,
  branchId: string,
  { day, reason, hours }: { day: LocalDate; reason: string; hours: Span[] },
): Promise<void> {
  const row = { reason, hours: JSON.stringify(hours) };
  await tx
    .insertInto('branch_exception')
    .values({ branch_id: branchId, day, ...row })
    .onConflict((conflict) => conflict.columns(['branch_id', 'day']).doUpdateSet(row))
    .execute();
}

export async function removeException(tx: Transaction<Tables>, branchId: string, day: LocalDate): Promise<void> {
  await tx.deleteFrom('branch_exception').where('branch_id', '=', branchId).where('day', '=', day).execute();
}
