import { randomUUID } from 'node:crypto';
import * as openid from 'openid-client';
import { z } from 'zod';
import type { authWithAccounts } from './accounts.ts';

type Auth = Awaited<ReturnType<typeof authWithAccounts>>;
export type App = { id: string; secret?: string };

const PUBLIC = 'https://library.example';
export const BACK = 'https://app.example/back';
const secret = z.object({ client_secret: z.string() });
const gone = z.object({ redirect_to: z.url() });

/** Apps of others, before an auth service; what they do is openid-client's. */
export function relyingParties(auth: Auth, admin: string) {
  /** Below the public address, auth answers; what it answers is the test's, and what is asked is openid-client's. */
  const fetchFromAuth: openid.CustomFetch = async (address, { method, headers, body }) =>
    fetch(address.replace(`${PUBLIC}/api/v1`, auth.service.url), {
      method,
      headers,
      body: body instanceof URLSearchParams ? body.toString() : null,
    });

  const set = (id: string, app: object = {}) =>
    auth.ask('PUT', `/auth/apps/${id}`, admin, {
      name: 'Полка',
      kind: 'public',
      redirect_uris: [BACK],
      scopes: ['openid', 'profile', 'email', 'offline_access', 'loans:read'],
      ...app,
    });

  const aPublicApp = async (app: object = {}): Promise<App> => {
    const id = randomUUID();
    const { status, body } = await set(id, app);
    if (status !== 200) throw new Error(`The app was not registered: ${JSON.stringify(body)}`);
    return { id };
  };

  /** It has a server, which keeps its secret. */
  const aConfidentialApp = async (app: object = {}): Promise<Required<App>> => {
    const { id } = await aPublicApp({ kind: 'confidential', ...app });
    const given = await auth.ask('POST', `/auth/apps/${id}/secret`, admin);
    return { id, secret: secret.parse(given.body).client_secret };
  };

  const configured = ({ id, secret: kept }: App) =>
    openid.discovery(
      new URL(`${PUBLIC}/api/v1/oauth`),
      id,
      undefined,
      kept === undefined ? openid.None() : openid.ClientSecretPost(kept),
      { [openid.customFetch]: fetchFromAuth },
    );

  /** An app sends somebody to the library. */
  async function begin(app: App, but: Record<string, string> = {}) {
    const config = await configured(app);
    const verifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: BACK,
      scope: 'openid profile offline_access loans:read',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...but,
    });
    /** They come back, and the app gets its tokens. */
    const end = (place: string, checks: { pkceCodeVerifier?: string } = {}) =>
      openid.authorizationCodeGrant(config, new URL(place), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        ...checks,
      });
    return { config, query: address.search.slice(1), end };
  }

  const answer = (query: string, accessToken: string, allow = true) =>
    auth.ask('POST', '/oauth/authorizations', accessToken, { query, allow });

  /** Somebody lets an app act. @returns where they go back to */
  const allowed = async (query: string, accessToken: string) =>
    gone.parse((await answer(query, accessToken)).body).redirect_to;

  /** From the beginning to the tokens. */
  async function letIn(app: App, accessToken: string, but: Record<string, string> = {}) {
    const { config, query, end } = await begin(app, but);
    return { config, tokens: await end(await allowed(query, accessToken)) };
  }

  return { set, aPublicApp, aConfidentialApp, configured, begin, answer, allowed, letIn };
}
