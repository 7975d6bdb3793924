import { sql } from 'kysely';
import type { Held } from '#platform/personal-data-operation.ts';

/** What users holds on somebody. Of what they sign in with, it is told that there is one. */
export const holds: Record<string, Held> = {
  account: {
    tables: ['users'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'id', id, 'card_number', card_number, 'email', nullif(email, ''), 'pending_email', pending_email, 'full_name', full_name, 'language', language,
        'role', role, 'patron_category', patron_category, 'loan_limit', loan_limit, 'blocked', blocked,
        'block_reason', block_reason, 'expires_on', expires_on,
        'told_expires_on', told_expires_on, 'created_at', created_at, 'verified_at', verified_at,
        'verified_at_desk', verified_by is not null, 'reading_history', reading_history,
        'has_password', password_hash is not null, 'sign_in_code_until', sign_in_code_until,
        'deletion_requested_at', deletion_requested_at, 'deletion_refused_at', deletion_refused_at,
        'deletion_refusals', deletion_refusals)) as data
      from users where id = ${id} and deleted_at is null`,
  },
  history: {
    tables: ['reader_loan'],
    by: { issued_at: 'instant', loan_id: 'uuid' },
    of: (id) => sql`
      select issued_at, loan_id, jsonb_strip_nulls(jsonb_build_object(
        'title', title, 'issued_at', issued_at, 'due_date', due_date, 'returned_at', returned_at,
        'claimed_returned_at', claimed_at, 'loan_id', loan_id, 'book_id', book_id)) as data
      from reader_loan where reader_id = ${id}`,
  },
  balance: {
    tables: ['reader_balance'],
    by: { reader_id: 'uuid' },
    of: (id) => sql`
      select reader_id, jsonb_build_object('balance_minor', balance_minor, 'currency', currency) as data
      from reader_balance where reader_id = ${id}`,
  },
  link: {
    tables: ['account_link'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id,
        jsonb_build_object('purpose', purpose, 'address', address, 'works_until', works_until) as data
      from account_link where user_id = ${id}`,
  },
  note: {
    tables: ['reader_note'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_build_object('note', note, 'alerts', alerts, 'written_at', written_at) as data
      from reader_note where user_id = ${id}`,
  },
  block: {
    tables: ['reader_block'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'forbids', forbids, 'reason', reason, 'from', from_day, 'over_since', over_since, 'set_at', set_at,
        'lifted_at', lifted_at)) as data
      from reader_block where user_id = ${id}`,
  },
  card: {
    tables: ['reader_card'],
    by: { number: 'text' },
    of: (id) => sql`
      select number, jsonb_strip_nulls(jsonb_build_object(
        'number', number, 'recorded_at', recorded_at, 'lost_at', lost_at)) as data
      from reader_card where user_id = ${id}`,
  },
  guardianship: {
    tables: ['guardianship'],
    by: { key: 'text' },
    of: (id) => sql`
      select child_id || ' ' || guardian_id as key, jsonb_build_object(
        'part', case when child_id = ${id} then 'child' else 'guardian' end,
        'linked_at', linked_at, 'ends_on', ends_on) as data
      from guardianship where child_id = ${id} or guardian_id = ${id}`,
  },
  merge: {
    tables: ['reader_merge'],
    by: { from_id: 'uuid' },
    of: (id) => sql`
      select from_id, jsonb_strip_nulls(jsonb_build_object(
        'merged_account', from_id, 'into_account', into_id, 'requested_at', requested_at, 'refused_at', refused_at,
        'refusals', refusals, 'merged_at', merged_at)) as data
      from reader_merge where into_id = ${id} or (from_id = ${id} and merged_at is null)`,
  },
  agreement: {
    tables: ['agreement'],
    by: { key: 'text' },
    of: (id) => sql`
      select kind || ' ' || version as key, jsonb_build_object(
        'document', kind, 'version', version, 'agreed_at', agreed_at, 'on_paper', recorded_by is not null,
        'by_guardian', agreed_by is not null) as data
      from agreement where user_id = ${id}`,
  },
  asked_mails: {
    tables: ['asked_mails'],
    by: { user_id: 'uuid' },
    of: (id) => sql`
      select user_id, jsonb_build_object('count', level, 'counted_at', counted_at) as data
      from asked_mails where user_id = ${id}`,
  },
};
