/** Where a copy is that is kept for a hold: still on its shelf, from which it is to be fetched; on its way; or where its reader picks it up. */
export type KeptPlace = 'shelf' | 'in_transit' | 'hold_shelf';

/** A hold, as far as books knows it: which, and where its reader picks the copy up. */
export type Hold = { id: string; branch: string };

export type KeptArrival = {
  status: 'on_hold_shelf' | 'in_transit';
  current_branch: string;
  destination: string | null;
};

/** What becomes of a copy that lies at a branch and is kept for a hold. */
export const keptAt = (hold: Hold, branch: string): KeptArrival =>
  hold.branch === branch
    ? { status: 'on_hold_shelf', current_branch: branch, destination: null }
    : { status: 'in_transit', current_branch: branch, destination: hold.branch };

export const placeOfKept = (status: KeptArrival['status']): KeptPlace =>
  status === 'on_hold_shelf' ? 'hold_shelf' : 'in_transit';

/**
 * What becomes of a copy whose hold has ended. From its shelf it can be lent again; on its way it goes on, and then home; and on the
 * hold shelf it stays until somebody clears it away.
 */
export function afterHold(place: KeptPlace, home: string): { status?: 'available'; destination?: string } {
  switch (place) {
    case 'shelf':
      return { status: 'available' };
    case 'in_transit':
      return { destination: home };
    case 'hold_shelf':
      return {};
    default:
      return place satisfies never;
  }
}
