import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import type { AuthContext } from '../context.ts';
import { signInChanged, type SignInChange } from '../events/messages.ts';
import { stepOfCode } from '../keys/authenticator.ts';
import { authenticatorOf, takeRecoveryCode, takeStep, type Authenticator } from '../store/second-factors.ts';
import type { Tables } from '../store/schema.ts';
import { countTries } from './count-tries.ts';

type CodeProof = {
  userId: string;
  code: string;
  /** The client's. */
  network: string;
  /** Whether a recovery code will do too. */
  kind?: 'any' | 'app';
};

/**
 * Takes a code of somebody's authenticator, or one of their recovery codes; each is good once. The first code of an
 * authenticator confirms it. Wrong ones are counted as wrong passwords are, apart from those.
 *
 * @param effect what the code is for: it is used up together with it, or not at all
 * @throws ApiError 403 for a wrong code, 429 after too many
 */
export async function proveByCode<Effect>(
  context: AuthContext,
  { userId, code, network, kind = 'any' }: CodeProof,
  effect: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Effect>,
): Promise<Effect> {
  // No e-mail address begins so.
  const marks = context.tryMarks({ account: secondFactorOf(userId), client: network });
  return countTries(context, marks, () =>
    context.commit(async (tx, outbox) => {
      const authenticator = await authenticatorOf(tx, userId);
      const tell = (change: SignInChange) => outbox.add(signInChanged(userId, context.minute(), change));
      if (authenticator && (await isOfAuthenticator(context, tx, authenticator, code))) {
        if (!authenticator.confirmed_at) tell('second_factor_on');
      } else if (kind === 'any' && authenticator && (await isRecoveryCode(context, tx, authenticator, code)))
        tell('recovery_code_used');
      else throw apiError('wrong_code', {}, { about: userId });
      return effect(tx, outbox);
    }),
  );
}

async function isOfAuthenticator(
  { secretSeal, now }: AuthContext,
  tx: Transaction<Tables>,
  authenticator: Authenticator,
  code: string,
): Promise<boolean> {
  const secret = secretSeal.open(authenticator.user_id, authenticator.secret);
  if (!secret) throw new Error('A secret of an authenticator cannot be opened with the secret second-factor-key.');
  const step = stepOfCode(secret, code.replaceAll(/\s/g, ''), now());
  return step !== undefined && takeStep(tx, authenticator, step, now());
}

/** Those of an authenticator that is not confirmed are of one that was removed. */
async function isRecoveryCode(
  { recoveryCodes }: AuthContext,
  tx: Transaction<Tables>,
  { user_id, confirmed_at }: Authenticator,
  code: string,
): Promise<boolean> {
  return confirmed_at !== null && takeRecoveryCode(tx, recoveryCodes.hash(user_id, code));
}

/** What wrong codes are counted by. */
export const secondFactorOf = (userId: string): string => `second factor ${userId}`;
