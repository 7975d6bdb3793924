import type { Generated, JSONColumnType } from 'kysely';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import type { AppScope } from '#contracts/permissions.ts';
import type { Role } from '#core/caller.ts';
import type { ProgramRole } from '#contracts/permissions.ts';
import type { Jwk } from '../keys/key-pair.ts';

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
  /** When its user last proved who they are; null of a session that the previous release has begun. */
  proved_at: Date | null;
  /** When its last refresh token expires. */
  renewable_until: Generated<Date>;
  /** When it was last renewed; null until then. */
  last_used_at: Date | null;
  /** By what its user recognises it; null if unknown. */
  browser: string | null;
  system: string | null;
  /** As it is shown (`roughNetwork`): from where it was last renewed. */
  network: string | null;
  /** The app that was let act, where it is no sign-in at the library itself. */
  client_app_id: string | null;
  /** The id of the provider whose account it was begun by; null where it was not. */
  provider: string | null;
};

export type RefreshTokenTable = {
  /** SHA-256: only the client has the token itself. */
  token_hash: Buffer;
  session_id: string;
  expires_at: Date;
  used_at: Date | null;
};

/** Tries to sign in that have failed, of one client at one account, of one client, or at one account (login-throttle.ts). */
export type SignInTriesTable = {
  /** Which, by a hash with a key: the account may be known or not. */
  id: Buffer;
  level: number;
  counted_at: Date;
  turn_at: Date | null;
  /** The count of all networks at the same account, where this one is of a single network. */
  account: Buffer | null;
  /** Roughly where it is (`roughNetwork`), of a network that has had to wait at every account. */
  network: string | null;
};

/** A client that has signed in to an account. */
export type KnownClientTable = {
  /** Both, by a hash with a key. */
  id: Buffer;
  user_id: string;
  /** The account's when it last signed in. */
  account_version: number;
  signed_in_at: Generated<Date>;
  level: number;
  counted_at: Generated<Date>;
};

/** A change of an account that ended the sign-ins of its user: all, or as `SessionsOf` (sessions.ts) has it. */
export type AccountChangeTable = {
  user_id: string;
  before_version: number | null;
  except_role: Role | null;
  changed_at: Generated<Date>;
};

/** A key that signs access tokens (key-schedule.ts). */
export type SigningKeyTable = {
  kid: string;
  public_jwk: JSONColumnType<Jwk>;
  /** Sealed by the secret `token-signing-key`. Null once it signs no more. */
  sealed_key: Buffer | null;
  created_at: Date;
  signs_from: Date | null;
  signs_until: Date | null;
  revoked_at: Date | null;
};

/** A client system or a self-check machine. */
export type ProgramTable = {
  /** Its client_id. */
  id: string;
  name: string;
  role: ProgramRole;
  /** SHA-256: only the program has the secret itself. Null while none was given. */
  secret_hash: Buffer | null;
  secret_given_at: Date | null;
  /** What its access tokens belong to, until it has another role or secret. */
  session_id: string;
  created_at: Date;
};

/** An app that people may let act for them. */
export type ClientAppTable = {
  /** Its client_id. */
  id: string;
  name: string;
  /** A public one has no secret; a confidential one has a server that keeps it. */
  kind: 'public' | 'confidential';
  redirect_uris: string[];
  /** What it may ask for at most. */
  scopes: AppScope[];
  /** SHA-256: only the app has the secret itself. Null while none was given. */
  secret_hash: Buffer | null;
  secret_given_at: Date | null;
  created_at: Date;
};

/** What an app was given: a code, a refresh token, or the grant that all of them belong to. */
export type ClientAppTokenTable = {
  /** SHA-256 of its kind and itself: only the app has it. */
  id_hash: Buffer;
  session_id: string;
  /** What the OAuth server knows of it. */
  payload: JSONColumnType<object>;
  expires_at: Date;
  /** When it was used; null until then. */
  consumed_at: Date | null;
};

/** A code that a device shows, for somebody to let the app on it act. */
export type DeviceCodeTable = {
  /** SHA-256: only the device has the code by which it asks for its token. */
  id_hash: Buffer;
  /** SHA-256 of the code that it shows. */
  user_code_hash: Buffer;
  client_app_id: string;
  /** What the OAuth server knows of it. */
  payload: JSONColumnType<object>;
  /** What the app was let do; null until somebody has. */
  session_id: string | null;
  answered_at: Date | null;
  consumed_at: Date | null;
  expires_at: Date;
};

/** An app that shows a code for each half a minute. */
export type AuthenticatorTable = {
  user_id: string;
  /** Sealed with a key (keys/seal.ts). */
  secret: Buffer;
  created_at: Date;
  /** When it had its first code, and counted from then on. */
  confirmed_at: Date | null;
  /** Of the last code that was used: no code is good twice. */
  last_step: Generated<string>;
};

/** Codes that are good once, for whoever has lost their app. */
export type RecoveryCodeTable = {
  /** By a hash with a key. */
  code_hash: Buffer;
  user_id: string;
};

/** A sign-in whose password was right, and that waits for a code. */
export type SignInChallengeTable = {
  /** SHA-256: only the client has the challenge itself. */
  id: Buffer;
  user_id: string;
  role: Role;
  /** The account's when its password was checked. */
  account_version: number;
  expires_at: Date;
  /** The id of the provider whose account has opened it, where it was no password. */
  provider: string | null;
};

/** A key that is in somebody's telephone, computer or security key, and that no one but this library can ask. */
export type PasskeyTable = {
  id: string;
  user_id: string;
  /** By what the device knows it. */
  credential_id: Buffer;
  /** As the device has told it (COSE). */
  public_key: Buffer;
  /** How often the device says that it was used; 0 of one that does not count. */
  counter: string;
  /** How a browser may reach the device. */
  transports: string[];
  /** Whether the device may keep a copy elsewhere, and whether it does. */
  backup_eligible: boolean;
  backed_up: boolean;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
};

/** What a device was asked, and has not answered yet. */
export type PasskeyQuestionTable = {
  /** SHA-256 of the challenge. */
  id: Buffer;
  purpose: 'sign in' | 'step up' | 'add';
  /** Whose sign-in asks; null where there is none yet. */
  session_id: string | null;
  expires_at: Date;
};

/** An account elsewhere, by which somebody signs in here. */
export type OutsideAccountTable = {
  id: string;
  user_id: string;
  /** As the library calls it. */
  provider: string;
  /** Who tells, and what it calls them: together nobody else's. */
  issuer: string;
  subject: string;
  linked_at: Date;
  last_used_at: Date | null;
};

/** A browser that is on its way to a provider, and has not come back yet. */
export type OutsideRequestTable = {
  /** SHA-256 of its state. */
  id: Buffer;
  provider: string;
  /** SHA-256 of what the browser is known by; null where a sign-in is. */
  browser: Buffer | null;
  /** Whose sign-in has sent it, to link an account; null where there is none yet. */
  session_id: string | null;
  expires_at: Date;
};

export type Tables = SubscriptionTables &
  OutboxTables & {
    session: SessionTable;
    account_change: AccountChangeTable;
    refresh_token: RefreshTokenTable;
    sign_in_tries: SignInTriesTable;
    known_client: KnownClientTable;
    authenticator: AuthenticatorTable;
    recovery_code: RecoveryCodeTable;
    sign_in_challenge: SignInChallengeTable;
    passkey: PasskeyTable;
    passkey_question: PasskeyQuestionTable;
    outside_account: OutsideAccountTable;
    outside_request: OutsideRequestTable;
    signing_key: SigningKeyTable;
    program: ProgramTable;
    client_app: ClientAppTable;
    client_app_token: ClientAppTokenTable;
    device_code: DeviceCodeTable;
  };
