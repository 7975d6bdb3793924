import type { Request, RequestHandler } from 'express';
import { apiError } from '#errors';
import { isStaff, type Caller } from '#core/caller.ts';
import type { TokenCheck } from './access-token.ts';
import type { Access, Declaration } from './declaration.ts';

/** The operation that a request was admitted to, and its caller. */
export type Admission = { operationId: string; caller: Caller | undefined };
export type Admissions = WeakMap<Request, Admission>;

/** Admits the callers that an operation's contract declares. If several routes match, the first one decides. */
export function enforceAccess(
  { operationId, access, callingApps }: Declaration,
  { tokenCheck, admissions }: { tokenCheck: TokenCheck; admissions: Admissions },
): RequestHandler {
  return async (request, _response, next) => {
    if (admissions.has(request)) return next();
    // The calling sidecar names its app; mutual TLS proves the name, and access policies enforce it too.
    if (callingApps && !callingApps.includes(request.get('dapr-caller-app-id') ?? '')) throw apiError('forbidden');
    const open = access === 'public' || access === 'internal';
    const caller = open ? undefined : await tokenCheck(request.get('authorization'));
    if (caller) requireAccess(access, caller, request.params);
    admissions.set(request, { operationId, caller });
    next();
  };
}

/** @throws ApiError 403 */
function requireAccess(access: Access, caller: Caller, path: { user_id?: unknown }): void {
  if (!mayCall(access, caller, path)) throw apiError('forbidden');
}

function mayCall(access: Access, caller: Caller, path: { user_id?: unknown }): boolean {
  switch (access) {
    case 'public':
    case 'user':
    case 'own':
      return true;
    case 'self':
      return caller.id === path.user_id || isStaff(caller);
    case 'staff':
      return isStaff(caller);
    case 'admin':
      return caller.role === 'admin';
    case 'internal':
      return false;
    default:
      return access satisfies never;
  }
}
