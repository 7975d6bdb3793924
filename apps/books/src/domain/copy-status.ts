/** What a librarian records by hand about a copy that nobody has. */
export type HandSetStatus = 'available' | 'missing' | 'damaged' | 'in_repair' | 'lost' | 'withdrawn';

/** Only lending says these: a reader has the copy, is about to, or is awaited. */
export type LentStatus = 'reserved' | 'on_loan' | 'on_hold_shelf';

/** A copy is on its way by being sent or ordered, and until it arrives. */
export type TravellingStatus = 'in_transit' | 'on_order';

export type CopyStatus = HandSetStatus | LentStatus | TravellingStatus;

/** Whether a reader has the copy, or is about to. */
export function isOut(status: CopyStatus): status is LentStatus {
  return status === 'reserved' || status === 'on_loan' || status === 'on_hold_shelf';
}

/** Whether the desk may say so by hand: of a copy that somebody has, or is about to, it may not. */
export function mayBecome(status: CopyStatus, next: HandSetStatus): boolean {
  switch (status) {
    case 'on_hold_shelf':
    case 'available':
    case 'missing':
    case 'damaged':
    case 'in_repair':
    case 'lost':
    case 'withdrawn':
    case 'in_transit':
      return true;
    // What has not come yet can be neither lost nor damaged.
    case 'on_order':
      return next === 'available' || next === 'withdrawn';
    case 'reserved':
    case 'on_loan':
      return false;
    default:
      return status satisfies never;
  }
}

/** What is recorded of a copy that a reader has lost: it comes back by its return, whatever is to be done with it then, unless it is written off. */
export const ofLostOnLoan = (next: HandSetStatus): 'returned_only' | 'stays_with_loan' | 'leaves_loan' =>
  next === 'lost' ? 'stays_with_loan' : next === 'withdrawn' ? 'leaves_loan' : 'returned_only';

/** Why nothing can be done that is done with a copy on the shelf. */
export const whyNotOnShelf = (status: CopyStatus): 'copy_is_out' | 'copy_not_on_shelf' =>
  isOut(status) ? 'copy_is_out' : 'copy_not_on_shelf';

/** Whether the copy can be sent to another branch: from its shelf, or on from where it is on its way. */
export const maySend = (status: CopyStatus): boolean => status === 'available' || status === 'in_transit';

/** What somebody says who has looked at a copy: that it is not damaged after all, or that it is found. */
export type SeenToBe = { undamaged?: boolean | undefined; found?: boolean | undefined };

/**
 * Whether a copy that lies on the desk can go to its place at once. One that a reader has is returned, and one that is said not
 * to be there is put back by a person who has looked at it; one that is said by mistake to be damaged goes to its place, too. One on the hold shelf is cleared away, when nobody waits for it any more.
 */
export const mayArrive = (status: CopyStatus, { undamaged = false, found = false }: SeenToBe = {}): boolean =>
  (status === 'damaged' && undamaged) ||
  ((status === 'missing' || status === 'lost') && found) ||
  status === 'available' ||
  status === 'in_transit' ||
  status === 'on_order' ||
  status === 'on_hold_shelf';

/** Whether the copy has left the collection: nobody who wants this one need wait. */
export const hasLeft = (status: CopyStatus): boolean => status === 'withdrawn' || status === 'lost';
