import { sql } from 'kysely';
import type { Held } from '#platform/personal-data-operation.ts';

/** What loans holds on a reader. Who of the staff charged, entered or overrode something is not told. */
export const holds: Record<string, Held> = {
  reader: {
    tables: ['reader'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'reading_history', history, 'closed_at', closed_at, 'merged_into', merged_into)) as data
      from reader where id = ${id}`,
    // That somebody is closed stays, so that nothing is lent to them late.
    staysIf: sql`data ? 'closed_at'`,
  },
  loan: {
    tables: ['loan', 'loan_check'],
    by: { issued_at: 'instant', id: 'uuid' },
    of: (id) => sql`
      select issued_at, id, jsonb_strip_nulls(jsonb_build_object(
        'title', title, 'barcode', barcode, 'issued_at', issued_at, 'due_date', due_date, 'due_time', due_time, 'returned_at', returned_at, 'lost_at', lost_at, 'recalled_at', recalled_at, 'claimed_returned_at', claimed_returned_at, 'claim_lapses_at', claim_lapses_at,
        'branch_id', branch_id, 'renewals', renewals, 'patron_category', patron_category, 'loan_id', id, 'book_id', book_id, 'copy_id', copy_id,
        'reminded_for', loan_check.reminded_for)) as data
      from loan left join loan_check on loan_id = id where reader_id = ${id}`,
  },
  override: {
    tables: ['loan_override'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_build_object(
        'loan_id', loan_id, 'act', act, 'overrides', codes, 'reason', reason, 'at', overridden_at) as data
      from loan_override where reader_id = ${id}`,
  },
  task: {
    tables: ['desk_task'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'kind', kind, 'desk', desk, 'branch_id', branch_id, 'loan_id', loan_id, 'barcode', barcode,
        'card_number', card_number, 'amount_minor', amount_minor, 'codes', codes, 'happened_at', happened_at, 'created_at', created_at,
        'claimed_at', claimed_at, 'done_at', done_at, 'note', note)) as data
      from desk_task where reader_id = ${id}`,
  },
  at_desk: {
    tables: ['journal_entry'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_build_object(
        'act', kind, 'desk', desk, 'branch_id', branch_id, 'happened_at', happened_at, 'copy_id', copy_id) as data
      from journal_entry where stood_there = ${id}`,
  },
  charge: {
    tables: ['charge'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'charged_for', charge.kind, 'title', title, 'amount_minor', amount_minor, 'currency', currency,
        'days_overdue', days_overdue, 'status', status, 'charged_at', charged_at, 'settled_at', settled_at,
        'comment', comment, 'loan_id', coalesce(overdue_loan_id, loan_id))) as data
      from charge where reader_id = ${id}`,
  },
  charge_entry: {
    tables: ['charge_entry'],
    by: { id: 'uuid' },
    of: (reader) => sql`
      select entry.id, jsonb_strip_nulls(jsonb_build_object(
        'entry', entry.kind, 'amount_minor', entry.amount_minor, 'currency', currency, 'method', method, 'at', at,
        'title', title, 'comment', entry.comment)) as data
      from charge_entry entry join charge on charge.id = charge_id where reader_id = ${reader}`,
  },
  payment_intent: {
    tables: ['payment_intent'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'status', status, 'amount_minor', amount_minor, 'currency', currency, 'created_at', created_at,
        'ended_at', ended_at, 'give_back_minor', give_back_minor, 'give_back_currency', give_back_currency,
        'parts', parts, 'redirect_to', redirect_to, 'payment_intent_id', id, 'provider_id', provider_id)) as data
      from payment_intent where reader_id = ${id}`,
  },
  hold: {
    tables: ['hold'],
    by: { placed_at: 'instant', id: 'uuid' },
    of: (id) => sql`
      select placed_at, id, jsonb_strip_nulls(jsonb_build_object(
        'title', title, 'state', state, 'branch_id', branch_id, 'placed_at', placed_at, 'not_before', not_before,
        'not_after', not_after, 'barcode', barcode, 'ready_at', ready_at, 'shelf_until', shelf_until, 'ended_at', ended_at,
        'shelf_day_set', shelf_day_set, 'reminded_for', reminded_until, 'told_when_kept', told_when_kept, 'hold_id', id, 'book_id', book_id, 'copy_id', copy_id, 'wanted_copy_id', wanted_copy_id)) as data
      from hold where reader_id = ${id}`,
  },
  waiting: {
    tables: ['waiting_entry'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'kind', kind, 'title', title, 'author', author, 'created_at', created_at, 'told_at', told_at,
        'book_id', book_id)) as data
      from waiting_entry where reader_id = ${id}`,
  },
};
