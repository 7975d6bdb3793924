import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { isSessionOf } from '../store/session-list.ts';
import { endSessionsOf } from './end-sessions.ts';

/** @throws ApiError 404 for a session of somebody else */
export async function endOwnSession(
  context: AuthContext,
  userId: string,
  id: string,
  record?: (tx: Transaction<Tables>) => Promise<void>,
): Promise<void> {
  if (!(await isSessionOf(context.db, id, userId))) throw apiError('session_not_found');
  await endSessionsOf(context, { id }, record);
}
