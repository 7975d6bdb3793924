import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { waitFor } from '#testing/wait-for.ts';
import { aLibrarian, apiAs, apps, gatewayUrl, PASSWORD, signIn } from '../support/library.ts';
import { askSidecar } from '../support/sidecar.ts';

const run = promisify(execFile);

/** `npm run keys`, as a person types it. */
const keys = async (...args: string[]) => {
  const options = ['--url', gatewayUrl, '--secrets', process.env['TEST_SECRETS'] ?? ''];
  const { stdout } = await run(process.execPath, ['tools/run.mjs', 'keys', ...args, ...options]);
  return stdout.split('\n').map((line) => line.split(/ +/));
};
const inState = async (state: string) => (await keys('list')).find((key) => key[1] === state)?.[0] ?? '';

const header = z.object({ kid: z.string() });
const kidOf = (token: string) =>
  header.parse(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).kid;

/** What each app makes of a token by itself, not behind the gateway. */
const OPERATIONS = {
  users: 'users/me',
  loans: 'loans?limit=1',
  analytics: 'analytics/most-borrowed-books',
};
const answersTo = (token: string) =>
  Object.entries(OPERATIONS)
    .filter(([app]) => app in apps)
    .map(([app, path]) => ({
      app,
      status: async () => {
        const headers = { authorization: `Bearer ${token}` };
        return (await askSidecar('gateway', `/v1.0/invoke/${app}/method/${path}`, { headers })).status;
      },
    }));

async function expectGood(token: string): Promise<void> {
  for (const { app, status } of answersTo(token)) expect([app, await status()]).toEqual([app, 200]);
}

/** A librarian who has just signed in: tokens from before may be those of a revoked key. */
const signedInNow = async () => signIn((await aLibrarian()).email, PASSWORD);

test('a revoked key is refused everywhere within a minute, and its users notice one refresh', async () => {
  const { accessToken, refreshToken } = await signedInNow();
  const signer = await inState('signing');
  expect(kidOf(accessToken)).toBe(signer);
  await expectGood(accessToken);

  await keys('revoke', signer);
  const revokedAt = Date.now();
  for (const { app, status } of answersTo(accessToken))
    await waitFor(`${app} refuses it`, async () => (await status()) === 401, 60);
  await waitFor(
    'the gateway refuses it',
    async () => (await apiAs(accessToken).GET('/users/me')).response.status === 401,
    60,
  );
  expect(Date.now() - revokedAt).toBeLessThan(60_000);

  const { data } = await apiAs().POST('/auth/refresh', { body: { refresh_token: refreshToken } });
  const renewed = data?.access_token ?? '';
  expect(kidOf(renewed)).not.toBe(signer);
  await expectGood(renewed);
}, 120_000);

test('after a rotation, tokens of both keys are good', async () => {
  const before = await signedInNow();
  const signer = await inState('signing');
  await keys('rotate');
  // At once, or as soon as every service knows the next key.
  await waitFor('the next key signs', async () => (await inState('signing')) !== signer, 120);
  const after = await signedInNow();
  expect([kidOf(before.accessToken) === signer, kidOf(after.accessToken) === signer]).toEqual([true, false]);
  for (const { accessToken } of [before, after]) await expectGood(accessToken);
}, 180_000);
