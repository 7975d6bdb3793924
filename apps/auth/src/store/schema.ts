import type { Generated } from 'kysely';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { Role } from '#core/caller.ts';

/** One sign-in: all the tokens that follow from it. */
export type SessionTable = {
  id: string;
  user_id: string;
  /** The role that its access tokens bear. */
  role: Role;
  /** The account's when its password was checked: this session already knows all changes up to it. */
  account_version: number;
  started_at: Generated<Date>;
  ended_at: Date | null;
  /** Whether its end was published to the gateways. */
  revocation_stored: Generated<boolean>;
  /** When its last refresh token expires. */
  renewable_until: Generated<Date>;
};

export type RefreshTokenTable = {
  /** SHA-256: only the client has the token itself. */
  token_hash: Buffer;
  session_id: string;
  expires_at: Date;
  used_at: Date | null;
};

export type FailedLoginTable = {
  id: string;
  /** SHA-256 of the e-mail address that was tried, known or not. */
  account_hash: Buffer;
  client: string;
  failed_at: Generated<Date>;
};

/** A change of an account that ended the sign-ins of its user: all, or as `SessionsOf` (sessions.ts) has it. */
export type AccountChangeTable = {
  user_id: string;
  before_version: number | null;
  except_role: Role | null;
  changed_at: Generated<Date>;
};

export type Tables = SubscriptionTables & {
  session: SessionTable;
  account_change: AccountChangeTable;
  refresh_token: RefreshTokenTable;
  failed_login: FailedLoginTable;
};
