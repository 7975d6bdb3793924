const MINUTE_MS = 60_000;

/** What failed tries are counted by: each has its own limit. */
export type Counted = 'here' | 'client' | 'account' | 'known';

/** Failed tries, of which one is forgotten every `forgetMs`; `level` is as of the last one. */
export type Count = { level: number; countedAt: Date };

export type Counts = {
  /** Of this client at this account. From `turnAt` on it has one try, however many of others have failed there. */
  here: Count & { turnAt: Date | null };
  /** Of this client at all accounts. */
  client: Count;
  /** Of all clients at this account. */
  account: Count;
  /** Of this client at this account, while it had to wait as a stranger; only if it has signed in there before. */
  known: Count | undefined;
};

type Limit = {
  /** How many tries may fail before anybody has to wait. */
  free: number;
  forgetMs: number;
  longestMs: number;
};

const AT_ONE_ACCOUNT: Limit = { free: 5, forgetMs: 15 * MINUTE_MS, longestMs: 15 * MINUTE_MS };

export const limits: Record<Counted, Limit> = {
  here: AT_ONE_ACCOUNT,
  known: AT_ONE_ACCOUNT,
  // A whole school may have one address, so it forgets sooner.
  client: { free: 30, forgetMs: 2 * MINUTE_MS, longestMs: 15 * MINUTE_MS },
  // What an owner with a new telephone waits at most while their account is attacked.
  account: { free: 10, forgetMs: 5 * MINUTE_MS, longestMs: 5 * MINUTE_MS },
};

export type Admission = {
  /** As whom the client has a try, if it has one. */
  as: 'anybody' | 'known' | undefined;
  /** What anybody has to wait, and what whoever is wrong is told; 0 if nothing. */
  waitMs: number;
  turnAt: Date | null;
};

/**
 * Whether a password is looked at. Who is not known at the account waits for the longest of three delays. Who is known
 * need not, up to a limit of their own; but if they are wrong, they are told what a stranger is told, so that nobody
 * learns who has signed in from the network that they share.
 */
export function admit({ here, client, account, known }: Counts, now: Date): Admission {
  const turnAt = turnOf(here.turnAt, account, now);
  const waitMs = Math.max(
    shutForMs(limits.here, here, now),
    shutForMs(limits.client, client, now),
    turnAt.getTime() - now.getTime(),
    0,
  );
  if (waitMs === 0) return { as: 'anybody', waitMs, turnAt: null };
  const passes = known !== undefined && shutForMs(limits.known, known, now) === 0;
  return { as: passes ? 'known' : undefined, waitMs, turnAt };
}

/** A count with one more failed try. */
export function withOneMore(counted: Counted, count: Count, now: Date): Count {
  const limit = limits[counted];
  // Kept low enough that it is soon forgotten when the failures end.
  return { level: Math.min(levelAt(limit, count, now), levelOfLongest(limit)) + 1, countedAt: now };
}

/** A turn that has been promised comes no later, whatever others do meanwhile. */
function turnOf(promised: Date | null, account: Count, now: Date): Date {
  const turn = new Date(now.getTime() + delayMs(limits.account, levelAt(limits.account, account, now)));
  return promised !== null && promised < turn ? promised : turn;
}

function shutForMs(limit: Limit, { level, countedAt }: Count, now: Date): number {
  const delay = delayMs(limit, level);
  // Another replica may have counted a moment later than this one believes it is.
  return delay === 0 ? 0 : Math.max(0, countedAt.getTime() + delay - now.getTime());
}

/** A minute after the last free try, twice as long after each further one. */
function delayMs({ free, longestMs }: Limit, level: number): number {
  const further = Math.ceil(level) - free;
  return further < 0 ? 0 : Math.min(longestMs, MINUTE_MS * 2 ** further);
}

/** Nothing is forgotten while there is still a wait: else it would hardly grow for whoever tries as soon as they may. */
function levelAt(limit: Limit, { level, countedAt }: Count, now: Date): number {
  const passedMs = now.getTime() - countedAt.getTime() - delayMs(limit, level);
  return Math.max(0, level - Math.max(0, passedMs) / limit.forgetMs);
}

const levelOfLongest = ({ free, longestMs }: Limit): number => free + Math.ceil(Math.log2(longestMs / MINUTE_MS));
