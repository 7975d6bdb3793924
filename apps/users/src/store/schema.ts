import type { ColumnType, Generated } from 'kysely';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import type { IdempotencyTables } from '#http/idempotency.ts';
import type { AnyRejection } from '#core/api-error.ts';
import type { PersonRole } from '#core/caller.ts';
import type { Purpose } from '../domain/account-link.ts';
import type { Deed } from '../domain/block.ts';
import type { DocumentKind } from '../domain/agreements.ts';
import type { ReadingHistory } from '../domain/reading-history.ts';

export type CategoryTable = {
  code: string;
  name_ru: string;
  name_en: string;
  loan_limit: number;
  /** Of a membership; null where it does not end. */
  term_months: number | null;
  /** What a membership is charged with, in minor units; null: nothing. */
  membership_fee_minor: number | null;
  /** What its readers may have against them: overdue loans, lost copies, a debt in minor units; null: as the library has it. */
  overdue_limit: number | null;
  lost_limit: number | null;
  balance_limit_minor: number | null;
  /** What is refused beyond one of these; null: as the library has it. */
  limits_refuse: Deed[] | null;
};

export type UserTable = {
  id: string;
  /** Unique among users who are not deleted, in the form in which numbers are compared. */
  card_number: Generated<string>;
  /** Unique among users who are not deleted, ignoring case. Empty: the user is deleted, or has none. */
  email: string;
  /** Given and not confirmed yet; any number of users may wait for one address. */
  pending_email: ColumnType<string | null, string | null | undefined, string | null>;
  full_name: string;
  language: 'ru' | 'en';
  role: PersonRole;
  /** argon2id in PHC form; none for a deleted user, and for a reader from the desk who has not chosen one yet. */
  password_hash: string | null;
  /** Of the code by which a reader from the desk may choose a password, in the same form. */
  sign_in_code_hash: string | null;
  sign_in_code_until: Date | null;
  patron_category: string;
  /** The reader's own limit; null means the category's. */
  loan_limit: number | null;
  blocked: Generated<boolean>;
  block_reason: string | null;
  /** The membership's last day, in the library's time zone. */
  expires_on: ColumnType<string | null, string | null | undefined, string | null>;
  /** The last day of which they were told that it comes soon. */
  told_expires_on: ColumnType<string | null, undefined, string | null>;
  /** Rises with each change; events carry it. */
  version: Generated<number>;
  /** The version that the last change of the password made. */
  credentials_version: Generated<number>;
  created_at: Generated<Date>;
  /** Since when they are known to be who they say; null until they have confirmed their address or were seen at the desk. */
  verified_at: Generated<Date | null>;
  /** Who saw them at the desk. */
  verified_by: string | null;
  /** How long it is known what they have read, as they choose. */
  reading_history: Generated<ReadingHistory>;
  /** Set while the deletion waits for the answer of loans. */
  deletion_requested_at: Generated<Date | null>;
  /** When loans refused it, and why; until it is requested again. */
  deletion_refused_at: Generated<Date | null>;
  deletion_refusals: ColumnType<AnyRejection[] | null, string | null | undefined, string | null>;
  deleted_at: Date | null;
};

/**
 * A projection of the loan events: a reader's current and past loans. Of a loan that is nobody's any more, only its id and
 * version are left, and all else is null.
 */
export type ReaderLoanTable = {
  loan_id: string;
  reader_id: string | null;
  book_id: string;
  title: string;
  issued_at: Date;
  due_date: string;
  returned_at: Date | null;
  /** When its reader says that they brought it back; until its copy is found, it is not overdue. */
  claimed_at: Date | null;
  version: number;
};

/** Wrong current passwords of one sign-in. */
export type PasswordTriesTable = { session_id: string; level: number; counted_at: Date };

/** An address for which somebody asked for another password, until it is looked for; as addresses are compared. */
export type ResetRequestTable = { address: string; asked_at: Date };

/** A link for the owner of an account, sent to an address. It is there until it is used or ended. */
export type AccountLinkTable = {
  id: string;
  user_id: string;
  purpose: Purpose;
  address: string;
  works_until: Date;
  /** When its first e-mail was counted for its address. */
  counted_at: ColumnType<Date | null, undefined, Date>;
};

/** SHA-256 of a token of a link: only its e-mail has the token itself. */
export type AccountLinkTokenTable = { hash: Buffer; link_id: string };

/** E-mails to an account that anybody could ask for. */
export type AskedMailsTable = { user_id: string; level: number; counted_at: Date };

/** E-mails with links to an address, whoever asked for them: SHA-256 of it, as addresses are compared. */
export type MailedAddressTable = { address_hash: Buffer; purpose: Purpose; level: number; counted_at: Date };

/** Who acts for a child, until the day on which it ends, such as the eighteenth birthday. */
export type GuardianshipTable = {
  child_id: string;
  guardian_id: string;
  ends_on: string;
  linked_at: Date;
  /** Who at the desk has seen them. */
  linked_by: string;
};

/** A card beside the one that the account names: one more that works, or one that is lost. */
export type ReaderCardTable = {
  /** Nobody else's: of a lost card, too, until the account is deleted. */
  number: string;
  user_id: string;
  recorded_at: Date;
  /** Who gave it out, or reported that it is lost. */
  recorded_by: string;
  lost_at: Date | null;
};

/** Numbers that the library's printed cards have. */
export type CardRangeTable = { place: number; first: string; last: string };

/** What the desk has forbidden somebody, from a day on. */
export type ReaderBlockTable = {
  id: string;
  user_id: string;
  forbids: Deed[];
  reason: string;
  from_day: string;
  /** The first day on which it is over; null while nobody knows. */
  over_since: string | null;
  set_at: Date;
  set_by: string;
  lifted_at: Date | null;
  lifted_by: string | null;
};

/** What the desk notes about a reader for itself. */
export type ReaderNoteTable = {
  id: string;
  user_id: string;
  note: string;
  /** Whether the desk must see it at each scan of their card. */
  alerts: boolean;
  written_at: Date;
  written_by: string;
};

/** An account that is to become another one of the same reader, or has. */
export type ReaderMergeTable = {
  from_id: string;
  into_id: string;
  requested_at: Date;
  requested_by: string;
  /** When loans refused it, and why; until it is asked for again. */
  refused_at: Date | null;
  refusals: ColumnType<AnyRejection[] | null, string | null, string | null>;
  merged_at: Date | null;
};

/** SHA-256 of a receipt by which the erasure of an account can be followed. */
export type ErasureReceiptTable = { user_id: string; hash: Buffer; given_at: Date };

/** An account that was deleted, until and a year after each service has confirmed that nothing of it is left. */
export type ErasureTable = { user_id: string; erased_at: Date; completed_at: Date | null };

export type KeptKind = { kind: string; until?: string };

/** What one service says of it. */
export type ErasurePartTable = {
  user_id: string;
  app: string;
  /** How often it was asked in vain, and when it is asked next. */
  in_vain: Generated<number>;
  ask_at: Date;
  /** Kinds that it still had when it was last asked; null while it has not answered. */
  still_left: string[] | null;
  /** Kinds that stay, and until when. */
  kept: ColumnType<KeptKind[] | null, string | null | undefined, string>;
  confirmed_at: Date | null;
};

/** A projection of reader.balance_changed: what a reader owes. */
export type ReaderBalanceTable = { reader_id: string; balance_minor: number; currency: string; version: number };

/** A version of what readers agree to, as it was published. */
export type DocumentTable = {
  kind: DocumentKind;
  version: number;
  text_ru: string;
  text_en: string;
  /** From this day on, whoever has agreed neither to it nor to a later one borrows nothing more. */
  required_from: string | null;
  published_at: Generated<Date>;
};

/** That somebody has agreed to a version. */
export type AgreementTable = {
  user_id: string;
  kind: DocumentKind;
  version: number;
  agreed_at: Generated<Date>;
  /** Who recorded at the desk that it was signed on paper. */
  recorded_by: string | null;
  /** The guardian who has agreed for them. */
  agreed_by: string | null;
};

export type Tables = SubscriptionTables &
  OutboxTables &
  IdempotencyTables & {
    patron_category: CategoryTable;
    card_range: CardRangeTable;
    users: UserTable;
    reader_loan: ReaderLoanTable;
    reader_balance: ReaderBalanceTable;
    password_tries: PasswordTriesTable;
    reset_request: ResetRequestTable;
    account_link: AccountLinkTable;
    account_link_token: AccountLinkTokenTable;
    asked_mails: AskedMailsTable;
    mailed_address: MailedAddressTable;
    reader_card: ReaderCardTable;
    reader_block: ReaderBlockTable;
    reader_note: ReaderNoteTable;
    guardianship: GuardianshipTable;
    document: DocumentTable;
    agreement: AgreementTable;
    reader_merge: ReaderMergeTable;
    erasure_receipt: ErasureReceiptTable;
    erasure: ErasureTable;
    erasure_part: ErasurePartTable;
  };
