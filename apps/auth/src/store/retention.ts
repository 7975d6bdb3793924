import { sql } from 'kysely';
import { auditRetention } from '#audit/trail.ts';
import { deadLetterRetention, outboxResolvedRetention, outboxRetention } from '#messaging/clean-up.ts';
import type { Retention } from '#postgres/purge.ts';

/** Whatever has expired is purged a day later; a session takes its refresh tokens with it. */
export const retention: readonly Retention[] = [
  // They are forgotten much sooner (login-throttle.ts).
  { table: 'sign_in_tries', column: 'counted_at', days: 1 },
  { table: 'known_client', column: 'signed_in_at', days: 90 },
  // The previous release writes it.
  { table: 'failed_login', column: 'failed_at', days: 1 },
  { table: 'refresh_token', column: 'expires_at', days: 1 },
  { table: 'client_app_token', column: 'expires_at', days: 1 },
  { table: 'device_code', column: 'expires_at', days: 1 },
  { table: 'session', column: 'renewable_until', days: 1 },
  { table: 'sign_in_challenge', column: 'expires_at', days: 1 },
  { table: 'outside_request', column: 'expires_at', days: 1 },
  { table: 'passkey_question', column: 'expires_at', days: 1 },
  { table: 'authenticator', column: 'created_at', days: 1, where: sql<boolean>`confirmed_at is null` },
  // Much longer than a sign-in takes from the check of its password on.
  { table: 'account_change', column: 'changed_at', days: 1 },
  // No token that it has signed is good by then; until then, admins see what became of it.
  { table: 'signing_key', column: 'signs_until', days: 90 },
  outboxRetention,
  outboxResolvedRetention,
  deadLetterRetention,
  auditRetention,
];
