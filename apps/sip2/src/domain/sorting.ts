/** A copy that has come back, as books sees it. */
export type SortedCopy = {
  status: string;
  current_branch: string;
  destination?: string;
  hold_id?: string;
};

/** Why a copy is not just shelved, as `CV` numbers it, and where it goes (`CT`). */
export type Alert = { type: '01' | '02' | '04'; destination: string };

const HOLD_HERE = '01';
const HOLD_ELSEWHERE = '02';
const SEND = '04';

/** What a machine has to do with a copy, besides shelving it: keep it for a hold here, or send it, for a hold or not. */
export function alertOf({ status, current_branch, destination, hold_id }: SortedCopy): Alert | undefined {
  const isHeld = hold_id !== undefined;
  if (status === 'in_transit' && destination !== undefined)
    return { type: isHeld ? HOLD_ELSEWHERE : SEND, destination };
  return isHeld ? { type: HOLD_HERE, destination: current_branch } : undefined;
}

/** Whether books has taken the copy back already, and so knows where it goes. */
export const isSorted = ({ status }: SortedCopy): boolean =>
  status === 'available' || status === 'on_hold_shelf' || status === 'in_transit';
