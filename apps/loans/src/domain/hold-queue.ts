import type { LocalDate } from '#core/library-day.ts';

/** A hold for which no copy is kept yet. */
export type WaitingHold = {
  id: string;
  /** Where its reader picks the copy up. */
  branch: string;
  /** None: any copy. */
  wantedCopy: string | null;
  placedAt: Date;
  /** With which it joined the line. */
  priority: number;
  /** Since then it was put ahead: by staff, or since its copy was none to be lent. */
  movedAhead: boolean;
  notBefore: LocalDate | null;
  notAfter: LocalDate | null;
};

/** A copy that lies at a branch. */
export type CopyAt = { id: string; branch: string };

/** When something is decided. */
export type Moment = { now: Date; today: LocalDate };

/** Whoever has waited for so long is passed by nobody. */
export const PASSED_DAYS = 7;

const DAY_MS = 86_400_000;

export const isPaused = ({ notBefore }: Pick<WaitingHold, 'notBefore'>, today: LocalDate): boolean =>
  notBefore !== null && notBefore > today;

/** Whether its reader wants a copy on that day. */
export const isWanted = (hold: Pick<WaitingHold, 'notBefore' | 'notAfter'>, today: LocalDate): boolean =>
  !isPaused(hold, today) && (hold.notAfter === null || hold.notAfter >= today);

const mayBePassed = ({ placedAt }: Pick<WaitingHold, 'placedAt'>, now: Date): boolean =>
  now.getTime() - placedAt.getTime() < PASSED_DAYS * DAY_MS;

/**
 * The place in line that a new hold gets: behind all of its priority or a higher one, and before those of a lower one; but it passes nobody who has
 * waited for long, or was put ahead since. So a hold is passed in its first week at most.
 *
 * @param line all who wait for the book, the first in line first
 */
export function placeInLine(
  line: readonly Pick<WaitingHold, 'priority' | 'placedAt' | 'movedAhead'>[],
  { priority, now }: { priority: number; now: Date },
): number {
  const stays = (hold: (typeof line)[number]) =>
    hold.priority >= priority || hold.movedAhead || !mayBePassed(hold, now);
  return line.findLastIndex(stays) + 2;
}

/**
 * Which hold a copy serves: the first in line that wants it and is picked up where the copy lies, since that saves a journey of days; but it passes
 * only holds that have not waited for long, and none of a higher priority. Else the first in line, to whose branch the copy is sent. So a hold is passed for a week at most, and
 * is never starved.
 *
 * @param queue all who wait for the book, the first in line first
 */
export function firstFor<Hold extends WaitingHold>(
  queue: readonly Hold[],
  copy: CopyAt,
  { now, today }: Moment,
): Hold | undefined {
  const wanting = queue.filter(
    (hold) => isWanted(hold, today) && (hold.wantedCopy === null || hold.wantedCopy === copy.id),
  );
  const passable = wanting.findIndex((hold) => !mayBePassed(hold, now));
  const reachable = passable === -1 ? wanting : wanting.slice(0, passable + 1);
  const near = reachable.find(
    ({ branch, priority }, place) =>
      branch === copy.branch && reachable.slice(0, place).every((passed) => passed.priority <= priority),
  );
  return near ?? wanting[0];
}
