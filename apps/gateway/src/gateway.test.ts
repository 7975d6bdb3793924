import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessToken } from '#testing/access-tokens.ts';
import { rawRequest, sendRaw } from '#testing/raw-http.ts';
import { sampleRawRequests, serverErrors } from '#testing/raw-requests.ts';
import { waitFor } from '#testing/wait-for.ts';
import contract from '../../../contracts/openapi/public.json' with { type: 'json' };
import { isStrictTarget } from '#http/strict-targets.ts';
import { publicOperations } from './contract.ts';
import { answerEmpty, startTestGateway, type TestGateway } from './testing/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.forget());
afterAll(() => gateway.stop());

const bearer = (who: Parameters<typeof accessToken>[0]) => ({ authorization: `Bearer ${accessToken(who)}` });
const get = (path: string, headers: Record<string, string> = {}, url = gateway.url) =>
  fetch(`${url}/api/v1${path}`, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}, url = gateway.url) =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('what is passed on', () => {
  test('is the path of the operation with the parameters that were checked', async () => {
    await get('/books?limit=5&q=%D0%90+b');
    expect(gateway.forwarded).toMatchObject([{ method: 'GET', url: '/books?q=%D0%90%20b&limit=5' }]);
  });

  test('is what a form sends, with the fields that nobody has filled in left out', async () => {
    const form = new URLSearchParams({ q: 'war & peace (1869)!', author: '', available: 'true', cursor: '' });
    expect((await get(`/books?${form.toString()}`)).status).toBe(200);
    expect(gateway.forwarded).toMatchObject([{ url: '/books?q=war%20%26%20peace%20%281869%29%21&available=true' }]);
    expect((await get('/books/search?q=')).status).toBe(400);
  });

  test('is a form where the operation takes one, each of its fields once', async () => {
    const send = (form: string) =>
      fetch(`${gateway.url}/api/v1/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic YTpi', cookie: 'a=b' },
        body: form,
      });
    expect((await send('grant_type=client_credentials&client_id=%D0%90+b&more=1')).status).toBe(200);
    expect(gateway.forwarded).toMatchObject([
      {
        method: 'POST',
        url: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials&client_id=%D0%90+b&more=1',
      },
    ]);
    expect(gateway.forwarded[0]?.headers).not.toHaveProperty('authorization');
    for (const form of ['more=1&more=2', 'client_id=a&client_id=b', `client_id=${'x'.repeat(201)}`, 'client_id=%00'])
      expect([form.slice(0, 20), (await send(form)).status]).toEqual([form.slice(0, 20), 400]);
    expect((await post('/oauth/token', { grant_type: 'client_credentials' })).status).toBe(415);
    expect(gateway.forwarded).toHaveLength(1);
  });

  test('an error that a contract declares is passed on as it is, without its mark', async () => {
    const refuse = (mark: Record<string, string>) =>
      gateway.answerBy((_call, response) => {
        response.writeHead(401, { 'content-type': 'application/json', ...mark }).end('{"error":"invalid_client"}');
      });
    const ask = () =>
      fetch(`${gateway.url}/api/v1/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
    refuse({ 'x-declared-error': 'true' });
    const answer = await ask();
    expect([answer.status, answer.headers.get('x-declared-error'), await answer.json()]).toEqual([
      401,
      null,
      { error: 'invalid_client' },
    ]);
    refuse({});
    expect((await ask()).status).toBe(503);
    gateway.answerBy(answerEmpty);
  });

  test('is that somebody would rather have a table, and where the rest of it is', async () => {
    const next = '<?cursor=x>; rel="next"';
    gateway.answerBy((_call, response) => {
      response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', link: next }).end('title\r\n');
    });
    const ask = (accept: string) => get('/reports/overdue-loans', { ...bearer({ role: 'librarian' }), accept });
    const answer = await ask('text/csv');
    expect([await answer.text(), answer.headers.get('link')]).toEqual(['title\r\n', next]);
    await ask('*/*');
    expect(gateway.forwarded.map(({ headers }) => headers.accept)).toEqual(['text/csv', undefined]);
    gateway.answerBy(answerEmpty);
  });

  test('has of the headers only those that services read', async () => {
    await get('/books', {
      ...bearer({ role: 'reader' }),
      'accept-language': 'ru',
      cookie: 'a=b',
      'x-client-address': '::',
      'x-client-agent': 'made up',
      'user-agent': `Firefox\u00e9${'x'.repeat(500)}`,
      'x-forwarded-for': '203.0.113.9',
    });
    const { headers = {} } = gateway.forwarded[0] ?? {};
    expect(Object.keys(headers).sort()).toEqual(
      [
        'accept-language',
        'connection',
        'dapr-app-id',
        'host',
        'traceparent',
        'x-client-address',
        'x-client-agent',
      ].sort(),
    );
    expect(headers['accept-language']).toBe('ru');
    expect(headers['x-client-address']).toBe('127.0.0.1');
    expect(headers['x-client-agent']).toBe(`Firefox${'x'.repeat(249)}`);
  });

  test('bears the token where the operation asks who it is, and a key where it writes', async () => {
    const librarian = bearer({ role: 'librarian' });
    await get('/loans', librarian);
    await post('/loans', { book_id: randomUUID() }, librarian);
    await post('/loans', { book_id: randomUUID() }, { ...librarian, 'idempotency-key': 'mine' });
    const [read, first, second] = gateway.forwarded;
    expect(read?.headers).toMatchObject(librarian);
    expect(read?.headers).not.toHaveProperty('idempotency-key');
    expect(first?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.headers['idempotency-key']).toBe('mine');
  });

  test('belongs to a trace that begins here', async () => {
    const clients = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const answer = await get('/books', { traceparent: clients });
    const traceId = answer.headers.get('x-trace-id') ?? '';
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceId).not.toBe('a'.repeat(32));
    expect(gateway.forwarded[0]?.headers.traceparent).toContain(traceId);
  });

  test('has no body where the operation takes none', async () => {
    const headers = { ...bearer({ role: 'reader' }), 'content-type': 'application/json' };
    const path = `${gateway.url}/api/v1/waiting-list/${randomUUID()}`;
    await fetch(path, { method: 'DELETE', headers, body: '{"a":1}' });
    expect(gateway.forwarded).toMatchObject([{ method: 'DELETE', body: '' }]);
  });
});

describe('nobody but a caller whose session is on', () => {
  test.each([
    ['no token', () => ({})],
    ['a forged token', () => ({ authorization: 'Bearer a.b.c' })],
  ])('with %s is let in', async (_case, headers) => {
    expect((await get('/users/me', headers())).status).toBe(401);
    expect(gateway.forwarded).toEqual([]);
  });

  test('is let in after the session has ended', async () => {
    const sessionId = randomUUID();
    const headers = bearer({ role: 'librarian', sessionId });
    expect((await get('/users', headers)).status).toBe(200);
    gateway.revoked.add(sessionId);
    const answer = await get('/users', headers);
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'signed_out' }]);
  });

  test.each(['/API\\v1/users/me?#', '/api\\v1/users/me', '/API/v1/users/me', '/api/v1/Users/me', '/api/v1/users/me/'])(
    'is let in by the target %s',
    async (target) => {
      const sessionId = randomUUID();
      gateway.revoked.add(sessionId);
      const { status } = await sendRaw(
        gateway.url,
        rawRequest('GET', target, bearer({ role: 'librarian', sessionId })),
      );
      expect([400, 404]).toContain(status);
      expect(gateway.forwarded).toEqual([]);
    },
  );
});

test.each([
  ['nobody', () => ({}), 401],
  ['a reader', () => bearer({ role: 'reader' }), 403],
])('%s who may not call an operation is told so, whatever they send', async (_who, headers, status) => {
  for (const body of ['{"as":', '{}', `"${'x'.repeat(200_000)}"`]) {
    const sent = { 'content-type': 'application/json', ...headers() };
    const target = `${gateway.url}/api/v1/charges/${randomUUID()}/pay`;
    expect((await fetch(target, { method: 'POST', headers: sent, body })).status).toBe(status);
  }
});

test('what a service would refuse is refused here: one check stands before both', async () => {
  const librarian = bearer({ role: 'librarian' });
  const wrong = [
    ['/loans/urn:uuid:01890000-0000-7000-8000-000000000001', 'loan_id'],
    ['/analytics/on-time-rate?from=0000-01-01', 'from'],
    ['/analytics/on-time-rate?from=2026-02-30', 'from'],
  ] as const;
  for (const [path, field] of wrong)
    expect(await (await get(path, librarian)).json()).toMatchObject({ code: 'invalid_request', errors: [{ field }] });
  expect(gateway.forwarded).toEqual([]);
});

test.each([
  'http://x/API/v1/books',
  'http://x/api/v1/books',
  '//api/v1/books',
  '/api/v1//books',
  '/api/v1/books/',
  '/api/v1/books/../users/me',
  '/api/v1/books/%2e%2e/users',
  '/api/v1%2fbooks',
  '/api/v1/books%2f..',
  '/api/v1/books;a=b',
  '/api/v1/books/%zz',
  '/api/v1/books/%ff',
  '/api/v1/books/%00',
  '/api/v1/books#a',
  '/api/v1/books?q=%',
  '/api/v1/books?q=1&q=2',
  '/api/v1/books?q=%00',
  '/api/v1/books?unknown=1',
  '/api/v1/books?q[a]=1',
  '*',
])('the target %s is refused, and asks no service', async (target) => {
  const { status } = await sendRaw(gateway.url, rawRequest('GET', target));
  expect([400, 404]).toContain(status);
  expect(gateway.forwarded).toEqual([]);
});

test('no header of a client reaches a sidecar in a size that it refuses', async () => {
  for (let time = 0; time < 14; time++) {
    const { status } = await sendRaw(
      gateway.url,
      rawRequest('GET', '/api/v1/books', { 'accept-language': 'x'.repeat(14_500) }),
    );
    expect(status).toBe(431);
  }
  expect(gateway.forwarded).toEqual([]);
});

test('the largest request that is let in is below what a sidecar takes', async () => {
  const token = accessToken({ role: 'librarian' });
  await get(`/users?q=${'%D0%90'.repeat(100)}&cursor=${'x'.repeat(300)}`, { authorization: `Bearer ${token}` });
  await get(`/books?q=${'%F0%9F%93%9A'.repeat(100)}&author=${'%D0%90'.repeat(300)}`);
  const sizes = gateway.forwarded.map(
    ({ url, headers }) => url.length + Object.entries(headers).join('').length + Object.keys(headers).length * 4,
  );
  expect(sizes.length).toBe(2);
  for (const size of sizes) expect(size).toBeLessThan(8 * 1024 - 512);
});

test.each([
  ['{"email":"a\\u0000b","password":"x"}', {}],
  ['{"email":', {}],
  ['not gzip', { 'content-encoding': 'gzip' }],
  ['{}', { 'content-encoding': 'nothing' }],
  ['{}', { 'content-type': 'application/json; charset=utf-16' }],
  ['{}', { 'content-type': 'application/json; charset=nothing' }],
  ['{}', { 'content-type': 'text/plain' }],
  ['[]', {}],
  ['null', {}],
])('the body %j with %j is a 4xx', async (body, headers: Record<string, string>) => {
  const sent = { 'content-type': 'application/json', ...headers };
  const { status } = await sendRaw(gateway.url, rawRequest('POST', '/api/v1/auth/login', sent, body));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(gateway.forwarded).toEqual([]);
});

test('no request, however it is made, gets a 5xx or makes a call that fails', async () => {
  const requests = sampleRawRequests(contract.paths, accessToken({ role: 'librarian' }), 300);
  expect(await serverErrors(gateway.url, requests, 8)).toEqual([]);
  expect(gateway.forwarded.length).toBeGreaterThan(10);
  for (const { appId } of publicOperations(contract)) expect([0, undefined]).toContain(await gateway.breakerOf(appId));
  // Forwarded targets are spelled as services require.
  expect(gateway.forwarded.filter(({ url }) => !isStrictTarget(url))).toEqual([]);
});

describe('the address that ends an author alert', () => {
  const token = randomUUID();
  const address = `/author-alerts/${token}/end`;

  test('leads a browser to the page that asks first', async () => {
    const opened = await fetch(`${gateway.url}/api/v1${address}`, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('location')]).toEqual([303, address]);
    expect(gateway.forwarded).toEqual([]);
  });

  test.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('ends it by one click of a mail program, with %s and without signing in', async (type, body) => {
    gateway.answerBy((_call, response) => response.writeHead(204).end());
    const clicked = await fetch(`${gateway.url}/api/v1${address}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(clicked.status).toBe(204);
    expect(gateway.forwarded).toMatchObject([{ method: 'POST', url: address, body: '' }]);
    expect(gateway.forwarded[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('while the catalogue is away', () => {
  test('its last answer to the same question is given again, with its age', async () => {
    gateway.answerBy((_call, response) => response.setHeader('content-type', 'application/json').end('{"items":[1]}'));
    await get('/books?q=kept+one');
    gateway.answerBy((_call, response) => response.destroy());

    const kept = await get('/books?q=kept%20one');
    expect([kept.status, await kept.json()]).toEqual([200, { items: [1] }]);
    expect(kept.headers.get('cache-status')).toContain('hit');
    expect((await get('/books?q=another')).status).toBe(503);
  });

  test('refusals are not kept', async () => {
    gateway.answerBy((_call, response) =>
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{}'),
    );
    const path = `/books/${randomUUID()}`;
    expect((await get(path)).status).toBe(404);
    gateway.answerBy((_call, response) => response.destroy());
    expect((await get(path)).status).toBe(503);
  });
});

test('what the contract lets nobody store, no app can', async () => {
  gateway.answerBy((call, response) => answerEmpty(call, response.setHeader('cache-control', 'public, max-age=60')));
  expect((await get('/loans', bearer({ role: 'librarian' }))).headers.get('cache-control')).toBe('no-store');
});

test('an answer whose client has left is read to its end, and its connection serves the next', async () => {
  const left = await startTestGateway();
  const headers = bearer({ role: 'librarian' });
  let finish = () => undefined as unknown;
  left.answerBy((_call, response) => {
    response.setHeader('content-type', 'application/json').write('[');
    finish = () => response.end(']');
  });
  await new Promise<void>((resolve) => {
    const leaving = httpRequest(`${left.url}/api/v1/loans`, { headers }, () => {
      leaving.destroy();
      resolve();
    });
    leaving.on('error', () => undefined).end();
  });
  await waitFor('the gateway to see that its client has left', async () => (await left.openConnections()) === 0);
  finish();
  left.answerBy(answerEmpty);
  await get('/loans', headers, left.url);
  expect(left.forwarded.length).toBe(2);
  expect(left.sidecarSockets.filter(({ destroyed }) => destroyed)).toEqual([]);
  await left.stop();
});

test('sign-in is let through more slowly than the rest, by the network of the client', async () => {
  const limited = await startTestGateway({ rateLimitPerMinute: 10, trustedProxies: 1 });
  const credentials = { email: 'a@b.example', password: 'x' };
  const login = (address: string) => post('/auth/login', credentials, { 'x-forwarded-for': address }, limited.url);
  const statuses = [];
  for (const address of ['2001:db8::1', '2001:db8::2', '2001:db8::3']) statuses.push((await login(address)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await login('2001:db8:0:1::1')).status).toBe(200);
  expect((await get('/books', { 'x-forwarded-for': '2001:db8::1' }, limited.url)).status).toBe(200);
  await limited.stop();
});

test('devices that ask again and again for their tokens keep nobody from signing in', async () => {
  const limited = await startTestGateway({ rateLimitPerMinute: 10 });
  const asked = async (times: number) => {
    const answers = [];
    for (let time = 0; time < times; time += 1)
      answers.push((await post('/oauth/token', { grant_type: 'refresh_token' }, {}, limited.url)).status);
    return answers;
  };
  expect(await asked(5)).not.toContain(429);
  expect(await asked(1)).toEqual([429]);
  expect((await post('/auth/login', { email: 'a@b.example', password: 'x' }, {}, limited.url)).status).toBe(200);
  expect((await post('/oauth/revocation', {}, {}, limited.url)).status).not.toBe(429);
  expect((await post('/oauth/revocation', {}, {}, limited.url)).status).toBe(429);
  await limited.stop();
});

test('behind a proxy, the client is whom that proxy has named, and not whom the client has', async () => {
  const behind = await startTestGateway({ trustedProxies: 1 });
  await get('/books', { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }, behind.url);
  expect(behind.forwarded.map(({ headers }) => headers['x-client-address'])).toEqual(['203.0.113.9']);
  await behind.stop();
});

test('those who are signed in are counted one by one, whatever address they share', async () => {
  const limited = await startTestGateway({ rateLimitPerMinute: 10 });
  const first = bearer({ role: 'reader' });
  const statuses = async (headers: Record<string, string>, times: number) => {
    const answers = [];
    for (let time = 0; time < times; time += 1) answers.push((await get('/books', headers, limited.url)).status);
    return answers;
  };
  expect((await statuses(first, 11)).at(-1)).toBe(429);
  expect(await statuses(bearer({ role: 'reader' }), 10)).not.toContain(429);
  // A token that is not good counts for the address.
  const forged = { authorization: 'Bearer not.a.token' };
  expect([...(await statuses({}, 5)), ...(await statuses(forged, 6))].at(-1)).toBe(429);
  await limited.stop();
});

test.each([
  ['DELETE', '/books', 'GET, POST, HEAD'],
  ['PUT', '/books/popular', 'GET, HEAD'],
  ['TRACE', '/users/me', 'GET, PUT, DELETE, HEAD'],
  ['GET', '/auth/login', 'POST'],
])('%s %s is refused, and the answer says which methods there are', async (method, path, allowed) => {
  const { status, text } = await sendRaw(gateway.url, rawRequest(method, `/api/v1${path}`));
  expect(status).toBe(405);
  expect(text.toLowerCase()).toContain(`\r\nallow: ${allowed.toLowerCase()}\r\n`);
});
