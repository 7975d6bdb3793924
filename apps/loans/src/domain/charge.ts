/** Why a reader owes money: a late return, a copy that is lost or damaged, or what staff have charged. */
export const CHARGE_KINDS = ['overdue', 'lost', 'processing', 'damage', 'membership', 'manual'] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** It accrues while the book is out, and is owed until nothing of it is outstanding any more, or it turns out to be an error. */
export type ChargeStatus = 'accruing' | 'owed' | 'paid' | 'waived' | 'cancelled';

export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'online', 'machine'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What a reader was charged, and what has become of it. Money in minor units. */
export type Charge = {
  id: string;
  kind: ChargeKind;
  /** The loan that it comes from; none where staff have charged something else. */
  loanId: string | null;
  /** None once the reader's account is deleted, or it is not known any more. */
  readerId: string | null;
  title: string | null;
  comment: string | null;
  amountMinor: number;
  /** The payments, less what was refunded of them. */
  paidMinor: number;
  waivedMinor: number;
  currency: string;
  /** Of an overdue fine. */
  daysOverdue: number | null;
  status: ChargeStatus;
  /** Not of what was charged before this was kept. */
  chargedAt: Date | null;
  /** Since when nothing is outstanding. */
  settledAt: Date | null;
};

/** Whether a charge counts towards what its reader owes. */
export const isOpen = ({ status }: Pick<Charge, 'status'>): boolean => status === 'accruing' || status === 'owed';
