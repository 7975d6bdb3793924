import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { roughNetwork } from '#core/client-network.ts';
import { emailKey } from '#core/email-address.ts';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import type { Client } from '../domain/client.ts';
import { outsideAccountOf, recordSignIn } from '../store/outside-accounts.ts';
import type { Tables } from '../store/schema.ts';
import { proveByProvider, type OutsideAnswer } from './ask-outside-provider.ts';
import { beginSession } from './begin-session.ts';
import { firstRefreshToken, grantTokens, hashOfToken } from './grant-tokens.ts';
import { requireNoSecondStep } from './second-step.ts';

/**
 * Signs in whoever has linked the account that a provider tells of. It proves as much as a password does, and as long ago as
 * the provider says.
 *
 * @throws ApiError 403 for an answer that is not right, an account that nobody has linked, or whoever needs a second step
 */
export async function loginByOutsideAccount(
  context: AuthContext,
  { browser_secret: secret, ...answer }: OutsideAnswer & { browser_secret: string },
  { network, device }: Client,
  record: (tx: Transaction<Tables>, answer: object) => Promise<void>,
) {
  const { db, users, commit, now, tryMarks } = context;
  const sender = { browser: hashOfToken(secret), session_id: null };
  const { provider, proven } = await proveByProvider(context, answer, sender);
  const linked = await outsideAccountOf(db, proven);
  const current = linked && (await users.account(linked.user_id));
  if (!linked || !current) throw apiError('outside_account_unknown');
  const { version: account_version, credentials_version: _known, ...account } = current;
  const { id: user_id, role, email } = account;
  await requireNoSecondStep(context, { id: user_id, role, version: account_version }, provider.id);
  const { provedAt: proved_at } = proven;
  const session = { id: randomUUID(), user_id, role, account_version, started_at: now(), proved_at };
  const { known } = tryMarks({ account: emailKey(email), client: network });
  const client = { known, network: roughNetwork(network) ?? null, provider: provider.id, ...device };
  return commit(async (tx, outbox) => {
    if (!(await recordSignIn(tx, linked.id, now()))) throw apiError('outside_account_unknown');
    // The account has changed meanwhile.
    if (!(await beginSession(context, tx, outbox, session, client))) throw apiError('outside_sign_in_over');
    const granted = await grantTokens(context, tx, session, account, firstRefreshToken());
    await record(tx, granted);
    return granted;
  });
}
