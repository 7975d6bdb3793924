import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import * as openid from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testTokenCheck } from '#testing/access-tokens.ts';
import { createTokenCheck } from '#http/access-token.ts';
import { startAuth } from '../testing/auth.ts';

const PUBLIC = 'https://library.example';
const secret = z.object({ client_id: z.string(), client_secret: z.string() });
const claims = z.looseObject({ exp: z.number(), iat: z.number() });

let auth: Awaited<ReturnType<typeof startAuth>>;
let check: ReturnType<typeof createTokenCheck>;
beforeAll(async () => {
  auth = await startAuth({ context: { tokenCheck: testTokenCheck() } });
  check = createTokenCheck(async () => ({ keys: auth.context.keys.jwks() }));
});
afterAll(() => auth.stop());

const admin = { id: randomUUID(), role: 'admin' } as const;
const PARTNER = { name: 'Сводный каталог', role: 'partner' };

const set = (id: string, program: object = PARTNER) =>
  auth.request('PUT', `/auth/programs/${id}`, { as: admin, body: program });
const remove = (id: string) => auth.request('DELETE', `/auth/programs/${id}`, { as: admin });
const giveSecret = async (id: string) =>
  secret.parse((await auth.request('POST', `/auth/programs/${id}/secret`, { as: admin })).body).client_secret;

/** A program with a secret. */
async function aProgram(program: object = PARTNER) {
  const id = randomUUID();
  expect((await set(id, program)).status).toBe(200);
  return { id, secret: await giveSecret(id) };
}

/** Below the public address, auth answers; what it answers is the test's, and what is asked is openid-client's. */
const fetchFromAuth: openid.CustomFetch = async (address, options) => {
  const path = address.replace(`${PUBLIC}/api/v1`, auth.url);
  const { method, headers, body } = options;
  return fetch(path, { method, headers, body: body instanceof URLSearchParams ? body.toString() : null });
};

/** A relying party that nobody here wrote. */
async function relyingParty({ id, secret: given }: { id: string; secret: string }) {
  const options = { [openid.customFetch]: fetchFromAuth };
  const issuer = new URL(`${PUBLIC}/api/v1/oauth`);
  return openid.discovery(issuer, id, undefined, openid.ClientSecretPost(given), options);
}

const granted = async (program: { id: string; secret: string }) =>
  openid.clientCredentialsGrant(await relyingParty(program));

/** What a form is answered that is not openid-client's. */
const post = async (form: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${auth.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: form,
  });
  return { status: answer.status, headers: answer.headers, body: z.looseObject({}).parse(await answer.json()) };
};

test('a program finds out where it gets a token, gets one, and is let in by its role', async () => {
  const program = await aProgram();
  const { access_token, expires_in, token_type } = await granted(program);
  expect([token_type, expires_in]).toEqual(['bearer', 900]);
  expect(await check(`Bearer ${access_token}`)).toMatchObject({ id: program.id, role: 'partner' });
  const { exp, iat } = claims.parse(jwt.decode(access_token));
  expect(exp - iat).toBe(900);
});

test('its name and role are told again, its secret never', async () => {
  const program = await aProgram({ name: 'Станция 1', role: 'machine' });
  const listed = JSON.stringify((await auth.request('GET', '/auth/programs', { as: admin })).body);
  expect(listed).toContain(program.id);
  expect(listed).not.toContain(program.secret);
  const stored = await auth.db.selectFrom('program').selectAll().where('id', '=', program.id).executeTakeFirst();
  expect(JSON.stringify(stored)).not.toContain(program.secret);
});

test('another secret, no secret and an unknown program get the same refusal', async () => {
  const program = await aProgram();
  const withoutSecret = randomUUID();
  await set(withoutSecret);
  for (const [id, given] of [
    [program.id, 'another secret'],
    [withoutSecret, 'a secret'],
    [randomUUID(), program.secret],
    ["' or 1=1 --", program.secret],
  ]) {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id ?? '',
      client_secret: given ?? '',
    });
    const answer = await post(form.toString());
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    // Else the gateway takes it for an answer of the sidecar.
    expect(answer.headers.has('x-declared-error')).toBe(true);
  }
});

test('no other grant is given', async () => {
  const { id, secret: given } = await aProgram();
  for (const grant of ['password', 'authorization_code', 'refresh_token', 'implicit', '']) {
    const form = new URLSearchParams({ grant_type: grant, client_id: id, client_secret: given, code: 'x' });
    const { status, body } = await post(form.toString());
    expect([grant, status, typeof body['error']]).toEqual([grant, 400, 'string']);
  }
});

test('a form is read once and whole: what comes twice, is JSON or is too long is refused', async () => {
  const { id, secret: given } = await aProgram();
  const form = `grant_type=client_credentials&client_id=${id}&client_secret=${given}`;
  expect((await post(form)).status).toBe(200);
  expect((await post(`${form}&resource=urn:else`)).status).toBeLessThan(500);
  for (const twice of ['client_id=x', 'unknown=1&unknown=2']) expect((await post(`${form}&${twice}`)).status).toBe(400);
  const json = { 'content-type': 'application/json' };
  expect((await post(JSON.stringify({ grant_type: 'client_credentials' }), json)).status).toBe(415);
  expect((await post(`${form}&long=${'x'.repeat(20_000)}`)).status).toBe(413);
});

test('the answer is stored nowhere on its way', async () => {
  const { id, secret: given } = await aProgram();
  const form = `grant_type=client_credentials&client_id=${id}&client_secret=${given}`;
  expect((await post(form)).headers.get('cache-control')).toBe('no-store');
});

test('with a new secret the one before is good no more, nor are its tokens', async () => {
  const program = await aProgram();
  const { access_token } = await granted(program);
  const next = await giveSecret(program.id);
  expect(await auth.context.revoked.has((await check(`Bearer ${access_token}`)).sessionId)).toBe(true);
  await expect(granted(program)).rejects.toMatchObject({ error: 'invalid_client' });
  const renewed = await granted({ ...program, secret: next });
  expect(await auth.context.revoked.has((await check(`Bearer ${renewed.access_token}`)).sessionId)).toBe(false);
});

test('with another role, tokens of the one before are good no more; with another name they are', async () => {
  const program = await aProgram();
  const sessionNow = async () => (await check(`Bearer ${(await granted(program)).access_token}`)).sessionId;
  const first = await sessionNow();
  await set(program.id, { ...PARTNER, name: 'Другое имя' });
  expect(await sessionNow()).toBe(first);
  await set(program.id, { ...PARTNER, role: 'machine' });
  expect(await auth.context.revoked.has(first)).toBe(true);
  expect(await check(`Bearer ${(await granted(program)).access_token}`)).toMatchObject({ role: 'machine' });
});

test('a program that is removed gets no token, and those that it has are good no more', async () => {
  const program = await aProgram();
  const { sessionId } = await check(`Bearer ${(await granted(program)).access_token}`);
  expect((await remove(program.id)).status).toBe(204);
  expect(await auth.context.revoked.has(sessionId)).toBe(true);
  await expect(granted(program)).rejects.toMatchObject({ error: 'invalid_client' });
  expect((await remove(program.id)).status).toBe(204);
});

test('a program that is not there gets no secret', async () => {
  const answer = await auth.request('POST', `/auth/programs/${randomUUID()}/secret`, { as: admin });
  expect(answer).toMatchObject({ status: 404, body: { code: 'program_not_found' } });
});

test('nobody becomes an admin as a program', async () => {
  expect((await set(randomUUID(), { name: 'x', role: 'admin' })).status).toBe(400);
});

test('after the key that signs is revoked, the next token is signed by the next one', async () => {
  const program = await aProgram();
  const kidOf = (token: string) => jwt.decode(token, { complete: true })?.header.kid ?? '';
  const before = kidOf((await granted(program)).access_token);
  await auth.request('DELETE', `/auth/signing-keys/${before}`, { as: admin });
  expect(kidOf((await granted(program)).access_token)).not.toBe(before);
});
