import type { Generated } from 'kysely';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { InboxTables, OutboxTables } from '#messaging/tables.ts';
import type { IdempotencyTables } from '#http/idempotency.ts';
import type { SetAsideTables } from '#postgres/set-aside.ts';

/** One row for each reader who ever borrowed: locked while their loans are counted. */
export type ReaderTable = {
  id: string;
  balance_version: Generated<number>;
  /** Since when nothing is lent to them, for good: their account is deleted, or about to be. */
  closed_at: Generated<Date | null>;
};

export type LoanTable = {
  id: string;
  /** None once the reader's account is deleted. */
  reader_id: string | null;
  book_id: string;
  copy_id: string;
  barcode: string;
  /** As it was when the loan was issued. */
  title: string;
  patron_category: string;
  /** The terms on which the loan was issued; a change of the policy table does not touch it. Money in minor units. */
  renewal_days: number;
  max_renewals: number;
  fine_per_day_minor: number;
  fine_cap_minor: number;
  grace_days: number;
  issued_at: Date;
  /** The last day on which it may come back, in the library's time zone. */
  due_date: string;
  returned_at: Date | null;
  renewals: Generated<number>;
  /** The due date of which loan.overdue was told. */
  overdue_told_for: string | null;
  /** The due date of which the reader was last reminded, and which reminder that was, by its first day. */
  reminded_for: string | null;
  reminded_day: number | null;
  /** The day on which the job looks at an open loan again; none: there is nothing more to do. */
  next_action_on: string | null;
  /** Rises with each change; events carry it. */
  version: Generated<number>;
};

/** A checkout that was aborted before its loan was committed. There will be no loan with this id. */
export type AbortedCheckoutTable = { loan_id: string; aborted_at: Generated<Date> };

/** Which loans are issued, and on which terms (domain/lending-policy.ts). */
export type LendingPolicyTable = {
  patron_category: string;
  material: string;
  loan_days: number;
  renewal_days: number;
  max_renewals: number;
  fine_per_day_minor: number;
  fine_cap_minor: number;
  grace_days: number;
};

export type FineTable = {
  id: string;
  loan_id: string;
  reader_id: string | null;
  title: string;
  amount_minor: number;
  currency: string;
  days_overdue: number;
  /** `growing`: it accrues. The previous release writes and reads this word. */
  status: 'growing' | 'owed' | 'paid' | 'waived';
  settled_at: Date | null;
  settled_by: string | null;
  comment: string | null;
};

export type WaitingEntryTable = {
  id: string;
  reader_id: string;
  kind: 'book' | 'author';
  book_id: string | null;
  title: string | null;
  author: string | null;
  author_key: string | null;
  created_at: Generated<Date>;
  /** Since when the shelf is to be looked at, which a copy may have reached before the entry was there; none: it was. */
  look_due_at: Date | null;
  /** When the reader was told; the entry is closed then. */
  told_at: Date | null;
};

export type Tables = SubscriptionTables &
  OutboxTables &
  InboxTables &
  IdempotencyTables &
  SetAsideTables & {
    lending_policy: LendingPolicyTable;
    reader: ReaderTable;
    loan: LoanTable;
    aborted_checkout: AbortedCheckoutTable;
    fine: FineTable;
    waiting_entry: WaitingEntryTable;
  };
