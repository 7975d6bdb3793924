import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { InboxTables, OutboxTables } from '#messaging/tables.ts';
import type { IdempotencyTables } from '#http/idempotency.ts';
import type { SetAsideTables } from '#postgres/set-aside.ts';
import type { ChargeKind, PaymentMethod } from '../domain/charge.ts';
import type { TaskKind } from '../domain/desk-task.ts';
import type { ClosedDaysRule, FixedDueDate } from '../domain/due-date.ts';
import type { HourlyTerms } from '../domain/hourly.ts';
import type { EntryKind } from '../domain/ledger.ts';
import type { HoldState } from '../domain/hold.ts';
import type { IntentStatus, Part } from '../domain/payment-intent.ts';
import type { Span, WeekHours } from '../domain/opening-hours.ts';

/** One row for each reader who has ever borrowed: locked while their loans are counted. */
export type ReaderTable = {
  id: string;
  balance_version: Generated<number>;
  /** Since when nothing is lent to them: their account is deleted, or about to be. */
  closed_at: Generated<Date | null>;
  /** How long it is known what they have read, as they choose; the version is that of their account. */
  history: Generated<'none' | 'legal' | 'always'>;
  history_version: Generated<number>;
  /** Whose their loans are since both turned out to be one person; they are closed then. */
  merged_into: ColumnType<string | null, undefined, string | null>;
};

export type LoanTable = {
  id: string;
  /** None once the reader's account is deleted, or it is not known any more (domain/reading-history.ts). */
  reader_id: string | null;
  book_id: string;
  copy_id: string;
  barcode: string;
  /** As it was when the loan was issued. */
  title: string;
  patron_category: string;
  /** The terms on which the loan was issued; later changes of the policy do not affect it. Money in minor units. */
  renewal_days: number;
  max_renewals: number;
  fine_per_day_minor: number;
  fine_cap_minor: number;
  grace_days: number;
  closed_days: ClosedDaysRule;
  fines_count_closed_days: boolean;
  fixed_due_date: string | null;
  fixed_due_rule: FixedDueDate['rule'] | null;
  /** What is charged if its copy is lost, and how much of that is not to be paid if it comes back, for how long. */
  lost_price_minor: Generated<number>;
  processing_fee_minor: Generated<number>;
  lost_refund_days: Generated<number | null>;
  refund_processing_fee: Generated<boolean>;
  /** How many days overdue it is taken to be lost; null: never. */
  lost_after_days: Generated<number | null>;
  /** Counted from then, where that is after the due date: a claim of its reader was taken back. */
  ages_from: Generated<string | null>;
  /** How many days before its due date it is renewed without being asked for; null: never. */
  auto_renewal_days: Generated<number | null>;
  /** How soon it may be recalled (domain/recall.ts); neither, if it may not. */
  recall_guaranteed_days: Generated<number | null>;
  recall_return_days: Generated<number | null>;
  /** When it was recalled, since somebody waits for the book; a renewal ends that. */
  recalled_at: Generated<Date | null>;
  /** Of a loan by hours: the terms that take the place of those by days. */
  hourly: ColumnType<HourlyTerms | null, string | null | undefined, never>;
  /** Of the book when it was lent; none, if the previous release has lent it. */
  material: string | null;
  issued_at: Date;
  /** The last day on which it may be returned, at its branch. */
  due_date: string;
  /** The last instant of it; none if the previous release has set the day. */
  due_at: Date | null;
  /** The time of that day by which it is due, `HH:MM` at its branch; none, if it is due until the day ends. */
  due_time: Generated<string | null>;
  /** Where it was lent. */
  branch_id: string;
  returned_at: Date | null;
  /** When its copy was recorded as lost; it is over as of then (`returned_at`), until the copy comes back. */
  lost_at: Generated<Date | null>;
  /** When the reader says that they brought it back. */
  claimed_returned_at: Generated<Date | null>;
  /** Where they have said so themselves: until when they are believed. It stays when that is over. */
  claim_lapses_at: Generated<Date | null>;
  renewals: Generated<number>;
  /** Rises by two with each change, and events carry it; the number between is that of loan.overdue. */
  version: Generated<number>;
  /** Where the previous release says when to check a loan: null says that loan_check knows it. */
  next_action_on: null;
};

/** When the job checks a loan again, and what it has done about its due date. */
export type LoanCheckTable = {
  loan_id: string;
  /** Null if there is nothing more to do. */
  check_on: string | null;
  /** The due date for which loan.overdue was published. */
  overdue_told_for: string | null;
  /** The due date of the last reminder, and the first day of that reminder. */
  reminded_for: string | null;
  reminded_day: number | null;
  /** When it was last tried to renew it without being asked for. */
  renewal_tried_on: Generated<string | null>;
};

/** What was done despite a rule; it is deleted when its loan is nobody's. */
export type LoanOverrideTable = {
  id: string;
  loan_id: string;
  reader_id: string;
  act: 'check_out' | 'renewal';
  /** Of the refusals that did not count. */
  codes: string[];
  reason: string;
  overridden_by: string;
  overridden_at: Date;
};

/** What a desk has said that it did, and what became of it. It is kept so long that nothing counts twice. */
export type JournalEntryTable = {
  /** Given by the desk. */
  id: string;
  desk: string;
  branch_id: string;
  kind: 'lend' | 'return' | 'renew' | 'pick_up' | 'pay';
  /** By the library's clock. */
  happened_at: Date;
  copy_id: string | null;
  loan_id: string | null;
  /** Of a return, which reader stood there: they have got the copy if it turns out to have come back before. Of a payment, who has paid. */
  stood_there: string | null;
  outcome: 'done' | 'nothing_to_do' | 'refused';
  codes: string[];
  recorded_at: Date;
};

/** What of it, and of what machines take back, needs a person (domain/desk-task.ts). */
export type DeskTaskTable = {
  id: string;
  /** Of the journal; of a refund, the loan. */
  entry_id: string;
  kind: TaskKind;
  desk: string;
  branch_id: string;
  reader_id: string | null;
  loan_id: string | null;
  barcode: string | null;
  card_number: string | null;
  /** What was taken, and is to be given back or is in no till. */
  amount_minor: number | null;
  /** Why the rules would have refused it, or did. */
  codes: string[];
  happened_at: Date;
  created_at: Date;
  claimed_by: string | null;
  claimed_at: Date | null;
  done_by: string | null;
  done_at: Date | null;
  note: string | null;
};

/** A checkout that was aborted before its loan was committed. There will be no loan with this id. */
export type AbortedCheckoutTable = { loan_id: string; aborted_at: Generated<Date> };

/**
 * How a row of the policy table is from a day on (domain/lending-policy.ts): for whom, what and where loans are issued, and
 * on which terms. Without terms, there is no such row from then on.
 */
export type PolicyVersionTable = {
  patron_category: string;
  material: string;
  branch_id: string;
  /** `0001-01-01`, if it has always applied. */
  valid_from: string;
  loan_days: number | null;
  renewal_days: number | null;
  max_renewals: number | null;
  fine_per_day_minor: number | null;
  fine_cap_minor: number | null;
  grace_days: number | null;
  closed_days: ClosedDaysRule | null;
  fines_count_closed_days: boolean | null;
  fixed_due_date: string | null;
  fixed_due_rule: FixedDueDate['rule'] | null;
  /** None of these, if the previous release has put the row. */
  lost_price_minor: number | null;
  processing_fee_minor: number | null;
  lost_refund_days: number | null;
  refund_processing_fee: boolean | null;
  lost_after_days: number | null;
  auto_renewal_days: number | null;
  recall_guaranteed_days: number | null;
  recall_return_days: number | null;
  hold_priority: number | null;
  /** None: the next most specific row says so, or the library. */
  hold_limit: number | null;
  /** None: the next most specific row says so, or none does. */
  loan_limit: number | null;
  /** It is lent for hours. */
  hourly: ColumnType<HourlyTerms | null, string | null, string | null>;
};

/** What readers were charged (domain/charge.ts). Money in minor units. The previous release knows the overdue fines of it as `fine`. */
export type ChargeTable = {
  id: string;
  kind: Generated<ChargeKind>;
  /** The loan whose overdue fine it is: each has one. */
  overdue_loan_id: string | null;
  /** The loan that any other charge comes from, if there is one. */
  loan_id: string | null;
  reader_id: string | null;
  title: string | null;
  amount_minor: number;
  /** The payments, less what was refunded of them. */
  paid_minor: Generated<number>;
  waived_minor: Generated<number>;
  currency: string;
  days_overdue: number | null;
  /** `growing`: it accrues. The previous release reads and writes this word. */
  status: 'growing' | 'owed' | 'paid' | 'waived' | 'cancelled';
  charged_at: Date | null;
  /** None of a job. */
  charged_by: string | null;
  settled_at: Date | null;
  comment: string | null;
};

/** What was done about charges: rows are added, and never changed but to forget what tells of a reader. */
export type ChargeEntryTable = {
  id: string;
  charge_id: string;
  kind: EntryKind;
  amount_minor: number;
  method: PaymentMethod | null;
  at: Date;
  by: string | null;
  comment: string | null;
  /** Where it was taken or given back; none of what was done elsewhere. */
  till_id: string | null;
  /** None if the previous release has entered it, either. */
  branch_id: string | null;
};

/** What readers pay online (domain/payment-intent.ts). Money in minor units. */
export type PaymentIntentTable = {
  id: string;
  reader_id: string | null;
  status: IntentStatus;
  amount_minor: number;
  currency: string;
  /** What is to be paid of which charge; none once it has ended. */
  parts: ColumnType<Part[], string, string>;
  /** What the provider calls it, and where it is paid. */
  provider_id: string | null;
  redirect_to: string | null;
  created_at: Date;
  /** When the provider is to be asked about it next. */
  ask_at: Date | null;
  ended_at: Date | null;
  /** What goes back to the reader of what has come. */
  give_back_minor: number | null;
  give_back_currency: string | null;
  /** Since when nothing is to be done about it any more. */
  done_at: Date | null;
};

/** Cash drawers (domain/till.ts), each from its opening until it was counted. Money in minor units. */
export type TillTable = {
  id: string;
  branch_id: string;
  name: string;
  float_minor: number;
  opened_at: Date;
  opened_by: string;
  closed_at: Date | null;
  closed_by: string | null;
  counted_minor: number | null;
  comment: string | null;
};

export type WaitingEntryTable = {
  id: string;
  reader_id: string;
  kind: 'book' | 'author';
  book_id: string | null;
  title: string | null;
  author: string | null;
  /** Written by a trigger (0090-author-match). */
  author_match: GeneratedAlways<string | null>;
  created_at: Generated<Date>;
  /** Of entries for a book, which the previous release writes. */
  look_due_at: Date | null;
  /** Whoever has it may end the entry, and nothing else: the reader has it in each notice of an author's new book. */
  end_token: Generated<string | null>;
  /** When the reader was notified, which closes the entry. */
  told_at: Date | null;
};

/** Of whom, on what, and how far it has come (domain/hold.ts). */
export type HoldTable = {
  id: string;
  reader_id: string;
  book_id: string;
  /** As it was when the hold was placed. */
  title: string;
  /** None: any copy. */
  wanted_copy_id: string | null;
  /** Where it is picked up. */
  branch_id: string;
  state: Generated<HoldState>;
  /** The places in line are in its order; a hold that is moved gets one between those of its neighbours. */
  rank: Generated<string>;
  /** With which it joined the line, and whether it was put further ahead since. */
  priority: Generated<number>;
  moved_ahead: Generated<boolean>;
  placed_at: Date;
  not_before: string | null;
  not_after: string | null;
  /** What books keeps for it, and which of its changes was seen last. */
  copy_id: string | null;
  barcode: string | null;
  copy_version: Generated<number>;
  ready_at: Date | null;
  /** The last day on which it stands on the hold shelf. */
  shelf_until: string | null;
  /** Staff have set it: no rule moves it. */
  shelf_day_set: Generated<boolean>;
  /** The last day of which the reader was reminded, or was told so late that they need not be. */
  reminded_until: ColumnType<string | null, string | null | undefined, string | null>;
  /** When the reader is to be told that it stands there; null once done. */
  tell_at: Date | null;
  /** Whether they are told, too, as soon as a copy is kept: they have joined a waiting list. */
  told_when_kept: Generated<boolean>;
  /** Since, or from, when the shelves are to be searched for it; null once done. */
  look_due_at: Date | null;
  ended_at: Date | null;
  /** The loan that was recalled for it last; none once a copy is kept. */
  recalled_loan_id: Generated<string | null>;
};

/** A place where books are lent. */
export type BranchTable = {
  id: string;
  name: string;
  address: string;
  /** None: the library's. */
  time_zone: string | null;
  week: ColumnType<WeekHours, string, string>;
  /** Rises with each change, also beyond its removal; events carry it. */
  version: Generated<number>;
  removed_at: Date | null;
  /** Whether cash is taken only while a till is open. */
  uses_tills: Generated<boolean>;
  /** How long a copy stands on its hold shelf, and how long before the end its reader is reminded; none: as the library has it. */
  hold_shelf_days: Generated<number | null>;
  hold_reminder_days: Generated<number | null>;
};

/** A day on which a branch has other hours than on any such day of the week: none, if it is closed. */
export type BranchExceptionTable = {
  branch_id: string;
  day: string;
  reason: string;
  hours: ColumnType<Span[], string, string>;
};

export type Tables = SubscriptionTables &
  OutboxTables &
  InboxTables &
  IdempotencyTables &
  SetAsideTables & {
    policy_version: PolicyVersionTable;
    reader: ReaderTable;
    loan: LoanTable;
    loan_check: LoanCheckTable;
    loan_override: LoanOverrideTable;
    journal_entry: JournalEntryTable;
    desk_task: DeskTaskTable;
    aborted_checkout: AbortedCheckoutTable;
    charge: ChargeTable;
    charge_entry: ChargeEntryTable;
    till: TillTable;
    payment_intent: PaymentIntentTable;
    waiting_entry: WaitingEntryTable;
    hold: HoldTable;
    branch: BranchTable;
    branch_exception: BranchExceptionTable;
  };
