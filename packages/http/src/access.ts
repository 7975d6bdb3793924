import type { Request, RequestHandler } from 'express';
import type { ApiError } from '#core/api-error.ts';
import { apiError } from '#errors';
import { isPerson, may, type Caller } from '#core/caller.ts';
import type { TokenCheck } from './access-token.ts';
import type { Declaration } from './declaration.ts';
import { needsFreshSignIn } from './fresh-sign-in.ts';

/** The operation that a request was admitted to, and its caller. */
export type Admission = { operationId: string; caller: Caller | undefined };
export type Admissions = WeakMap<Request, Admission>;

/** Somebody who is known asked for what they may not do, or not without proving again who they are. */
export type Refusal = { declaration: Declaration; request: Request; caller: Caller; error: ApiError };
/** Notes a refusal before it is answered. */
export type NoteRefusal = (refusal: Refusal) => Promise<void> | void;

type Enforcing = { tokenCheck: TokenCheck; admissions: Admissions; noteRefusal: NoteRefusal };

/** Admits the callers that an operation's contract declares. If several routes match, the first one decides. */
export function enforceAccess(
  declaration: Declaration,
  { tokenCheck, admissions, noteRefusal }: Enforcing,
): RequestHandler {
  const { operationId, access, callingApps } = declaration;
  return async (request, _response, next) => {
    if (admissions.has(request)) return next();
    // The calling sidecar names its app; mutual TLS proves the name, and access policies enforce it too.
    if (callingApps && !callingApps.includes(request.get('dapr-caller-app-id') ?? '')) throw apiError('forbidden');
    const open = access === 'public' || access === 'internal';
    const caller = open ? undefined : await tokenCheck(request.get('authorization'));
    const error = caller && refusalOf(declaration, caller, request.params);
    if (error) {
      await noteRefusal({ declaration, request, caller, error });
      throw error;
    }
    admissions.set(request, { operationId, caller });
    next();
  };
}

/** Why somebody, or an app or a guardian that acts for them, may not call an operation. */
function refusalOf(declaration: Declaration, caller: Caller, path: { user_id?: unknown }): ApiError | undefined {
  const { scope } = declaration;
  const isLetIn = caller.scopes === undefined || (scope !== undefined && caller.scopes.includes(scope));
  if (!isLetIn) return apiError(caller.actor === undefined ? 'outside_scope' : 'not_for_guardians');
  if (!mayCall(declaration, caller, path)) return apiError('forbidden');
  return needsFreshSignIn(declaration, caller) ? apiError('fresh_sign_in_needed') : undefined;
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
