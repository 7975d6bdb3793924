import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import * as openid from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTokenCheck } from '#http/access-token.ts';
import { authWithAccounts, type TestAccount } from '../testing/accounts.ts';
import { BACK, relyingParties } from '../testing/relying-party.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
let apps: ReturnType<typeof relyingParties>;
let adminToken: string;
let check: ReturnType<typeof createTokenCheck>;
beforeAll(async () => {
  auth = await authWithAccounts();
  const admin = auth.anAccount();
  await auth.change(admin, { role: 'admin' });
  adminToken = (await auth.signIn(admin.email)).access_token;
  apps = relyingParties(auth, adminToken);
  check = createTokenCheck(async () => ({ keys: auth.service.context.keys.jwks() }));
});
afterAll(() => auth.service.stop());

/** Somebody who is signed in at the library. */
async function aPerson() {
  const account = auth.anAccount();
  return { account, token: (await auth.signIn(account.email)).access_token };
}

const signInsOf = async (token: string) =>
  ((await auth.ask('GET', '/auth/sessions', token)).body as { items: { id: string; app?: string }[] }).items;

const callerOf = (accessToken: string) => check(`Bearer ${accessToken}`);
const isOpen = async (accessToken: string) =>
  !(await auth.service.context.revoked.has((await callerOf(accessToken)).sessionId));

test('somebody lets an app act, which learns who they are and acts in their role by its scopes', async () => {
  const { account, token } = await aPerson();
  const { config, tokens } = await apps.letIn(await apps.aPublicApp(), token);
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 600 });
  expect(new Set(tokens.scope?.split(' '))).toEqual(new Set(['openid', 'profile', 'offline_access', 'loans:read']));
  const caller = await callerOf(tokens.access_token);
  expect(caller).toMatchObject({
    id: account.id,
    role: 'reader',
    scopes: expect.arrayContaining(['loans:read']) as unknown,
  });
  expect(caller).not.toHaveProperty('provedAt');
  expect(tokens.claims()).toMatchObject({ sub: account.id, name: 'Anna', locale: 'en' });
  expect(tokens.claims()).not.toHaveProperty('email');
  expect(await openid.fetchUserInfo(config, tokens.access_token, account.id)).toEqual({
    sub: account.id,
    name: 'Anna',
    locale: 'en',
  });
});

test('it stands among their sign-ins under its name, and is ended there at once', async () => {
  const { token } = await aPerson();
  const { config, tokens } = await apps.letIn(await apps.aPublicApp({ name: 'Полка друга' }), token);
  const { sessionId } = await callerOf(tokens.access_token);
  expect((await signInsOf(token)).find(({ id }) => id === sessionId)).toMatchObject({ app: 'Полка друга' });
  expect((await auth.ask('DELETE', `/auth/sessions/${sessionId}`, token)).status).toBe(204);
  expect(await isOpen(tokens.access_token)).toBe(false);
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test('an app can neither let another app act, nor see or end sign-ins, nor renew a sign-in of the library’s own', async () => {
  const { token } = await aPerson();
  const { tokens } = await apps.letIn(await apps.aPublicApp(), token);
  const { query } = await apps.begin(await apps.aPublicApp());
  expect(await apps.answer(query, tokens.access_token)).toMatchObject({ status: 403, body: { code: 'outside_scope' } });
  for (const [method, path] of [
    ['GET', '/auth/sessions'],
    ['DELETE', '/auth/sessions'],
    ['POST', '/auth/logout'],
  ] as const)
    expect(await auth.ask(method, path, tokens.access_token)).toMatchObject({
      status: 403,
      body: { code: 'outside_scope' },
    });
  expect(await auth.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 401 });
});

test('without offline_access there is no refresh token, and without openid no ID token', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  const { tokens } = await apps.letIn(app, token, { scope: 'openid loans:read' });
  expect(tokens.refresh_token).toBeUndefined();
  const { query, config } = await apps.begin(app, { scope: 'loans:read', nonce: '' });
  const place = await apps.allowed(query, token);
  expect(new URL(place).searchParams.has('code')).toBe(true);
  expect(config.serverMetadata().code_challenge_methods_supported).toEqual(['S256']);
});

test('somebody who does not want it goes back without a code', async () => {
  const { token } = await aPerson();
  const { query, end } = await apps.begin(await apps.aPublicApp());
  const { body } = await apps.answer(query, token, false);
  const place = (body as { redirect_to: string }).redirect_to;
  await expect(end(place)).rejects.toMatchObject({ error: 'access_denied' });
  expect((await signInsOf(token)).filter(({ app }) => app !== undefined)).toEqual([]);
});

test('a page is told who asks for what, and of scopes those that the app may have', async () => {
  const { query } = await apps.begin(await apps.aPublicApp({ scopes: ['openid', 'loans:read'] }), {
    scope: 'openid email loans:read loans:write nonsense',
  });
  const { status, body } = await auth.post('/oauth/authorization-requests', { query });
  expect([status, body]).toEqual([
    200,
    { asks: { app_name: 'Полка', goes_to: 'app.example', scopes: ['openid', 'loans:read'] } },
  ]);
});

test('what an app may no longer ask for is in no token from then on', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  const { config, tokens } = await apps.letIn(app, token);
  await apps.set(app.id, { scopes: ['openid', 'offline_access'] });
  const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
  expect((await callerOf(renewed.access_token)).scopes?.toSorted()).toEqual(['offline_access', 'openid']);
});

test('an app gets nothing that it may not ask for, which the page has not shown', async () => {
  const { account, token } = await aPerson();
  const app = await apps.aPublicApp({ scopes: ['openid'] });
  const { tokens } = await apps.letIn(app, token, { scope: 'openid email profile offline_access loans:read nonsense' });
  expect(tokens.claims()).toMatchObject({ sub: account.id });
  for (const claim of ['email', 'name', 'locale']) expect(tokens.claims()).not.toHaveProperty(claim);
  expect(tokens.refresh_token).toBeUndefined();
  expect((await callerOf(tokens.access_token)).scopes).toEqual(['openid']);
});

test('an app that may ask for less by now learns no more, and renews nothing unless it may', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  const { config, tokens } = await apps.letIn(app, token, { scope: 'openid email profile offline_access' });
  expect(tokens.claims()).toMatchObject({ name: 'Anna', email: expect.any(String) as unknown });
  await apps.set(app.id, { scopes: ['openid', 'offline_access'] });
  const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
  for (const claim of ['email', 'name', 'locale']) expect(renewed.claims()).not.toHaveProperty(claim);
  await apps.set(app.id, { scopes: ['openid'] });
  await expect(openid.refreshTokenGrant(config, renewed.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_request',
  });
  await openid.tokenRevocation(config, renewed.refresh_token ?? '');
  expect(await isOpen(renewed.access_token)).toBe(false);
});

test('a code that waits while its app is narrowed brings no more than it may ask for', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  const { query, end } = await apps.begin(app, { scope: 'openid email offline_access' });
  const place = await apps.allowed(query, token);
  await apps.set(app.id, { scopes: ['openid'] });
  const tokens = await end(place);
  expect(tokens.claims()).not.toHaveProperty('email');
  expect(tokens.refresh_token).toBeUndefined();
});

test('a code is good once: a second use ends what the app was let do', async () => {
  const { token } = await aPerson();
  const { query, end } = await apps.begin(await apps.aPublicApp());
  const place = await apps.allowed(query, token);
  const { access_token } = await end(place);
  await expect(end(place)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await isOpen(access_token)).toBe(false);
});

test('of many who bring the same code at once, one gets tokens at most, and they are good no more', async () => {
  const { token } = await aPerson();
  const { query, end } = await apps.begin(await apps.aPublicApp());
  const place = await apps.allowed(query, token);
  const got = await Promise.allSettled([1, 2, 3, 4, 5].map(() => end(place)));
  const granted = got.filter((one) => one.status === 'fulfilled');
  expect(granted.length).toBeLessThanOrEqual(1);
  for (const { value } of granted) expect(await isOpen(value.access_token)).toBe(false);
});

test('a code is good for a minute, for the app that asked, with the verifier and the address of its request', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp({ redirect_uris: [BACK, 'https://app.example/other'] });
  const { query, end } = await apps.begin(app);
  const code = new URL(await apps.allowed(query, token)).searchParams.get('code') ?? '';
  const wrong = [
    { code_verifier: openid.randomPKCECodeVerifier() },
    { code_verifier: '' },
    { redirect_uri: 'https://app.example/other' },
    { client_id: (await apps.aPublicApp()).id },
  ];
  for (const but of wrong) {
    const form = {
      grant_type: 'authorization_code',
      code,
      client_id: app.id,
      redirect_uri: BACK,
      code_verifier: 'x'.repeat(43),
      ...but,
    };
    const { status, body } = await auth.service.request('POST', '/oauth/token', { form });
    expect([but, status, body]).toMatchObject([but, 400, { error: 'invalid_grant' }]);
  }
  const again = await apps.begin(app);
  await expect(again.end(await apps.allowed(query, token))).rejects.toMatchObject({
    code: 'OAUTH_INVALID_RESPONSE',
  });
  await expect(
    end(await apps.allowed(query, token), { pkceCodeVerifier: openid.randomPKCECodeVerifier() }),
  ).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test.each([
  ['no challenge', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
  ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['the implicit grant', { response_type: 'token' }, 'unsupported_response_type'],
  ['a token at once', { response_type: 'code id_token' }, 'unsupported_response_type'],
  ['an answer without asking', { prompt: 'none' }, 'login_required'],
  ['two prompts that exclude each other', { prompt: 'none login' }, 'invalid_request'],
  ['another resource', { resource: 'https://other.example' }, 'invalid_target'],
])('an app that asks for %s is told so where it is, and nobody is asked', async (_what, but, error) => {
  const { query } = await apps.begin(await apps.aPublicApp(), but);
  const { body } = await auth.post('/oauth/authorization-requests', { query });
  const place = new URL((body as { redirect_to: string }).redirect_to);
  const told = new URLSearchParams(place.search || place.hash.slice(1));
  expect([place.origin + place.pathname, told.get('error')]).toEqual([BACK, error]);
});

test('nobody is sent where the app is not registered to be, whatever is wrong with the request', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  for (const but of [
    { redirect_uri: 'https://app.example/back/' },
    { redirect_uri: 'https://app.example/back?more=1' },
    { redirect_uri: 'https://APP.example.evil/back' },
    { redirect_uri: 'https://evil.example/', response_type: 'token' },
    { redirect_uri: '//evil.example' },
    { redirect_uri: 'javascript:alert(1)' },
    { client_id: randomUUID() },
    { client_id: "' or 1=1 --" },
    { response_mode: 'form_post' },
  ]) {
    const { query } = await apps.begin(app, but);
    for (const answer of [
      await auth.post('/oauth/authorization-requests', { query }),
      await apps.answer(query, token),
      await apps.answer(query, token, false),
    ])
      expect([but, answer.status, answer.body]).toMatchObject([but, 422, { code: 'authorization_request_refused' }]);
  }
  for (const query of [
    '',
    '%',
    'a=1&a=2',
    `client_id=${app.id}&client_id=${app.id}`,
    'redirect_uri[]=x',
    '\u{1F600}=1',
  ])
    expect((await auth.post('/oauth/authorization-requests', { query })).status).toBe(422);
});

test('a program is no app, and an app is no program', async () => {
  const { token } = await aPerson();
  const program = randomUUID();
  await auth.ask('PUT', `/auth/programs/${program}`, adminToken, { name: 'П', role: 'partner' });
  await auth.ask('POST', `/auth/programs/${program}/secret`, adminToken);
  const { query } = await apps.begin(await apps.aPublicApp(), { client_id: program });
  expect((await apps.answer(query, token)).status).toBe(422);
  const config = await apps.configured(await apps.aConfidentialApp());
  await expect(openid.clientCredentialsGrant(config)).rejects.toMatchObject({ error: 'invalid_request' });
});

test('at a port of their own computer an app may come back at any', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp({ redirect_uris: ['http://127.0.0.1/back'] });
  const { query } = await apps.begin(app, { redirect_uri: 'http://127.0.0.1:54321/back' });
  expect(await apps.allowed(query, token)).toMatch(/^http:\/\/127\.0\.0\.1:54321\/back\?code=/);
});

test('letting an app act takes a fresh sign-in, and a fresher one if the app says so', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  const signedInBefore = async (seconds: number, but: Record<string, string>) => {
    const account = auth.anAccount();
    const { access_token } = await auth.signIn(account.email);
    auth.secondsPass(seconds);
    return apps.answer((await apps.begin(app, but)).query, access_token);
  };
  expect((await signedInBefore(50, { prompt: 'login' })).status).toBe(200);
  for (const but of [{ prompt: 'login' }, { max_age: '100' }])
    expect(await signedInBefore(200, but)).toMatchObject({ status: 403, body: { code: 'fresh_sign_in_needed' } });
  expect((await apps.answer((await apps.begin(app)).query, token)).status).toBe(200);
});

test('a refresh token is good once: whoever brings it later ends what the app was let do', async () => {
  const { token } = await aPerson();
  const { config, tokens } = await apps.letIn(await apps.aPublicApp(), token);
  const first = tokens.refresh_token ?? '';
  const second = await openid.refreshTokenGrant(config, first);
  expect(second.refresh_token).not.toBe(first);
  await openid.refreshTokenGrant(config, second.refresh_token ?? '');
  await expect(openid.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await isOpen(second.access_token)).toBe(false);
  await expect(openid.refreshTokenGrant(config, second.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});

test('a request whose answer was lost is sent again within half a minute, and gets the same refresh token', async () => {
  const { token } = await aPerson();
  const { config, tokens } = await apps.letIn(await apps.aPublicApp(), token);
  const first = tokens.refresh_token ?? '';
  const answers = await Promise.all([1, 2, 3].map(() => openid.refreshTokenGrant(config, first)));
  auth.secondsPass(20);
  answers.push(await openid.refreshTokenGrant(config, first));
  expect(new Set(answers.map(({ refresh_token: next }) => next)).size).toBe(1);
  expect(await isOpen(answers[0]?.access_token ?? '')).toBe(true);
  auth.secondsPass(20);
  await expect(openid.refreshTokenGrant(config, first)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await isOpen(answers[0]?.access_token ?? '')).toBe(false);
});

test.each<[string, (account: TestAccount) => unknown]>([
  ['another role', (account) => auth.changeUnheard(account, { role: 'librarian' })],
  ['another password', (account) => auth.changeUnheard(account, { password: 'another long password' })],
  ['no account any more', (account) => auth.remove(account)],
])('whoever has %s is acted for no more', async (_what, change) => {
  const { account, token } = await aPerson();
  const { config, tokens } = await apps.letIn(await apps.aPublicApp(), token);
  await change(account);
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  });
  expect(await isOpen(tokens.access_token)).toBe(false);
});

test('whoever signs out everywhere ends their apps too; one who has signed out lets none act', async () => {
  const { account, token } = await aPerson();
  const { tokens } = await apps.letIn(await apps.aPublicApp(), token);
  const { query } = await apps.begin(await apps.aPublicApp());
  await auth.ask('DELETE', `/users/${account.id}/sessions`, adminToken);
  expect(await isOpen(tokens.access_token)).toBe(false);
  expect(await apps.answer(query, token)).toMatchObject({ status: 401 });
});

test('an app that is removed acts for nobody any more', async () => {
  const { token } = await aPerson();
  const app = await apps.aPublicApp();
  const { config, tokens } = await apps.letIn(app, token);
  for (const _time of ['once', 'again'])
    expect((await auth.ask('DELETE', `/auth/apps/${app.id}`, adminToken)).status).toBe(204);
  expect(await isOpen(tokens.access_token)).toBe(false);
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_client',
  });
});

test('a confidential app needs its secret; a public one has none', async () => {
  const { token } = await aPerson();
  const app = await apps.aConfidentialApp();
  const { config, tokens } = await apps.letIn(app, token);
  await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
  for (const other of [{ id: app.id }, { id: app.id, secret: 'another' }]) {
    const { query, end } = await apps.begin(other);
    await expect(end(await apps.allowed(query, token))).rejects.toMatchObject({ error: 'invalid_client' });
  }
  const { id } = await apps.aPublicApp();
  expect(await auth.ask('POST', `/auth/apps/${id}/secret`, adminToken)).toMatchObject({
    status: 409,
    body: { code: 'client_app_is_public' },
  });
  expect(await apps.set(id, { kind: 'confidential' })).toMatchObject({
    status: 409,
    body: { code: 'client_app_kind_stays' },
  });
  expect((await auth.ask('POST', `/auth/apps/${randomUUID()}/secret`, adminToken)).status).toBe(404);
});

test('an app is registered for addresses only that people may be sent to', async () => {
  expect(await apps.set(randomUUID(), { redirect_uris: [BACK, 'http://app.example/'] })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'redirect_uris.1', code: 'not_a_redirect_uri' }] },
  });
});

test('a confidential app asks whether a token of its own is good; nobody else learns anything', async () => {
  const { account, token } = await aPerson();
  const app = await apps.aConfidentialApp();
  const { config, tokens } = await apps.letIn(app, token);
  const ask = (of: openid.Configuration, what: string) => openid.tokenIntrospection(of, what);
  expect(await ask(config, tokens.access_token)).toMatchObject({ active: true, sub: account.id, client_id: app.id });
  expect(await ask(config, tokens.refresh_token ?? '')).toMatchObject({ active: true, sub: account.id });
  const others = await apps.configured(await apps.aConfidentialApp());
  const publicOne = await apps.letIn(await apps.aPublicApp(), token);
  for (const [of, what] of [
    [others, tokens.access_token],
    [others, tokens.refresh_token ?? ''],
    [config, token],
    [config, 'nonsense'],
    [publicOne.config, publicOne.tokens.access_token],
    [publicOne.config, publicOne.tokens.refresh_token ?? ''],
  ] as const)
    expect(await ask(of, what)).toEqual({ active: false });
  await openid.tokenRevocation(config, tokens.refresh_token ?? '');
  expect(await ask(config, tokens.access_token)).toEqual({ active: false });
});

test.each(['access_token', 'refresh_token'] as const)('an app gives back what it was let do by its %s', async (by) => {
  const { token } = await aPerson();
  const { config, tokens } = await apps.letIn(await apps.aPublicApp(), token);
  const others = await apps.configured(await apps.aPublicApp());
  await openid.tokenRevocation(others, tokens[by] ?? '').catch(() => undefined);
  expect(await isOpen(tokens.access_token)).toBe(true);
  await openid.tokenRevocation(config, tokens[by] ?? '');
  expect(await isOpen(tokens.access_token)).toBe(false);
  await openid.tokenRevocation(config, tokens.refresh_token ?? '');
});

test('an app’s token is none by which somebody could be taken for signed in', async () => {
  const { token } = await aPerson();
  const { tokens } = await apps.letIn(await apps.aPublicApp(), token);
  const validated = async (access: string) => (await auth.post('/auth/validate', { token: access })).body;
  expect(await validated(tokens.access_token)).toEqual({ active: false });
  expect(await validated(token)).toMatchObject({ active: true });
});

test('a code outlives a moment in which accounts cannot be asked, and is good once all the same', async () => {
  const { token } = await aPerson();
  const { query, end } = await apps.begin(await apps.aPublicApp());
  const place = await apps.allowed(query, token);
  await auth.whileUsersIsAway(() => expect(end(place)).rejects.toMatchObject({ cause: { status: 503 } }));
  const { access_token } = await end(place);
  expect(await isOpen(access_token)).toBe(true);
  await expect(end(place)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await isOpen(access_token)).toBe(false);
});

test('what the app has is nowhere in the database', async () => {
  const { token } = await aPerson();
  const { query, end } = await apps.begin(await apps.aPublicApp());
  const place = await apps.allowed(query, token);
  const tokens = await end(place);
  const stored = JSON.stringify([
    await auth.service.db.selectFrom('client_app_token').selectAll().execute(),
    await auth.service.db.selectFrom('session').selectAll().execute(),
  ]);
  expect(stored).toContain((jwt.decode(tokens.access_token) as { sid: string }).sid);
  for (const kept of [new URL(place).searchParams.get('code') ?? '', tokens.refresh_token ?? '', tokens.access_token])
    expect(stored).not.toContain(kept);
});
