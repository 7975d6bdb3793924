import { apiError } from '#errors';
import { may } from '#core/caller.ts';
import type { RefuseToTell } from '#platform/personal-data-operation.ts';
import type { UsersContext } from '../context.ts';

/**
 * Readers are handed all that is held on them. What is held on staff is told themselves, and to whoever appoints staff: whoever
 * runs a branch need not know when an admin signs in, and from where.
 *
 * @returns what throws ApiError 403
 */
export const refuseToTell =
  ({ db }: Pick<UsersContext, 'db'>): RefuseToTell =>
  async (caller, userId) => {
    if (caller.id === userId || may(caller, 'staff.appoint')) return;
    const user = await db.selectFrom('users').select('role').where('id', '=', userId).executeTakeFirst();
    if (user && user.role !== 'reader') throw apiError('forbidden');
  };
