const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 2 * 60_000;
const GIVE_UP_AFTER_MS = 60 * 60_000;

/** When to retry an event after this many failures: after 250 ms, 500 ms, 1 s … at most two minutes. */
export function nextTryAt(failures: number, now: Date): Date {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures - 1, 20));
  return new Date(now.getTime() + delay);
}

/** Whether an event has failed for so long, an hour, that it becomes a dead letter. */
export const isGivenUp = (firstFailedAt: Date, now: Date): boolean => firstFailedAt <= givenUpBefore(now);

export const givenUpBefore = (now: Date): Date => new Date(now.getTime() - GIVE_UP_AFTER_MS);
