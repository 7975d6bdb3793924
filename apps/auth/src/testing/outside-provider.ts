import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import jwt from 'jsonwebtoken';
import Provider, { type ClientMetadata } from 'oidc-provider';
import { z } from 'zod';

export const CLIENT = { id: 'the-library', secret: 'a secret of the tests, and of nobody else' };

/** How an ID token differs from what the provider would say. */
export type Lie = {
  claims?: Record<string, unknown>;
  /** Signed by a key that the provider does not publish. */
  otherKey?: boolean;
  /** Signed by nobody. */
  unsigned?: boolean;
};

const answered = z.looseObject({ id_token: z.string() });
const form = z.object({ login: z.string() });

/**
 * A city's site with accounts: oidc-provider, which is certified, on a port of its own. Whoever signs in there is believed; and it
 * can be told to lie, to be slow, to fail and to change its keys.
 *
 * @param redirectUris where it sends people back to
 * @param but on which port it listens, and whether the library has no secret there
 */
export async function anOutsideProvider(redirectUris: string[], but: { port?: number; isPublic?: boolean } = {}) {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  let lie: Lie | undefined;
  let isBroken = false;
  let held: Promise<void> | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`);
    if (isBroken) return void response.writeHead(500).end();
    void (held ?? Promise.resolve()).then(() => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(but.port ?? 0, '127.0.0.1', resolve));
  const client = {
    client_id: CLIENT.id,
    redirect_uris: redirectUris,
    response_types: ['code' as const],
    ...(but.isPublic === true ? { token_endpoint_auth_method: 'none' as const } : { client_secret: CLIENT.secret }),
  };
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Also in the place of those that it had. */
  function takeNewKeys(): void {
    const privateKey = aKey();
    const kid = randomUUID();
    const key = { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
    const provider = providerAt(issuer, key, client);
    provider.use(async (context, next) => {
      await next();
      const told = answered.safeParse(context.body);
      if (context.path === '/token' && told.success && lie)
        context.body = { ...told.data, id_token: changed(told.data.id_token, { key: privateKey, kid }, lie) };
    });
    const callback = provider.callback();
    answer = (request, response) => {
      const [, path] = (request.url ?? '').split('/');
      if (path === 'interaction') void askWhoItIs(provider, request, response);
      else void callback(request, response);
    };
  }
  takeNewKeys();

  return {
    issuer,
    asked,
    takeNewKeys,
    /** While something is done, what its ID tokens say. */
    async lies<Done>(how: Lie, act: () => Promise<Done>): Promise<Done> {
      lie = how;
      return act().finally(() => (lie = undefined));
    },
    /** While something is done, it fails. */
    async isBroken<Done>(act: () => Promise<Done>): Promise<Done> {
      isBroken = true;
      return act().finally(() => (isBroken = false));
    },
    /** While something is done, it does not answer. */
    async isSilent<Done>(act: () => Promise<Done>): Promise<Done> {
      let goOn = () => {};
      held = new Promise((resolve) => (goOn = resolve));
      return act().finally(() => {
        goOn();
        held = undefined;
      });
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export type RunningProvider = Awaited<ReturnType<typeof anOutsideProvider>>;

const aKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

function providerAt(issuer: string, key: object, client: ClientMetadata): Provider {
  return new Provider(issuer, {
    jwks: { keys: [key] },
    clients: [client],
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    // It asks nobody whether the library may know them.
    loadExistingGrant: async ({ oidc: { client, session, provider } }) => {
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    renderError: (context, told) => {
      context.type = 'json';
      context.body = told;
    },
  });
}

/** Its page for signing in: a name and nothing else. Who gives none does not sign in. */
async function askWhoItIs(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const page = `<!doctype html><html lang="ru"><title>Город</title><h1>Вход для горожан</h1>
      <form method="post"><label>Логин <input name="login"></label><button>Войти</button></form>`;
    response.end(page);
    return;
  }
  const { login } = form.parse(Object.fromEntries(new URLSearchParams(await text(request))));
  const result = login === '' ? { error: 'access_denied' } : { login: { accountId: login } };
  await provider.interactionFinished(request, response, result);
}

/** What an ID token says, and something else. */
function changed(idToken: string, signer: { key: KeyObject; kid: string }, lie: Lie): string {
  const claims = z.record(z.string(), z.unknown()).parse(jwt.decode(idToken));
  const said = Object.fromEntries(
    Object.entries({ ...claims, ...lie.claims }).filter(([, value]) => value !== undefined),
  );
  if (lie.unsigned === true) return jwt.sign(said, '', { algorithm: 'none' });
  return jwt.sign(said, lie.otherKey === true ? aKey() : signer.key, { algorithm: 'RS256', keyid: signer.kid });
}

/** A browser without pages: it follows a provider's redirects, keeps its cookies and signs in when it is asked to. */
export function aBrowser() {
  const cookies = new Map<string, string>();

  async function ask(address: string, body?: URLSearchParams): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return answer;
  }

  return {
    /** Goes there, signs in under this name, and comes back. @returns what stands after `?` or `#` then */
    async goes(address: string, login: string): Promise<string> {
      const { origin } = new URL(address);
      let place = address;
      for (let steps = 0; steps < 10; steps += 1) {
        const answer = await ask(place, place.includes('/interaction/') ? new URLSearchParams({ login }) : undefined);
        const next = new URL(answer.headers.get('location') ?? '', place);
        if (answer.status !== 303) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
        if (next.origin !== origin) return next.hash.slice(1) || next.search.slice(1);
        place = next.href;
      }
      throw new Error('The provider sends people in circles.');
    },
  };
}
