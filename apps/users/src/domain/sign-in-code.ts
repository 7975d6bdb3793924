const DAY_MS = 86_400_000;
/** Long enough for a reader who goes home with the slip, and comes to it at the weekend. */
export const CODE_DAYS = 7;

/** Until when a code works that is issued now. */
export const validUntil = (issued: Date): Date => new Date(issued.getTime() + CODE_DAYS * DAY_MS);

/** Digits only: they are the same in every layout of the keyboard. How they are grouped on the slip does not matter. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replaceAll(/\D/g, '');

export type KeptCode = { hash: string | null; until: Date | null };

/** The hash to compare with, while the code works. */
export const workingHash = ({ hash, until }: KeptCode, now: Date): string | undefined =>
  hash !== null && until !== null && now < until ? hash : undefined;
