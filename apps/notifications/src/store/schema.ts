import type { ColumnType, Generated } from 'kysely';
import type { EventData } from '#events';
import type { SubscriptionTables } from '#messaging/parked-events.ts';

/** The addresses of users: a projection of the user events. Who is deleted, or has given no address, has none. */
export type RecipientTable = {
  user_id: string;
  email: string | null;
  full_name: string | null;
  language: 'ru' | 'en' | null;
  version: number;
};

/** One notice to one user over one channel. */
export type DeliveryTable = {
  /**
   * The command's event id: the same command, however often it is delivered, is the same delivery. Of several guardians, the
   * first has this id, and the others' are derived from it.
   */
  id: string;
  user_id: string;
  /** The guardian who is told, as the user has no address: users says where, when it is sent. */
  guardian_id: string | null;
  type: string;
  channel: 'email';
  /** Address, subject and text are erased with the user's account. One that is written when it is sent has no address and no text here. */
  address: string | null;
  subject: string;
  html: string | null;
  status: Generated<'queued' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  /**
   * When the next attempt is due; null while its recipient's address is unknown; when its lease ends, while a sender
   * has claimed it.
   */
  due_at: Generated<Date | null>;
  /** The sender that has claimed it. */
  claimed_by: string | null;
  /** Why the last attempt failed, without the address. */
  failure: string | null;
  /** While its recipient is unknown: when users is asked for them again; null: with the next run of the job. */
  ask_at: Date | null;
  /** The command, while its recipient is unknown; of an e-mail that is written when it is sent, always. */
  command: ColumnType<EventData['notifications.email'] | null, string | null, string | null>;
  created_at: Generated<Date>;
  sent_at: Date | null;
};

/** How long it is known what a user has read. Whoever has chosen nothing has no row, which is `legal`. */
export type HistoryChoiceTable = { user_id: string; choice: 'none' | 'legal' | 'always'; account_version: number };

export type Tables = SubscriptionTables & {
  recipient: RecipientTable;
  delivery: DeliveryTable;
  history_choice: HistoryChoiceTable;
};
