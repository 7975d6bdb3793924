/** The times of a key that signs access tokens, from its making to its end. */
export type KeyTimes = {
  kid: string;
  createdAt: Date;
  /** None while it waits for its turn. */
  signsFrom: Date | null;
  /** When its successor takes over, or it was revoked. */
  signsUntil: Date | null;
  revokedAt: Date | null;
};

export type KeyState = 'waiting' | 'signing' | 'verifying' | 'expired' | 'revoked';

/**
 * Every service has fetched a key by then (access-token.ts): 45 seconds, and 5 until every replica of auth publishes
 * it, with some to spare.
 */
export const KNOWN_EVERYWHERE_MS = 90_000;
/** A service whose clock is behind accepts a token for that much longer. */
const SLOW_CLOCK_MS = 300_000;

const isAfter = (time: Date | null, now: Date): boolean => time !== null && time > now;

/** @param tokenMs how long an access token is valid */
export function stateOf(key: KeyTimes, now: Date, tokenMs: number): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  if (key.signsFrom === null || isAfter(key.signsFrom, now)) return 'waiting';
  if (key.signsUntil === null || isAfter(key.signsUntil, now)) return 'signing';
  return now.getTime() < key.signsUntil.getTime() + tokenMs + SLOW_CLOCK_MS ? 'verifying' : 'expired';
}

/** Whether tokens that it has signed are good, or will be. */
export const isPublished = (key: KeyTimes, now: Date, tokenMs: number): boolean =>
  !['expired', 'revoked'].includes(stateOf(key, now, tokenMs));

const isSigning = (key: KeyTimes, now: Date): boolean => stateOf(key, now, 0) === 'signing';

/** The one key that signs. */
export const signingKey = <Key extends KeyTimes>(keys: readonly Key[], now: Date): Key | undefined =>
  keys.find((key) => isSigning(key, now));

/** The key that no other is meant to follow yet. There is always one, so that a key can be replaced at once. */
export const spareKey = <Key extends KeyTimes>(keys: readonly Key[]): Key | undefined =>
  keys.find(({ revokedAt, signsFrom }) => revokedAt === null && signsFrom === null);

/** Whether the key that signs has done so for long enough. */
export function isDue(keys: readonly KeyTimes[], now: Date, rotateAfterMs: number): boolean {
  const current = signingKey(keys, now);
  if (current?.signsFrom == null || current.signsUntil !== null) return false;
  return now.getTime() >= current.signsFrom.getTime() + rotateAfterMs;
}

/** Lets the spare key take over from this one as soon as every service knows it. A key that does not sign stays as it is. */
export function replaced<Key extends KeyTimes>(keys: readonly Key[], kid: string, now: Date): Key[] {
  const [current, spare] = [signingKey(keys, now), spareKey(keys)];
  if (current?.kid !== kid || current.signsUntil !== null || !spare) return [...keys];
  const from = new Date(Math.max(now.getTime(), spare.createdAt.getTime() + KNOWN_EVERYWHERE_MS));
  return keys.map((key) => {
    if (key.kid === current.kid) return { ...key, signsUntil: from };
    return key.kid === spare.kid ? { ...key, signsFrom: from } : key;
  });
}

/** Makes whatever a key has signed invalid. If it was the one that signs, the next one does so at once. */
export function revoked<Key extends KeyTimes>(keys: readonly Key[], kid: string, now: Date): Key[] {
  const one = keys.find((key) => key.kid === kid);
  if (!one || one.revokedAt !== null) return [...keys];
  const successor = keys.find((key) => key.revokedAt === null && isAfter(key.signsFrom, now)) ?? spareKey(keys);
  const wasSigning = isSigning(one, now);
  const wasToSign = isAfter(one.signsFrom, now);
  return keys.map((key) => {
    if (key.kid === kid) {
      const ended = key.signsUntil === null || isAfter(key.signsUntil, now) ? now : key.signsUntil;
      return { ...key, revokedAt: now, signsUntil: ended };
    }
    if (wasSigning && key.kid === successor?.kid) return { ...key, signsFrom: now };
    // The key that was to be followed by it goes on.
    if (wasToSign && isSigning(key, now)) return { ...key, signsUntil: null };
    return key;
  });
}

/** A key that can sign nothing any more, since its secret is gone. What it has signed stays good. */
export const lost = <Key extends KeyTimes>(key: Key, now: Date): Key => ({
  ...key,
  signsUntil: key.signsUntil === null || isAfter(key.signsUntil, now) ? now : key.signsUntil,
  revokedAt: stateOf(key, now, 0) === 'waiting' ? now : key.revokedAt,
});
