import type { Role } from '#core/caller.ts';

/**
 * Who may change whom at the desk: librarians change readers; admins change everybody; only admins assign roles, so
 * that a librarian can neither become an admin nor lock one out.
 */
export function mayChangeUser(caller: { role: Role }, target: { role: Role }, changesRole: boolean): boolean {
  if (caller.role === 'admin') return true;
  return caller.role === 'librarian' && target.role === 'reader' && !changesRole;
}
