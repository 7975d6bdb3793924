import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { HttpBinding, MOST_AT_ONCE } from './http-binding.ts';

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

/** A binding whose sidecar answers like this. */
async function aBinding(answer: RequestListener): Promise<HttpBinding> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const breakers = { run: <Answer>(_name: string, call: () => Promise<Answer>) => call() };
  const binding = new HttpBinding({ url, headers: { 'dapr-api-token': 'secret' } }, breakers, 'payments');
  stop = async () => {
    server.closeAllConnections();
    await binding.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return binding;
}

const answering = (status: number, headers: Record<string, string>, body = '') =>
  aBinding((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(status, headers).end(body));
  });

test('a request goes to the component, with its path and headers, and every status is an answer', async () => {
  const asked: unknown[] = [];
  const binding = await aBinding((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.once('end', () => {
      asked.push([request.method, request.url, request.headers['dapr-api-token'], JSON.parse(body)]);
      response.writeHead(200, { 'metadata.statuscode': '422' }).end('{"code":"no"}');
    });
  });
  const request = { method: 'POST', path: '/payments', headers: { 'Idempotence-Key': 'k' }, body: { a: 1 } } as const;
  expect(await binding.ask(request)).toEqual({ status: 422, body: { code: 'no' } });
  const metadata = {
    path: '/payments',
    errorIfNot2XX: 'false',
    'Content-Type': 'application/json',
    'Idempotence-Key': 'k',
  };
  expect(asked).toEqual([
    ['POST', '/v1.0/bindings/payments', 'secret', { operation: 'post', data: { a: 1 }, metadata }],
  ]);
});

test.each([
  ['the server behind it does not answer', 500, {}],
  ['nobody says what the server has answered', 200, {}],
])('where %s, that is an error', async (_what, status, headers) => {
  const binding = await answering(status, headers);
  await expect(binding.ask({ method: 'GET', path: '/payments/1' })).rejects.toMatchObject({
    code: 'service_unavailable',
  });
});

test('an answer that is no JSON has no body', async () => {
  const binding = await answering(200, { 'metadata.statuscode': '502' }, '<html>');
  expect(await binding.ask({ method: 'GET', path: '/payments/1' })).toEqual({ status: 502, body: undefined });
});

test('no more than a few wait for a slow server at once: the others hear so at once', async () => {
  let asked = 0;
  const binding = await aBinding(() => void (asked += 1));
  const ask = () => binding.ask({ method: 'GET', path: '/payments/1' });
  const waiting = Array.from({ length: MOST_AT_ONCE }, () => ask().catch(() => undefined));
  await vi.waitFor(() => expect(asked).toBe(MOST_AT_ONCE));
  const began = performance.now();
  await expect(ask()).rejects.toMatchObject({ code: 'service_unavailable' });
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(asked).toBe(MOST_AT_ONCE);
  await stop();
  stop = async () => undefined;
  await Promise.all(waiting);
});
