/** It accrues while the book is out, and is owed from the return until it is paid or waived. */
export type FineStatus = 'accruing' | 'owed' | 'paid' | 'waived';

/** The overdue fine of a loan. Money in minor units. */
export type Fine = {
  id: string;
  loanId: string;
  /** None once the reader's account is deleted. */
  readerId: string | null;
  title: string;
  amountMinor: number;
  currency: string;
  daysOverdue: number;
  status: FineStatus;
  settledAt: Date | null;
};

/** Whether a fine counts towards what its reader owes. */
export const isOpen = ({ status }: Pick<Fine, 'status'>): boolean => status === 'accruing' || status === 'owed';
