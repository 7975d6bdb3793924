import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts({ SECOND_FACTOR_REQUIRED_FOR: ['admin'] });
});
afterAll(() => auth.service.stop());

const setUpAnswer = z.object({ uri: z.string(), secret: z.string() });
const codesAnswer = z.object({ recovery_codes: z.array(z.string()).length(10) });
const turnedDown = z.object({ code: z.string(), facts: z.object({ challenge: z.string() }) });

const STEP_SECONDS = 30;
/** What the app shows now, or so many half minutes from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret }).generate({
    timestamp: auth.service.context.now().getTime() + steps * STEP_SECONDS * 1000,
  });
const aWrongCode = (secret: string) =>
  [-1, 0, 1].map((step) => codeOf(secret, step)).includes('000000') ? '000001' : '000000';

/** Somebody who has an app. */
async function withApp() {
  const account = auth.anAccount();
  const { access_token: token } = await auth.signIn(account.email);
  const { secret } = setUpAnswer.parse((await auth.ask('POST', '/auth/second-factor/authenticator', token)).body);
  const confirmed = await auth.ask('POST', '/auth/second-factor/confirmation', token, { code: codeOf(secret) });
  auth.secondsPass(STEP_SECONDS);
  return { account, token, secret, codes: codesAnswer.parse(confirmed.body).recovery_codes };
}
/** @returns the challenge that the password brings */
async function challengeOf(email: string, code = 'second_factor_needed') {
  const answer = await auth.login(email);
  expect(answer).toMatchObject({ status: 403, body: { code } });
  return turnedDown.parse(answer.body).facts.challenge;
}
const step = (challenge: string, code: string, client?: string) =>
  auth.post('/auth/login/second-step', { challenge, code }, client);

test('whoever has no app signs in by the password alone, and one that is not confirmed does not count', async () => {
  const { email } = auth.anAccount();
  const { access_token } = await auth.signIn(email);
  await auth.ask('POST', '/auth/second-factor/authenticator', access_token);
  expect((await auth.ask('GET', '/auth/second-factor', access_token)).body).toEqual({ required: false });
  expect((await auth.login(email)).status).toBe(200);
});

test('whoever has one signs in by the password and a code, which is good once', async () => {
  const { account, secret, token } = await withApp();
  expect((await auth.ask('GET', '/auth/second-factor', token)).body).toMatchObject({ recovery_codes_left: 10 });
  const code = codeOf(secret);
  const signedIn = await step(await challengeOf(account.email), code);
  expect(signedIn).toMatchObject({ status: 200, body: { account: { id: account.id } } });
  expect(await auth.isGood(auth.tokensOf(signedIn).access_token)).toBe(true);
  expect(await step(await challengeOf(account.email), code)).toMatchObject({
    status: 403,
    body: { code: 'wrong_code' },
  });
});

test('a code of the half minute before or after is good, since clocks differ; none of an earlier one, and none that comes later', async () => {
  const { account, secret } = await withApp();
  auth.secondsPass(5 * STEP_SECONDS);
  expect((await step(await challengeOf(account.email), codeOf(secret, -2))).status).toBe(403);
  expect((await step(await challengeOf(account.email), codeOf(secret, 2))).status).toBe(403);
  expect((await step(await challengeOf(account.email), codeOf(secret, -1))).status).toBe(200);
  expect((await step(await challengeOf(account.email), codeOf(secret, 1))).status).toBe(200);
  expect((await step(await challengeOf(account.email), codeOf(secret, 0))).status).toBe(403);
});

test('of two who use one code at once, one signs in', async () => {
  const { account, secret } = await withApp();
  const challenges = [await challengeOf(account.email), await challengeOf(account.email)];
  const answers = await Promise.all(challenges.map((challenge) => step(challenge, codeOf(secret))));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
});

test('a challenge is good for five minutes, for one sign-in, and for no code of somebody else', async () => {
  const [one, other] = [await withApp(), await withApp()];
  const late = await challengeOf(one.account.email);
  auth.secondsPass(301);
  expect(await step(late, codeOf(one.secret))).toMatchObject({ status: 401, body: { code: 'sign_in_expired' } });
  const challenge = await challengeOf(one.account.email);
  expect((await step(challenge, codeOf(other.secret))).status).toBe(403);
  expect((await step(challenge, codeOf(one.secret))).status).toBe(200);
  expect((await step(challenge, codeOf(one.secret, 1))).status).toBe(401);
  expect((await step('x'.repeat(43), codeOf(one.secret))).status).toBe(401);
});

test('a password that is changed meanwhile ends the challenge', async () => {
  const { account, secret } = await withApp();
  const challenge = await challengeOf(account.email);
  auth.changeUnheard(account, { password: 'another long password' });
  expect((await step(challenge, codeOf(secret))).status).toBe(401);
});

test('without the telephone, a recovery code is good once, in whatever letters it is typed', async () => {
  const { account, codes, token } = await withApp();
  const [first = ''] = codes;
  const typed = ` ${first.toLowerCase().replace('-', ' ')}`;
  expect((await step(await challengeOf(account.email), typed)).status).toBe(200);
  expect((await step(await challengeOf(account.email), first)).status).toBe(403);
  expect((await auth.ask('GET', '/auth/second-factor', token)).body).toMatchObject({ recovery_codes_left: 9 });
});

test('new recovery codes make the old ones good for nothing', async () => {
  const { account, codes, token } = await withApp();
  const renewed = codesAnswer.parse((await auth.ask('POST', '/auth/second-factor/recovery-codes', token)).body);
  expect((await step(await challengeOf(account.email), codes[0] ?? '')).status).toBe(403);
  expect((await step(await challengeOf(account.email), renewed.recovery_codes[0] ?? '')).status).toBe(200);
});

test('wrong codes make a client wait, whatever passwords come between; the owner elsewhere signs in', async () => {
  const { account, secret } = await withApp();
  for (let time = 1; time <= 5; time++)
    expect((await step(await challengeOf(account.email), aWrongCode(secret), '198.51.100.40')).status).toBe(403);
  const challenge = await challengeOf(account.email);
  expect(await step(challenge, codeOf(secret), '198.51.100.40')).toMatchObject({
    status: 429,
    body: { code: 'too_many_failed_logins' },
  });
  expect((await step(challenge, codeOf(secret), '198.51.100.41')).status).toBe(200);
});

test('an app is replaced only after it is removed, and then the password alone is enough again', async () => {
  const { account, token, secret } = await withApp();
  expect(await auth.ask('POST', '/auth/second-factor/authenticator', token)).toMatchObject({
    status: 409,
    body: { code: 'second_factor_exists' },
  });
  const challenge = await challengeOf(account.email);
  expect((await auth.ask('DELETE', '/auth/second-factor', token)).status).toBe(204);
  expect((await auth.ask('DELETE', '/auth/second-factor', token)).status).toBe(404);
  expect((await step(challenge, codeOf(secret))).status).toBe(401);
  expect((await auth.ask('POST', '/auth/second-factor/recovery-codes', token)).status).toBe(404);
  expect((await auth.login(account.email)).status).toBe(200);
});

test('a role that must have an app sets it up by the sign-in itself, and cannot remove it', async () => {
  const admin = auth.anAccount();
  await auth.change(admin, { role: 'admin' });
  const challenge = await challengeOf(admin.email, 'second_factor_missing');
  const { secret } = setUpAnswer.parse((await auth.post('/auth/login/authenticator', { challenge })).body);
  expect((await step(challenge, aWrongCode(secret))).status).toBe(403);
  const { access_token } = auth.tokensOf(await step(challenge, codeOf(secret)));
  expect(await auth.ask('DELETE', '/auth/second-factor', access_token)).toMatchObject({
    status: 409,
    body: { code: 'second_factor_required' },
  });
  expect((await auth.ask('GET', '/auth/second-factor', access_token)).body).toMatchObject({ required: true });
  const again = await challengeOf(admin.email);
  expect((await auth.post('/auth/login/authenticator', { challenge: again })).status).toBe(409);
});

test('an admin removes that of somebody who has lost it, who is signed out everywhere', async () => {
  const { account, token } = await withApp();
  expect((await auth.ask('DELETE', `/users/${account.id}/second-factor`, token)).status).toBe(403);
  const admin = auth.anAccount();
  await auth.change(admin, { role: 'admin' });
  const challenge = await challengeOf(admin.email, 'second_factor_missing');
  const { secret } = setUpAnswer.parse((await auth.post('/auth/login/authenticator', { challenge })).body);
  const { access_token } = auth.tokensOf(await step(challenge, codeOf(secret)));
  expect((await auth.ask('DELETE', `/users/${account.id}/second-factor`, access_token)).status).toBe(204);
  expect(await auth.isGood(token)).toBe(false);
  expect((await auth.login(account.email)).status).toBe(200);
});

test('what is kept tells neither secret nor codes, and goes with the account', async () => {
  const { account, secret, codes } = await withApp();
  const { db } = auth.service;
  await challengeOf(account.email);
  const kept = async () =>
    Promise.all(
      (['authenticator', 'recovery_code', 'sign_in_challenge'] as const).map((table) =>
        db.selectFrom(table).selectAll().where('user_id', '=', account.id).execute(),
      ),
    );
  const before = await kept();
  expect(before.map((rows) => rows.length)).toEqual([1, 10, 1]);
  const bytes = JSON.stringify(before);
  for (const said of [new TOTP({ secret }).secret.bytes, ...codes.map((code) => Buffer.from(code))])
    expect(bytes).not.toContain(JSON.stringify([...said]).slice(1, -1));
  await auth.remove(account);
  expect((await kept()).flat()).toEqual([]);
});
