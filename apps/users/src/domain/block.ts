import type { LocalDate } from '#core/library-day.ts';

/** What a block can forbid. */
export const deeds = ['borrow', 'renew', 'hold'] as const;
export type Deed = (typeof deeds)[number];

/** More than anybody keeps apart; so that what is asked at each scan stays short. */
export const MOST_BLOCKS = 20;

type Days = { from: LocalDate; until?: LocalDate };

/** What is wrong with the days of a block: it ends no earlier than it begins, and has not ended yet. */
export function faultOfDays({ from, until }: Days, today: LocalDate): 'before_today' | 'before_beginning' | undefined {
  if (until === undefined) return undefined;
  if (until < today) return 'before_today';
  return until < from ? 'before_beginning' : undefined;
}

/** What somebody may not do: by a block without words for it everything, by others what they say. */
export const forbiddenTo = (isBlocked: boolean, byBlocks: readonly Deed[]): Deed[] =>
  deeds.filter((deed) => isBlocked || byBlocks.includes(deed));
