import type { KeptState } from './hold.ts';

/** A hold that has not ended. */
export type OpenHold = { id: string; bookId: string; state: 'waiting' | KeptState };

const NEARNESS = { ready: 0, in_transit: 1, to_fetch: 2, waiting: 3 } as const satisfies Record<
  OpenHold['state'],
  number
>;

/**
 * What becomes of the holds of two accounts that are one person's: no two stay on a title, and none on a book that is on loan to them. Of two, the one stays
 * whose copy is nearest, and of two that wait the one that stands further ahead.
 *
 * @param holds in the order of their places in line
 */
export function holdsOfOne<Hold extends OpenHold>(
  holds: readonly Hold[],
  onLoan: ReadonlySet<string>,
): { stay: Hold[]; end: Hold[] } {
  const best = new Map<string, Hold>();
  for (const hold of holds) {
    const other = best.get(hold.bookId);
    if (!onLoan.has(hold.bookId) && (!other || NEARNESS[hold.state] < NEARNESS[other.state]))
      best.set(hold.bookId, hold);
  }
  const stay = holds.filter((hold) => best.get(hold.bookId) === hold);
  return { stay, end: holds.filter((hold) => !stay.includes(hold)) };
}
