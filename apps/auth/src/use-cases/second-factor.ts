import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { AuthContext } from '../context.ts';
import { signInChanged } from '../events/messages.ts';
import { forAuthenticator, newAuthenticatorSecret } from '../keys/authenticator.ts';
import { forgetOutsideAccountsOf, outsideAccountsOf } from '../store/outside-accounts.ts';
import { forgetPasskeysOf, passkeysOf } from '../store/passkeys.ts';
import {
  authenticatorOf,
  countRecoveryCodes,
  forgetSecondFactor,
  lockAuthenticatorOf,
  storeAuthenticator,
  storeRecoveryCodes,
} from '../store/second-factors.ts';
import type { Tables } from '../store/schema.ts';
import { endSessionsIn } from '../store/sessions.ts';
import { endSessionsOf } from './end-sessions.ts';
import { proveByCode } from './prove-by-code.ts';

/** Keeps in the trail what is done, together with it. */
type Record = (tx: Transaction<Tables>) => Promise<void>;

/** What somebody has as a second factor. */
export async function showSecondFactor({ db, secondFactorRequiredOf }: AuthContext, caller: Caller) {
  const authenticator = await authenticatorOf(db, caller.id);
  const since = authenticator?.confirmed_at;
  return {
    required: secondFactorRequiredOf.includes(caller.role),
    ...(since && { since: since.toISOString(), recovery_codes_left: await countRecoveryCodes(db, caller.id) }),
  };
}

/** @throws ApiError 401 for an account that is gone, 409 if there is an authenticator that counts */
export async function setUpOwnAuthenticator(context: AuthContext, userId: string) {
  const account = await context.users.account(userId);
  if (!account) throw apiError('unauthenticated');
  return setUpAuthenticator(context, userId, account.email);
}

/** A new authenticator, which counts from its first code on. @throws ApiError 409 if there is one that counts */
export async function setUpAuthenticator({ db, secretSeal, now }: AuthContext, userId: string, accountName: string) {
  const secret = newAuthenticatorSecret();
  const sealed = secretSeal.close(userId, secret);
  if (!(await storeAuthenticator(db, { user_id: userId, secret: sealed, created_at: now() })))
    throw apiError('second_factor_exists');
  return forAuthenticator(secret, accountName);
}

/** @returns recovery codes, which are shown this once. @throws ApiError 403 for a wrong code */
export async function confirmAuthenticator(
  context: AuthContext,
  proof: { userId: string; code: string; network: string },
  record: Record,
): Promise<string[]> {
  return proveByCode(context, proof, async (tx) => {
    await record(tx);
    return newRecoveryCodes(context, tx, proof.userId);
  });
}

/** @returns new recovery codes, which replace the old ones. @throws ApiError 404 without a second factor */
export const renewRecoveryCodes = (context: AuthContext, userId: string, record: Record): Promise<string[]> =>
  context.commit(async (tx, outbox) => {
    const authenticator = await lockAuthenticatorOf(tx, userId);
    if (!authenticator?.confirmed_at) throw apiError('no_second_factor');
    await record(tx);
    outbox.add(signInChanged(userId, context.minute(), 'recovery_codes_renewed'));
    return newRecoveryCodes(context, tx, userId);
  });

async function newRecoveryCodes({ recoveryCodes }: AuthContext, tx: Transaction<Tables>, userId: string) {
  const codes = recoveryCodes.make();
  await storeRecoveryCodes(
    tx,
    userId,
    codes.map((code) => recoveryCodes.hash(userId, code)),
  );
  return codes;
}

/** @throws ApiError 404 without a second factor, 409 for whoever must have one */
export async function removeOwnSecondFactor(context: AuthContext, { id, role }: Caller, record: Record): Promise<void> {
  if (context.secondFactorRequiredOf.includes(role)) throw apiError('second_factor_required');
  await context.commit(async (tx, outbox) => {
    if (!(await forgetSecondFactor(tx, id))) throw apiError('no_second_factor');
    outbox.add(signInChanged(id, context.minute(), 'second_factor_off'));
    await record(tx);
  });
}

/** Of somebody who can no longer use theirs, with their passkeys and outside accounts. @throws ApiError 404 without any */
export async function removeSecondFactorOf(context: AuthContext, userId: string, record: Record): Promise<void> {
  const { db, commit, minute, now } = context;
  const has = [await passkeysOf(db, userId), await outsideAccountsOf(db, userId)].flat();
  if (has.length === 0 && !(await authenticatorOf(db, userId))) throw apiError('no_second_factor');
  // First: without its factor nobody would ask for the rest again.
  await endSessionsOf(context, { of: userId });
  await commit(async (tx, outbox) => {
    const hadPasskeys = await forgetPasskeysOf(tx, userId);
    const hadOutside = await forgetOutsideAccountsOf(tx, userId);
    const hadFactor = await forgetSecondFactor(tx, userId);
    if (!hadFactor && !hadPasskeys && !hadOutside) throw apiError('no_second_factor');
    await record(tx);
    if (hadFactor) outbox.add(signInChanged(userId, minute(), 'second_factor_off'));
    if (hadPasskeys) outbox.add(signInChanged(userId, minute(), 'passkey_removed'));
    if (hadOutside) outbox.add(signInChanged(userId, minute(), 'outside_account_removed'));
    // One may have begun by a passkey meanwhile, and have added another. A sign-in locks in this order too.
    await endSessionsIn(tx, { of: userId }, now());
    await forgetPasskeysOf(tx, userId);
    await forgetOutsideAccountsOf(tx, userId);
  });
  // For the gateways.
  await endSessionsOf(context, { of: userId });
}
