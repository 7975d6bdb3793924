import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { waitFor } from '#testing/wait-for.ts';
import { authWithAccounts, type TestAccount } from '../testing/accounts.ts';
import { aBrowser, anOutsideProvider, CLIENT, type Lie, type RunningProvider } from '../testing/outside-provider.ts';
import { removeSecondFactorOf } from './second-factor.ts';

const CITY: string = 'city';
const [REGION, GONE] = ['region', 'gone'];
const title = { ru: 'Аккаунт города', en: 'City account' };

let city: RunningProvider;
let region: RunningProvider;
let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  city = await anOutsideProvider(['https://library.example/outside/city']);
  region = await anOutsideProvider(['https://library.example/outside/region']);
  const at = (id: string, issuer: string, client_id: string = CLIENT.id) =>
    ({ id, issuer, client_id, title, authentication: 'client_secret_basic' }) as const;
  // Nobody listens at the first port.
  const OUTSIDE_PROVIDERS = [at(CITY, city.issuer), at(REGION, region.issuer), at(GONE, 'http://127.0.0.1:1')];
  auth = await authWithAccounts(
    { OUTSIDE_PROVIDERS, SECOND_FACTOR_REQUIRED_FOR: ['admin'] },
    { 'outside-provider-secrets': JSON.stringify({ [CITY]: CLIENT.secret, [REGION]: 'not its secret' }) },
  );
});
afterAll(async () => {
  await auth.service.stop();
  await city.stop();
  await region.stop();
});

const way = z.object({ redirect_to: z.url(), browser_secret: z.string() });
const linkWay = z.object({ redirect_to: z.url() });
const account = z.looseObject({ id: z.string(), provider: z.string() });
const asked = z.object({ facts: z.object({ challenge: z.string() }) });
const refused = (code: string, status = 403) => ({ status, body: { code } });
const OVER = refused('outside_sign_in_over');

type Ask = typeof auth.service.request;
const fromGateway = (path: string, body: object, ask: Ask = auth.service.request) =>
  ask('POST', path, { body, headers: { 'dapr-caller-app-id': 'gateway', 'x-client-address': '203.0.113.7' } });
const begin = async (provider = CITY, ask?: Ask) =>
  way.parse((await fromGateway('/internal/outside-sign-ins', { provider }, ask)).body);
const signIn = (answer: string, browser_secret: string, { provider = CITY } = {}) =>
  fromGateway('/internal/outside-sign-ins/answer', { provider, answer, browser_secret });

const beginLink = (token: string, provider = CITY) =>
  auth.ask('POST', '/auth/outside-accounts/requests', token, { provider });
const addressOf = async (token: string) => linkWay.parse((await beginLink(token)).body).redirect_to;
const link = (token: string, answer: string, provider = CITY) =>
  auth.ask('POST', '/auth/outside-accounts', token, { provider, answer });
const list = async (token: string) =>
  z.object({ items: z.array(account) }).parse((await auth.ask('GET', '/auth/outside-accounts', token)).body).items;

let people = 0;
const aName = () => `citizen-${(people += 1)}`;

/** Who has gone from the library's sign-in page to a provider, and come back. */
async function back(name: string, provider = CITY, browser = aBrowser()) {
  const { redirect_to, browser_secret: secret } = await begin(provider);
  return { answer: await browser.goes(redirect_to, name), secret };
}

async function signInAs(name: string, browser = aBrowser()) {
  const { answer, secret } = await back(name, CITY, browser);
  return signIn(answer, secret);
}

/** Somebody with an account here that is linked with one there. */
async function linked(who: TestAccount = auth.anAccount()) {
  const name = aName();
  const { access_token: token } = await auth.signIn(who.email);
  const added = await link(token, await aBrowser().goes(await addressOf(token), name));
  expect(added).toMatchObject({ status: 201, body: { provider: CITY, title } });
  return { who, name, token, id: account.parse(added.body).id };
}

test('somebody links their account, and signs in by it from then on', async () => {
  const { who, name, token } = await linked();
  const signedIn = await signInAs(name);
  expect(signedIn).toMatchObject({ status: 200, body: { account: { id: who.id, email: who.email } } });
  expect(await auth.isGood(auth.tokensOf(signedIn).access_token)).toBe(true);
  expect(await list(token)).toEqual([expect.objectContaining({ provider: CITY, last_used_at: expect.any(String) })]);
  expect(await auth.trailAbout(who.id)).toContainEqual(expect.objectContaining({ action: 'outside_account.add' }));
  expect(await auth.trailAbout(who.id)).toContainEqual(expect.objectContaining({ action: 'session.open' }));
});

test('its owner sees among their sign-ins which was by it', async () => {
  const { name, token } = await linked();
  auth.secondsPass(1);
  await signInAs(name);
  const { body } = await auth.ask('GET', '/auth/sessions', token);
  const { items } = z.object({ items: z.array(z.looseObject({ provider: z.unknown().optional() })) }).parse(body);
  expect(items.map(({ provider }) => provider)).toEqual([title, undefined]);
});

test('the library asks for nothing but who it is, with all that makes an answer its own', async () => {
  const { redirect_to } = await begin();
  const { searchParams: asked } = new URL(redirect_to);
  expect(Object.fromEntries(asked)).toMatchObject({
    scope: 'openid',
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: 'https://library.example/outside/city',
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^sign-in\.[\w-]{43}$/),
  });
  const { rows } = await sql<Record<string, unknown>>`select * from outside_request`.execute(auth.service.db);
  const kept = JSON.stringify(
    rows.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('utf8') : value))),
  );
  for (const secret of ['state', 'nonce', 'code_challenge']) expect(kept).not.toContain(asked.get(secret));
});

test('an account that nobody has linked opens nothing, whatever address its provider tells', async () => {
  const owner = auth.anAccount();
  const { answer, secret } = await back(aName());
  const said = { claims: { email: owner.email, email_verified: true } };
  expect(await city.lies(said, () => signIn(answer, secret))).toMatchObject(refused('outside_account_unknown'));
});

test('an answer is good once, also at the same time, and for ten minutes', async () => {
  const { name } = await linked();
  const { answer, secret } = await back(name);
  const both = await Promise.all([signIn(answer, secret), signIn(answer, secret)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
  expect(await signIn(answer, secret)).toMatchObject(OVER);
  const late = await back(name);
  auth.secondsPass(601);
  expect(await signIn(late.answer, late.secret)).toMatchObject(OVER);
});

test('it is taken from the browser that was sent, and for what it was sent', async () => {
  const { name, token } = await linked();
  const [own, others] = [await begin(), await begin()];
  const answer = await aBrowser().goes(own.redirect_to, name);
  expect(await signIn(answer, others.browser_secret)).toMatchObject(OVER);
  expect(await signIn(answer, own.browser_secret, { provider: REGION })).toMatchObject(OVER);
  expect(await link(token, answer)).toMatchObject(OVER);
  expect((await signIn(answer, own.browser_secret)).status).toBe(200);
});

test('nobody is made to link another one’s account: an answer is taken from the sign-in that was sent', async () => {
  const [victim, thief] = [auth.anAccount(), auth.anAccount()];
  const { access_token: thiefs } = await auth.signIn(thief.email);
  const { access_token: victims } = await auth.signIn(victim.email);
  const answer = await aBrowser().goes(await addressOf(thiefs), aName());
  expect(await link(victims, answer)).toMatchObject(OVER);
  expect(await signIn(answer, 'no secret')).toMatchObject(OVER);
  expect(await list(victims)).toEqual([]);
});

const now = Math.floor(Date.now() / 1000);
test.each<[string, Lie]>([
  ['for another request', { claims: { nonce: 'another' } }],
  ['for no request', { claims: { nonce: undefined } }],
  ['of another provider', { claims: { iss: 'https://elsewhere.example' } }],
  ['for another client', { claims: { aud: 'another' } }],
  ['for several clients, and asked for by another', { claims: { aud: [CLIENT.id, 'another'], azp: 'another' } }],
  ['that has run out', { claims: { iat: now - 7200, exp: now - 3600 } }],
  ['about nobody', { claims: { sub: undefined } }],
  ['about somebody of a name longer than there are', { claims: { sub: 'x'.repeat(256) } }],
  ['with the signature of another key', { otherKey: true }],
  ['without a signature', { unsigned: true }],
])('no ID token %s signs anybody in', async (_what, how) => {
  const { name } = await linked();
  const { answer, secret } = await back(name);
  expect(await city.lies(how, () => signIn(answer, secret))).toMatchObject(refused('outside_answer_refused'));
  expect((await signInAs(name)).status).toBe(200);
});

test.each([
  ['by another provider', { iss: 'https://elsewhere.example' }, 'outside_answer_refused'],
  ['with a code of nobody', { code: 'made-up' }, 'outside_answer_refused'],
  ['with a state of nobody', { state: 'sign-in.made-up' }, 'outside_sign_in_over'],
])('no answer %s signs anybody in', async (_what, change, code) => {
  const { name } = await linked();
  const { answer, secret } = await back(name);
  const another = new URLSearchParams(answer);
  for (const [key, value] of Object.entries(change)) another.set(key, value);
  expect(await signIn(another.toString(), secret)).toMatchObject(refused(code));
});

test('whoever does not sign in there is told so', async () => {
  expect(await signInAs('')).toMatchObject(refused('outside_sign_in_denied'));
});

test('an account there is of one account here, and of a provider there is one', async () => {
  const { name, token, id } = await linked();
  const again = await link(token, await aBrowser().goes(await addressOf(token), name));
  expect(again).toMatchObject({ status: 201, body: { id } });
  const second = await link(token, await aBrowser().goes(await addressOf(token), aName()));
  expect(second).toMatchObject(refused('outside_account_exists', 409));
  const { access_token: strangers } = await auth.signIn(auth.anAccount().email);
  const taken = await link(strangers, await aBrowser().goes(await addressOf(strangers), name));
  expect(taken).toMatchObject(refused('outside_account_taken', 409));
  expect(await list(strangers)).toEqual([]);
});

test('of two who link the same account at once, one does', async () => {
  const name = aName();
  const tokens = [await auth.signIn(auth.anAccount().email), await auth.signIn(auth.anAccount().email)];
  const answers = await Promise.all(
    tokens.map(async ({ access_token: token }) => link(token, await aBrowser().goes(await addressOf(token), name))),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
});

test('it proves as much as a password: who has a second factor, or must have one, takes the second step', async () => {
  const { who, name } = await linked();
  await auth.change(who, { role: 'admin' });
  expect(await signInAs(name)).toMatchObject(refused('second_factor_missing'));
  const { challenge } = asked.parse((await signInAs(name)).body).facts;
  const { secret } = z
    .object({ secret: z.string() })
    .parse((await auth.post('/auth/login/authenticator', { challenge })).body);
  const code = new TOTP({ secret }).generate({ timestamp: auth.service.context.now().getTime() });
  const signedIn = await auth.post('/auth/login/second-step', { challenge, code });
  expect(signedIn).toMatchObject({ status: 200, body: { account: { role: 'admin' } } });
  const { body } = await auth.ask('GET', '/auth/sessions', auth.tokensOf(signedIn).access_token);
  expect(body).toMatchObject({ items: [{ provider: title, current: true }] });
});

test('a second step is over with the account that it was begun by', async () => {
  const { who, name, token, id } = await linked();
  auth.changeUnheard(who, { role: 'admin' });
  const { challenge } = asked.parse((await signInAs(name)).body).facts;
  expect((await auth.ask('DELETE', `/auth/outside-accounts/${id}`, token)).status).toBe(204);
  expect(await auth.post('/auth/login/authenticator', { challenge })).toMatchObject(refused('sign_in_expired', 401));
});

test('it is proof from when somebody has signed in there, and not from when they come back', async () => {
  const { name } = await linked();
  const fresh = auth.tokensOf(await signInAs(name));
  expect((await beginLink(fresh.access_token)).status).toBe(200);
  for (const auth_time of [now - 900, undefined]) {
    const { answer, secret } = await back(name);
    const stale = await city.lies({ claims: { auth_time } }, () => signIn(answer, secret));
    expect(await beginLink(auth.tokensOf(stale).access_token)).toMatchObject(refused('fresh_sign_in_needed'));
  }
});

test('its owner is told, and it opens nothing once it is unlinked', async () => {
  const { who, name, token, id } = await linked();
  const told = async () =>
    (await auth.service.published())
      .filter(({ subject }) => subject === who.id)
      .map(({ data }) => z.looseObject({ sign_in_change: z.string().optional() }).parse(data).sign_in_change);
  expect(await told()).toEqual(['outside_account_added']);
  const { access_token: strangers } = await auth.signIn(auth.anAccount().email);
  expect((await auth.ask('DELETE', `/auth/outside-accounts/${id}`, strangers)).status).toBe(404);
  expect((await auth.ask('DELETE', `/auth/outside-accounts/${id}`, token)).status).toBe(204);
  expect((await auth.ask('DELETE', `/auth/outside-accounts/${id}`, token)).status).toBe(404);
  expect(await told()).toEqual(['outside_account_removed']);
  expect(await signInAs(name)).toMatchObject(refused('outside_account_unknown'));
  expect((await auth.login(who.email)).status).toBe(200);
});

test('an account that is deleted, or whose factors an admin removes, is opened by it no more', async () => {
  const [deleted, cleared] = [await linked(), await linked()];
  await auth.remove(deleted.who);
  expect(await signInAs(deleted.name)).toMatchObject(refused('outside_account_unknown'));
  const { access_token: stranger } = await auth.signIn(auth.anAccount().email);
  expect((await link(stranger, await aBrowser().goes(await addressOf(stranger), deleted.name))).status).toBe(201);
  await removeSecondFactorOf(auth.service.context, cleared.who.id, () => Promise.resolve());
  expect(await signInAs(cleared.name)).toMatchObject(refused('outside_account_unknown'));
  expect(await auth.isGood(cleared.token)).toBe(false);
});

test('another password leaves it as it is', async () => {
  const { who, name } = await linked();
  const { answer, secret } = await back(name);
  await auth.change(who, { password: 'another long password' });
  expect((await signIn(answer, secret)).status).toBe(200);
});

const AWAY = refused('outside_provider_away', 424);

test('a provider that is away, or fails, is told as that, and keeps nobody else waiting', async () => {
  const { who, name } = await linked();
  expect(await fromGateway('/internal/outside-sign-ins', { provider: GONE })).toMatchObject(AWAY);
  const [failing, silent] = [await back(name), await back(name)];
  await city.isBroken(async () => expect(await signIn(failing.answer, failing.secret)).toMatchObject(AWAY));
  await city.isSilent(async () => {
    const waiting = signIn(silent.answer, silent.secret);
    expect((await auth.login(who.email)).status).toBe(200);
    expect(await waiting).toMatchObject(AWAY);
  });
  expect((await signInAs(name)).status).toBe(200);
});

test('a provider that does not know the library any more is told as one that is away', async () => {
  const { answer, secret } = await back(aName(), REGION);
  expect(await signIn(answer, secret, { provider: REGION })).toMatchObject(AWAY);
});

test('fifty may wait for a provider at the same time, and whoever comes then is told at once', async () => {
  const { name } = await linked();
  const all = [];
  for (let count = 0; count <= 50; count += 1) all.push(await back(name));
  const [another, ...first] = all;
  const askedBefore = city.asked.length;
  const waiting = await city.isSilent(async () => {
    const answers = first.map(({ answer, secret }) => signIn(answer, secret));
    await waitFor('fifty questions', async () => city.asked.length >= askedBefore + 50);
    expect(await signIn(another?.answer ?? '', another?.secret ?? '')).toMatchObject(AWAY);
    return answers.map((answer) => ({ answer }));
  });
  for (const { answer } of waiting) expect((await answer).status).toBe(200);
});

test('keys that a provider changes are known at once', async () => {
  const { name } = await linked();
  expect((await signInAs(name)).status).toBe(200);
  city.takeNewKeys();
  expect((await signInAs(name)).status).toBe(200);
});

test('one replica sends somebody there, and another takes the answer', async () => {
  const { name } = await linked();
  const other = await auth.replica();
  const { redirect_to, browser_secret: secret } = await begin(CITY, other.request);
  expect((await signIn(await aBrowser().goes(redirect_to, name), secret)).status).toBe(200);
  await other.stop();
});

test('there are those that the library was told of, and no others', async () => {
  expect(await auth.service.request('GET', '/outside-providers')).toMatchObject({
    status: 200,
    body: {
      items: [
        { id: CITY, title },
        { id: REGION, title },
        { id: GONE, title },
      ],
    },
  });
  expect(await fromGateway('/internal/outside-sign-ins', { provider: 'none' })).toMatchObject(
    refused('outside_provider_not_found', 404),
  );
  expect((await auth.service.request('POST', '/internal/outside-sign-ins', { body: { provider: CITY } })).status).toBe(
    403,
  );
});
