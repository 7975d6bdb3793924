import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { Declaration } from './declaration.ts';

/** For how long somebody who has proved who they are may do what cannot be undone. */
export const FRESH_SECONDS = 600;

/** Whether somebody has proved lately who they are. Who got a token from the previous release of auth has not. */
const isFresh = ({ provedAt }: Caller): boolean =>
  provedAt !== undefined && Date.now() / 1000 - provedAt <= FRESH_SECONDS;

/** Whether the operation needs a fresh sign-in, whatever is asked of it, and the caller's is not. */
export const needsFreshSignIn = ({ freshSignIn }: Declaration, caller: Caller): boolean =>
  freshSignIn === true && !isFresh(caller);

/** @throws ApiError 403 if something that this request asks for needs one. */
export function requireFreshSignInFor({ freshSignIn }: Declaration, caller: Caller | undefined, body: unknown): void {
  if (freshSignIn === true || !caller || isFresh(caller)) return;
  const asked = typeof body === 'object' && body !== null ? body : {};
  if (freshSignIn.some((property) => property in asked)) throw apiError('fresh_sign_in_needed');
}
