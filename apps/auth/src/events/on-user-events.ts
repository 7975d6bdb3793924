import type { EventHandlers } from '#dapr/event-doors.ts';
import type { AuthContext } from '../context.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';

/** Whoever is deleted, gets another role or another password signs in again. Repeating any of it changes nothing. */
export function onUserEvents(context: AuthContext): EventHandlers {
  return {
    'user.deleted': ({ data }) => endSessionsOf(context, data.user_id),
    'user.changed': ({ data }) =>
      endSessionsOf(context, data.user_id, data.credentials_changed ? undefined : data.role),
  };
}
