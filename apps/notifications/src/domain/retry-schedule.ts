const MOST_ATTEMPTS = 12;
const LONGEST_WAIT_SECONDS = 3600;
/** A mailbox that is temporarily unavailable is retried for about as long as mail servers do (RFC 5321, 4.5.4.1). */
const DEFERRED_FOR_SECONDS = 4 * 86_400;

/** Seconds until the next attempt, after this many: 5, 10, 20 … at most an hour; none after the twelfth. */
export function retryAfter(attempts: number): number | undefined {
  return attempts >= MOST_ATTEMPTS ? undefined : waitAfter(attempts);
}

/**
 * Seconds until the next attempt while the recipient's mailbox is unavailable: the same, but for days.
 *
 * @param ageSeconds of the notice
 */
export function retryDeferredAfter(attempts: number, ageSeconds: number): number | undefined {
  return ageSeconds >= DEFERRED_FOR_SECONDS ? undefined : waitAfter(attempts);
}

const waitAfter = (attempts: number): number => Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** (attempts - 1));
