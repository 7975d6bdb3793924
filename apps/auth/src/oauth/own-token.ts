import { isPerson, type Caller } from '#core/caller.ts';
import { isRejection } from '#errors';
import type { SignInContext } from '../context.ts';
import { appNamed } from '../store/client-apps.ts';
import { openAppSession } from '../store/app-sessions.ts';

/** What a client was given: an app for somebody, or a program for itself. */
export type OwnToken = { caller: Caller; clientId: string };

/**
 * Whose access token it is, if it is good and was given to this client. oidc-provider does not look into those that services
 * check themselves.
 */
export async function ownToken(context: SignInContext, clientId: string, token: string): Promise<OwnToken | undefined> {
  const caller = await callerOf(context, token);
  if (!caller || (await context.revoked.has(caller.sessionId))) return undefined;
  const isOwn = isPerson(caller)
    ? (await openAppSession(context.db, caller.sessionId))?.client_app_id === clientId
    : caller.id === clientId;
  return isOwn ? { caller, clientId } : undefined;
}

async function callerOf({ tokenCheck }: SignInContext, token: string): Promise<Caller | undefined> {
  try {
    return await tokenCheck(`Bearer ${token}`);
  } catch (error) {
    if (isRejection(error)) return undefined;
    throw error;
  }
}

/** As RFC 7662 (2.2) has it. Whoever can keep no secret has not proved to be the one that asks. */
export async function introspected(context: SignInContext, clientId: string, token: string) {
  const app = await appNamed(context.db, clientId);
  const own = app?.kind === 'public' ? undefined : await ownToken(context, clientId, token);
  if (!own) return { active: false };
  const { id, scopes, expiresAt } = own.caller;
  return {
    active: true,
    sub: id,
    client_id: clientId,
    exp: expiresAt,
    token_type: 'Bearer' as const,
    ...(scopes && { scope: scopes.join(' ') }),
  };
}
