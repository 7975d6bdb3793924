import { sql } from 'kysely';
import type { Held } from '#platform/personal-data-operation.ts';

/** What auth holds on somebody. Of secrets it is told that there are some, and since when. */
export const holds: Record<string, Held> = {
  session: {
    tables: ['session', 'client_app'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select session.id, jsonb_strip_nulls(jsonb_build_object(
        'app', client_app.name, 'started_at', started_at, 'last_used_at', last_used_at, 'ended_at', ended_at, 'renewable_until', renewable_until,
        'proved_at', proved_at, 'role', role, 'browser', browser, 'system', system, 'network', network, 'provider', provider)) as data
      from session left join client_app on client_app.id = client_app_id where user_id = ${id}`,
    staysIf: sql`data ? 'ended_at'`,
  },
  known_client: {
    tables: ['known_client'],
    by: { key: 'text' },
    of: (id) => sql`
      select encode(id, 'hex') as key,
        jsonb_build_object('signed_in_at', signed_in_at, 'wrong_passwords', level, 'counted_at', counted_at) as data
      from known_client where user_id = ${id}`,
  },
  authenticator: {
    tables: ['authenticator'],
    by: { user_id: 'uuid' },
    of: (id) => sql`
      select user_id,
        jsonb_strip_nulls(jsonb_build_object('created_at', created_at, 'confirmed_at', confirmed_at)) as data
      from authenticator where user_id = ${id}`,
  },
  passkey: {
    tables: ['passkey'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'name', name, 'created_at', created_at, 'last_used_at', last_used_at, 'backup_eligible', backup_eligible,
        'backed_up', backed_up, 'uses', counter, 'transports', transports)) as data
      from passkey where user_id = ${id}`,
  },
  outside_account: {
    tables: ['outside_account'],
    by: { id: 'uuid' },
    of: (id) => sql`
      select id, jsonb_strip_nulls(jsonb_build_object(
        'provider', provider, 'issuer', issuer, 'name_there', subject, 'linked_at', linked_at, 'last_used_at', last_used_at)) as data
      from outside_account where user_id = ${id}`,
  },
  recovery_codes: {
    tables: ['recovery_code'],
    by: { key: 'text' },
    of: (id) => sql`
      select ${id} as key, jsonb_build_object('count', count(*)) as data
      from recovery_code where user_id = ${id} having count(*) > 0`,
  },
  second_step: {
    tables: ['sign_in_challenge'],
    by: { key: 'text' },
    of: (id) => sql`
      select encode(id, 'hex') as key, jsonb_strip_nulls(jsonb_build_object('role', role, 'expires_at', expires_at, 'provider', provider)) as data
      from sign_in_challenge where user_id = ${id}`,
  },
  account_change: {
    tables: ['account_change'],
    by: { changed_at: 'instant' },
    of: (id) => sql`
      select changed_at, jsonb_build_object('changed_at', changed_at) as data
      from account_change where user_id = ${id}`,
    // By which a sign-in that was under way ends, too.
    staysIf: sql`true`,
  },
};
