import type { Generated, GeneratedAlways } from 'kysely';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import type { IdempotencyTables } from '#http/idempotency.ts';
import type { SetAsideTables } from '#postgres/set-aside.ts';
import type { CopyStatus } from '../domain/copy-status.ts';
import type { KeptPlace } from '../domain/kept-copy.ts';

export type BookTable = {
  id: string;
  /** ISBN-13, digits only. */
  isbn: string | null;
  title: string;
  /** As displayed; several authors are separated by semicolons. */
  author: string;
  description: Generated<string>;
  published_year: number | null;
  language: string | null;
  material: Generated<string>;
  /** The origin of an imported record, such as `goodbooks:17`. */
  source_key: string | null;
  created_at: Generated<Date>;
  /** Rises with each change of the description; events carry it. */
  version: Generated<number>;
  /** Written by a trigger, as author_names is (0090-search-words). */
  search_words: GeneratedAlways<string>;
  author_names: GeneratedAlways<string[]>;
};

export type CopyTable = {
  id: string;
  book_id: string;
  barcode: Generated<string>;
  status: Generated<CopyStatus>;
  /** The loan that it is lent or allocated to; unique, so that a copy is lent once. */
  loan_id: Generated<string | null>;
  home_branch: Generated<string>;
  /** Where it was seen last. */
  current_branch: Generated<string>;
  /** The branch that it goes to, while it is in transit. */
  destination: Generated<string | null>;
  location: Generated<string | null>;
  call_number: Generated<string | null>;
  price_minor: Generated<number | null>;
  staff_note: Generated<string | null>;
  /** What the desk must see whenever it is scanned. */
  alert: Generated<string | null>;
  in_house_uses: Generated<number>;
  created_at: Generated<Date>;
};

/** What became of a copy. Who had it is not in it. */
export type CopyChangeTable = {
  id: Generated<string>;
  copy_id: string;
  at: Generated<Date>;
  deed: string;
  staff_id: string | null;
  reason: string | null;
  changes: unknown;
};

/** An allocation. A released one stays, so that a late request of a dead checkout gets no copy. */
export type AllocationTable = {
  loan_id: string;
  book_id: string | null;
  copy_id: string | null;
  state: 'reserved' | 'lent' | 'returned' | 'released';
  reserved_at: Generated<Date>;
  /** For which the copy was kept, although it was another reader's. */
  freed_hold: Generated<string | null>;
};

/** A copy that is kept for a hold. One of which nothing is kept any more stays, so that a late request for it gets no copy. */
export type KeptCopyTable = {
  hold_id: string;
  book_id: string | null;
  copy_id: string | null;
  /** Where the reader picks it up. */
  branch: string | null;
  place: KeptPlace | null;
  /** `freed`: the copy turned out to be none to be lent, and the hold may get another; `ended`: it gets none any more. */
  state: 'kept' | 'freed' | 'ended';
  /** Rises with each change; events carry it. */
  version: Generated<number>;
  changed_at: Generated<Date>;
};

/** How often a book was lent on a day, in UTC. */
export type LoansByDayTable = { book_id: string; day: string; loans: number };

/** How often a book was lent on all days that are kept. Written by triggers (0230-book-popularity). */
export type BookPopularityTable = { book_id: GeneratedAlways<string>; loans: GeneratedAlways<number> };

/** A branch as loans has last told of it; without a name once it is removed. */
export type BranchTable = { id: string; name: string | null; version: number };

export type Tables = SubscriptionTables &
  OutboxTables &
  IdempotencyTables &
  SetAsideTables & {
    book: BookTable;
    copy: CopyTable;
    copy_change: CopyChangeTable;
    reservation: AllocationTable;
    kept_copy: KeptCopyTable;
    loans_by_day: LoansByDayTable;
    book_popularity: BookPopularityTable;
    branch: BranchTable;
  };
