import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawRequest, sendRaw } from '#testing/raw-http.ts';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import { aBook, aLibrarian, apps, gatewayUrl, type Person } from '../support/library.ts';

/** How long the gateway may wait for the rest of what a generated request has cut short. */
const PATIENCE_MS = 400;
const REQUESTS = 600;
const AT_ONCE = 8;

let librarian: Person;
let bookId: string;
let neighbour: { stop: () => Promise<number[]> };

beforeAll(async () => {
  librarian = await aLibrarian();
  bookId = (await aBook()).id;
  neighbour = askAllTheTime();
});
afterAll(() => neighbour.stop());

/** Somebody beside, who asks what anybody may ask. @returns on `stop`, the statuses of the answers */
function askAllTheTime() {
  const statuses: number[] = [];
  let stopped = false;
  const asking = (async () => {
    while (!stopped) statuses.push((await fetch(`${gatewayUrl}/api/v1/books/${bookId}`)).status);
  })();
  return {
    stop: async () => {
      stopped = true;
      await asking;
      return statuses;
    },
  };
}

async function openBreakers(): Promise<string[]> {
  const metrics = await (await fetch(`http://127.0.0.1:${apps['gateway']?.port}/metrics`)).text();
  return metrics.match(/^circuit_breaker_state\{.*\} [12]$/gm) ?? [];
}

async function failedCalls(): Promise<string[]> {
  const metrics = await (await fetch(`http://127.0.0.1:${apps['gateway']?.port}/metrics`)).text();
  return metrics.match(/^circuit_breaker_calls_total\{.*outcome="(failure|rejected)".*$/gm) ?? [];
}

test('fourteen requests with a large header open no breaker', async () => {
  for (let time = 0; time < 14; time++) {
    const headers = { 'accept-language': 'x'.repeat(14_500) };
    expect((await sendRaw(gatewayUrl, rawRequest('GET', '/api/v1/books', headers))).status).toBe(431);
  }
  expect(await openBreakers()).toEqual([]);
});

test.each(['http://x/API/v1/books', '/API\\v1/users/me?#', '/api\\v1/users/me', '/API/v1/users/me'])(
  'the target %s reaches no service, however often',
  async (target) => {
    const headers = { authorization: `Bearer ${librarian.accessToken}` };
    for (let time = 0; time < 14; time++)
      expect([400, 404]).toContain((await sendRaw(gatewayUrl, rawRequest('GET', target, headers))).status);
    expect(await openBreakers()).toEqual([]);
  },
);

test('the largest headers that the gateway takes are taken by the sidecars', async () => {
  const room = 8_000 - librarian.accessToken.length - 200;
  const headers = { authorization: `Bearer ${librarian.accessToken}`, 'user-agent': 'x'.repeat(room) };
  expect((await sendRaw(gatewayUrl, rawRequest('GET', '/api/v1/users?limit=1', headers))).status).toBe(200);
  const query = `q=${'%F0%9F%93%9A'.repeat(100)}&author=${'%D0%90'.repeat(300)}`;
  expect((await sendRaw(gatewayUrl, rawRequest('GET', `/api/v1/books?${query}`))).status).toBe(200);
});

test('a blank in a query may be sent as +', async () => {
  const { title } = await aBook({ title: `Война и мир ${randomUUID()}` });
  const q = encodeURIComponent(title).replaceAll('%20', '+');
  const answer = await fetch(`${gatewayUrl}/api/v1/books?q=${q}`);
  expect(await answer.json()).toMatchObject({ items: [{ title }] });
});

test('no request, however it is made, gets a 5xx, opens a breaker or disturbs another', async () => {
  const before = await failedCalls();
  const seed = Number(process.env['TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  console.log(`raw requests: TEST_SEED=${seed}`);
  const requests = fc.sample(rawRequests(), { numRuns: REQUESTS, seed });
  const wrong: string[] = [];
  let sent = 0;
  const send = async () => {
    for (let bytes = requests.pop(); bytes !== undefined; bytes = requests.pop()) {
      const { text } = await sendRaw(gatewayUrl, Buffer.from(bytes, 'latin1'), PATIENCE_MS);
      // Of pipelined requests, each answer.
      for (const [line, status] of text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm))
        if (Number(status) >= 500) wrong.push(`${line} to ${JSON.stringify(bytes.slice(0, 2_000))}`);
      sent += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  const beside = await neighbour.stop();

  expect(wrong).toEqual([]);
  expect(sent).toBe(REQUESTS);
  expect(await openBreakers()).toEqual([]);
  expect(await failedCalls()).toEqual(before);
  expect([...new Set(beside)]).toEqual([200]);
});

/** Bytes that resemble requests: each part is now and then what no client of good will sends. */
function rawRequests(): fc.Arbitrary<string> {
  const { paths } = contract;
  // Without those by which the librarian would leave.
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
      .map((method) => ({ method: method.toUpperCase(), path: `/api/v1${path}` }))
      .filter(({ method, path }) => path !== '/api/v1/auth/logout' && !(method === 'DELETE' && path.endsWith('/me'))),
  );
  const text = fc.string({ unit: 'binary', maxLength: 40 }).map((any) => any.replaceAll(/[\r\n]/g, ''));
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(randomUUID(), 'B00000001', 'book', 'adult', '*') },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: text.map(encodeURIComponent) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '%2f',
        '%2e%2e',
        '..',
        '.',
        '%00',
        '%0d%0a',
        '%',
        '%zz',
        '%ff',
        '%c0%af',
        ';a=b',
        '\\',
        '',
        ' ',
        '%25',
        '{}',
      ),
    },
  );
  const target = fc
    .tuple(
      fc.constantFrom(...operations),
      fc.array(piece, { minLength: 2, maxLength: 2 }),
      fc.constantFrom('', '', '', '', 'http://x', '//x', '?', '#', '/'),
      fc.constantFrom('', '', '', '', '/', '//', '#', '\\', '?#', '/..', '%2f'),
      fc.array(
        fc.tuple(
          fc.oneof(fc.constantFrom('q', 'limit', 'cursor', 'author', 'status', 'from', 'q[a]', '__proto__', ''), text),
          fc.oneof(fc.constantFrom('1', 'a+b', '%', '%00', '%ff', '-1', '1e9', 'true', '[]', '{"a":1}'), text, piece),
        ),
        { maxLength: 3 },
      ),
      fc.constantFrom('none', 'none', 'none', 'none', 'upper', 'lower'),
    )
    .map(([{ method, path }, values, before, after, query, letters]) => {
      const filled = path.replaceAll(/\{\w+\}/g, () => values.pop() ?? 'x');
      const cased = letters === 'upper' ? filled.toUpperCase() : letters === 'lower' ? filled.toLowerCase() : filled;
      const search = query.length === 0 ? '' : `?${query.map(([name, value]) => `${name}=${value}`).join('&')}`;
      return { method, target: before + cased + after + search };
    });
  const header = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        `authorization: Bearer ${librarian.accessToken}`,
        `authorization: Bearer ${librarian.accessToken}x`,
        'authorization: Bearer',
        `authorization: Bearer ${'x'.repeat(3_000)}`,
        'idempotency-key: ä',
        `idempotency-key: ${'k'.repeat(200)}`,
        'content-type: application/json',
        'content-type: application/json; charset=utf-16',
        'content-type: multipart/form-data; boundary=x',
        'content-encoding: gzip',
        'content-encoding: br',
        'transfer-encoding: chunked',
        'transfer-encoding: chunked, gzip',
        'content-length: 5',
        'content-length: -1',
        'content-length: 99999999999',
        'expect: 100-continue',
        'expect: something',
        'connection: upgrade',
        'upgrade: websocket',
        'upgrade: h2c',
        'http2-settings: AAMAAABkAAQAoAAAAAIAAAAA',
        'host: another',
        'origin: null',
        'range: bytes=0-1',
        'if-none-match: *',
        'dapr-app-id: users',
        'dapr-caller-app-id: loans',
        'x-client-address: 1',
        'x-forwarded-for: a, b',
        'traceparent: 00-zz',
        'te: trailers',
        'x-http-method-override: DELETE',
      ),
    },
    { weight: 1, arbitrary: fc.tuple(text, text).map(([name, value]) => `${name}: ${value}`) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((size) => `x-large: ${'x'.repeat(size)}`) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }).map((size) => `accept-language: ${'x'.repeat(size)}`) },
  );
  const json = fc.oneof(
    fc.json(),
    fc.constantFrom(
      '{"email":"a@b.example","password":"a wrong password"}',
      '{"email":"a\\u0000b","password":"x"}',
      `{"book_id":"${randomUUID()}"}`,
      '{"__proto__":{"a":1}}',
      '{"refresh_token":"\ud800"}',
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      '',
    ),
  );
  const body = fc.oneof(
    { weight: 4, arbitrary: json.map((one) => `content-length: ${Buffer.byteLength(one)}\r\n\r\n${utf8(one)}`) },
    { weight: 1, arbitrary: json.map((one) => `content-length: ${Buffer.byteLength(one) + 7}\r\n\r\n${utf8(one)}`) },
    { weight: 1, arbitrary: json.map((one) => `content-length: 2\r\n\r\n${utf8(one)}`) },
    {
      weight: 1,
      arbitrary: json.map(
        (one) =>
          `transfer-encoding: chunked\r\n\r\n${Buffer.byteLength(one).toString(16)}\r\n${utf8(one)}\r\n0\r\n\r\n`,
      ),
    },
    { weight: 1, arbitrary: text.map((one) => `transfer-encoding: chunked\r\n\r\n${one}\r\n0\r\n\r\n`) },
    { weight: 4, arbitrary: fc.constant('\r\n') },
  );
  const method = fc.constantFrom(
    '',
    '',
    '',
    '',
    '',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'CONNECT',
    'PROPFIND',
    'get',
    'NOSUCH',
    'PRI',
  );
  const version = fc.constantFrom(
    'HTTP/1.1',
    'HTTP/1.1',
    'HTTP/1.1',
    'HTTP/1.1',
    'HTTP/1.0',
    'HTTP/2.0',
    'HTTP/1.9',
    '',
  );
  const one = fc
    .tuple(target, method, version, fc.array(header, { maxLength: 4 }), body)
    .map(([asked, other, spoken, headers, rest]) =>
      [`${other || asked.method} ${utf8(asked.target)} ${spoken}`, 'host: library', ...headers.map(utf8), rest].join(
        '\r\n',
      ),
    );
  return fc.oneof(
    { weight: 12, arbitrary: one.map((request) => request.replace('\r\n', '\r\nconnection: close\r\n')) },
    { weight: 2, arbitrary: fc.tuple(one, one, one).map((pipelined) => pipelined.join('')) },
    { weight: 1, arbitrary: fc.tuple(one, fc.nat(200)).map(([request, length]) => request.slice(0, length)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  );
}

/** As the bytes that a latin1 buffer makes of it. */
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
