import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawRequest, sendRaw } from '#testing/raw-http.ts';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

const answersTo: [what: string, status: number, bytes: string][] = [
  ['what everybody may see', 200, rawRequest('GET', '/api/v1/books')],
  ['the probe', 200, rawRequest('GET', '/healthz')],
  ['the documentation', 200, rawRequest('GET', '/api/docs')],
  ['an address that there is not', 404, rawRequest('GET', '/api/v1/nothing')],
  ['somebody unknown', 401, rawRequest('GET', '/api/v1/users/me')],
  ['a method that there is not', 405, rawRequest('TRACE', '/api/v1/books')],
  ['an ambiguous target', 400, rawRequest('GET', '//api/v1/books')],
  ['a request without a host', 400, 'GET /api/v1/books HTTP/1.1\r\n\r\n'],
  ['headers that are too large', 431, rawRequest('GET', '/api/v1/books', { 'x-one': 'x'.repeat(20_000) })],
  ['what is no request', 400, 'nothing\r\n\r\n'],
];

test.each(answersTo)(
  'the answer to %s is framed, sniffed and loaded by nobody, and for a year by TLS only',
  async (_what, status, bytes) => {
    const { status: answered, text } = await sendRaw(gateway.url, bytes);
    expect(answered).toBe(status);
    const head = text.slice(0, text.indexOf('\r\n\r\n')).toLowerCase();
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim();
    expect(header('strict-transport-security')).toBe('max-age=31536000; includesubdomains');
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('content-security-policy')).toMatch(/base-uri 'none'.*frame-ancestors 'none'/);
    expect(header('content-security-policy')).toMatch(/object-src 'none'|default-src 'none'/);
    expect(header('content-type')).toMatch(/charset=utf-8$/);
    expect(head).not.toMatch(/^(x-powered-by|server):/m);
  },
);
