import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { isCertified } from '../passkeys/check.ts';
import { authWithAccounts } from '../testing/accounts.ts';
import { aDevice, type Device } from '../testing/software-device.ts';
import { waitingForLocks } from '../testing/waiting-for-locks.ts';
import { addPasskey } from './passkeys.ts';
import { removeSecondFactorOf } from './second-factor.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts({ SECOND_FACTOR_REQUIRED_FOR: ['admin'] });
});
afterAll(() => auth.service.stop());

const offer = z.looseObject({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  excludeCredentials: z.array(z.object({ id: z.string() })),
});
const question = z.looseObject({
  challenge: z.string(),
  rpId: z.string(),
  allowCredentials: z.array(z.object({ id: z.string() })).optional(),
});
const passkey = z.looseObject({ id: z.string(), name: z.string() });
const passkeys = z.object({ items: z.array(passkey) });

/** Each on a network of their own, so that one's wrong answers are not another's. */
let networks = 0;
const aNetwork = () => `198.51.100.${(networks += 1)}`;

const begin = async (token: string) =>
  offer.parse((await auth.ask('POST', '/auth/passkeys/options', token, undefined)).body);
const add = (token: string, credential: object, name = 'Телефон') =>
  auth.ask('POST', '/auth/passkeys', token, { name, credential });
const list = async (token: string) => passkeys.parse((await auth.ask('GET', '/auth/passkeys', token)).body).items;
const askToSignIn = async () => question.parse((await auth.post('/auth/login/passkey/options', {})).body);
const signInBy = (answer: object, network = aNetwork()) => auth.post('/auth/login/passkey', answer, network);
const askToStepUp = async (token: string) => auth.ask('POST', '/auth/step-up/passkey/options', token);

async function withPasskey(device: Device = aDevice()) {
  const account = auth.anAccount();
  const tokens = await auth.signIn(account.email);
  const added = await add(tokens.access_token, device.make(await begin(tokens.access_token)));
  expect(added).toMatchObject({ status: 201 });
  return { account, device, id: passkey.parse(added.body).id, ...tokens };
}
const refused = (code: string) => ({ status: 403, body: { code } });

test('somebody makes a passkey, and signs in by it without a name or a password', async () => {
  const { account, device, access_token } = await withPasskey(aDevice({ synced: true }));
  expect(await list(access_token)).toMatchObject([{ name: 'Телефон', synced: true }]);
  const signedIn = await signInBy(device.answer(await askToSignIn()));
  expect(signedIn).toMatchObject({ status: 200, body: { account: { id: account.id, email: account.email } } });
  expect(await auth.isGood(auth.tokensOf(signedIn).access_token)).toBe(true);
  expect((await list(access_token))[0]).toHaveProperty('last_used_at');
});

test('the device is asked to know its user by itself, and is told whose passkey it makes, and which it has', async () => {
  const { account, device, access_token } = await withPasskey();
  expect(await begin(access_token)).toMatchObject({
    rp: { id: 'library.example' },
    user: { name: account.email, displayName: 'Anna' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestation: 'none',
    excludeCredentials: [{ id: device.id }],
  });
  expect(await askToSignIn()).toMatchObject({ rpId: 'library.example', userVerification: 'required' });
});

test('a passkey is two factors at once: neither who has an app nor who must have one is asked for a code', async () => {
  const admin = auth.anAccount();
  const { access_token } = await auth.signIn(admin.email);
  const device = aDevice();
  await add(access_token, device.make(await begin(access_token)));
  await auth.change(admin, { role: 'admin' });
  expect(await auth.login(admin.email)).toMatchObject(refused('second_factor_missing'));
  const signedIn = await signInBy(device.answer(await askToSignIn()));
  expect(signedIn).toMatchObject({ status: 200, body: { account: { role: 'admin' } } });
});

test('an account that was changed to and fro is signed in to as it is now', async () => {
  const { account, device } = await withPasskey();
  await auth.change(account, { role: 'librarian' });
  await auth.change(account, { role: 'reader', password: 'another long password' });
  expect(await signInBy(device.answer(await askToSignIn()))).toMatchObject({
    status: 200,
    body: { account: { role: 'reader' } },
  });
});

test.each([
  ['in a page of another site', { origin: 'https://library.example.evil.example' }],
  ['in a page of this site that stands in one of another', { crossOrigin: true }],
  ['for another site', { rpId: 'evil.example' }],
  ['that has not asked who its user is', { userVerified: false }],
  ['that nobody has touched', { userPresent: false }],
  ['to another kind of question', { type: 'webauthn.create' }],
  ['of somebody else', { userHandle: Buffer.from(randomUUID()).toString('base64url') }],
  ['with the signature of nobody', { signature: Buffer.from('no signature').toString('base64url') }],
])('no answer %s signs anybody in', async (_what, but) => {
  const { device } = await withPasskey();
  const asked = await askToSignIn();
  expect(await signInBy(device.answer(asked, but))).toMatchObject(refused('wrong_passkey'));
  expect((await signInBy(device.answer(asked))).status).toBe(200);
});

test('no passkey is added that was made elsewhere, or without asking who its user is', async () => {
  const { access_token: token } = await auth.signIn(auth.anAccount().email);
  for (const but of [
    { origin: 'http://library.example' },
    { crossOrigin: true },
    { rpId: 'evil.example' },
    { userVerified: false },
    { type: 'webauthn.get' },
  ]) {
    const made = aDevice().make(await begin(token), but);
    expect([but, await add(token, made)]).toMatchObject([but, refused('wrong_passkey')]);
  }
  expect(await list(token)).toEqual([]);
});

test('what a device says of itself is checked by its own key, and no certificate is taken', async () => {
  const { access_token: token } = await auth.signIn(auth.anAccount().email);
  const certified = aDevice().make(await begin(token), { attestation: 'certified' });
  expect(isCertified(certified.response.attestationObject)).toBe(true);
  expect(await add(token, certified)).toMatchObject(refused('wrong_passkey'));
  const device = aDevice();
  const made = device.make(await begin(token), { attestation: 'self' });
  expect(isCertified(made.response.attestationObject)).toBe(false);
  expect((await add(token, made)).status).toBe(201);
  expect((await signInBy(device.answer(await askToSignIn()))).status).toBe(200);
});

test('a question is good for five minutes, and for one answer', async () => {
  const { device } = await withPasskey();
  const late = await askToSignIn();
  auth.secondsPass(301);
  expect(await signInBy(device.answer(late))).toMatchObject(refused('passkey_too_late'));
  const answer = device.answer(await askToSignIn());
  expect((await signInBy(answer)).status).toBe(200);
  expect(await signInBy(answer)).toMatchObject(refused('passkey_too_late'));
  const asked = await askToSignIn();
  const both = await Promise.all([signInBy(device.answer(asked)), signInBy(device.answer(asked))]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
});

test('a question is good for what it was asked for, and for the sign-in that asked', async () => {
  const { account, device, access_token, refresh_token } = await withPasskey();
  const other = await auth.signIn(account.email);
  const toStepUp = question.parse((await askToStepUp(access_token)).body);
  expect(toStepUp.allowCredentials).toEqual([expect.objectContaining({ id: device.id })]);
  expect(await signInBy(device.answer(toStepUp))).toMatchObject(refused('passkey_too_late'));
  const stepUp = (token: string, answer: object) =>
    auth.post('/auth/step-up', { refresh_token: token, passkey: answer });
  expect(await stepUp(other.refresh_token, device.answer(toStepUp))).toMatchObject(refused('passkey_too_late'));
  expect(await stepUp(refresh_token, device.answer(await askToSignIn()))).toMatchObject(refused('passkey_too_late'));
  const made = aDevice().make(await begin(other.access_token));
  expect(await add(access_token, made)).toMatchObject(refused('passkey_too_late'));
  expect(
    await add(access_token, aDevice().make({ ...(await begin(access_token)), challenge: toStepUp.challenge })),
  ).toMatchObject(refused('passkey_too_late'));
  expect((await stepUp(refresh_token, device.answer(toStepUp))).status).toBe(200);
});

test('a copy of a device is found by its count, and is let in neither after the device nor again', async () => {
  const { device } = await withPasskey(aDevice({ counts: true }));
  expect((await signInBy(device.answer(await askToSignIn()))).status).toBe(200);
  for (const counter of [0, 1])
    expect(await signInBy(device.answer(await askToSignIn(), { counter }))).toMatchObject(refused('wrong_passkey'));
  expect((await signInBy(device.answer(await askToSignIn()))).status).toBe(200);
});

test('a credential is of one account: nobody else can add it, and whoever has added it is told the same again', async () => {
  const { device, access_token, id } = await withPasskey();
  const made = device.make(await begin(access_token));
  expect(passkey.parse((await add(access_token, made)).body).id).toBe(id);
  const stranger = await auth.signIn(auth.anAccount().email);
  const passedOff = aDevice({ id: device.id }).make(await begin(stranger.access_token));
  expect(await add(stranger.access_token, passedOff)).toMatchObject(refused('wrong_passkey'));
  expect(await list(stranger.access_token)).toEqual([]);
  expect((await signInBy(device.answer(await askToSignIn()))).status).toBe(200);
});

test('a passkey that nobody has is turned down as a wrong one is, and many of one make its client wait', async () => {
  const device = aDevice();
  const network = aNetwork();
  for (let time = 1; time <= 5; time++)
    expect(await signInBy(device.answer(await askToSignIn()), network)).toMatchObject(refused('wrong_passkey'));
  expect(await signInBy(device.answer(await askToSignIn()), network)).toMatchObject({
    status: 429,
    body: { code: 'too_many_failed_logins' },
  });
});

test('it is renamed and removed by whoever has it, and opens nothing then', async () => {
  const { device, id, access_token } = await withPasskey();
  const stranger = await auth.signIn(auth.anAccount().email);
  const path = `/auth/passkeys/${id}`;
  expect((await auth.ask('PATCH', path, stranger.access_token, { name: 'Моя' })).status).toBe(404);
  expect((await auth.ask('DELETE', path, stranger.access_token)).status).toBe(404);
  expect(await auth.ask('PATCH', path, access_token, { name: 'Ноутбук' })).toMatchObject({
    status: 200,
    body: { name: 'Ноутбук' },
  });
  const asked = await askToSignIn();
  expect((await auth.ask('DELETE', path, access_token)).status).toBe(204);
  expect((await auth.ask('DELETE', path, access_token)).status).toBe(404);
  expect(await signInBy(device.answer(asked))).toMatchObject(refused('wrong_passkey'));
  expect(await askToStepUp(access_token)).toMatchObject({ status: 404, body: { code: 'passkey_not_found' } });
});

test('there are twenty at most, also of those that are added at once', async () => {
  const { access_token } = await auth.signIn(auth.anAccount().email);
  const addOne = async () => (await add(access_token, aDevice().make(await begin(access_token)))).status;
  for (let count = 1; count <= 18; count++) expect(await addOne()).toBe(201);
  const made = await Promise.all(Array.from({ length: 4 }, async () => aDevice().make(await begin(access_token))));
  const answers = await Promise.all(made.map((one) => add(access_token, one)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 409, 409]);
  expect(await auth.ask('POST', '/auth/passkeys/options', access_token)).toMatchObject({
    status: 409,
    body: { code: 'too_many_passkeys', facts: { at_most: 20 } },
  });
});

test('another password leaves it as it is; it ends the sign-ins that were begun before', async () => {
  const { account, device, access_token } = await withPasskey();
  await auth.change(account, { password: 'another long password' });
  expect(await auth.isGood(access_token)).toBe(false);
  expect((await signInBy(device.answer(await askToSignIn()))).status).toBe(200);
});

test('an admin who removes what somebody has lost removes it too, and signs them out', async () => {
  const { account, device, access_token } = await withPasskey();
  const admin = await withPasskey();
  await auth.change(admin.account, { role: 'admin' });
  const asAdmin = auth.tokensOf(await signInBy(admin.device.answer(await askToSignIn()))).access_token;
  const remove = () => auth.ask('DELETE', `/users/${account.id}/second-factor`, asAdmin);
  expect((await remove()).status).toBe(204);
  expect((await remove()).status).toBe(404);
  expect(await auth.isGood(access_token)).toBe(false);
  expect(await signInBy(device.answer(await askToSignIn()))).toMatchObject(refused('wrong_passkey'));
});

const keptBy = ({ id }: { id: string }) =>
  auth.service.db.selectFrom('passkey').select('id').where('user_id', '=', id).execute();

test('one that is being added while an admin removes them goes with them', async () => {
  const { account, access_token } = await withPasskey();
  const { context, db } = auth.service;
  const { sid: sessionId } = z.object({ sid: z.string() }).parse(jwt.decode(access_token));
  const caller = { id: account.id, role: 'reader' as const, sessionId, expiresAt: 0 };
  const made = { name: 'Телефон', credential: aDevice().make(await begin(access_token)) };
  let removed: Promise<void> | undefined;
  await addPasskey(context, caller, made, async () => {
    removed = removeSecondFactorOf(context, account.id, () => Promise.resolve());
    await Promise.race([removed, waitingForLocks(db, 1)]);
  });
  await removed;
  expect(await keptBy(account)).toEqual([]);
});

test('so does one that is added by a sign-in which begins while they are removed', async () => {
  const { account } = await withPasskey();
  let token = '';
  await removeSecondFactorOf(auth.service.context, account.id, async () => {
    token = (await auth.signIn(account.email)).access_token;
    expect((await add(token, aDevice().make(await begin(token)))).status).toBe(201);
  });
  expect(await keptBy(account)).toEqual([]);
  expect(await auth.isGood(token)).toBe(false);
});

test('it goes with the account, and none is added to one that is gone', async () => {
  const { account, device, access_token } = await withPasskey();
  const made = aDevice().make(await begin(access_token));
  await auth.remove(account);
  const kept = () => auth.service.db.selectFrom('passkey').selectAll().where('user_id', '=', account.id).execute();
  expect(await kept()).toEqual([]);
  expect((await add(access_token, made)).status).toBe(401);
  expect(await kept()).toEqual([]);
  expect(await signInBy(device.answer(await askToSignIn()))).toMatchObject(refused('wrong_passkey'));
});
