import type { LocalDate } from '#core/library-day.ts';
import type { Deed } from './block.ts';
import { agreementMissing, type AwaitedAgreement } from './agreements.ts';

/** What the terms of a category say that its readers may have against them; undefined: as the library has it. */
export type CategoryLimits = {
  overdueLoans: number | undefined;
  lostCopies: number | undefined;
  balanceMinor: number | undefined;
  /** What is refused beyond one of them. */
  refuses: readonly Deed[] | undefined;
};

export type Reader = {
  activeLoans: number;
  hasOverdue: boolean;
  loanLimit: number;
  limits: CategoryLimits;
  category: string;
  /** What the desk has forbidden them. */
  forbidden: readonly Deed[];
  /** They have neither confirmed their address nor shown at the desk who they are. */
  unverified: boolean;
  /** What they have been asked to agree to, and have not. */
  awaitedAgreements: readonly AwaitedAgreement[];
  /** The membership's last day. */
  expiresOn: LocalDate | null;
};

export type Standing = Omit<Reader, 'expiresOn' | 'awaitedAgreements'> & {
  expired: boolean;
  agreementMissing: boolean;
};

/** A reader's standing at the lending desk, as loans asks for it. `today` is the library's day. */
export const standingOf = ({ expiresOn, awaitedAgreements, ...reader }: Reader, today: LocalDate): Standing => ({
  ...reader,
  agreementMissing: agreementMissing(awaitedAgreements, today),
  expired: expiresOn !== null && expiresOn < today,
});
