import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.forget());
afterAll(() => gateway.stop());

const anEntry = (app: string, tick: number) => ({
  id: `01890000-0000-7000-8000-00000000000${tick}`,
  app,
  at: '2026-11-29T10:00:00.000Z',
  action: 'reader.read',
  outcome: 'done',
  network: '192.0.2.1',
  facts: {},
});

/** What each app has in its trail; one that is not named does not answer. */
function trails(entries: Record<string, object[]>): void {
  gateway.answerBy(({ headers }, response) => {
    const items = entries[String(headers['dapr-app-id'])];
    if (items) response.setHeader('content-type', 'application/json').end(JSON.stringify({ items }));
    else response.writeHead(503, { 'content-type': 'application/problem+json' }).end('{"code":"service_unavailable"}');
  });
}

const admin = { id: randomUUID(), role: 'admin' as const };
const ask = (query = '') => gateway.request('GET', `/admin/audit-entries${query}`, { as: admin });
const nothing = { auth: [], books: [], loans: [], notifications: [], users: [] };

test('the entries of all services come as one list, newest first, page by page', async () => {
  const [first, second, third] = [anEntry('users', 1), anEntry('loans', 2), anEntry('auth', 3)];
  trails({ ...nothing, users: [first], loans: [second], auth: [third] });
  const { body } = await ask('?limit=2');
  expect(body).toMatchObject({ items: [third, second], unanswered: [] });
  const { next_cursor: cursor } = body as { next_cursor: string };
  gateway.forget();
  await ask(`?limit=2&cursor=${cursor}`);
  expect(gateway.forwarded.map(({ url }) => new URL(url, 'http://x').searchParams.get('before'))).toEqual(
    Object.keys(nothing).map(() => second.id),
  );
});

test('each service is asked for what is looked for, as the admin, and from where the admin is', async () => {
  trails(nothing);
  const query = `caller_id=${randomUUID()}&user_id=${randomUUID()}&action=reader.read&from=2026-11-01T00%3A00%3A00Z`;
  await ask(`?${query}`);
  expect(gateway.forwarded).toHaveLength(5);
  for (const { url, headers } of gateway.forwarded) {
    const { pathname, searchParams } = new URL(url, 'http://x');
    expect(pathname).toBe('/internal/audit-entries');
    expect(Object.fromEntries(searchParams)).toMatchObject(Object.fromEntries(new URLSearchParams(query)));
    expect(headers).toMatchObject({ authorization: expect.stringMatching(/^Bearer /) });
    expect(headers['x-client-address']).toMatch(/127\.0\.0\.1/);
  }
});

test('an app that does not answer is named, and one that keeps no trail is refused', async () => {
  const entry = anEntry('users', 1);
  trails({ ...nothing, users: [entry], loans: undefined as never });
  expect((await ask()).body).toMatchObject({ items: [entry], unanswered: ['loans'] });
  expect(await ask('?app=analytics')).toMatchObject({ status: 404, body: { code: 'audit_trail_not_found' } });
});

test('nobody but an admin reads it', async () => {
  trails(nothing);
  for (const role of ['reader', 'librarian', 'branch_manager'] as const) {
    const { status } = await gateway.request('GET', '/admin/audit-entries', { as: { id: randomUUID(), role } });
    expect([role, status]).toEqual([role, 403]);
  }
});
