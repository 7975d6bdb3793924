import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

/** When an access token says that its user has proved who they are, in seconds before now. */
async function ageOf(accessToken: string): Promise<number | undefined> {
  const { provedAt } = await auth.service.context.tokenCheck(`Bearer ${accessToken}`);
  return provedAt && Math.floor(auth.service.context.now().getTime() / 1000) - provedAt;
}
const signIn = async () => {
  const account = auth.anAccount();
  return { account, ...(await auth.signIn(account.email)) };
};
const longAfterSignIn = async () => {
  const signedIn = await signIn();
  auth.secondsPass(3600);
  return { ...signedIn, ...auth.tokensOf(await auth.refresh(signedIn.refresh_token)) };
};
const WRONG = { password: 'a wrong password' };

test('a sign-in proves who somebody is, and renewing it does not', async () => {
  expect(await ageOf((await signIn()).access_token)).toBe(0);
  expect(await ageOf((await longAfterSignIn()).access_token)).toBe(3600);
});

test('a password proves it again, for the same session and with the next of its tokens', async () => {
  const { access_token, refresh_token } = await longAfterSignIn();
  const proven = auth.tokensOf(await auth.stepUp(refresh_token));
  expect(await ageOf(proven.access_token)).toBe(0);
  const sessionOf = async (token: string) => (await auth.service.context.tokenCheck(`Bearer ${token}`)).sessionId;
  expect(await sessionOf(proven.access_token)).toBe(await sessionOf(access_token));
  auth.secondsPass(60);
  const next = auth.tokensOf(await auth.refresh(proven.refresh_token));
  expect(await ageOf(next.access_token)).toBe(60);
});

test('a proof whose answer was lost can be repeated, with the password again', async () => {
  const { refresh_token } = await longAfterSignIn();
  const first = auth.tokensOf(await auth.stepUp(refresh_token));
  auth.secondsPass(5);
  expect(await auth.stepUp(refresh_token, WRONG)).toMatchObject({ status: 403 });
  const again = auth.tokensOf(await auth.stepUp(refresh_token));
  expect(again.refresh_token).toBe(first.refresh_token);
  expect(await ageOf(again.access_token)).toBe(0);
});

test('a wrong password proves nothing, and leaves the session as it was', async () => {
  const { refresh_token } = await longAfterSignIn();
  expect(await auth.stepUp(refresh_token, WRONG)).toMatchObject({ status: 403, body: { code: 'wrong_password' } });
  const { access_token } = auth.tokensOf(await auth.refresh(refresh_token));
  expect(await ageOf(access_token)).toBe(3600);
});

test('wrong ones are counted with those at the sign-in', async () => {
  const { account, refresh_token } = await signIn();
  const client = '198.51.100.20';
  for (let time = 1; time <= 3; time++) await auth.stepUp(refresh_token, { ...WRONG, client });
  for (let time = 1; time <= 2; time++) await auth.login(account.email, { ...WRONG, client });
  expect(await auth.stepUp(refresh_token, { client })).toMatchObject({
    status: 429,
    body: { code: 'too_many_failed_logins' },
  });
  expect((await auth.stepUp(refresh_token, { client: '198.51.100.21' })).status).toBe(200);
});

test('a token that was used before ends the session here too; one that never was is refused', async () => {
  const { refresh_token } = await signIn();
  const next = auth.tokensOf(await auth.refresh(refresh_token));
  const last = auth.tokensOf(await auth.refresh(next.refresh_token));
  expect(await auth.stepUp(refresh_token)).toMatchObject({ status: 401, body: { code: 'refresh_token_reused' } });
  expect((await auth.refresh(last.refresh_token)).status).toBe(401);
  expect((await auth.stepUp('x'.repeat(43))).status).toBe(401);
});

test('of a session that the previous release has begun, the token does not say when', async () => {
  const { account, refresh_token } = await signIn();
  await auth.service.db.updateTable('session').set({ proved_at: null }).where('user_id', '=', account.id).execute();
  const { access_token } = auth.tokensOf(await auth.refresh(refresh_token));
  expect(await ageOf(access_token)).toBeUndefined();
});
