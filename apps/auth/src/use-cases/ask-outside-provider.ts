import { randomBytes } from 'node:crypto';
import type { Caller } from '#core/caller.ts';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import type { OutsideProvider } from '../outside/configured-providers.ts';
import type { ProvenIdentity } from '../outside/outside-providers.ts';
import { storeRequest, takeRequest } from '../store/outside-requests.ts';
import type { OutsideRequestTable } from '../store/schema.ts';
import { hashOfToken } from './grant-tokens.ts';

/** How long somebody may look for their password there. */
const REQUEST_MS = 10 * 60_000;

/** Who must come back with the answer: the browser that was sent, or whoever is signed in by this session. */
export type Sender = Pick<OutsideRequestTable, 'browser' | 'session_id'>;

/** Sends a browser to a provider to sign in. @returns where it goes, and a secret that it keeps */
export async function beginOutsideSignIn(context: AuthContext, providerId: string) {
  const secret = randomBytes(32).toString('base64url');
  const redirect_to = await wayTo(context, providerId, 'sign-in', { browser: hashOfToken(secret), session_id: null });
  return { redirect_to, browser_secret: secret };
}

/** Sends somebody who is signed in to a provider, to link their account there. @returns where they go */
export const beginOutsideAccount = async (context: AuthContext, providerId: string, { sessionId }: Caller) => ({
  redirect_to: await wayTo(context, providerId, 'link', { browser: null, session_id: sessionId }),
});

/** @param purpose what the page to which they come back reads from the state, and asks for */
async function wayTo(context: AuthContext, providerId: string, purpose: 'sign-in' | 'link', sender: Sender) {
  const { db, outside, requestSecrets, now } = context;
  const provider = outside.named(providerId);
  const state = `${purpose}.${randomBytes(32).toString('base64url')}`;
  const address = await outside.addressFor(provider, { state, ...requestSecrets(state) });
  const expires_at = new Date(now().getTime() + REQUEST_MS);
  await storeRequest(db, { id: hashOfToken(state), provider: provider.id, ...sender, expires_at });
  return address;
}

/** What a provider has put after `?` or `#`, unchanged. */
export type OutsideAnswer = { provider: string; answer: string };

/**
 * Takes a provider's answer, which is good once, whatever becomes of it.
 *
 * @throws ApiError 403 for one that is not right, or to no request of the sender's, 424 if the provider does not answer
 */
export async function proveByProvider(
  { db, outside, requestSecrets, now }: AuthContext,
  { provider: id, answer }: OutsideAnswer,
  sender: Sender,
): Promise<{ provider: OutsideProvider; proven: ProvenIdentity }> {
  const provider = outside.named(id);
  const parameters = new URLSearchParams(answer);
  const state = parameters.get('state') ?? '';
  if (!(await takeRequest(db, { id: hashOfToken(state), provider: id, ...sender }, now())))
    throw apiError('outside_sign_in_over');
  const request = { state, ...requestSecrets(state) };
  return { provider, proven: await outside.whoAnswers(provider, request, parameters) };
}
