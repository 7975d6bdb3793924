import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { beforeEach, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { APP_TOKEN_AUDIENCE, createTokenCheck, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from './access-token.ts';

function signingKey(kid: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    jwk: { ...createPublicKey(publicKey).export({ format: 'jwk' }), kid },
    token: (claims: object = {}) =>
      `Bearer ${jwt.sign({ role: 'reader', sid: randomUUID(), ...claims }, privateKey, {
        algorithm: TOKEN_ALGORITHM,
        keyid: kid,
        subject: randomUUID(),
        issuer: TOKEN_ISSUER,
        ...('aud' in claims ? {} : { audience: TOKEN_AUDIENCE }),
        expiresIn: 100_000,
      })}`,
  };
}

const SECONDS = 1_000;
const MINUTES = 60_000;
const first = signingKey('first');
const second = signingKey('second');

let published: (typeof first.jwk)[];
let isAway: boolean;
let asked: number;
let time: number;
let check: ReturnType<typeof createTokenCheck>;

beforeEach(() => {
  published = [first.jwk];
  isAway = false;
  asked = 0;
  time = Date.now();
  check = createTokenCheck(
    async () => {
      asked += 1;
      if (isAway) throw new Error('away');
      return { keys: published };
    },
    () => time,
  );
});

test('a key that auth no longer publishes is dropped, with the callers that it has vouched for', async () => {
  const token = first.token();
  await check(token);
  published = [second.jwk];

  time += 30 * SECONDS;
  // The one that starts the fetch need not wait for it.
  await check(token).catch(() => undefined);
  await waitFor('the fetch', async () => asked === 2);
  await expect(check(token)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(check(first.token())).rejects.toMatchObject({ code: 'unauthenticated' });
  await check(second.token());
});

test('a key that auth no longer publishes is good for less than a minute, even if nobody has asked meanwhile', async () => {
  const token = first.token();
  await check(token);
  published = [second.jwk];

  time += 45 * SECONDS;
  await expect(check(token)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('while auth is away the keys that are known stay good, and it is asked once in ten seconds', async () => {
  await check(first.token());
  isAway = true;
  time += 60 * MINUTES;
  for (let request = 0; request < 10; request++) await check(first.token());
  expect(asked).toBe(2);
  time += 10_000;
  await check(first.token());
  expect(asked).toBe(3);
});

test('before the first keys are there, nobody is called a forger', async () => {
  isAway = true;
  await expect(check(first.token())).rejects.toThrow('away');
  await expect(check(first.token())).rejects.toThrow('away');
  isAway = false;
  await check(first.token());
});

test('made-up key ids make it ask auth once in ten seconds', async () => {
  await check(first.token());
  for (let request = 0; request < 10; request++) {
    time += 999;
    await expect(check(second.token())).rejects.toMatchObject({ code: 'unauthenticated' });
  }
  expect(asked).toBe(1);
});

test('made-up key ids make it ask auth once in ten seconds while auth is away, and are not called forged', async () => {
  await check(first.token());
  isAway = true;
  time += 20_000;
  for (let request = 0; request < 10; request++) {
    await expect(check(second.token())).rejects.toThrow('away');
    time += 999;
  }
  expect(asked).toBe(2);
  isAway = false;
  published = [first.jwk, second.jwk];
  time += 10_000;
  await check(second.token());
});

test('the token of an app says what somebody has let it do, and never that they are there', async () => {
  const auth_time = Math.floor(time / 1000);
  const ofApp = { aud: APP_TOKEN_AUDIENCE, auth_time };
  expect(await check(first.token({ ...ofApp, scope: 'openid loans:read fly' }))).toMatchObject({
    scopes: ['openid', 'loans:read'],
  });
  expect(await check(first.token(ofApp))).toMatchObject({ scopes: [] });
  expect(await check(first.token({ ...ofApp, scope: 'openid' }))).not.toHaveProperty('provedAt');
  expect(await check(first.token({ scope: 'openid', auth_time }))).not.toHaveProperty('scopes');
  for (const aud of ['others', [TOKEN_AUDIENCE, APP_TOKEN_AUDIENCE], [APP_TOKEN_AUDIENCE]])
    await expect(check(first.token({ aud }))).rejects.toMatchObject({ code: 'unauthenticated' });
});
