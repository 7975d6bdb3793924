import { answered, api } from '../../house/api.ts';
import type { Copy, Entry } from '../journal/entry.ts';
import { heldSlipOf } from './held-slip.ts';
import type { Slip } from './slip.ts';

/** The copy that an entry has put on the hold shelf, or has to go elsewhere: a slip goes along with it. */
export function copyWithSlip({ state, undoes }: Entry): Copy | undefined {
  if (undoes !== undefined || state.at !== 'done') return undefined;
  const { act, copy } = state;
  const isBack = act.kind === 'return' || act.kind === 'receive' || (act.kind === 'tell' && act.what === 'return');
  return isBack && copy && (isSent(copy) || isKept(copy)) ? copy : undefined;
}

/** What goes along with a copy. None where the library does not say for whom it is kept. */
export const copySlipOf = (copy: Copy): Promise<Slip | undefined> =>
  isSent(copy) ? sentSlipOf(copy) : heldSlipOf(copy);

/** For the van. For whom it is kept, if for anybody, is said where they pick it up. */
async function sentSlipOf({ title, barcode, current_branch: from, destination = '', hold_id }: Copy): Promise<Slip> {
  const branches = await answered(api.GET('/branches')).then(
    ({ items }) => items,
    () => [],
  );
  const nameOf = (branch: string) => branches.find(({ id }) => id === branch)?.name ?? branch;
  return { kind: 'sent', title, barcode, from: nameOf(from), to: nameOf(destination), isHeld: hold_id !== undefined };
}

const isSent = ({ destination }: Copy): boolean => destination !== undefined;
const isKept = ({ status, hold_id: holdId }: Copy): boolean => status === 'on_hold_shelf' && holdId !== undefined;
