import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessToken } from '#testing/access-tokens.ts';
import { rawRequest, sendRaw } from '#testing/raw-http.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const FROM_BOOKS = { 'dapr-caller-app-id': 'books' };
const abort = (target: string, headers: Record<string, string> = FROM_BOOKS) =>
  sendRaw(loans.service.url, rawRequest('POST', target, headers));

test('an internal operation answers the app that it is for, and no other', async () => {
  const path = `/internal/checkouts/${randomUUID()}/abort`;
  expect((await abort(path)).status).toBe(200);
  expect((await abort(path, { 'dapr-caller-app-id': 'gateway' })).status).toBe(403);
  expect((await abort(path, {})).status).toBe(403);
});

test.each([
  (path: string) => path.replace('/internal/', '/internal%2f'),
  (path: string) => path.replace('/internal/', '/internal%2F'),
  (path: string) => path.replace('/internal/', '//internal/'),
  (path: string) => path.replace('/internal/', '/internal//'),
  (path: string) => path.replace('/internal/', '/lending-policies/../internal/'),
  (path: string) => path.replace('/internal/', '/lending-policies/%2e%2e/internal/'),
  (path: string) => path.replace('/internal/', '/lending-policies%2f%2e%2e%2finternal/'),
  (path: string) => path.replace('/internal/', '/./internal/'),
  (path: string) => path.replace('/internal/', '/%69nternal/'),
  (path: string) => path.replace('/internal/', '/internal;a=b/'),
  (path: string) => path.replace('/internal/', '/internal\\'),
  (path: string) => path.replace('/internal/', '/INTERNAL/'),
  (path: string) => `${path}/`,
  (path: string) => `${path}%3fa`,
  (path: string) => `${path}%23`,
  (path: string) => `${path}#a`,
  (path: string) => `http://loans${path}`,
])('a path that a sidecar may read otherwise is refused, whoever asks (%#)', async (respell) => {
  const path = respell(`/internal/checkouts/${randomUUID()}/abort`);
  expect([400, 404]).toContain((await abort(path)).status);
});

test('a librarian whose session has ended is refused by the service itself; a reader is known to the gateway', async () => {
  const sessionId = randomUUID();
  const asked = (role: 'librarian' | 'reader') =>
    sendRaw(
      loans.service.url,
      rawRequest('GET', '/waiting-list', { authorization: `Bearer ${accessToken({ role, sessionId })}` }),
    );
  expect((await asked('librarian')).status).toBe(200);
  await loans.service.endSession(sessionId);
  expect((await asked('librarian')).status).toBe(401);
  expect((await asked('reader')).status).toBe(200);
});
