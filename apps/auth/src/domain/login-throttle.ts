/** Failed sign-ins with one e-mail address in the last `WINDOW_MS`: from this client, and from all. */
export type FailedLogins = { here: number; anywhere: number; oldest: Date | null };

export const WINDOW_MS = 15 * 60_000;
const MOST_HERE = 5;
const MOST_ANYWHERE = 50;

/**
 * How long a client may not sign in to an account, in seconds; 0 if it may. Five wrong passwords block that client
 * only, so that a stranger cannot lock a reader out; fifty from anywhere block everybody.
 */
export function shutForSeconds({ here, anywhere, oldest }: FailedLogins, now: Date): number {
  if (oldest === null || (here < MOST_HERE && anywhere < MOST_ANYWHERE)) return 0;
  return Math.max(1, Math.ceil((oldest.getTime() + WINDOW_MS - now.getTime()) / 1000));
}
