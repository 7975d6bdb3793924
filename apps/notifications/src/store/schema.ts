import type { ColumnType, Generated } from 'kysely';
import type { EventData } from '#events';
import type { SubscriptionTables } from '#messaging/parked-events.ts';

/** Where users are reached: a projection of the user events. A user who is gone has no address. */
export type RecipientTable = {
  user_id: string;
  email: string | null;
  full_name: string | null;
  language: 'ru' | 'en' | null;
  version: number;
};

/** One notice to one user over one channel. */
export type DeliveryTable = {
  /** The command's event id: the same command, however often it comes, is the same delivery. */
  id: string;
  user_id: string;
  type: string;
  channel: 'email';
  /** Address and text go when the user does. */
  address: string | null;
  subject: string;
  html: string | null;
  status: Generated<'queued' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  /**
   * When it is tried next; not before its recipient's address is known, and while a sender has it in hand, when its lease
   * ends.
   */
  due_at: Generated<Date | null>;
  /** The sender that has it in hand. */
  claimed_by: string | null;
  /** Why the last try failed, without the address. */
  failure: string | null;
  /** What it was made from, while its recipient is not known. */
  command: ColumnType<EventData['notifications.email'] | null, string | null, string | null>;
  created_at: Generated<Date>;
  sent_at: Date | null;
};

export type Tables = SubscriptionTables & { recipient: RecipientTable; delivery: DeliveryTable };
