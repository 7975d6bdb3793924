import type { EventData } from '#events';
import type { AnyRejection } from '#core/api-error.ts';
import type { LibraryMinute } from '#core/library-day.ts';
import { message, type Message } from '#messaging/outbox.ts';

/** A command to notify a user that their account was not deleted, and what to do about it. */
export function accountNotDeleted(user_id: string, refusals: readonly AnyRejection[]): Message {
  const factsOf = (code: string) => refusals.find((refusal) => refusal.code === code)?.facts;
  return message('notifications.email', user_id, {
    type: 'account_not_deleted',
    user_id,
    open_loans: Number(factsOf('has_open_loans')?.['has'] ?? 0),
    open_fines: factsOf('has_open_fines') !== undefined,
  });
}

/** A command to send a link to another password. */
export const passwordReset = ({ id: link_id, user_id }: { id: string; user_id: string }): Message =>
  message('notifications.email', user_id, { type: 'password_reset', user_id, link_id });

type Proof = NonNullable<EventData['notifications.email']['changed_by']>;

/** A command to tell a user that their password is another one, so that they notice if it was not them. */
export const passwordChanged = (user_id: string, { at, by }: { at: LibraryMinute; by: Proof }): Message =>
  message('notifications.email', user_id, { type: 'password_changed', user_id, changed_at: at, changed_by: by });
