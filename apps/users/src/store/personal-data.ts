import { sql } from 'kysely';
import type { Held } from '#platform/personal-data-operation.ts';

/** What users holds on somebody. Of what they sign in with, it is told that there is one. */
export const holds: Record<string, Held> = {
  account: {
    tables: ['users'],
    of: (id) => sql`
      select id::text as key, jsonb_strip_nulls(jsonb_build_object(
        'id', id, 'card_number', card_number, 'email', nullif(email, ''), 'pending_email', pending_email, 'full_name', full_name, 'language', language,
        'role', role, 'patron_category', patron_category, 'loan_limit', loan_limit, 'blocked', blocked,
        'block_reason', block_reason, 'expires_on', expires_on, 'created_at', created_at, 'verified_at', verified_at,
        'verified_at_desk', verified_by is not null, 'reading_history', reading_history,
        'has_password', password_hash is not null, 'sign_in_code_until', sign_in_code_until,
        'deletion_requested_at', deletion_requested_at, 'deletion_refused_at', deletion_refused_at,
        'deletion_refusals', deletion_refusals)) as data
      from users where id = ${id} and deleted_at is null`,
  },
  history: {
    tables: ['reader_loan'],
    of: (id) => sql`
      select loan_id::text as key, jsonb_strip_nulls(jsonb_build_object(
        'title', title, 'issued_at', issued_at, 'due_date', due_date, 'returned_at', returned_at,
        'loan_id', loan_id, 'book_id', book_id)) as data
      from reader_loan where reader_id = ${id}`,
  },
  balance: {
    tables: ['reader_balance'],
    of: (id) => sql`
      select reader_id::text as key, jsonb_build_object('balance_minor', balance_minor, 'currency', currency) as data
      from reader_balance where reader_id = ${id}`,
  },
  link: {
    tables: ['account_link'],
    of: (id) => sql`
      select id::text as key,
        jsonb_build_object('purpose', purpose, 'address', address, 'works_until', works_until) as data
      from account_link where user_id = ${id}`,
  },
  guardianship: {
    tables: ['guardianship'],
    of: (id) => sql`
      select child_id || ' ' || guardian_id as key, jsonb_build_object(
        'part', case when child_id = ${id} then 'child' else 'guardian' end,
        'linked_at', linked_at, 'ends_on', ends_on) as data
      from guardianship where child_id = ${id} or guardian_id = ${id}`,
  },
  agreement: {
    tables: ['agreement'],
    of: (id) => sql`
      select kind || ' ' || version as key, jsonb_build_object(
        'document', kind, 'version', version, 'agreed_at', agreed_at, 'on_paper', recorded_by is not null) as data
      from agreement where user_id = ${id}`,
  },
  asked_mails: {
    tables: ['asked_mails'],
    of: (id) => sql`
      select user_id::text as key, jsonb_build_object('count', level, 'counted_at', counted_at) as data
      from asked_mails where user_id = ${id}`,
  },
};
