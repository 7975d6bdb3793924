import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { accessToken, testTokenCheck } from '#testing/access-tokens.ts';
import { createTokenCheck } from '#http/access-token.ts';
import type { AuthContext } from '../context.ts';
import { authWithAccounts } from '../testing/accounts.ts';
import { startAuth } from '../testing/auth.ts';

const DAY = 86_400;
/** Each test that starts an auth of its own makes keys and a database, which takes long beside much else. */
const SEVERAL_LIBRARIES_MS = 120_000;
const listed = z.object({ items: z.array(z.looseObject({ kid: z.string(), state: z.string() })) });
const jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });
const kidOf = (token: string): string =>
  z.object({ kid: z.string() }).parse(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).kid;

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

type Asked = Pick<Awaited<ReturnType<typeof startAuth>>, 'request'>;
const published = async ({ request }: Asked) =>
  jwks.parse((await request('GET', '/auth/jwks.json')).body).keys.map(({ kid }) => kid);

const admin = { id: randomUUID(), role: 'admin' } as const;
/** An admin, at an auth that believes the tests' tokens. */
async function keysOf(secrets?: Record<string, string>, database?: Awaited<ReturnType<typeof startAuth>>['database']) {
  let time = Date.now();
  const service = await startAuth({
    ...(secrets && { secrets }),
    ...(database && { database }),
    now: () => new Date(time),
    context: { tokenCheck: testTokenCheck() },
  });
  const list = async () => listed.parse((await service.request('GET', '/auth/signing-keys', { as: admin })).body).items;
  return {
    service,
    list,
    secondsPass: (seconds: number) => (time += seconds * 1_000),
    inState: async (state: string) => (await list()).filter((key) => key.state === state).map(({ kid }) => kid),
    replace: (kid: string) => service.request('POST', `/auth/signing-keys/${kid}/replacement`, { as: admin }),
    revoke: (kid: string) => service.request('DELETE', `/auth/signing-keys/${kid}`, { as: admin }),
    sign: () =>
      service.context.keys.sign({ sub: randomUUID(), role: 'reader', sid: randomUUID(), provedAt: null }, 600),
  };
}

const pem = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;

test('at first the secret signs, as with the previous release, and the next key is published', async () => {
  const { access_token } = await auth.signIn(auth.anAccount().email);
  const kids = await published(auth.service);
  expect(kids).toHaveLength(2);
  expect(kids).toContain(kidOf(access_token));
});

test(
  'a replaced key verifies until its last token has expired; then it is gone',
  async () => {
    const { service, inState, replace, secondsPass, sign } = await keysOf();
    const [before = ''] = await inState('signing');
    const [next = ''] = await inState('waiting');
    secondsPass(90);
    expect((await replace(before)).status).toBe(204);
    expect(kidOf(sign())).toBe(next);
    expect(await published(service)).toHaveLength(3);
    expect((await replace(before)).status).toBe(204);
    expect(await inState('signing')).toEqual([next]);
    secondsPass(900 + 300);
    expect(await published(service)).not.toContain(before);
    expect(await inState('expired')).toEqual([before]);
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'a key that does not sign yet is not replaced, and one that nobody knows neither',
  async () => {
    const { service, inState, replace, revoke } = await keysOf();
    const [next = ''] = await inState('waiting');
    expect(await replace(next)).toMatchObject({ status: 409, body: { code: 'signing_key_waits' } });
    for (const act of [replace, revoke])
      expect(await act('x'.repeat(43))).toMatchObject({ status: 404, body: { code: 'signing_key_not_found' } });
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'the job replaces a key that has signed for ninety days',
  async () => {
    const { service, inState, secondsPass } = await keysOf();
    const [first] = await inState('signing');
    secondsPass(90 * DAY - 1);
    await service.runJob('rotate-keys');
    expect(await inState('signing')).toEqual([first]);
    secondsPass(1);
    await service.runJob('rotate-keys');
    expect(await inState('verifying')).toEqual([first]);
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test('what a revoked key has signed is refused by a service within a minute, and its users refresh', async () => {
  const account = auth.anAccount();
  await auth.change(account, { role: 'admin' });
  const { access_token, refresh_token } = await auth.signIn(account.email);
  let time = Date.now();
  const aService = createTokenCheck(
    async () => jwks.parse((await auth.service.request('GET', '/auth/jwks.json')).body),
    () => time,
  );
  await aService(`Bearer ${access_token}`);

  const headers = { authorization: `Bearer ${access_token}` };
  const path = `/auth/signing-keys/${kidOf(access_token)}`;
  expect((await auth.service.request('DELETE', path, { headers })).status).toBe(204);
  time += 45_000;
  await expect(aService(`Bearer ${access_token}`)).rejects.toMatchObject({ code: 'unauthenticated' });
  const renewed = auth.tokensOf(await auth.refresh(refresh_token));
  expect(kidOf(renewed.access_token)).not.toBe(kidOf(access_token));
  await aService(`Bearer ${renewed.access_token}`);
});

test(
  'of a key that signs no more, the private half is not kept',
  async () => {
    const { service, inState, revoke, replace, secondsPass } = await keysOf();
    const sealed = async () => {
      const rows = await service.db
        .selectFrom('signing_key')
        .select('kid')
        .where('sealed_key', 'is not', null)
        .execute();
      return rows.map(({ kid }) => kid).sort();
    };
    const [first = ''] = await inState('signing');
    await revoke(first);
    expect(await sealed()).toEqual([...(await inState('signing')), ...(await inState('waiting'))].sort());
    const [second = ''] = await inState('signing');
    secondsPass(90);
    await replace(second);
    expect(await sealed()).not.toContain(second);
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'replicas sign by the same key, and follow what another one has changed',
  async () => {
    const one = await keysOf();
    const other = await keysOf(undefined, one.service.database);
    expect(kidOf(other.sign())).toBe(kidOf(one.sign()));
    await one.revoke(kidOf(one.sign()));
    await other.service.context.keys.reload();
    expect(kidOf(other.sign())).toBe(kidOf(one.sign()));
    await other.service.stop();
    await one.service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'of replacements at the same time, one counts',
  async () => {
    const { service, inState, replace, secondsPass } = await keysOf();
    const [first = ''] = await inState('signing');
    secondsPass(90);
    await Promise.all(Array.from({ length: 5 }, () => replace(first)));
    expect([await inState('verifying'), (await inState('waiting')).length]).toEqual([[first], 1]);
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'a secret that is changed keeps the keys, as long as the one before is there',
  async () => {
    const [before, after] = [pem(), pem()];
    const one = await keysOf({ 'token-signing-key': before });
    const signed = kidOf(one.sign());
    const changed = await keysOf(
      { 'token-signing-key': after, 'token-signing-key-before': before },
      one.service.database,
    );
    expect(kidOf(changed.sign())).toBe(signed);
    const later = await keysOf({ 'token-signing-key': after }, one.service.database);
    expect(kidOf(later.sign())).toBe(signed);
    for (const { service } of [later, changed, one]) await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'after a secret is lost, new keys sign, and what the old ones have signed stays good',
  async () => {
    const one = await keysOf({ 'token-signing-key': pem() });
    const signed = kidOf(one.sign());
    const other = await keysOf({ 'token-signing-key': pem() }, one.service.database);
    expect(kidOf(other.sign())).not.toBe(signed);
    expect(await published(other.service)).toContain(signed);
    for (const { service } of [other, one]) await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'tokens of the secret before, as the previous release has it, stay good',
  async () => {
    const [before, after] = [pem(), pem()];
    const first = await keysOf({ 'token-signing-key': before });
    const signed = kidOf(first.sign());
    const upgraded = await keysOf({ 'token-signing-key': after, 'token-signing-key-before': before });
    expect(await published(upgraded.service)).toContain(signed);
    expect(kidOf(upgraded.sign())).not.toBe(signed);
    for (const { service } of [upgraded, first]) await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'nobody but an admin sees the keys',
  async () => {
    const { service } = await keysOf();
    const headers = { authorization: `Bearer ${accessToken({ role: 'librarian' })}` };
    expect((await service.request('GET', '/auth/signing-keys', { headers })).status).toBe(403);
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);

test(
  'the chain of refresh tokens and the marks of tries do not change with the keys',
  async () => {
    const { service, inState, revoke } = await keysOf();
    const derived = ({ nextRefreshToken, tryMarks }: AuthContext) => [
      nextRefreshToken('token'),
      tryMarks({ account: 'anna', client: 'home' }),
    ];
    const before = derived(service.context);
    const [first = ''] = await inState('signing');
    await revoke(first);
    const again = await keysOf(undefined, service.database);
    expect(derived(again.service.context)).toEqual(before);
    await again.service.stop();
    await service.stop();
  },
  SEVERAL_LIBRARIES_MS,
);
