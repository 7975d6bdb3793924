/** What a link in an e-mail is for. */
export type Purpose =
  | 'reset_password'
  | 'verify_email'
  /** Puts back the address that it goes to, with another password. */
  | 'restore_address'
  /** Opens nothing: it says only where its e-mail goes, which is no longer the account's address. */
  | 'tell_former_address';

/** Whether anybody can have it sent to any address. */
export const isAskedFor = (purpose: Purpose): boolean => purpose === 'reset_password' || purpose === 'verify_email';

const HOUR_MS = 3_600_000;

const HOURS: Record<Purpose, number> = {
  reset_password: 1,
  verify_email: 7 * 24,
  restore_address: 14 * 24,
  tell_former_address: 7 * 24,
};

/** Until when a link works that is made now. */
export const linkWorksUntil = (purpose: Purpose, made: Date): Date =>
  new Date(made.getTime() + HOURS[purpose] * HOUR_MS);
