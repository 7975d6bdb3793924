import { appScopes } from '#contracts/permissions.ts';
import type { Caller } from '#core/caller.ts';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import { claimsOf } from '../oauth/app-account.ts';

/** Who somebody is: to themselves whole, to an app as far as its scopes say. @throws ApiError 401 for a deleted account */
export async function tellUserInfo({ users }: AuthContext, caller: Caller) {
  const account = await users.account(caller.id);
  if (!account) throw apiError('unauthenticated');
  return { sub: account.id, ...claimsOf(account, new Set(caller.scopes ?? appScopes)) };
}
