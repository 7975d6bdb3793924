import type { AnyRejection } from '#core/api-error.ts';
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
