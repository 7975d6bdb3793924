import { apiError } from '#errors';
import { roughNetwork } from '#core/client-network.ts';
import type { Account } from '../clients/users.ts';
import type { AuthContext, SignInContext } from '../context.ts';
import {
  recordUse,
  sessionOfLastUsedToken,
  sessionOfRefreshToken,
  sessionOfUsedToken,
  useRefreshToken,
  type RenewableSession,
} from '../store/sessions.ts';
import { endSessionsOf } from './end-sessions.ts';
import { grantTokens, hashOfToken, tokens } from './grant-tokens.ts';

/** How long a client that did not get the answer may repeat the request. */
const REPLAY_MS = 30_000;

/**
 * Exchanges a refresh token for new tokens. It is marked as used last, so that nobody is signed out because another
 * service does not answer. A repetition soon after gets the same refresh token, as long as that has not been used.
 *
 * @param network the client's
 * @throws ApiError 401 for an invalid token; one that was used before ends its whole session.
 */
export async function refresh(context: AuthContext, refreshToken: string, network: string) {
  const { db, now, nextRefreshToken } = context;
  const tokenHash = hashOfToken(refreshToken);
  const session = await sessionOfRefreshToken(db, tokenHash, now());
  if (!session) return answerAgain(context, refreshToken);

  const account = await accountOf(context, session);
  const granted = await db.transaction().execute(async (tx) => {
    if (!(await useRefreshToken(tx, tokenHash, now()))) return undefined;
    await recordUse(tx, session.id, { last_used_at: now(), network: roughNetwork(network) ?? null });
    return grantTokens(context, tx, session, account, nextRefreshToken(refreshToken));
  });
  return granted ?? answerAgain(context, refreshToken);
}

/** The session that a token can renew, or has just renewed in a request whose answer may have been lost. */
export const sessionToRenew = async (
  context: AuthContext,
  refreshToken: string,
): Promise<RenewableSession | undefined> =>
  (await sessionOfRefreshToken(context.db, hashOfToken(refreshToken), context.now())) ??
  (await lastRenewedBy(context, refreshToken));

/** @throws ApiError 401 if this is not an immediate repetition. */
async function answerAgain(context: AuthContext, refreshToken: string) {
  const session = await lastRenewedBy(context, refreshToken);
  if (!session) throw await refuse(context, hashOfToken(refreshToken));
  return tokens(context, session, await accountOf(context, session), context.nextRefreshToken(refreshToken));
}

const lastRenewedBy = ({ db, now, nextRefreshToken }: AuthContext, refreshToken: string) =>
  sessionOfLastUsedToken(db, {
    tokenHash: hashOfToken(refreshToken),
    nextHash: hashOfToken(nextRefreshToken(refreshToken)),
    usedSince: new Date(now().getTime() - REPLAY_MS),
  });

/**
 * The account as it is now. Whoever has another role or password by now signs in again, also before auth hears of the
 * change by event: access tokens of this session end with it.
 *
 * @throws ApiError 401
 */
export async function accountOf(context: SignInContext, session: RenewableSession): Promise<Account> {
  const current = await context.users.account(session.user_id);
  if (!current) throw apiError('unauthenticated');
  const { version: _now, credentials_version, ...account } = current;
  if (account.role !== session.role || credentials_version > session.account_version) {
    await endSessionsOf(context, { id: session.id });
    throw apiError('unauthenticated');
  }
  return account;
}

async function refuse(context: AuthContext, tokenHash: Buffer) {
  const copied = await sessionOfUsedToken(context.db, tokenHash);
  if (copied) await endSessionsOf(context, { id: copied.id });
  return copied ? apiError('refresh_token_reused', {}, { about: copied.user_id }) : apiError('unauthenticated');
}
