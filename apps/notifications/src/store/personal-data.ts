import { sql } from 'kysely';
import type { Held } from '#platform/personal-data-operation.ts';

/** What notifications holds on somebody: how they are reached, and what they were told. */
export const holds: Record<string, Held> = {
  recipient: {
    tables: ['recipient'],
    by: { user_id: 'uuid' },
    of: (id) => sql`
      select user_id,
        jsonb_strip_nulls(jsonb_build_object('email', email, 'full_name', full_name, 'language', language)) as data
      from recipient where user_id = ${id} and full_name is not null`,
  },
  history_choice: {
    tables: ['history_choice'],
    by: { user_id: 'uuid' },
    of: (id) => sql`
      select user_id, jsonb_build_object('reading_history', choice) as data
      from history_choice where user_id = ${id}`,
  },
  notice: {
    tables: ['delivery'],
    by: { created_at: 'instant', id: 'uuid' },
    of: (id) => sql`
      select created_at, id, jsonb_strip_nulls(jsonb_build_object(
        'subject', subject, 'type', type, 'channel', channel, 'address', address, 'status', status,
        'created_at', created_at, 'sent_at', sent_at, 'attempts', attempts, 'failure', failure,
        'html', html, 'command', command - 'relative_id')) as data
      from delivery where user_id = ${id}`,
    staysIf: sql`not data ?| array['address', 'html', 'command'] and data ->> 'subject' = ''`,
  },
  guardian_notice: {
    tables: ['delivery'],
    by: { created_at: 'instant', id: 'uuid' },
    of: (id) => sql`
      select created_at, id, jsonb_strip_nulls(jsonb_build_object(
        'subject', subject, 'type', type, 'channel', channel, 'status', status,
        'created_at', created_at, 'sent_at', sent_at, 'html', html)) as data
      from delivery where guardian_id = ${id}`,
  },
};
