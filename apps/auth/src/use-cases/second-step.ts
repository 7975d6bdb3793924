import { randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import { roughNetwork } from '#core/client-network.ts';
import { emailKey } from '#core/email-address.ts';
import type { Account, CheckedAccount } from '../clients/users.ts';
import type { AuthContext } from '../context.ts';
import type { Client } from '../domain/client.ts';
import { secondStep } from '../domain/second-step.ts';
import type { Tables } from '../store/schema.ts';
import { authenticatorOf } from '../store/second-factors.ts';
import { findChallenge, storeChallenge, takeChallenge } from '../store/sign-in-challenges.ts';
import { beginSession } from './begin-session.ts';
import { firstRefreshToken, grantTokens, hashOfToken } from './grant-tokens.ts';
import { proveByCode } from './prove-by-code.ts';
import { setUpAuthenticator } from './second-factor.ts';

/** How long somebody may look for their telephone. */
const CHALLENGE_MS = 5 * 60_000;

/**
 * A right password, or an outside account, is not enough for whoever has a second factor, or must have one.
 *
 * @param provider whose account it was
 * @throws ApiError 403 with a challenge, by which the sign-in goes on
 */
export async function requireNoSecondStep(
  context: AuthContext,
  checked: Pick<CheckedAccount, 'id' | 'role' | 'version'>,
  provider: string | null = null,
): Promise<void> {
  const { db, now, secondFactorRequiredOf } = context;
  const { id: user_id, role, version: account_version } = checked;
  const hasSecondFactor = Boolean((await authenticatorOf(db, user_id))?.confirmed_at);
  const step = secondStep({ role, hasSecondFactor }, secondFactorRequiredOf);
  if (step === 'none') return;
  const challenge = randomBytes(32).toString('base64url');
  const expires_at = new Date(now().getTime() + CHALLENGE_MS);
  await storeChallenge(db, { id: hashOfToken(challenge), user_id, role, account_version, expires_at, provider });
  throw apiError(step === 'code' ? 'second_factor_needed' : 'second_factor_missing', { challenge });
}

/** Sets up the second factor that somebody must have to sign in. @throws ApiError 401, 409 if they have one */
export async function setUpToSignIn(context: AuthContext, challenge: string) {
  const { account } = await asked(context, challenge);
  return setUpAuthenticator(context, account.id, account.email);
}

/** Ends a sign-in by a code. @throws ApiError 401 for a challenge that is over, 403 for a wrong code, 429 after too many */
export async function takeSecondStep(
  context: AuthContext,
  { challenge, code }: { challenge: string; code: string },
  { network, device }: Client,
  record: (tx: Transaction<Tables>, answer: object) => Promise<void>,
) {
  const { now, tryMarks } = context;
  const { account, id, account_version, provider } = await asked(context, challenge);
  const time = now();
  const { id: user_id, role, email } = account;
  const session = { id: randomUUID(), user_id, role, account_version, started_at: time, proved_at: time };
  const { known } = tryMarks({ account: emailKey(email), client: network });
  const client = { known, network: roughNetwork(network) ?? null, provider, ...device };
  return proveByCode(context, { userId: account.id, code, network }, async (tx, outbox) => {
    if (!((await takeChallenge(tx, id)) && (await beginSession(context, tx, outbox, session, client))))
      throw apiError('sign_in_expired');
    const granted = await grantTokens(context, tx, session, account, firstRefreshToken());
    await record(tx, granted);
    return granted;
  });
}

/** Whose sign-in a challenge is of. @throws ApiError 401 if it is over, or the account has changed since its password was checked */
async function asked({ db, users, now }: AuthContext, challenge: string) {
  const found = await findChallenge(db, hashOfToken(challenge), now());
  const current = found && (await users.account(found.user_id));
  if (!current || current.role !== found.role || current.credentials_version > found.account_version)
    throw apiError('sign_in_expired');
  const { version: _now, credentials_version: _known, ...account } = current;
  const { id, account_version, provider } = found;
  return { account: account satisfies Account, id, account_version, provider };
}
