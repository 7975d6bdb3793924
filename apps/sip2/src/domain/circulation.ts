const OTHER = '01';

/** How SIP2 numbers what a copy may be; what it has no number for is “other”. */
const BY_STATUS: Readonly<Record<string, string>> = {
  available: '03',
  on_loan: '04',
  // It is being lent.
  reserved: '04',
  on_hold_shelf: '08',
  lost: '12',
};

export const circulationStatus = (copyStatus: string): string => BY_STATUS[copyStatus] ?? OTHER;
