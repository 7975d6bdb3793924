const MOST_ATTEMPTS = 12;

/** Seconds until a notice is tried again after so many tries: 5, 10, 20 … at most an hour; none after the twelfth. */
export function retryAfter(attempts: number): number | undefined {
  return attempts >= MOST_ATTEMPTS ? undefined : Math.min(3600, 5 * 2 ** (attempts - 1));
}
