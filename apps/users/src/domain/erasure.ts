const FIRST_MS = 10_000;
const LONGEST_MS = 3_600_000;

/** A service that still has something, or does not answer, is asked again after twice as long each time, an hour at most. */
export const nextAskAt = (now: Date, inVain: number): Date =>
  new Date(now.getTime() + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(inVain, 20)));

export type ErasureStatus = 'not_requested' | 'requested' | 'refused' | 'erasing' | 'erased';

/** What is known of an account whose erasure somebody follows. */
export type FollowedAccount = {
  requested: boolean;
  refused: boolean;
  deleted: boolean;
  /** Whether each service has confirmed that nothing is left. */
  confirmed: boolean;
};

export function erasureStatus({ requested, refused, deleted, confirmed }: FollowedAccount): ErasureStatus {
  if (deleted) return confirmed ? 'erased' : 'erasing';
  if (requested) return 'requested';
  return refused ? 'refused' : 'not_requested';
}
