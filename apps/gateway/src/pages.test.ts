import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessToken } from '#testing/access-tokens.ts';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';

const BOOK = '0190a5b0-0000-7000-8000-000000000001';
const READER = '0190a5b0-0000-7000-8000-000000000002';
const NAVIGATION = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const SHELL =
  '<html lang="{{language}}"><head><meta name="library-time-zone" content="{{timeZone}}" />{{head}}</head><body><noscript>{{noscript}}</noscript></body></html>';

let folder: string;
let gateway: TestGateway;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const part of ['assets', 'public']) mkdirSync(join(folder, part));
  writeFileSync(join(folder, 'public/portal-worker.js'), 'worker');
  writeFileSync(join(folder, 'portal.html'), SHELL);
  writeFileSync(join(folder, 'desk.html'), SHELL.replace('<body>', '<body>the desk'));
  const everybodys = { audience: 'everybody' };
  const addresses = {
    portal: [
      { path: '/', ...everybodys },
      { path: '/search', ...everybodys },
      { path: '/books/:id', ...everybodys, asksFirst: '/books/:id' },
      { path: '/me/loans', audience: 'signed-in', asksFirst: '/loans/user/:me?status=open' },
      { path: '/me/waiting', audience: 'signed-in', asksFirst: '/waiting-list' },
    ],
    desk: [
      { path: '/desk', audience: 'staff' },
      { path: '/desk/sign-in', ...everybodys },
    ],
  };
  writeFileSync(join(folder, 'addresses.json'), JSON.stringify(addresses));
  writeFileSync(join(folder, 'assets/portal-ABC.js'), 'plain');
  writeFileSync(join(folder, 'assets/portal-ABC.js.gz'), gzipSync('compressed'));
  gateway = await startTestGateway({ pagesFolder: folder, rateLimitPerMinute: 100 });
});
beforeEach(() => gateway.forget());
afterAll(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

const open = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(gateway.url + path, { headers: { ...NAVIGATION, ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

function booksAnswers(status: number, body: object) {
  gateway.answerBy((_call, response) => {
    response
      .writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
      .end(JSON.stringify(body));
  });
}
test('a page knows the time zone of the library, whoever opens it and wherever', async () => {
  for (const path of ['/', '/desk'])
    expect((await open(path)).text).toContain('<meta name="library-time-zone" content="Europe/Moscow" />');
});

const book = {
  id: BOOK,
  title: 'Идиот',
  author: 'Фёдор Достоевский',
  description: '',
  available: 1,
  published_year: 1869,
};

test.each(['/', '/search?q=%D0%B0'])('%s is the portal, in the language of the browser', async (path) => {
  const { status, headers, text } = await open(path, { 'accept-language': 'ru' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(headers.get('vary')).toContain('accept-language');
  expect(text).toContain('<html lang="ru">');
  expect(text).toContain('<title>Абонемент</title>');
  expect(text).not.toContain('{{');
});

test.each([
  ['/desk', 200],
  ['/desk/sign-in', 200],
  ['/desk/nowhere', 404],
])('%s is the desk', async (path, status) => {
  expect(await open(path)).toMatchObject({ status, text: expect.stringContaining('the desk') });
});

test.each([
  ['/desk/', '/desk'],
  ['/books/1/', '/books/1'],
  ['//elsewhere.example/', null],
  ['/desk//', null],
  ['/a%2fb/', null],
])('a person who opens %s is led to %s', async (path, page) => {
  const answer = await fetch(gateway.url + path, { headers: NAVIGATION, redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual(page === null ? [400, null] : [308, page]);
  const asProgram = await fetch(gateway.url + path, { headers: { accept: 'application/json' }, redirect: 'manual' });
  expect(asProgram.status).toBe(400);
});

test('nothing from elsewhere and nothing inline runs in a page', async () => {
  const policy = (await open('/')).headers.get('content-security-policy') ?? '';
  expect(policy.split(';')).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
  expect(policy).toContain("frame-ancestors 'none'");
});

test('passkeys are for the pages themselves, and for none that one of them would show', async () => {
  expect((await open('/sign-in')).headers.get('permissions-policy')?.split(', ')).toEqual([
    'publickey-credentials-create=(self)',
    'publickey-credentials-get=(self)',
  ]);
});

test('files come compressed as they were built, and are kept for ever', async () => {
  const { status, headers, text } = await open('/assets/portal-ABC.js', { 'accept-encoding': 'gzip' });
  expect([status, text]).toEqual([200, 'compressed']);
  expect(headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
  expect((await open('/assets/portal-ABC.js', { 'accept-encoding': 'identity' })).text).toBe('plain');
});

test('what keeps its name is asked for each time', async () => {
  const { status, headers, text } = await open('/portal-worker.js');
  expect([status, text]).toEqual([200, 'worker']);
  expect(headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(headers.get('cache-control')).toBe('public,max-age=0,must-revalidate');
  const again = await open('/portal-worker.js', { 'if-none-match': headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test.each(['/assets/portal-OLD.js', '/assets/..%2fportal.html', '/assets/%2e%2e/portal.html'])(
  'there is no file %s',
  async (path) => {
    const { status } = await open(path, { accept: '*/*' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  },
);

test('pages and their files are not counted against the rate limit', async () => {
  for (let time = 0; time < 110; time += 1) expect((await open('/assets/portal-ABC.js')).status).toBe(200);
  expect((await open('/me/loans')).status).toBe(200);
});

test('a wrong address is told by a page to a person and by a problem to a program', async () => {
  expect(await open('/nowhere')).toMatchObject({ status: 404, text: expect.stringContaining('<html') });
  const program = await open('/nowhere', { accept: 'application/json' });
  expect([program.status, JSON.parse(program.text).code]).toEqual([404, 'no_such_resource']);
  const call = await open('/api/v1/nowhere');
  expect([call.status, JSON.parse(call.text).code]).toEqual([404, 'no_such_resource']);
});

describe('the page of a book', () => {
  test('says what it is about to search engines and to whoever it is sent to', async () => {
    booksAnswers(200, book);
    const { status, text } = await open(`/books/${BOOK}`, { 'accept-language': 'ru' });
    expect(status).toBe(200);
    expect(text).toContain('<title>Идиот · Фёдор Достоевский · Абонемент</title>');
    expect(text).toContain(`<link rel="canonical" href="${gateway.url}/books/${BOOK}" />`);
    const [, data = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ '@type': 'Book', name: 'Идиот', datePublished: '1869' });
  });

  test('stays a page whatever the title is', async () => {
    const title = '</title></script><script>alert(1)</script>"\'&<!--';
    booksAnswers(200, { ...book, title, description: title });
    const { text } = await open(`/books/${BOOK}`);
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('<!--');
    const [, data = ''] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(data)).toMatchObject({ name: title });
  });

  test('is not found where the catalogue has no such book', async () => {
    booksAnswers(404, { code: 'book_not_found' });
    expect((await open(`/books/${BOOK}`)).status).toBe(404);
  });

  test('opens while the catalogue is away', async () => {
    booksAnswers(503, { code: 'service_unavailable' });
    expect(await open(`/books/${BOOK}`)).toMatchObject({
      status: 200,
      text: expect.stringContaining('<title>Abonement</title>'),
    });
  });
});

describe('what a screen asks the library first', () => {
  const asks = (text: string): string[] =>
    [...text.matchAll(/<link rel="preload" as="fetch" crossorigin href="([^"]*)" \/>/g)].map(([, href = '']) => href);
  const cookies = (token: string) => ({ cookie: `theme=dark; __Host-abonement-access=${token}` });

  test('is named in its page, so that the browser asks while the app is on its way', async () => {
    booksAnswers(200, book);
    expect(asks((await open(`/books/${BOOK}?from=letter`)).text)).toEqual([`/api/v1/books/${BOOK}`]);
    expect(asks((await open('/search')).text)).toEqual([]);
  });

  test('is about whoever is signed in, and such a page is kept for nobody else', async () => {
    const token = accessToken({ id: READER, role: 'reader' });
    const { headers, text } = await open('/me/loans', cookies(token));
    expect(asks(text)).toEqual([`/api/v1/loans/user/${READER}?status=open`]);
    expect(asks((await open('/me/waiting', cookies(token))).text)).toEqual(['/api/v1/waiting-list']);
    expect(text).not.toContain(token);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toContain('cookie');
    expect(gateway.forwarded).toEqual([]);
  });

  test.each(['', 'forged', accessToken({ id: READER, role: 'reader' }).slice(0, -2)])(
    'is not named where nobody is known to be signed in: %#',
    async (token) => {
      const { status, headers, text } = await open('/me/loans', token === '' ? {} : cookies(token));
      expect([status, asks(text)]).toEqual([200, []]);
      expect(headers.get('cache-control')).toBe('private, no-cache');
    },
  );

  test('is not named for a book that is not there', async () => {
    booksAnswers(404, { code: 'book_not_found' });
    expect(asks((await open(`/books/${BOOK}`)).text)).toEqual([]);
  });

  test('stays one address, whatever the page was asked for by', async () => {
    booksAnswers(200, book);
    const { text } = await open(`/books/${encodeURIComponent('"><script>alert(1)<!--&')}`);
    expect(asks(text)).toEqual(['/api/v1/books/%22%3E%3Cscript%3Ealert(1)%3C!--%26']);
    expect(text).not.toContain('<script>alert');
  });
});
