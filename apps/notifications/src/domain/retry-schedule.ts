const MOST_ATTEMPTS = 12;
const LONGEST_WAIT_SECONDS = 3600;
/** A mailbox that takes nothing for the moment is tried about as long as mail servers themselves try (RFC 5321, 4.5.4.1). */
const DEFERRED_FOR_SECONDS = 4 * 86_400;

/** Seconds until a notice is tried again after so many tries: 5, 10, 20 … at most an hour; none after the twelfth. */
export function retryAfter(attempts: number): number | undefined {
  return attempts >= MOST_ATTEMPTS ? undefined : waitAfter(attempts);
}

/**
 * Seconds until a notice is tried again whose recipient takes none at the moment: the same, but for days.
 *
 * @param ageSeconds of the notice
 */
export function retryDeferredAfter(attempts: number, ageSeconds: number): number | undefined {
  return ageSeconds >= DEFERRED_FOR_SECONDS ? undefined : waitAfter(attempts);
}

const waitAfter = (attempts: number): number => Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** (attempts - 1));
