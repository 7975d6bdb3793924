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

const DAY_HOURS = 24;

/**
 * Since when whoever has changed an address may have been at the account, by the link that puts it back: they waited for
 * the link to the new address as long as that works, and had signed in shortly before.
 */
export const changeBegan = (restore: { works_until: Date }): Date =>
  new Date(restore.works_until.getTime() - (HOURS.restore_address + HOURS.verify_email + DAY_HOURS) * HOUR_MS);

/** Until when a link works that is made now. */
export const linkWorksUntil = (purpose: Purpose, made: Date): Date =>
  new Date(made.getTime() + HOURS[purpose] * HOUR_MS);
