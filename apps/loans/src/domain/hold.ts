import type { Rejection } from '#errors';
import { addDays, type LocalDate } from '#core/library-day.ts';
import { nextOpenDay, type Calendar } from './calendar.ts';
import {
  hasItAlready,
  manualBlock,
  membershipExpired,
  notVerified,
  type CopyStatus,
  type Reader,
} from './check-out.ts';
import { isForLoan, type LendingPolicy } from './lending-policy.ts';

/** Where a copy is that is kept for a hold, and what it says of the hold. */
const STATE_BY_PLACE = { shelf: 'to_fetch', in_transit: 'in_transit', hold_shelf: 'ready' } as const;

export type CopyPlace = keyof typeof STATE_BY_PLACE;
export type KeptState = (typeof STATE_BY_PLACE)[CopyPlace];

/** It was lent to its reader; nobody came for it; reader or desk gave it up; or no copy came in time. */
export type HoldEnd = 'fulfilled' | 'expired' | 'cancelled' | 'unfilled';

export type HoldState = 'waiting' | KeptState | HoldEnd;

export const stateAt = (place: CopyPlace): KeptState => STATE_BY_PLACE[place];

export function isOver(state: HoldState): state is HoldEnd {
  switch (state) {
    case 'waiting':
    case 'to_fetch':
    case 'in_transit':
    case 'ready':
      return false;
    case 'fulfilled':
    case 'expired':
    case 'cancelled':
    case 'unfilled':
      return true;
    default:
      return state satisfies never;
  }
}

/** Whether its reader can be lent the copy that is kept for it, from the hold shelf or from where it stands still. */
export const waitsInPlace = (state: HoldState): boolean => state === 'to_fetch' || state === 'ready';

/** As the library has it, where neither a branch nor a policy says otherwise. */
export type HoldTerms = ShelfTerms & {
  /** Nobody has more holds at once. */
  limit: number;
};

export type ShelfTerms = {
  /** For so many days a copy stands on the hold shelf. */
  shelfDays: number;
  /** So many days before the last of them its reader is reminded; 0: never. */
  reminderDays: number;
};

/** What holds on the hold shelf of a branch; of one that was removed, what the library has. */
export const shelfTermsAt = (
  branch: { holdShelfDays: number | null; holdReminderDays: number | null } | undefined,
  { shelfDays, reminderDays }: ShelfTerms,
): ShelfTerms => ({
  shelfDays: branch?.holdShelfDays ?? shelfDays,
  reminderDays: branch?.holdReminderDays ?? reminderDays,
});

export type HoldingReader = Pick<Reader, 'blocked' | 'unverified' | 'expired' | 'hasThisBook'> & {
  openHolds: number;
  /** What the limits of their category refuse (domain/limits.ts). */
  beyondLimits: readonly Rejection[];
};

export type HoldWanted = {
  policy: LendingPolicy | undefined;
  /** Of the copy that is wanted, and no other. */
  copyStatus?: CopyStatus | undefined;
};

type Rule = (
  reader: HoldingReader,
  wanted: HoldWanted,
  terms: Pick<HoldTerms, 'limit'>,
) => Rejection | readonly Rejection[] | undefined;

const beyondLimits: Rule = ({ beyondLimits }) => beyondLimits;

const limitReached: Rule = ({ openHolds }, _wanted, { limit }) =>
  openHolds >= limit ? { code: 'hold_limit_reached', facts: { limit, has: openHolds } } : undefined;

/** What is only damaged or missing may come back. */
const copyIsGone: Rule = (_reader, { copyStatus }) => {
  if (copyStatus === 'withdrawn') return { code: 'copy_withdrawn' };
  return copyStatus === 'lost' ? { code: 'copy_lost' } : undefined;
};

const notForLoan: Rule = (_reader, { policy }) => (isForLoan(policy) ? undefined : { code: 'not_for_loan' });

/** What keeps a reader from borrowing until the desk changes it; overdue loans and fines, which may be settled by the time a copy comes, only where their category says so. */
export const holdRules: readonly Rule[] = [
  manualBlock,
  notVerified,
  beyondLimits,
  membershipExpired,
  hasItAlready,
  copyIsGone,
  limitReached,
  notForLoan,
];

/** All reasons against placing a hold. */
export const rejectHold = (reader: HoldingReader, wanted: HoldWanted, terms: Pick<HoldTerms, 'limit'>): Rejection[] =>
  holdRules.flatMap((rule) => rule(reader, wanted, terms) ?? []);

/**
 * The last day on which a copy stands on the hold shelf: if the branch is closed then, the next open one. A reader who does not want
 * the book any more after a day of their own gets no further days.
 */
export function shelfUntil(
  readyOn: LocalDate,
  { days, notAfter }: { days: number; notAfter: LocalDate | null },
  calendar: Calendar,
): LocalDate {
  const last = addDays(readyOn, days);
  const open = nextOpenDay(calendar, last) ?? last;
  if (notAfter === null || notAfter >= open) return open;
  return notAfter < readyOn ? readyOn : notAfter;
}

type OnShelf = {
  readyOn: LocalDate;
  until: LocalDate;
  notAfter: LocalDate | null;
  /** Whether staff have set its last day. */
  isSet: boolean;
};

/**
 * A calendar or a branch that has changed gives a hold on the shelf more days, if it does, and takes none away: its reader was told a day. One that staff
 * have set is moved only off a day on which the branch is closed.
 */
export function movedShelfDay(
  { readyOn, until, notAfter, isSet }: OnShelf,
  days: number,
  calendar: Calendar,
): LocalDate | undefined {
  const last = isSet ? (nextOpenDay(calendar, until) ?? until) : shelfUntil(readyOn, { days, notAfter }, calendar);
  return last > until ? last : undefined;
}

/** As long as that staff may leave a copy on the shelf, from today on: no shorter than a branch may have it stand there. */
export const MOST_SHELF_DAYS = 366;

/** Why no last day on the hold shelf can be this one. */
export function wrongShelfDay(until: LocalDate, today: LocalDate): 'day_is_past' | 'too_far_ahead' | undefined {
  if (until < today) return 'day_is_past';
  return until > addDays(today, MOST_SHELF_DAYS) ? 'too_far_ahead' : undefined;
}

/** The last days of which readers are reminded today; none, where they are never reminded. */
export const remindedOf = (today: LocalDate, reminderDays: number): { from: LocalDate; to: LocalDate } | undefined =>
  reminderDays === 0 ? undefined : { from: today, to: addDays(today, reminderDays) };

/** Whoever is told of a last day as late as that needs no reminder of it. */
export const isToldLate = (until: LocalDate, today: LocalDate, reminderDays: number): boolean =>
  until <= addDays(today, reminderDays);
