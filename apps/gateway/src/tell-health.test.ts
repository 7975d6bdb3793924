import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { subscribers } from '#events';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.forget());
afterAll(() => gateway.stop());

const IDLE = { to_handle: { count: 0 }, dead_letters: 0 };

/** What each app answers; one that is not named has nothing to do, and null is one that does not answer. */
function library(answers: Record<string, { status: number; body: object } | null>) {
  gateway.answerBy(({ headers }, response) => {
    const answer = answers[String(headers['dapr-app-id'])];
    if (answer === null) return response.destroy();
    const { status, body } = answer ?? { status: 200, body: IDLE };
    return response
      .writeHead(status, { 'content-type': status === 200 ? 'application/json' : 'application/problem+json' })
      .end(JSON.stringify(body));
  });
}

const health = (role: 'admin' | 'librarian' = 'admin') =>
  gateway.request('GET', '/admin/health', { as: { id: randomUUID(), role } });

const stateOf = (body: unknown, name: string) =>
  (body as { apps: { app: string; state: string }[] }).apps.find(({ app }) => app === name)?.state;

test('each app is asked by its sidecar, as the admin, and says what waits in it', async () => {
  library({ books: { status: 200, body: { ...IDLE, dead_letters: 2, to_publish: { count: 0 }, set_aside: 1 } } });
  const answer = await health();
  const apps = [...subscribers, 'users-rpc'];
  expect(answer).toMatchObject({ status: 200, body: { apps: apps.map((app) => ({ app, state: 'working' })) } });
  expect(answer.body).toMatchObject({
    apps: expect.arrayContaining([
      { app: 'books', state: 'working', backlog: { ...IDLE, dead_letters: 2, to_publish: { count: 0 }, set_aside: 1 } },
    ]),
  });
  expect(gateway.forwarded.map(({ url, headers }) => [url, typeof headers.authorization])).toEqual(
    subscribers.map(() => ['/internal/backlog', 'string']),
  );
});

test('an app that answers but cannot work is told from one that does not answer', async () => {
  library({ loans: { status: 503, body: { code: 'service_unavailable' } }, users: null });
  const { body } = await health();
  expect([stateOf(body, 'loans'), stateOf(body, 'users'), stateOf(body, 'books')]).toEqual([
    'hindered',
    'silent',
    'working',
  ]);
});

test('the app that serves users by gRPC is told of as well', async () => {
  library({});
  gateway.usersByGrpc.state = 'hindered';
  expect(stateOf((await health()).body, 'users-rpc')).toBe('hindered');
});

test('a state store that does not answer is told', async () => {
  library({});
  gateway.store.answers = false;
  expect((await health()).body).toMatchObject({
    parts: [{ part: 'broker' }, { part: 'state_store', state: 'silent' }, { part: 'mail' }],
  });
});

test('nothing that an app says about itself beyond its backlog is passed on', async () => {
  library({ books: { status: 200, body: { ...IDLE, database: 'postgres://secret@10.0.0.1/books' } } });
  expect(JSON.stringify((await health()).body)).not.toContain('secret');
});

test('librarians are not told', async () => {
  expect(await health('librarian')).toMatchObject({ status: 403 });
  expect(gateway.forwarded).toEqual([]);
});
