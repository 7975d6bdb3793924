import type { LocalDate } from '#core/library-day.ts';

export type Reader = {
  activeLoans: number;
  hasOverdue: boolean;
  loanLimit: number;
  category: string;
  blocked: boolean;
  /** They have neither confirmed their address nor shown at the desk who they are. */
  unverified: boolean;
  /** The membership's last day. */
  expiresOn: LocalDate | null;
};

export type Standing = Omit<Reader, 'expiresOn'> & { expired: boolean };

/** A reader's standing at the lending desk, as loans asks for it. `today` is the library's day. */
export const standingOf = ({ expiresOn, ...reader }: Reader, today: LocalDate): Standing => ({
  ...reader,
  expired: expiresOn !== null && expiresOn < today,
});
