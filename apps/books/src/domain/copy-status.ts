export type CopyStatus = 'available' | 'reserved' | 'on_loan' | 'on_hold_shelf' | 'withdrawn';

/** Whether a reader has the copy, or is about to. */
export const isOut = (status: CopyStatus): boolean =>
  status === 'reserved' || status === 'on_loan' || status === 'on_hold_shelf';

/** Which status the desk may set by hand: only a copy that is in the library can be withdrawn or put back. */
export function mayBecome(status: CopyStatus, next: 'available' | 'withdrawn'): boolean {
  switch (status) {
    case 'available':
    case 'withdrawn':
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
