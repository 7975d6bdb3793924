import { randomBytes } from 'node:crypto';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { AuthContext } from '../context.ts';
import { questionOf } from '../passkeys/options.ts';
import { storeQuestion } from '../store/passkey-questions.ts';
import { passkeysOf } from '../store/passkeys.ts';
import type { PasskeyQuestionTable } from '../store/schema.ts';
import { hashOfToken } from './grant-tokens.ts';

/** How long somebody may look for their device. */
const QUESTION_MS = 5 * 60_000;

/** A question for a device, good for one answer. */
export async function newQuestion(
  { db, now, relyingParty }: AuthContext,
  about: Pick<PasskeyQuestionTable, 'purpose' | 'session_id'>,
) {
  const challenge = randomBytes(32).toString('base64url');
  const expires_at = new Date(now().getTime() + QUESTION_MS);
  await storeQuestion(db, { id: hashOfToken(challenge), ...about, expires_at });
  return { party: relyingParty, challenge, timeoutMs: QUESTION_MS };
}

/** Asks whoever is there for a passkey to sign in by. */
export const askForPasskey = async (context: AuthContext) =>
  questionOf(await newQuestion(context, { purpose: 'sign in', session_id: null }));

/** Asks somebody who is signed in for one of their own. @throws ApiError 404 if they have none */
export async function askToStepUp(context: AuthContext, { id, sessionId }: Caller) {
  const own = await passkeysOf(context.db, id);
  if (own.length === 0) throw apiError('passkey_not_found');
  return questionOf(await newQuestion(context, { purpose: 'step up', session_id: sessionId }), own);
}
