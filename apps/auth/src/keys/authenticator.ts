import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands (RFC 6238): SHA-1, six digits, thirty seconds. */
const STEP_SECONDS = 30;

/** A clock that is this many steps off does no harm. */
const STEPS_OFF = 1;

const totp = (secret: Uint8Array, account: string) =>
  new TOTP({ issuer: 'Abonement', label: account, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });

/** 160 random bits, as long as the hash. */
export const newAuthenticatorSecret = (): Uint8Array => new Secret({ size: 20 }).bytes;

/** What an authenticator app reads from a QR code, and what is typed in where there is no camera. */
export function forAuthenticator(secret: Uint8Array, account: string): { uri: string; secret: string } {
  const shown = totp(secret, account);
  return { uri: shown.toString(), secret: shown.secret.base32 };
}

/** The step that a code is of, counted from 1970; undefined if it is not of this secret and time. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | undefined {
  const off = totp(secret, '').validate({ token: code, timestamp: now.getTime(), window: STEPS_OFF });
  return off === null ? undefined : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + off;
}
