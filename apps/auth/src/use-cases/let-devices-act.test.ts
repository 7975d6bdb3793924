import * as openid from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTokenCheck } from '#http/access-token.ts';
import { authWithAccounts } from '../testing/accounts.ts';
import { relyingParties, type App } from '../testing/relying-party.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
let apps: ReturnType<typeof relyingParties>;
let check: ReturnType<typeof createTokenCheck>;
beforeAll(async () => {
  auth = await authWithAccounts();
  const admin = auth.anAccount();
  await auth.change(admin, { role: 'admin' });
  apps = relyingParties(auth, (await auth.signIn(admin.email)).access_token);
  check = createTokenCheck(async () => ({ keys: auth.service.context.keys.jwks() }));
});
afterAll(() => auth.service.stop());

const aPerson = async () => {
  const account = auth.anAccount();
  return { account, token: (await auth.signIn(account.email)).access_token };
};
const anAppOnADevice = () => apps.aPublicApp({ name: 'Экран в зале', redirect_uris: [] });

/** A device shows a code, and asks for its token until somebody has answered. */
async function aDevice(app?: App, scope = 'openid offline_access loans:read') {
  const config = await apps.configured(app ?? (await anAppOnADevice()));
  const codes = await openid.initiateDeviceAuthorization(config, { scope });
  const ask = () => openid.pollDeviceAuthorizationGrant(config, { ...codes, interval: 0.05 });
  return { config, codes, ask };
}

const read = (token: string, user_code: string) => auth.ask('POST', '/oauth/device-requests', token, { user_code });
const answer = (token: string, user_code: string, allow = true) =>
  auth.ask('POST', '/oauth/device-answers', token, { user_code, allow });

test('a device shows a code, somebody enters it, sees who asks for what and allows it: the device gets tokens', async () => {
  const { account, token } = await aPerson();
  const { codes, config, ask } = await aDevice();
  expect(codes).toMatchObject({ verification_uri: 'https://library.example/device', expires_in: 600, interval: 15 });
  const waiting = ask();
  const written = ` ${codes.user_code.toLowerCase().replace('-', ' ')} `;
  expect((await read(token, written)).body).toEqual({
    app_name: 'Экран в зале',
    scopes: ['openid', 'offline_access', 'loans:read'],
  });
  expect((await answer(token, written)).status).toBe(200);
  const tokens = await waiting;
  expect(await check(`Bearer ${tokens.access_token}`)).toMatchObject({ id: account.id, role: 'reader' });
  expect(tokens.claims()).toMatchObject({ sub: account.id });
  const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
  expect((await check(`Bearer ${renewed.access_token}`)).scopes).toContain('loans:read');
  const { body } = await auth.ask('GET', '/auth/sessions', token);
  expect(body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ app: 'Экран в зале' })]) as unknown,
  });
});

test('a device gets nothing that its app may not ask for, which the page has not shown', async () => {
  const { account, token } = await aPerson();
  const app = await apps.aPublicApp({ redirect_uris: [], scopes: ['openid'] });
  const { codes, ask } = await aDevice(app, 'openid email profile offline_access loans:read');
  await answer(token, codes.user_code);
  const tokens = await ask();
  expect(tokens.claims()).toMatchObject({ sub: account.id });
  for (const claim of ['email', 'name', 'locale']) expect(tokens.claims()).not.toHaveProperty(claim);
  expect(tokens.refresh_token).toBeUndefined();
  expect((await check(`Bearer ${tokens.access_token}`)).scopes).toEqual(['openid']);
});

test('a device that somebody does not want gets nothing', async () => {
  const { token } = await aPerson();
  const { codes, ask } = await aDevice();
  expect((await answer(token, codes.user_code, false)).status).toBe(200);
  await expect(ask()).rejects.toMatchObject({ error: 'access_denied' });
});

test('a code is answered once, whoever tries at the same time, and only one of them acts on the device', async () => {
  const people = await Promise.all([1, 2, 3, 4].map(aPerson));
  const { codes, ask } = await aDevice();
  const answers = await Promise.all(people.map(({ token }) => answer(token, codes.user_code)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404, 404, 404]);
  const first = people[answers.findIndex(({ status }) => status === 200)];
  expect(await check(`Bearer ${(await ask()).access_token}`)).toMatchObject({ id: first?.account.id });
  for (const { token } of people.filter((one) => one !== first)) {
    const { body } = await auth.ask('GET', '/auth/sessions', token);
    expect((body as { items: object[] }).items.filter((one) => 'app' in one)).toEqual([]);
  }
  const late = people.find((one) => one !== first);
  expect((await answer(late?.token ?? '', codes.user_code)).status).toBe(404);
});

test('a device gets its tokens once: whoever asks again ends what it was let do', async () => {
  const { token } = await aPerson();
  const { codes, ask } = await aDevice();
  await answer(token, codes.user_code);
  const { sessionId } = await check(`Bearer ${(await ask()).access_token}`);
  await expect(ask()).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await auth.service.context.revoked.has(sessionId)).toBe(true);
});

test('a device that asks while accounts cannot be asked gets its tokens the next time', async () => {
  const { token } = await aPerson();
  const { codes, config, ask } = await aDevice();
  await answer(token, codes.user_code);
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: codes.device_code,
    client_id: config.clientMetadata().client_id,
  };
  await auth.whileUsersIsAway(async () =>
    expect((await auth.service.request('POST', '/oauth/token', { form })).status).toBe(503),
  );
  const { sessionId } = await check(`Bearer ${(await ask()).access_token}`);
  expect(await auth.service.context.revoked.has(sessionId)).toBe(false);
});

test('whoever did not get the answer may give theirs again, and nobody another one', async () => {
  const { token } = await aPerson();
  const other = await aPerson();
  const { codes, ask } = await aDevice();
  const first = await answer(token, codes.user_code);
  expect(await answer(token, codes.user_code)).toMatchObject({ status: 200, body: first.body });
  const { sessionId } = await check(`Bearer ${(await ask()).access_token}`);
  expect(await answer(token, codes.user_code)).toMatchObject({ status: 200, body: first.body });
  for (const one of [await answer(token, codes.user_code, false), await answer(other.token, codes.user_code)])
    expect(one).toMatchObject({ status: 404, body: { code: 'wrong_device_code' } });
  expect(await auth.service.context.revoked.has(sessionId)).toBe(false);
  expect((await read(token, codes.user_code)).status).toBe(404);
  await auth.ask('DELETE', `/auth/sessions/${sessionId}`, token);
  expect((await answer(token, codes.user_code)).status).toBe(404);
});

test('answers of one person at the same time begin one sign-in', async () => {
  const { token } = await aPerson();
  const { codes } = await aDevice();
  const answers = await Promise.all([1, 2, 3].map(() => answer(token, codes.user_code)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const { body } = await auth.ask('GET', '/auth/sessions', token);
  expect((body as { items: object[] }).items.filter((one) => 'app' in one)).toHaveLength(1);
});

test('a refusal may be given again by whoever gave it', async () => {
  const { token } = await aPerson();
  const other = await aPerson();
  const { codes, ask } = await aDevice();
  for (const _time of ['once', 'again']) expect((await answer(token, codes.user_code, false)).status).toBe(200);
  expect((await answer(token, codes.user_code)).status).toBe(404);
  expect((await answer(other.token, codes.user_code, false)).status).toBe(404);
  await expect(ask()).rejects.toMatchObject({ error: 'access_denied' });
});

test('a code that no device shows is told apart from none that it might be', async () => {
  const { token } = await aPerson();
  const { codes } = await aDevice();
  for (const wrong of ['BCDF-GHJK', 'x', '💥', `${codes.user_code}B`, "' or 1=1 --"])
    for (const tried of [await read(token, wrong), await answer(token, wrong)])
      expect([wrong, tried.status, tried.body]).toMatchObject([wrong, 404, { code: 'wrong_device_code' }]);
  auth.secondsPass(601);
  const later = (await aPerson()).token;
  expect((await answer(later, codes.user_code)).status).toBe(404);
});

test('answering takes a fresh sign-in, and no app does it', async () => {
  const { token } = await aPerson();
  const { codes } = await aDevice();
  const { tokens } = await apps.letIn(await apps.aPublicApp(), token);
  expect(await answer(tokens.access_token, codes.user_code)).toMatchObject({ body: { code: 'outside_scope' } });
  const stored = JSON.stringify(await auth.service.db.selectFrom('device_code').selectAll().execute());
  for (const kept of [codes.device_code, codes.user_code, codes.user_code.replace('-', '')])
    expect(stored).not.toContain(kept);
});

test('an app that people come back to shows no code, and one on a device sends nobody here', async () => {
  await expect(aDevice(await apps.aPublicApp())).rejects.toMatchObject({ error: expect.any(String) as unknown });
  const { query } = await apps.begin(await anAppOnADevice());
  expect((await auth.post('/oauth/authorization-requests', { query })).status).toBe(422);
});
