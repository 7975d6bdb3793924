import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Breakers } from '#core/breakers.ts';
import { entryOf } from '#errors';
import { ApiError } from '#core/api-error.ts';
import { waitFor } from '#testing/wait-for.ts';
import { CONNECTIONS, QUEUE } from './app-connections.ts';
import { Invoker, type RawRequest } from './invoke.ts';

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

let answer: Answerer;
let asked: string[];
let sidecar: Server;
let breakers: Breakers;
let registry: Registry;
let invoker: Invoker;

beforeEach(async () => {
  asked = [];
  sidecar = createServer((request, response) => {
    asked.push(`${request.method} ${String(request.headers['dapr-app-id'])}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => sidecar.listen(0, '127.0.0.1', resolve));
  registry = new Registry();
  breakers = new Breakers(registry);
  const url = `http://127.0.0.1:${(sidecar.address() as AddressInfo).port}`;
  invoker = new Invoker({ url, headers: { 'dapr-api-token': 'secret' } }, breakers);
});

afterEach(async () => {
  breakers.stop();
  sidecar.closeAllConnections();
  await new Promise((resolve) => sidecar.close(resolve));
  await invoker.close();
});

test('a query is spelled as every hop reads it alike', async () => {
  answer = (request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url));
  const query = { barcode: "АБ 1/2 (c)*'", of: 'a&b=c' };
  expect(await invoker.invoke({ appId: 'books', method: 'GET', path: '/copies', query })).toMatchObject({
    body: '/copies?barcode=%D0%90%D0%91%201%2F2%20%28c%29%2A%27&of=a%26b%3Dc',
  });
});

const json: Answerer = (_request, response) => response.setHeader('content-type', 'application/json').end('{"a":1}');
const own =
  (status: number): Answerer =>
  (_request, response) =>
    response.writeHead(status).end('said by the sidecar');
const cut: Answerer = (request) => request.socket.destroy();

const get = (appId: string, timeoutMs = 5_000) => invoker.invoke({ appId, method: 'GET', path: '/', timeoutMs });
const raw = (but: Partial<RawRequest> = {}): RawRequest => ({
  appId: 'books',
  method: 'POST',
  path: '/',
  headers: {},
  body: null,
  timeoutMs: 5_000,
  ...but,
});
const statusOf = (error: unknown): unknown => (error instanceof ApiError ? entryOf(error).status : error);
const stateOf = async (app: string) =>
  (await registry.getSingleMetric('circuit_breaker_state')?.get())?.values.find(({ labels }) => labels['app'] === app)
    ?.value;

test('an app that answers nobody does not hold up calls to another', async () => {
  answer = (request, response) => (request.headers['dapr-app-id'] === 'silent' ? undefined : json(request, response));
  const held = Array.from({ length: CONNECTIONS + 10 }, () => get('silent', 60_000).catch(statusOf));

  expect(await get('books')).toEqual({ status: 200, body: { a: 1 } });

  sidecar.closeAllConnections();
  answer = own(500);
  await Promise.all(held);
});

test('a call for which there is no place in the queue fails without being sent', async () => {
  const waiting: (() => void)[] = [];
  answer = (request, response) => void waiting.push(() => json(request, response));
  const held = Array.from({ length: CONNECTIONS + QUEUE }, () => get('busy', 60_000));

  await expect(get('busy')).rejects.toMatchObject({ code: 'service_unavailable' });
  await waitFor('the calls under way', async () => waiting.length === CONNECTIONS);
  expect(asked.length).toBe(CONNECTIONS);

  answer = json;
  for (const go of waiting) go();
  expect(new Set((await Promise.all(held)).map(({ status }) => status))).toEqual(new Set([200]));
  expect((await get('busy')).status).toBe(200);
  expect(await stateOf('busy')).toBe(0);
});

test('a call ends at its deadline even while its answer drips', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 5);
    response.once('close', () => clearInterval(drip));
  };
  await expect(get('books', 200)).rejects.toMatchObject({ code: 'service_unavailable' });

  const forwarded = await invoker.forward(raw({ timeoutMs: 200 }));
  await expect(forwarded.body.text()).rejects.toThrow();
});

test('what a sidecar refuses counts against no app', async () => {
  answer = own(431);
  for (let call = 0; call < 30; call++)
    await expect(invoker.forward(raw())).rejects.toMatchObject({ code: 'headers_too_large' });
  answer = own(403);
  for (let call = 0; call < 30; call++)
    await expect(get('books')).rejects.toMatchObject({ code: 'service_unavailable' });

  expect(await stateOf('books')).toBe(0);
  answer = json;
  expect((await get('books')).status).toBe(200);
});

test.each([
  ['the connection breaks', cut],
  ['the sidecar says that it cannot reach the app', own(500)],
  ['the answer is an empty success', own(200)],
])('a breaker opens where %s', async (_case, how) => {
  answer = how;
  for (let call = 0; call < 10; call++)
    await expect(invoker.forward(raw())).rejects.toMatchObject({ code: 'service_unavailable' });
  expect(await stateOf('books')).toBe(2);

  const before = asked.length;
  await expect(invoker.forward(raw())).rejects.toMatchObject({ code: 'service_unavailable' });
  expect(asked.length).toBe(before);
});

test.each(['GET', 'PUT', 'DELETE'] as const)('%s is tried once more where nobody answered', async (method) => {
  answer = (request, response) => (asked.length === 1 ? cut : json)(request, response);
  expect(await invoker.invoke({ appId: 'books', method, path: '/' })).toMatchObject({ status: 200 });
  expect(asked).toEqual([`${method} books`, `${method} books`]);

  asked.length = 0;
  answer = cut;
  await expect(invoker.invoke({ appId: 'books', method, path: '/' })).rejects.toMatchObject({
    code: 'service_unavailable',
  });
  expect(asked.length).toBe(2);
});

test.each(['POST', 'PATCH'] as const)('%s is never tried again', async (method) => {
  answer = cut;
  await expect(invoker.invoke({ appId: 'books', method, path: '/', body: {} })).rejects.toMatchObject({
    code: 'service_unavailable',
  });
  expect(asked).toEqual([`${method} books`]);
});

test('a refusal of the app is its answer, and is not tried again', async () => {
  answer = (_request, response) =>
    response.writeHead(409, { 'content-type': 'application/problem+json' }).end('{"code":"taken"}');
  expect(await get('books')).toEqual({ status: 409, body: { code: 'taken' } });
  expect(asked.length).toBe(1);
});
