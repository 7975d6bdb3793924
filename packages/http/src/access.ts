import { isStaff, type Caller } from '#core/caller.ts';
import { forbidden } from '#core/problem.ts';

/** @throws Problem 403 for readers. */
export function staffOnly(caller: Caller): void {
  if (!isStaff(caller)) throw forbidden();
}

/** @throws Problem 403 for everybody else. */
export function adminOnly(caller: Caller): void {
  if (caller.role !== 'admin') throw forbidden();
}

/** @throws Problem 403 for a reader who asks for somebody else's. */
export function selfOrStaff(caller: Caller, userId: string): void {
  if (caller.id !== userId && !isStaff(caller)) throw forbidden();
}
