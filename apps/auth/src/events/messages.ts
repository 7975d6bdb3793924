import type { EventData } from '#events';
import type { LibraryMinute } from '#core/library-day.ts';
import { message, type Message } from '#messaging/outbox.ts';
import type { SessionClient } from '../store/sessions.ts';

export type SignInChange = NonNullable<EventData['notifications.email']['sign_in_change']>;

/** A command to tell a user of a sign-in from where they have not signed in before. */
export const newSignIn = (
  user_id: string,
  at: LibraryMinute,
  { browser, system, network }: Pick<SessionClient, 'browser' | 'system' | 'network'>,
): Message =>
  message('notifications.email', user_id, {
    type: 'new_sign_in',
    user_id,
    changed_at: at,
    ...(browser !== null && { browser }),
    ...(system !== null && { system }),
    ...(network !== null && { network }),
  });

/** A command to tell a user that they sign in by something else from now on, so that they notice if it was not them. */
export const signInChanged = (user_id: string, at: LibraryMinute, change: SignInChange): Message =>
  message('notifications.email', user_id, {
    type: 'sign_in_changed',
    user_id,
    changed_at: at,
    sign_in_change: change,
  });
