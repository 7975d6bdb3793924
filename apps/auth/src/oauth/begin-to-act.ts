import { randomUUID } from 'node:crypto';
import type Provider from 'oidc-provider';
import { scopes, type Scope } from '#contracts/permissions.ts';
import type { Caller } from '#core/caller.ts';
import { apiError } from '#errors';
import type { SignInContext } from '../context.ts';
import { startAppSession } from '../store/app-sessions.ts';

type Begun = {
  app: string;
  scope: string;
  /** Who lets it. */
  caller: Caller;
  /** In how many seconds it has its first token, if it wants it. */
  begunWithin: number;
};

/**
 * Somebody lets an app act: a session of its own, and the grant of the OAuth server under the same id.
 *
 * @returns that id
 * @throws ApiError 401 if their own sign-in has ended
 */
export async function beginToAct(
  context: SignInContext,
  { provider, issuer }: { provider: Provider; issuer: string },
  { app, scope, caller, begunWithin }: Begun,
): Promise<string> {
  const now = context.now();
  const id = randomUUID();
  const begun = await startAppSession(context.db, {
    id,
    user_id: caller.id,
    by: caller.sessionId,
    client_app_id: app,
    now,
    renewable_until: new Date(now.getTime() + (begunWithin + context.accessTokenSeconds) * 1000),
  });
  if (!begun) throw apiError('unauthenticated');
  const grant = new provider.Grant({ accountId: caller.id, clientId: app });
  grant.jti = id;
  grant.addOIDCScope(scope);
  grant.addResourceScope(issuer, scope);
  await grant.save();
  return id;
}

const isScope = (name: string): name is Scope => scopes.some((scope) => scope === name);

/** Those of a list that the library knows. */
export const scopesIn = (listed: string): Scope[] => listed.split(' ').filter(isScope);
