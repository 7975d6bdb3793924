import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sendRaw } from './raw-http.ts';
import { testSeed } from './test-seed.ts';

/** How long a server may wait for the rest of a truncated request. */
const TIMEOUT_MS = 400;

/**
 * Generated requests to the operations of a contract, as bytes in latin1. The seed is printed; `TEST_SEED` repeats a
 * run.
 *
 * @param token sent with some of the requests
 */
export function sampleRawRequests(paths: Record<string, object>, token: string, count: number): string[] {
  return fc.sample(rawRequests(paths, token), { numRuns: count, seed: testSeed('raw requests') });
}

/** Sends requests concurrently. @returns the responses of 500 and more, each with its request */
export async function serverErrors(url: string, requests: string[], atOnce: number): Promise<string[]> {
  const waiting = [...requests];
  const errors: string[] = [];
  const send = async () => {
    for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) {
      const { text } = await sendRaw(url, Buffer.from(bytes, 'latin1'), TIMEOUT_MS);
      // Of pipelined requests, each answer.
      for (const [line, status] of text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm))
        if (Number(status) >= 500) errors.push(`${line} to ${JSON.stringify(bytes.slice(0, 2_000))}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return errors;
}

/** Bytes that resemble requests: each part is occasionally malformed. */
function rawRequests(paths: Record<string, object>, token: string): fc.Arbitrary<string> {
  // Without operations that would end the token's session or account.
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
      fc.array(seldom('00000000-0000-4000-8000-000000000000', piece), { minLength: 2, maxLength: 2 }),
      seldom('', fc.constantFrom('http://x', '//x', '?', '#', '/')),
      seldom('', fc.constantFrom('/', '//', '#', '\\', '?#', '/..', '%2f')),
      seldom<[string, string][]>(
        [],
        fc.array(
          fc.tuple(
            fc.oneof(
              fc.constantFrom('q', 'limit', 'cursor', 'author', 'status', 'from', 'q[a]', '__proto__', ''),
              text,
            ),
            fc.oneof(fc.constantFrom('1', 'a+b', '%', '%00', '%ff', '-1', '1e9', 'true', '[]', '{"a":1}'), text, piece),
          ),
          { maxLength: 2 },
        ),
      ),
      seldom('none', fc.constantFrom('upper', 'lower')),
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
        `authorization: Bearer ${token}`,
        `authorization: Bearer ${token}x`,
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
  const method = seldom('', fc.constantFrom('HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'NOSUCH', 'PRI'));
  const version = seldom('HTTP/1.1', fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/1.9', ''));
  const one = fc
    .tuple(
      target,
      method,
      version,
      fc.oneof(
        seldom(['content-type: application/json'], fc.array(header, { maxLength: 4 })),
        fc.constant([`authorization: Bearer ${token}`, 'content-type: application/json']),
      ),
      body,
    )
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

/** Mostly well-formed, so that a request has only one or two oddities, and gets that far. */
const seldom = <Value>(usual: Value, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });

/** UTF-8 bytes, as a latin1 string. */
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
