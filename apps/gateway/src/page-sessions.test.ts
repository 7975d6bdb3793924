import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessToken } from '#testing/access-tokens.ts';
import { startTestGateway, type Forwarded, type TestGateway } from './testing/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.forget());
afterAll(() => gateway.stop());

const account = { id: randomUUID(), email: 'anna@readers.example', full_name: 'Анна', role: 'reader', language: 'ru' };
const credentials = { email: account.email, password: 'a long enough password' };
const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

/** Auth answers with these tokens, or as it is told to. */
function authAnswers(status = 200, problem?: object) {
  const tokens = {
    access_token: accessToken({ role: 'reader' }),
    token_type: 'Bearer',
    expires_in: 600,
    refresh_token: `refresh-${randomUUID()}`,
    refresh_expires_in: 2_592_000,
    account,
  };
  gateway.answerBy((call, response) => {
    response.statusCode = call.url === '/auth/logout' && status === 200 ? 204 : status;
    response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
    response.end(response.statusCode === 204 ? undefined : JSON.stringify(problem ?? tokens));
  });
  return tokens;
}

const ask = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  fetch(`${gateway.url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

const cookieHeader = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

const asked = (path: string): Forwarded | undefined => gateway.forwarded.find(({ url }) => url === path);

test('a page signs in without seeing a token: they are cookies of this origin that no script reads', async () => {
  const tokens = authAnswers();
  const answer = await ask('POST', '/session', OWN_PAGE, credentials);
  const text = await answer.text();
  expect([answer.status, JSON.parse(text)]).toEqual([200, { account, expires_in: 600 }]);
  expect(text).not.toContain(tokens.refresh_token);
  expect(asked('/auth/login')?.headers['x-client-address']).toBe('127.0.0.1');
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';
  expect(answer.headers.getSetCookie()).toEqual([
    `__Host-abonement-access=${tokens.access_token}; Max-Age=600; ${attributes}`,
    `__Host-abonement-refresh=${tokens.refresh_token}; Max-Age=2592000; ${attributes}`,
  ]);
});

test('a refusal of auth is the answer', async () => {
  authAnswers(401, { code: 'wrong_credentials' });
  const answer = await ask('POST', '/session', OWN_PAGE, credentials);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await codeOf(answer)).toEqual([401, 'wrong_credentials']);
});

test('with its cookies a page calls as whoever is signed in', async () => {
  const cookie = `__Host-abonement-access=${accessToken({ role: 'librarian' })}`;
  expect((await ask('GET', '/loans', { cookie })).status).toBe(200);
  expect((await ask('POST', '/loans', { cookie, ...OWN_PAGE }, { book_id: randomUUID() })).status).toBe(200);
  expect(gateway.forwarded.map(({ headers }) => [headers.authorization?.slice(0, 10), headers.cookie])).toEqual([
    ['Bearer eyJ', undefined],
    ['Bearer eyJ', undefined],
  ]);
});

test('a token of a program is its own, whatever cookies come with it', async () => {
  const cookie = `__Host-abonement-access=${accessToken({ role: 'librarian' })}`;
  const answer = await ask('GET', '/loans', { cookie, authorization: `Bearer ${accessToken({ role: 'reader' })}` });
  expect(await codeOf(answer)).toEqual([403, 'forbidden']);
});

test.each([
  ['the page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['the page of another host of the same site', { 'sec-fetch-site': 'same-site' }, 403],
  ['an old browser at another origin', { origin: 'https://elsewhere.example' }, 403],
  ['an origin that is none', { origin: 'null' }, 403],
  ['a program that has got hold of a cookie', {}, 403],
  ['an old browser at this origin', { origin: 'own' }, 200],
  ['a page of the library', OWN_PAGE, 200],
])('a write that comes with cookies from %s', async (_who, headers, status) => {
  authAnswers();
  const cookie = `__Host-abonement-access=${accessToken({ role: 'reader' })}`;
  const sent = 'origin' in headers && headers.origin === 'own' ? { origin: gateway.url } : headers;
  expect((await ask('POST', '/loans', { cookie, ...sent }, { book_id: randomUUID() })).status).toBe(status);
  expect((await ask('POST', '/session', { ...sent }, credentials)).status).toBe(status);
});

test('a page proves again who is signed in, by its cookie and a password, and gets new cookies', async () => {
  authAnswers();
  const cookie = cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials));
  const next = authAnswers();
  const proven = await ask('POST', '/session/step-up', { ...OWN_PAGE, cookie }, { password: credentials.password });
  expect(await proven.json()).toEqual({ account, expires_in: 600 });
  expect(cookieHeader(proven)).toContain(next.refresh_token);
  const { body = '' } = asked('/auth/step-up') ?? {};
  expect(cookie).toContain((JSON.parse(body) as { refresh_token: string }).refresh_token);
  expect(JSON.parse(body)).toMatchObject({ password: credentials.password });
  const nobody = await ask('POST', '/session/step-up', OWN_PAGE, { password: credentials.password });
  expect(await codeOf(nobody)).toEqual([401, 'unauthenticated']);
  const elsewhere = await ask('POST', '/session/step-up', { cookie }, { password: credentials.password });
  expect(await codeOf(elsewhere)).toEqual([403, 'cross_site_request']);
});

test('a page signs in by a passkey, and proves by one who is signed in', async () => {
  authAnswers();
  const passkey = {
    id: 'a-passkey',
    rawId: 'a-passkey',
    type: 'public-key',
    response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
    clientExtensionResults: {},
  };
  const opened = await ask('POST', '/session/passkey', OWN_PAGE, passkey);
  expect(await opened.json()).toEqual({ account, expires_in: 600 });
  expect(JSON.parse(asked('/auth/login/passkey')?.body ?? '{}')).toEqual(passkey);
  const cookie = cookieHeader(opened);
  expect((await ask('POST', '/session/step-up', { ...OWN_PAGE, cookie }, { passkey })).status).toBe(200);
  expect(JSON.parse(asked('/auth/step-up')?.body ?? '{}')).toMatchObject({ passkey });
  const elsewhere = await ask('POST', '/session/passkey', { 'sec-fetch-site': 'cross-site' }, passkey);
  expect(await codeOf(elsewhere)).toEqual([403, 'cross_site_request']);
});

test('a page goes to another site to sign in, and comes back in the same browser', async () => {
  const way = { redirect_to: 'https://city.example/auth?state=sign-in.x', browser_secret: 'a-secret-of-the-browser' };
  gateway.answerBy((_call, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(way));
  });
  const begun = await ask('POST', '/session/outside', OWN_PAGE, { provider: 'city' });
  expect(await begun.json()).toEqual({ redirect_to: way.redirect_to });
  expect(begun.headers.getSetCookie()).toEqual([
    `__Host-abonement-outside=${way.browser_secret}; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Strict`,
  ]);
  const cookie = cookieHeader(begun);
  const tokens = authAnswers();
  const answer = { provider: 'city', answer: 'code=x&state=sign-in.x' };
  const opened = await ask('POST', '/session/outside/answer', { ...OWN_PAGE, cookie }, answer);
  expect(await opened.json()).toEqual({ account, expires_in: 600 });
  expect(opened.headers.getSetCookie()).toEqual([
    expect.stringContaining(tokens.access_token),
    expect.stringContaining(tokens.refresh_token),
    expect.stringMatching(/^__Host-abonement-outside=; Max-Age=0; /),
  ]);
  expect(JSON.parse(asked('/internal/outside-sign-ins/answer')?.body ?? '{}')).toEqual({
    ...answer,
    browser_secret: way.browser_secret,
  });
  const elsewhere = await ask('POST', '/session/outside/answer', OWN_PAGE, answer);
  expect(await codeOf(elsewhere)).toEqual([403, 'outside_sign_in_over']);
  const fromElsewhere = { 'sec-fetch-site': 'cross-site', cookie };
  expect(await codeOf(await ask('POST', '/session/outside/answer', fromElsewhere, answer))).toEqual([
    403,
    'cross_site_request',
  ]);
  expect(await codeOf(await ask('POST', '/session/outside', fromElsewhere, { provider: 'city' }))).toEqual([
    403,
    'cross_site_request',
  ]);
});

test('a page renews its sign-in by its cookie, and stays signed in', async () => {
  authAnswers();
  const cookie = cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials));
  const next = authAnswers();
  const renewed = await ask('POST', '/session/renewal', { ...OWN_PAGE, cookie });
  expect(await renewed.json()).toEqual({ account, expires_in: 600 });
  expect(cookieHeader(renewed)).toContain(next.refresh_token);
  expect(cookie).toContain(JSON.parse(asked('/auth/refresh')?.body ?? '{}').refresh_token);
});

test('without a cookie there is nothing to renew', async () => {
  expect(await codeOf(await ask('POST', '/session/renewal', OWN_PAGE))).toEqual([401, 'unauthenticated']);
});

test('signing out ends the session and removes its cookies', async () => {
  authAnswers();
  const cookie = cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials));
  const next = authAnswers();
  const answer = await ask('DELETE', '/session', { ...OWN_PAGE, cookie });
  expect(answer.status).toBe(204);
  expect(asked('/auth/logout')?.headers.authorization).toBe(`Bearer ${next.access_token}`);
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-abonement-access=; Max-Age=0; /),
    expect.stringMatching(/^__Host-abonement-refresh=; Max-Age=0; /),
    expect.stringMatching(/^__Host-abonement-child=; Max-Age=0; /),
  ]);
});

test('signing out of a session that has ended is no error', async () => {
  authAnswers(401, { code: 'refresh_token_reused' });
  const cookie = '__Host-abonement-refresh=a-token-that-was-used-before';
  expect((await ask('DELETE', '/session', { ...OWN_PAGE, cookie })).status).toBe(204);
});

test('signing out while auth is away is told: the session is still open', async () => {
  authAnswers(503, { code: 'service_unavailable' });
  const cookie = '__Host-abonement-refresh=a-token-that-is-still-good';
  const answer = await ask('DELETE', '/session', { ...OWN_PAGE, cookie });
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.status).toBe(503);
});

const child = { ...account, id: randomUUID(), full_name: 'Вера' };
const CHILD = `__Host-abonement-child=${child.id}`;

/** Auth knows whose guardian somebody is, or says what else it has to say of it. */
function authKnowsChild(status = 200, problem: object = {}) {
  const own = authAnswers();
  const acting = {
    access_token: accessToken({ role: 'reader' }),
    token_type: 'Bearer',
    expires_in: 300,
    account: child,
  };
  gateway.answerBy((call, response) => {
    const isForChild = call.url === `/auth/children/${child.id}/token`;
    const code = isForChild ? status : call.url === '/auth/logout' ? 204 : 200;
    response.statusCode = code;
    response.setHeader('content-type', code < 400 ? 'application/json' : 'application/problem+json');
    const body = !isForChild ? own : status < 400 ? acting : problem;
    response.end(code === 204 ? undefined : JSON.stringify(body));
  });
  return { own, acting };
}

test('a page acts for a child by the child’s token, and keeps the guardian’s own to renew by', async () => {
  const { acting } = authKnowsChild();
  const own = cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials));
  const opened = await ask('POST', '/session/child', { ...OWN_PAGE, cookie: own }, { user_id: child.id });
  expect([opened.status, await opened.json()]).toEqual([200, { account: child, expires_in: 300 }]);
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';
  expect(opened.headers.getSetCookie()).toEqual([
    `__Host-abonement-access=${acting.access_token}; Max-Age=300; ${attributes}`,
    `${CHILD}; ${attributes}`,
  ]);
  const asks = asked(`/auth/children/${child.id}/token`);
  expect(own).toContain(asks?.headers.authorization?.replace('Bearer ', '__Host-abonement-access='));
});

test.each([
  ['/session/renewal', undefined],
  ['/session/step-up', { password: credentials.password }],
])('after %s it acts for the child still', async (path, body) => {
  const { own, acting } = authKnowsChild();
  const cookie = `${cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials))}; ${CHILD}`;
  const renewed = await ask('POST', path, { ...OWN_PAGE, cookie }, body);
  expect(await renewed.json()).toEqual({ account: child, expires_in: 300 });
  const cookies = cookieHeader(renewed);
  for (const part of [acting.access_token, own.refresh_token, CHILD]) expect(cookies).toContain(part);
});

test.each([
  ['the guardianship has ended', 404, { code: 'guardianship_not_found' }],
  ['nobody can say whether it stands', 503, { code: 'service_unavailable' }],
])(
  'where %s, a renewal leads back to the guardian’s own account, and signs nobody out',
  async (_why, status, problem) => {
    const { own } = authKnowsChild(status, problem);
    const cookie = `${cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials))}; ${CHILD}`;
    const renewed = await ask('POST', '/session/renewal', { ...OWN_PAGE, cookie });
    expect([renewed.status, await renewed.json()]).toEqual([200, { account, expires_in: 600 }]);
    expect(cookieHeader(renewed)).toContain(own.refresh_token);
    expect(renewed.headers.getSetCookie().at(-1)).toMatch(/^__Host-abonement-child=; Max-Age=0/);
  },
);

test('a page goes back to the guardian’s own account, and a new sign-in and a sign-out are for no child', async () => {
  authKnowsChild();
  const cookie = `${cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials))}; ${CHILD}`;
  const answers = [
    await ask('DELETE', '/session/child', { ...OWN_PAGE, cookie }),
    await ask('POST', '/session', { ...OWN_PAGE, cookie }, credentials),
    await ask('DELETE', '/session', { ...OWN_PAGE, cookie }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 204]);
  expect(await answers[0]?.json()).toEqual({ account, expires_in: 600 });
  for (const answer of answers)
    expect(answer.headers.getSetCookie().at(-1)).toMatch(/^__Host-abonement-child=; Max-Age=0/);
  expect(asked(`/auth/children/${child.id}/token`)).toBeUndefined();
});

test('another site’s page opens no child’s account, nor does somebody who is not signed in', async () => {
  authKnowsChild();
  const cookie = cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials));
  expect(await codeOf(await ask('POST', '/session/child', { cookie }, { user_id: child.id }))).toEqual([
    403,
    'cross_site_request',
  ]);
  expect(await codeOf(await ask('POST', '/session/child', OWN_PAGE, { user_id: child.id }))).toEqual([
    401,
    'unauthenticated',
  ]);
});

test('a cookie that is no id of a child asks auth for nothing', async () => {
  authKnowsChild();
  const cookie = `${cookieHeader(await ask('POST', '/session', OWN_PAGE, credentials))}; __Host-abonement-child=..%2Flogout`;
  expect(await (await ask('POST', '/session/renewal', { ...OWN_PAGE, cookie })).json()).toEqual({
    account,
    expires_in: 600,
  });
  expect(gateway.forwarded.map(({ url }) => url)).toEqual(['/auth/login', '/auth/refresh']);
});
