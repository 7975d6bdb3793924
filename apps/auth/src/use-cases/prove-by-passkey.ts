import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import type { AuthContext } from '../context.ts';
import { challengeIn, checkAnswer, type PasskeyAnswer } from '../passkeys/check.ts';
import { takeQuestion } from '../store/passkey-questions.ts';
import { recordAnswer, type Passkey } from '../store/passkeys.ts';
import type { PasskeyQuestionTable, Tables } from '../store/schema.ts';
import { countTries } from './count-tries.ts';
import { hashOfToken } from './grant-tokens.ts';

type Proof = {
  answer: PasskeyAnswer;
  /** Whose passkey must have answered; undefined if it is none of theirs. */
  passkey: Passkey | undefined;
  /** What it was asked for. */
  about: Pick<PasskeyQuestionTable, 'purpose' | 'session_id'>;
  /** The client's. */
  network: string;
};

/**
 * Takes a passkey's answer to a question, which is good once. Wrong ones are counted as wrong passwords are, apart from
 * those.
 *
 * @param effect what the answer is for: the question is used up together with it, or not at all
 * @throws ApiError 403 for a wrong answer, or one to a question that is over, 429 after too many wrong ones
 */
export async function proveByPasskey<Effect>(
  context: AuthContext,
  { answer, passkey, about, network }: Proof,
  effect: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Effect>,
): Promise<Effect> {
  const { commit, now, relyingParty, tryMarks } = context;
  // No e-mail address begins so.
  return countTries(context, tryMarks({ account: `passkey ${answer.id}`, client: network }), () =>
    commit(async (tx, outbox) => {
      const challenge = challengeIn(answer);
      if (!passkey || challenge === undefined) throw wrongPasskey(passkey);
      if (!(await takeQuestion(tx, { id: hashOfToken(challenge), ...about }, now())))
        throw apiError('passkey_too_late');
      const used = await checkAnswer({ party: relyingParty, challenge }, answer, passkey);
      if (!used || !(await recordAnswer(tx, passkey.id, used, now()))) throw wrongPasskey(passkey);
      return effect(tx, outbox);
    }),
  );
}

const wrongPasskey = (passkey: Passkey | undefined) =>
  apiError('wrong_passkey', {}, { ...(passkey && { about: passkey.user_id }) });
