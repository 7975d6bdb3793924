import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const aSignIn = () => auth.signIn(auth.anAccount().email);
const REUSED = { status: 401, body: { code: 'refresh_token_reused' } };

test('a refresh token is changed for new tokens', async () => {
  const first = await aSignIn();
  const answer = await auth.refresh(first.refresh_token);
  expect(answer.status).toBe(200);
  const second = auth.tokensOf(answer);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await auth.isGood(second.access_token)).toBe(true);
});

test('a client whose answer was lost gets the same refresh token again', async () => {
  const first = await aSignIn();
  const lost = auth.tokensOf(await auth.refresh(first.refresh_token));
  auth.secondsPass(29);
  const again = await auth.refresh(first.refresh_token);
  expect(again).toMatchObject({ status: 200, body: { refresh_token: lost.refresh_token } });
  expect(await auth.isGood(auth.tokensOf(again).access_token)).toBe(true);
  expect((await auth.refresh(lost.refresh_token)).status).toBe(200);
});

test('several at once get the same refresh token', async () => {
  const { refresh_token } = await aSignIn();
  const answers = await Promise.all([1, 2, 3, 4].map(() => auth.refresh(refresh_token)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map((answer) => auth.tokensOf(answer).refresh_token)).size).toBe(1);
});

test('a token that is used again half a minute later ends the sign-in', async () => {
  const first = await aSignIn();
  const second = auth.tokensOf(await auth.refresh(first.refresh_token));
  auth.secondsPass(31);
  expect(await auth.refresh(first.refresh_token)).toMatchObject(REUSED);
  expect((await auth.refresh(second.refresh_token)).status).toBe(401);
  expect(await auth.isGood(second.access_token)).toBe(false);
});

test('a token that is used again after what it was changed for was used ends the sign-in', async () => {
  const first = await aSignIn();
  const second = auth.tokensOf(await auth.refresh(first.refresh_token));
  const third = auth.tokensOf(await auth.refresh(second.refresh_token));
  expect(await auth.refresh(first.refresh_token)).toMatchObject(REUSED);
  expect((await auth.refresh(third.refresh_token)).status).toBe(401);
});

test('a sign-in that has ended is not renewed by a repetition', async () => {
  const first = await aSignIn();
  const second = auth.tokensOf(await auth.refresh(first.refresh_token));
  const headers = { authorization: `Bearer ${second.access_token}` };
  expect((await auth.service.request('POST', '/auth/logout', { headers })).status).toBe(204);
  expect((await auth.refresh(first.refresh_token)).status).toBe(401);
});

test('a token that nobody gave ends nothing', async () => {
  const { refresh_token } = await aSignIn();
  expect(await auth.refresh('x'.repeat(43))).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  expect((await auth.refresh(refresh_token)).status).toBe(200);
});

test('who has another role by now signs in again, and tokens with the old role are good no more', async () => {
  const account = auth.anAccount();
  await auth.change(account, { role: 'admin' });
  const first = await auth.signIn(account.email);
  auth.changeUnheard(account, { role: 'reader' });
  expect((await auth.refresh(first.refresh_token)).status).toBe(401);
  expect(await auth.isGood(first.access_token)).toBe(false);
  expect(await auth.login(account.email)).toMatchObject({ status: 200, body: { account: { role: 'reader' } } });
});

test('who has another password by now signs in again, on each of their devices', async () => {
  const account = auth.anAccount();
  const [phone, desk] = [await auth.signIn(account.email), await auth.signIn(account.email)];
  const password = 'another long password';
  auth.changeUnheard(account, { password });
  for (const { refresh_token, access_token } of [phone, desk]) {
    expect((await auth.refresh(refresh_token)).status).toBe(401);
    expect(await auth.isGood(access_token)).toBe(false);
  }
  const since = auth.tokensOf(await auth.login(account.email, { password }));
  expect((await auth.refresh(since.refresh_token)).status).toBe(200);
});

test('a sign-in that is renewed every day ends after ten days all the same', async () => {
  let { refresh_token } = await aSignIn();
  for (let day = 1; day <= 10; day += 1) {
    auth.secondsPass(86_000);
    ({ refresh_token } = auth.tokensOf(await auth.refresh(refresh_token)));
  }
  auth.secondsPass(864_000 - 10 * 86_000 - 100);
  const last = await auth.refresh(refresh_token);
  expect(last).toMatchObject({ status: 200, body: { expires_in: 100, refresh_expires_in: 100 } });
  auth.secondsPass(101);
  expect((await auth.refresh(auth.tokensOf(last).refresh_token)).status).toBe(401);
});
