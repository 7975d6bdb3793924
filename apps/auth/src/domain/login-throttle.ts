import { delayMs, levelAt, shutForMs, withOneMore as oneMore, type Count, type Limit } from '#core/growing-delay.ts';

export type { Count };

const MINUTE_MS = 60_000;

/** What failed tries are counted by: each has its own limit. */
export type Counted = 'here' | 'client' | 'account' | 'known';

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

/** For how long a network waits at every account. */
export const networkShutForMs = (count: Count, now: Date): number => shutForMs(limits.client, count, now);

/** A count with one more failed try. */
export const withOneMore = (counted: Counted, count: Count, now: Date): Count => oneMore(limits[counted], count, now);

/** A turn that has been promised comes no later, whatever others do meanwhile. */
function turnOf(promised: Date | null, account: Count, now: Date): Date {
  const turn = new Date(now.getTime() + delayMs(limits.account, levelAt(limits.account, account, now)));
  return promised !== null && promised < turn ? promised : turn;
}

export type SignInDelay = { failed_tries: number; wait_seconds: number; networks_waiting: number };

/**
 * What staff are told of the tries at somebody's account.
 *
 * @param accounts what is counted of everybody, by each way to sign in
 * @param networks what is counted of single networks there
 */
export function signInDelay(
  { accounts, networks }: Record<'accounts' | 'networks', readonly Count[]>,
  now: Date,
): SignInDelay {
  const levels = accounts.map((count) => levelAt(limits.account, count, now));
  const waitMs = Math.max(0, ...levels.map((level) => delayMs(limits.account, level)));
  return {
    failed_tries: Math.ceil(levels.reduce((sum, level) => sum + level, 0)),
    wait_seconds: Math.ceil(waitMs / 1000),
    networks_waiting: networks.filter((count) => shutForMs(limits.here, count, now) > waitMs).length,
  };
}
