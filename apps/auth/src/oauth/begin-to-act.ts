import { randomUUID } from 'node:crypto';
import type Provider from 'oidc-provider';
import { appScopes, type AppScope } from '#contracts/permissions.ts';
import type { Caller } from '#core/caller.ts';
import { apiError } from '#errors';
import type { SignInContext } from '../context.ts';
import { startAppSession } from '../store/app-sessions.ts';

type Begun = {
  app: { id: string; scopes: readonly AppScope[] };
  /** As the app asked. */
  asked: string;
  /** Who lets it. */
  caller: Caller;
  /** In how many seconds it has its first token, if it wants it. */
  begunWithin: number;
};

/**
 * Somebody lets an app act: a session of its own, and the grant of the OAuth server under the same id. Of what it asked it gets
 * what it may ask for, which is what they were shown.
 *
 * @returns that id, and the scopes that it got
 * @throws ApiError 401 if their own sign-in has ended
 */
export async function beginToAct(
  context: SignInContext,
  { provider, issuer }: { provider: Provider; issuer: string },
  { app, asked, caller, begunWithin }: Begun,
): Promise<{ id: string; scope: string }> {
  const now = context.now();
  const id = randomUUID();
  const begun = await startAppSession(context.db, {
    id,
    user_id: caller.id,
    by: caller.sessionId,
    client_app_id: app.id,
    now,
    renewable_until: new Date(now.getTime() + (begunWithin + context.accessTokenSeconds) * 1000),
  });
  if (!begun) throw apiError('unauthenticated');
  const grant = new provider.Grant({ accountId: caller.id, clientId: app.id });
  grant.jti = id;
  const allowed = scopesFor(app.scopes, asked);
  grant.addOIDCScope(allowed);
  grant.addResourceScope(issuer, allowed);
  // Otherwise the server would ask for it again.
  grant.rejectOIDCScope(asked.split(' ').filter((one) => !allowed.some((scope) => scope === one)));
  await grant.save();
  return { id, scope: allowed.join(' ') };
}

const isScope = (name: string): name is AppScope => appScopes.some((scope) => scope === name);

/** Of what an app asks, what it may ask for. */
export const scopesFor = (allowed: readonly AppScope[], asked: string): AppScope[] =>
  asked
    .split(' ')
    .filter(isScope)
    .filter((one) => allowed.includes(one));
