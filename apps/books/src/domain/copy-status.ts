/** What a librarian records by hand about a copy that nobody has. */
export type HandSetStatus = 'available' | 'withdrawn' | 'lost' | 'in_repair';

export type CopyStatus = HandSetStatus | 'reserved' | 'on_loan' | 'on_hold_shelf';

/** Whether a reader has the copy, or is about to. */
export const isOut = (status: CopyStatus): boolean =>
  status === 'reserved' || status === 'on_loan' || status === 'on_hold_shelf';

/** Whether the desk may say so by hand: of a copy that somebody has, or that waits for its reader, it may not. */
export function mayBecome(status: CopyStatus, next: HandSetStatus): boolean {
  switch (status) {
    case 'available':
    case 'withdrawn':
    case 'lost':
    case 'in_repair':
      return true;
    case 'on_hold_shelf':
      return next === 'available';
    case 'reserved':
    case 'on_loan':
      return false;
    default:
      return status satisfies never;
  }
}
