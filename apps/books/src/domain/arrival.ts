import type { CopyStatus } from './copy-status.ts';

export type Placed = {
  status: CopyStatus;
  home_branch: string;
  current_branch: string;
  /** Where it goes, while it is in transit. */
  destination: string | null;
};

export type Arrived = {
  status: 'available' | 'in_transit';
  current_branch: string;
  destination: string | null;
};

/**
 * What becomes of a copy that lies at a branch and waits for nobody: it stays where it stands or was sent to, and goes home from
 * anywhere else.
 */
export function arrivedAt(copy: Placed, branch: string): Arrived {
  const belongs = placeOf(copy);
  return belongs === branch
    ? { status: 'available', current_branch: branch, destination: null }
    : { status: 'in_transit', current_branch: branch, destination: belongs };
}

/** What comes back damaged stays where it lies, and is put aside. */
export type PutAside = { status: 'damaged'; current_branch: string; destination: null };

export const putAsideAt = (branch: string): PutAside => ({
  status: 'damaged',
  current_branch: branch,
  destination: null,
});

function placeOf({ status, home_branch, current_branch, destination }: Placed): string {
  if (status === 'available') return current_branch;
  return (status === 'in_transit' ? destination : null) ?? home_branch;
}

/** What to do with a copy that lies on the desk. For whom it is kept, loans says. */
export type ToDo = { what: 'shelve' } | { what: 'send'; branch: string } | { what: 'keep' };

export function toDoWith({ status, destination }: Pick<Placed, 'status' | 'destination'>): ToDo {
  if (status === 'in_transit' && destination !== null) return { what: 'send', branch: destination };
  return { what: status === 'on_hold_shelf' ? 'keep' : 'shelve' };
}
