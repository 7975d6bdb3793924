import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import { isSessionOf } from '../store/session-list.ts';
import { endSessionsOf } from './end-sessions.ts';

/** @throws ApiError 404 for a session of somebody else */
export async function endOwnSession(context: AuthContext, userId: string, id: string): Promise<void> {
  if (!(await isSessionOf(context.db, id, userId))) throw apiError('session_not_found');
  await endSessionsOf(context, { id });
}
