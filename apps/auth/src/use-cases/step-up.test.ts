import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { authWithAccounts } from '../testing/accounts.ts';
import { aDevice } from '../testing/software-device.ts';

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

/** Somebody who has an app and a passkey, long after the sign-in. */
async function withMore() {
  const { access_token, ...signedIn } = await signIn();
  const ask = async (path: string, body?: object) => (await auth.ask('POST', path, access_token, body)).body;
  const { secret } = appAnswer.parse(await ask('/auth/second-factor/authenticator'));
  const codeNow = () => new TOTP({ secret }).generate({ timestamp: auth.service.context.now().getTime() });
  const { recovery_codes } = codesAnswer.parse(await ask('/auth/second-factor/confirmation', { code: codeNow() }));
  const device = aDevice();
  const credential = device.make(offerAnswer.parse(await ask('/auth/passkeys/options')));
  await ask('/auth/passkeys', { name: 'Телефон', credential });
  auth.secondsPass(3600);
  return { ...signedIn, ...auth.tokensOf(await auth.refresh(signedIn.refresh_token)), codeNow, recovery_codes, device };
}
const appAnswer = z.object({ secret: z.string() });
const codesAnswer = z.object({ recovery_codes: z.array(z.string()) });
const offerAnswer = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
});
const questionAnswer = z.object({ challenge: z.string(), rpId: z.string() });
const stepUpBy = (refresh_token: string, proof: object) =>
  auth.post('/auth/step-up', { refresh_token, ...proof }, '198.51.100.30');

test('so does a code of an app, once; a recovery code does not, and stays good for a sign-in', async () => {
  const { refresh_token, codeNow, recovery_codes } = await withMore();
  for (const code of [recovery_codes[0], codeNow() === '000000' ? '000001' : '000000'])
    expect(await stepUpBy(refresh_token, { code })).toMatchObject({ status: 403, body: { code: 'wrong_code' } });
  const code = codeNow();
  const proven = auth.tokensOf(await stepUpBy(refresh_token, { code }));
  expect(await ageOf(proven.access_token)).toBe(0);
  expect((await stepUpBy(proven.refresh_token, { code })).status).toBe(403);
  const { recovery_codes_left } = z
    .object({ recovery_codes_left: z.number() })
    .parse((await auth.ask('GET', '/auth/second-factor', proven.access_token)).body);
  expect(recovery_codes_left).toBe(10);
});

test('a code proves nothing without an app that counts', async () => {
  const { access_token, refresh_token } = await signIn();
  const code = '123456';
  const none = { status: 404, body: { code: 'no_second_factor' } };
  expect(await stepUpBy(refresh_token, { code })).toMatchObject(none);
  const { secret } = appAnswer.parse((await auth.ask('POST', '/auth/second-factor/authenticator', access_token)).body);
  const right = new TOTP({ secret }).generate({ timestamp: auth.service.context.now().getTime() });
  expect(await stepUpBy(refresh_token, { code: right })).toMatchObject(none);
});

test('so does a passkey of the account, and no passkey of another', async () => {
  const [one, other] = [await withMore(), await withMore()];
  const asked = async () =>
    questionAnswer.parse((await auth.ask('POST', '/auth/step-up/passkey/options', one.access_token)).body);
  expect(await stepUpBy(one.refresh_token, { passkey: other.device.answer(await asked()) })).toMatchObject({
    status: 403,
    body: { code: 'wrong_passkey' },
  });
  const proven = auth.tokensOf(await stepUpBy(one.refresh_token, { passkey: one.device.answer(await asked()) }));
  expect(await ageOf(proven.access_token)).toBe(0);
});

test('it takes one proof, and of several the first; none is refused', async () => {
  const { refresh_token } = await signIn();
  expect((await stepUpBy(refresh_token, {})).status).toBe(400);
  const both = { password: 'a long enough password', code: '123456' };
  expect(await stepUpBy(refresh_token, both)).toMatchObject({ status: 404, body: { code: 'no_second_factor' } });
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
