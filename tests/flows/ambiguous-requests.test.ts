import { beforeAll, expect, test } from 'vitest';
import { sendRaw } from '#testing/raw-http.ts';
import { apps, gatewayUrl, theAdmin } from '../support/library.ts';

/** An admin's, so that whatever slips through is answered with what others must not see. */
let token: string;
beforeAll(async () => {
  token = (await theAdmin()).accessToken;
});

/** What a request that was hidden in another one's body would ask for. */
const HIDDEN = 'GET /api/v1/users?limit=1 HTTP/1.1\r\nhost: library\r\n\r\n';

/** Targets that two programs in a row could read differently; each of them means `/api/v1/users` to one of them. */
const TARGETS = [
  'http://library/api/v1/users',
  'http://library@other.example/api/v1/users',
  'library:80',
  '*',
  '//api/v1/users',
  '//other.example/api/v1/users',
  '/api/v1//users',
  '/api/v1/./users',
  '/api/v1/books/../users',
  '/api/v1/books/..;/users',
  '/api/v1/users;x=1',
  '/api/v1/books/%2e%2e/users',
  '/api/v1/books%2f..%2fusers',
  '/api%2fv1%2fusers',
  '/api/v1/%75sers',
  '/api/v1/users%00',
  '/api/v1/users%0d%0ax:y',
  '/api/v1/users%20',
  '/api/v1/%c0%afusers',
  '/api/v1/%252e%252e/users',
  '/api\\v1\\users',
  '/api/v1/users#x',
  '/API/v1/users',
  '/api/v1/users/',
  '/api/v1/us\ters',
  '/api/v1/us\0ers',
  '/api/v1/us\xffers',
];

const get = (target: string): string =>
  `GET ${target} HTTP/1.1\r\nhost: library\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`;

const withHead = (head: string, body = ''): string =>
  `POST /api/v1/books HTTP/1.1\r\nhost: library\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n${head}\r\n\r\n${body}`;

/** Messages whose end, or whose headers, two programs in a row could read differently (RFC 9112, 5.2, 6.3, 11.2). */
const messages = (): Record<string, string> => ({
  'two lengths': withHead('content-length: 0\r\ncontent-length: 60', HIDDEN),
  'two lengths in one': withHead('content-length: 0, 60', HIDDEN),
  'a length and chunks': withHead('content-length: 60\r\ntransfer-encoding: chunked', `0\r\n\r\n${HIDDEN}`),
  'chunks and a length': withHead('transfer-encoding: chunked\r\ncontent-length: 5', `0\r\n\r\n${HIDDEN}`),
  'chunks that are not last': withHead('transfer-encoding: chunked, identity', `0\r\n\r\n${HIDDEN}`),
  'chunks by another name': withHead('transfer-encoding: xchunked\r\ncontent-length: 0', HIDDEN),
  'a blank before the colon': withHead('transfer-encoding : chunked\r\ncontent-length: 0', HIDDEN),
  'a length with a sign': withHead('content-length: +0', HIDDEN),
  'a length in another base': withHead('content-length: 0x0', HIDDEN),
  'a folded header': withHead('x-one: a\r\n content-length: 60\r\ncontent-length: 0x', HIDDEN),
  'a chunk of a negative size': withHead('transfer-encoding: chunked', `-1\r\n\r\n${HIDDEN}`),
  'a chunk of an immense size': withHead('transfer-encoding: chunked', `fffffffffffffffff\r\n\r\n${HIDDEN}`),
  'a NUL in a header': withHead('x-one: a\0b\r\ncontent-length: 0', HIDDEN),
  'a line end in a header': withHead('x-one: a\rb\r\ncontent-length: 0x', HIDDEN),
  'two hosts': get('/api/v1/users').replace('host: library', 'host: library\r\nhost: other.example'),
  'no host': get('/api/v1/users').replace('host: library\r\n', ''),
  'no version': `GET /api/v1/users\r\n\r\n`,
  'a version that there is not': get('/api/v1/users').replace('HTTP/1.1', 'HTTP/1.9'),
  'a method that there is not': get('/api/v1/users').replace('GET', 'get'),
  'a tunnel': get('127.0.0.1:5432').replace('GET', 'CONNECT'),
  'a trace': get('/api/v1/users').replace('GET', 'TRACE'),
});

/** The gateway, and each app behind it as whoever is on its machine would ask it: past the gateway and its sidecar. */
const listeners = (): [string, string][] => [
  ['gateway', gatewayUrl],
  ...Object.entries(apps)
    .filter(([app]) => !['gateway', 'users-rpc'].includes(app))
    .map(([app, { appPort }]): [string, string] => [app, `http://127.0.0.1:${appPort}`]),
];

/** A server refuses, or says nothing and closes the connection. None of these is let in, or makes it stumble. */
const REFUSED = [400, 401, 404, 405, 408, 413, 501, 505, undefined];

async function letIn(listener: string, bytes: string): Promise<unknown[]> {
  const { status, text } = await sendRaw(listener, Buffer.from(bytes, 'latin1'), 2_000);
  const answers = [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, one]) => Number(one));
  // One message has one answer: a second one would be to what was hidden in it.
  return REFUSED.includes(status) && answers.length <= 1 && !/"items"/.test(text) ? [] : [answers];
}

test('no target that can be read in two ways leads anywhere, at the gateway or past it', async () => {
  const found: unknown[] = [];
  for (const [app, listener] of listeners())
    for (const target of TARGETS)
      found.push(...(await letIn(listener, get(target))).map((what) => [app, target, what]));
  expect(found).toEqual([]);
});

test('no message whose end can be read in two ways hides another one, at the gateway or past it', async () => {
  const found: unknown[] = [];
  for (const [app, listener] of listeners())
    for (const [name, bytes] of Object.entries(messages()))
      found.push(...(await letIn(listener, bytes)).map((what) => [app, name, what]));
  expect(found).toEqual([]);
}, 120_000);

test('the same messages in their one spelling are let in, so it is the spelling that was refused', async () => {
  const { status, text } = await sendRaw(gatewayUrl, get('/api/v1/users'));
  expect([status, text.includes('"items"')]).toEqual([200, true]);
});
