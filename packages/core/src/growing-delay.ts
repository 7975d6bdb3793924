const MINUTE_MS = 60_000;

/** Failed tries, of which one is forgotten every `forgetMs`; `level` is as of the last one. */
export type Count = { level: number; countedAt: Date };

export type Limit = {
  /** How many tries may fail before anybody has to wait. */
  free: number;
  forgetMs: number;
  longestMs: number;
};

/** A count with one more failed try. */
export const withOneMore = (limit: Limit, count: Count, now: Date): Count => ({
  // Kept low enough that it is soon forgotten when the failures end.
  level: Math.min(levelAt(limit, count, now), levelOfLongest(limit)) + 1,
  countedAt: now,
});

/** For how many ms from now there is no next try; 0 if there is one. */
export function shutForMs(limit: Limit, { level, countedAt }: Count, now: Date): number {
  const delay = delayMs(limit, level);
  // Another replica may have counted a moment later than this one believes it is.
  return delay === 0 ? 0 : Math.max(0, countedAt.getTime() + delay - now.getTime());
}

/** A minute after the last free try, twice as long after each further one. */
export function delayMs({ free, longestMs }: Limit, level: number): number {
  const further = Math.ceil(level) - free;
  return further < 0 ? 0 : Math.min(longestMs, MINUTE_MS * 2 ** further);
}

/** Nothing is forgotten while there is still a wait: else it would hardly grow for whoever tries as soon as they may. */
export function levelAt(limit: Limit, { level, countedAt }: Count, now: Date): number {
  const passedMs = now.getTime() - countedAt.getTime() - delayMs(limit, level);
  return Math.max(0, level - Math.max(0, passedMs) / limit.forgetMs);
}

const levelOfLongest = ({ free, longestMs }: Limit): number => free + Math.ceil(Math.log2(longestMs / MINUTE_MS));
