import { may, type PersonRole, type Role } from '#core/caller.ts';
import type { LocalDate } from '#core/library-day.ts';

/** Whom a guardianship is about. */
export type Relative = {
  id: string;
  role: PersonRole;
  /** They have confirmed their address, or shown at the desk who they are. */
  verified: boolean;
  /** For how many others they act. */
  children: number;
  /** How many others act for them. */
  guardians: number;
};

export type Guardianship = { child: Relative; guardian: Relative };

/** More than any family needs; so that a list is one page. */
export const MOST_GUARDIANS = 6;
export const MOST_CHILDREN = 30;

/** Nobody is a child for longer. */
const CHILDHOOD_YEARS = 18;

/**
 * Why a member of staff may not link a guardian to a child. They change readers, and only whoever appoints staff changes those;
 * and nobody links themselves, on either side: what one person gives themselves, no other has seen.
 */
export function refusalOfLinking(
  caller: { id: string; role: Role },
  { child, guardian }: { child: Pick<Relative, 'id' | 'role'>; guardian: Pick<Relative, 'id'> },
): 'forbidden' | 'own_guardianship' | undefined {
  if (!may(caller, 'readers.write')) return 'forbidden';
  if (caller.id === child.id || caller.id === guardian.id) return 'own_guardianship';
  return child.role === 'reader' || may(caller, 'staff.appoint') ? undefined : 'forbidden';
}

/**
 * Why somebody cannot become the guardian of somebody. Both are known to be who they say. A guardian acts for a child, and
 * nobody acts for the guardian: so what somebody may do never passes through several hands.
 */
export function obstacleToGuardianship({
  child,
  guardian,
}: Guardianship):
  'relative_not_verified' | 'cannot_have_guardian' | 'cannot_be_guardian' | 'too_many_guardians' | undefined {
  if (!child.verified || !guardian.verified) return 'relative_not_verified';
  if (child.role !== 'reader' || child.children > 0) return 'cannot_have_guardian';
  if (guardian.id === child.id || guardian.guardians > 0) return 'cannot_be_guardian';
  return child.guardians >= MOST_GUARDIANS || guardian.children >= MOST_CHILDREN ? 'too_many_guardians' : undefined;
}

/** What of a change of a child's account its guardian may not make: all but how long it is known what the child has read. */
export const beyondGuardian = (change: object): string | undefined =>
  Object.keys(change).find((name) => name !== 'reading_history');

/** Whether a guardianship may end on a day: later than today, and not after the child has grown up. */
export const mayEndOn = (day: LocalDate, today: LocalDate): boolean => day > today && day <= lastBirthday(today);

/** The eighteenth birthday of who is born today, by the text of the day: one that its year does not have is no day anyway. */
const lastBirthday = (today: LocalDate): LocalDate =>
  `${String(Number(today.slice(0, 4)) + CHILDHOOD_YEARS).padStart(4, '0')}${today.slice(4)}`;
