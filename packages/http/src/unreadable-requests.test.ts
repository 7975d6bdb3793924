import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawRequest, sendRaw } from '#testing/raw-http.ts';
import { closeServer, createApp, listen } from './app-server.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  const app = createApp({
    log: pino({ level: 'silent' }),
    registry: new Registry(),
    isPublic: true,
    routes: (express) => {
      express.get('/', (_request, response) => void response.json({}));
      express.get('/slow', (_request, response) => response.write('a'));
    },
  });
  ({ server } = await listen(app, 0, '127.0.0.1', { maxHeaderSize: 2_000, connectionsCheckingInterval: 50 }));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => closeServer(server, 0));

/** The head and the JSON of an answer's bytes. */
function problemIn(text: string): { head: string; problem: unknown } {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(head).toMatch(/^content-type: application\/problem\+json/im);
  expect(head).toMatch(/^connection: close$/im);
  return { head, problem: JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) };
}

test.each([
  ['a header is too large', rawRequest('GET', '/', { 'x-large': 'x'.repeat(3_000) }), 431, 'headers_too_large'],
  ['its target is too long', rawRequest('GET', `/?cursor=${'%78'.repeat(1_000)}`), 431, 'headers_too_large'],
  ['it is not HTTP', 'nonsense\r\n\r\n', 400, 'bad_request'],
  ['its length is no number', rawRequest('GET', '/', { 'content-length': 'a' }), 400, 'bad_request'],
  ['a header has a control character', rawRequest('GET', '/', { 'x-a': 'a\u0001' }), 400, 'bad_request'],
  ['it names no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'bad_request'],
  ['it names two hosts', rawRequest('GET', '/', { Host: 'other.example' }), 400, 'bad_request'],
])('a request that cannot be read, since %s, is told so as a problem', async (_why, bytes, status, code) => {
  const answer = await sendRaw(url, bytes);
  expect(answer).toMatchObject({ status, closed: true });
  expect(problemIn(answer.text).problem).toMatchObject({ status, code, detail: expect.stringMatching(/^[A-Z].+\.$/) });
});

test('a request that does not arrive in time is told so as a problem, and is not waited for', async () => {
  const { requestTimeout } = server;
  server.requestTimeout = 1;
  const answer = await sendRaw(url, 'GET / HTTP/1.1\r\nhost: library\r\n');
  server.requestTimeout = requestTimeout;
  expect(answer).toMatchObject({ status: 408, closed: true });
  expect(problemIn(answer.text).problem).toMatchObject({ code: 'request_too_slow' });
});

test('what is expected of the server in vain is passed over', async () => {
  expect((await sendRaw(url, rawRequest('GET', '/', { expect: 'something' }))).status).toBe(200);
});

test('an answer that has begun is not continued by a problem', async () => {
  let text = '';
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) }, () =>
    socket.write('GET /slow HTTP/1.1\r\nhost: library\r\n\r\n'),
  );
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    if (text === '') socket.write('nonsense\r\n\r\n');
    text += chunk.toString('latin1');
  });
  await closed;
  expect(text).toMatch(/^HTTP\/1\.1 200 /);
  expect(text).not.toContain('problem');
});
