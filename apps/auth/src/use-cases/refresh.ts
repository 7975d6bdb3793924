import { apiError } from '#errors';
import type { Role } from '#core/caller.ts';
import type { AuthContext } from '../context.ts';
import {
  sessionOfLastUsedToken,
  sessionOfRefreshToken,
  sessionOfUsedToken,
  useRefreshToken,
} from '../store/sessions.ts';
import { endSessionsOf } from './end-sessions.ts';
import { grantTokens, hashOfToken, tokens } from './grant-tokens.ts';

/** How long a client that did not get the answer may repeat the request. */
const REPLAY_MS = 30_000;

/**
 * Exchanges a refresh token for new tokens. It is marked as used last, so that nobody is signed out because another
 * service does not answer. A repetition soon after gets the same refresh token, as long as that has not been used.
 *
 * @throws ApiError 401 for an invalid token; one that was used before ends its whole session.
 */
export async function refresh(context: AuthContext, refreshToken: string) {
  const { db, now, nextRefreshToken } = context;
  const tokenHash = hashOfToken(refreshToken);
  const session = await sessionOfRefreshToken(db, tokenHash, now());
  if (!session) return answerAgain(context, refreshToken);

  const account = await accountOf(context, session);
  const granted = await db.transaction().execute(async (tx) => {
    if (!(await useRefreshToken(tx, tokenHash, now()))) return undefined;
    return grantTokens(context, tx, session.id, account, nextRefreshToken(refreshToken));
  });
  return granted ?? answerAgain(context, refreshToken);
}

/** @throws ApiError 401 if this is not an immediate repetition. */
async function answerAgain(context: AuthContext, refreshToken: string) {
  const { db, now, nextRefreshToken } = context;
  const next = nextRefreshToken(refreshToken);
  const session = await sessionOfLastUsedToken(db, {
    tokenHash: hashOfToken(refreshToken),
    nextHash: hashOfToken(next),
    usedSince: new Date(now().getTime() - REPLAY_MS),
  });
  if (!session) throw await refuse(context, hashOfToken(refreshToken));
  return tokens(context, session.id, await accountOf(context, session), next);
}

/**
 * The account as it is now. One that has another role by now signs in again, also before auth hears of the change by
 * event: access tokens of this session bear the old role, so they end with it.
 *
 * @throws ApiError 401
 */
async function accountOf(context: AuthContext, session: { id: string; user_id: string; role: Role }) {
  const account = await context.users.account(session.user_id);
  if (!account) throw apiError('unauthenticated');
  if (account.role !== session.role) {
    await endSessionsOf(context, { id: session.id });
    throw apiError('unauthenticated');
  }
  return account;
}

async function refuse(context: AuthContext, tokenHash: Buffer) {
  const copied = await sessionOfUsedToken(context.db, tokenHash);
  if (copied) await endSessionsOf(context, { id: copied.id });
  return apiError(copied ? 'refresh_token_reused' : 'unauthenticated');
}
