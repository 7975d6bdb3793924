import { may, type PersonRole, type Role } from '#core/caller.ts';

type Person = { id: string; role: PersonRole };

/** What decides how much somebody may borrow, and what they may do here. */
export type Standing = {
  role?: PersonRole;
  patron_category?: string;
  loan_limit?: number | null;
  blocked?: boolean;
  block_reason?: string | null;
  expires_on?: string | null;
};

const STANDING = ['role', 'patron_category', 'loan_limit', 'blocked', 'block_reason', 'expires_on'] as const;

/**
 * Why somebody may not make a change at the desk. The desk changes readers; whoever appoints staff changes everybody,
 * and only they assign roles, so that a librarian can neither become an admin nor lock one out. Nobody changes their own standing: what one
 * person gives themselves, no other has seen.
 */
export function refusalOfChange(
  caller: { id: string; role: Role },
  target: Person & Standing,
  change: Standing,
): 'forbidden' | 'own_standing' | undefined {
  const changesRole = change.role !== undefined && change.role !== target.role;
  if (!may(caller, 'readers.write')) return 'forbidden';
  if ((target.role !== 'reader' || changesRole) && !may(caller, 'staff.appoint')) return 'forbidden';
  const changesStanding = STANDING.some((name) => change[name] !== undefined && change[name] !== target[name]);
  return caller.id === target.id && changesStanding ? 'own_standing' : undefined;
}

/** What a change makes different of somebody's standing, as it was before; the reason of a block is words, not standing. */
export function changedStanding(target: Standing, change: Standing): Standing {
  const different = STANDING.filter(
    (name) => name !== 'block_reason' && change[name] !== undefined && change[name] !== target[name],
  );
  return Object.fromEntries(different.map((name) => [name, target[name]]));
}
