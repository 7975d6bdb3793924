import type { Rejection } from '#errors';
import { may, type PersonRole, type Role } from '#core/caller.ts';
import { MOST_CHILDREN, MOST_GUARDIANS } from './guardianship.ts';

/** One of two accounts that are to become one. */
export type MergedAccount = {
  id: string;
  role: PersonRole;
  /** They have confirmed their address, or shown at the desk who they are. */
  verified: boolean;
  /** Whether it is being deleted, or becomes another one already. */
  leaving: boolean;
  guardians: readonly string[];
  children: readonly string[];
};

export type Merge = {
  /** The one that is closed. */
  from: MergedAccount;
  /** The one that is kept. */
  into: MergedAccount;
};

/**
 * Why somebody may not merge two accounts. Nobody merges their own: what one person gives themselves, no other has seen; and whoever
 * works here is for those who appoint staff.
 */
export function refusalOfMerge(
  caller: { id: string; role: Role },
  { from, into }: { from: Pick<MergedAccount, 'id'>; into: Pick<MergedAccount, 'id' | 'role'> },
): 'forbidden' | 'own_merge' | undefined {
  if (!may(caller, 'readers.merge')) return 'forbidden';
  if (caller.id === from.id || caller.id === into.id) return 'own_merge';
  return into.role === 'reader' || may(caller, 'staff.appoint') ? undefined : 'forbidden';
}

type Rule = (merge: Merge) => Rejection | undefined;

/** A role goes to nobody by a merge. */
const onlyReadersMove: Rule = ({ from }) => (from.role === 'reader' ? undefined : { code: 'staff_not_merged' });

const neitherLeaves: Rule = ({ from, into }) =>
  from.leaving || into.leaving ? { code: 'account_leaving' } : undefined;

/** Nobody is a guardian of themselves, or both a guardian and a child. */
const familyStaysOne: Rule = ({ from, into }) => {
  const guardians = together(from.guardians, into.guardians);
  const children = together(from.children, into.children);
  const isOfOneFamily = [from.id, into.id].some((id) => guardians.has(id) || children.has(id));
  return isOfOneFamily || (guardians.size > 0 && children.size > 0) ? { code: 'relatives_not_merged' } : undefined;
};

/** Nobody acts for whoever works here (domain/guardianship.ts). */
const staffHaveNoGuardians: Rule = ({ from, into }) =>
  into.role !== 'reader' && from.guardians.length > 0 ? { code: 'cannot_have_guardian' } : undefined;

/** Who acts for a child is known, and so is the child. */
const familyIsKnown: Rule = ({ from, into }) =>
  !into.verified && from.guardians.length + from.children.length > 0 ? { code: 'relative_not_verified' } : undefined;

const familyIsNotTooLarge: Rule = ({ from, into }) =>
  together(from.guardians, into.guardians).size > MOST_GUARDIANS ||
  together(from.children, into.children).size > MOST_CHILDREN
    ? { code: 'too_many_guardians', facts: { guardians: MOST_GUARDIANS, children: MOST_CHILDREN } }
    : undefined;

const together = (some: readonly string[], others: readonly string[]): Set<string> => new Set([...some, ...others]);

export const mergeRules: readonly Rule[] = [
  onlyReadersMove,
  neitherLeaves,
  familyStaysOne,
  staffHaveNoGuardians,
  familyIsKnown,
  familyIsNotTooLarge,
];

/** Every reason why two accounts do not become one. */
export const rejectMerge = (merge: Merge): Rejection[] => mergeRules.flatMap((rule) => rule(merge) ?? []);

export type MergeStatus = 'requested' | 'refused' | 'merging' | 'merged';

export function mergeStatus({
  refused,
  moved,
  confirmed,
}: {
  refused: boolean;
  moved: boolean;
  /** Whether each service has confirmed that nothing is left of the merged account. */
  confirmed: boolean;
}): MergeStatus {
  if (moved) return confirmed ? 'merged' : 'merging';
  return refused ? 'refused' : 'requested';
}
