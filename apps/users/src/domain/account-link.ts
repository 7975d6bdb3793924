/** What a link in an e-mail is for. */
export type Purpose = 'reset_password' | 'verify_email';

const HOUR_MS = 3_600_000;

const HOURS: Record<Purpose, number> = { reset_password: 1, verify_email: 7 * 24 };

/** Until when a link works that is made now. */
export const linkWorksUntil = (purpose: Purpose, made: Date): Date =>
  new Date(made.getTime() + HOURS[purpose] * HOUR_MS);
