/** How long a sign-in lasts, in seconds. */
export type SessionLifetime = {
  /** Without being renewed. */
  idle: number;
  /** However often it is renewed: then its user signs in again. */
  most: number;
};

/** For how many seconds from now a session can be renewed, if it is renewed now; 0 or less: it is over. */
export const secondsLeft = ({ idle, most }: SessionLifetime, startedAt: Date, now: Date): number =>
  Math.min(idle, most - Math.floor((now.getTime() - startedAt.getTime()) / 1000));
