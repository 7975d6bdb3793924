import { uuidv7 } from 'uuidv7';
import { stored } from '../house/stored.ts';
import type { LaneMode } from './journal/entry.ts';

const yesOrNo = (key: string, usual: boolean) =>
  stored<boolean>(key, (kept) => (typeof kept === 'boolean' ? kept : usual));

/** Whether single letters are keys (WCAG 2.1.4). */
export const singleLetters = yesOrNo('abonement.desk.letters', true);

/** Whether slips are printed without being asked for. */
export const printsItself = yesOrNo('abonement.desk.prints', false);

/** The branch where this desk stands; none until somebody has said so. */
export const deskBranch = stored<string | undefined>('abonement.desk.branch', (kept) =>
  typeof kept === 'string' ? kept : undefined,
);

/** What the desk says about the copies that it scans, until it says otherwise or its shift ends. */
export const laneMode = stored<LaneMode | undefined>('abonement.desk.mode', (kept) =>
  kept === 'box' || kept === 'in_house' ? kept : undefined,
);

/** What this desk is called where several tell the library what they did while it was away. */
export const deskId = stored<string>('abonement.desk.id', (kept) => (typeof kept === 'string' ? kept : uuidv7()));
// Kept from the first time on.
deskId.set(deskId.get());

/** The till of this desk, once it has been opened or chosen here. */
export const deskTill = stored<string | undefined>('abonement.desk.till', (kept) =>
  typeof kept === 'string' ? kept : undefined,
);

/** The desk stands at a branch from now on, or nobody knows where; its till stays where it is. */
export function standAt(branch: string | undefined): void {
  if (branch === deskBranch.get()) return;
  deskBranch.set(branch);
  deskTill.set(undefined);
}

/** Where money is handed over at this desk, as far as it has been said. */
export function placeOfPayment(): { branch_id?: string; till_id?: string } {
  const [branch, till] = [deskBranch.get(), deskTill.get()];
  return { ...(branch !== undefined && { branch_id: branch }), ...(till !== undefined && { till_id: till }) };
}
