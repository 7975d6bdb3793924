import type { Request, RequestHandler } from 'express';
import type { ApiError } from '#core/api-error.ts';
import { apiError } from '#errors';
import { isPerson, may, type Caller } from '#core/caller.ts';
import type { TokenCheck } from './access-token.ts';
import { recordingOf, type Trail } from './audit-recording.ts';
import type { Declaration } from './declaration.ts';
import { requireFreshSignIn } from './fresh-sign-in.ts';

/** The operation that a request was admitted to, and its caller. */
export type Admission = { operationId: string; caller: Caller | undefined };
export type Admissions = WeakMap<Request, Admission>;

/** Admits the callers that an operation's contract declares. If several routes match, the first one decides. */
export function enforceAccess(
  declaration: Declaration,
  { tokenCheck, admissions, trail }: { tokenCheck: TokenCheck; admissions: Admissions; trail?: Trail | undefined },
): RequestHandler {
  const { operationId, access, callingApps } = declaration;
  return async (request, _response, next) => {
    if (admissions.has(request)) return next();
    // The calling sidecar names its app; mutual TLS proves the name, and access policies enforce it too.
    if (callingApps && !callingApps.includes(request.get('dapr-caller-app-id') ?? '')) throw apiError('forbidden');
    const open = access === 'public' || access === 'internal';
    const caller = open ? undefined : await tokenCheck(request.get('authorization'));
    const refusal = caller && refusalOf(declaration, caller, request.params);
    if (refusal) {
      await recordingOf(trail, declaration, request, caller)?.refused(refusal);
      throw refusal;
    }
    requireFreshSignIn(declaration, caller);
    admissions.set(request, { operationId, caller });
    next();
  };
}

/** Why somebody, or an app that acts for them, may not call an operation. */
function refusalOf(declaration: Declaration, caller: Caller, path: { user_id?: unknown }): ApiError | undefined {
  const { scope } = declaration;
  const isLetIn = caller.scopes === undefined || (scope !== undefined && caller.scopes.includes(scope));
  if (!isLetIn) return apiError('outside_scope');
  return mayCall(declaration, caller, path) ? undefined : apiError('forbidden');
}

function mayCall({ access, permission }: Declaration, caller: Caller, path: { user_id?: unknown }): boolean {
  if (permission !== undefined && may(caller, permission)) return true;
  switch (access) {
    case 'public':
      return true;
    case 'user':
    case 'own':
      return isPerson(caller);
    case 'self':
      return isPerson(caller) && caller.id === path.user_id;
    case 'permitted':
    case 'internal':
      return false;
    default:
      return access satisfies never;
  }
}
