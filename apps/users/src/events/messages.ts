import { uuidv7 } from 'uuidv7';
import type { EventData } from '#events';
import type { AnyRejection } from '#core/api-error.ts';
import type { LibraryMinute, LocalDate } from '#core/library-day.ts';
import { message, type Message } from '#messaging/outbox.ts';
import type { Purpose } from '../domain/account-link.ts';
import type { AccountLinkTable } from '../store/schema.ts';

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

const MAIL_OF: Record<Purpose, EventData['notifications.email']['type']> = {
  reset_password: 'password_reset',
  verify_email: 'email_verification',
  restore_address: 'address_changed',
  tell_former_address: 'address_corrected',
};

/** A command to send a link. @param changedAt when what it tells of was changed */
export const linkMail = (
  { id: link_id, user_id, purpose }: Pick<AccountLinkTable, 'id' | 'user_id' | 'purpose'>,
  changedAt?: LibraryMinute,
): Message =>
  message('notifications.email', user_id, {
    type: MAIL_OF[purpose],
    user_id,
    link_id,
    ...(changedAt !== undefined && { changed_at: changedAt }),
  });

type Proof = NonNullable<EventData['notifications.email']['changed_by']>;

/** A command to tell a user that their password is another one, so that they notice if it was not them. */
export const passwordChanged = (user_id: string, { at, by }: { at: LibraryMinute; by: Proof }): Message =>
  message('notifications.email', user_id, { type: 'password_changed', user_id, changed_at: at, changed_by: by });

/** A command to tell a reader that their membership ends soon. */
export const membershipEnding = ({ id, expires_on }: { id: string; expires_on: LocalDate }): Message =>
  message('notifications.email', id, { type: 'membership_ending', user_id: id, expires_on });

/** That the desk has begun a membership, for whoever charges for it: nothing where it costs nothing. */
export const membershipBegun = (user_id: string, feeMinor: number | null, recorded_by: string): Message[] =>
  feeMinor === null
    ? []
    : [message('membership.begun', user_id, { user_id, charge_id: uuidv7(), fee_minor: feeMinor, recorded_by })];

type Pair = { child_id: string; guardian_id: string };

/** Commands to tell a child and a guardian that they are linked, until which day. */
export const guardianLinked = ({ child_id, guardian_id, ends_on }: Pair & { ends_on: LocalDate }): Message[] => [
  message('notifications.email', child_id, {
    type: 'guardian_linked',
    user_id: child_id,
    relative_id: guardian_id,
    ends_on,
  }),
  message('notifications.email', guardian_id, {
    type: 'child_linked',
    user_id: guardian_id,
    relative_id: child_id,
    ends_on,
  }),
];

/** Commands to tell both that they are linked no more. */
export const guardianEnded = ({ child_id, guardian_id }: Pair): Message[] => [
  message('notifications.email', child_id, { type: 'guardian_ended', user_id: child_id, relative_id: guardian_id }),
  message('notifications.email', guardian_id, { type: 'child_ended', user_id: guardian_id, relative_id: child_id }),
];

/** Commands to tell whoever was linked with somebody whose account is gone. */
export const relativesLeft = (goneId: string, pairs: readonly Pair[]): Message[] =>
  pairs.flatMap(guardianEnded).filter(({ subject }) => subject !== goneId);
