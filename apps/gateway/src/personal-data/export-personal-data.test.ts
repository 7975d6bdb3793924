import { randomBytes, randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessToken } from '#testing/access-tokens.ts';
import { waitFor } from '#testing/wait-for.ts';
import { startTestGateway, type TestGateway } from '../testing/gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.forget());
afterAll(() => gateway.stop());

const reader = { id: randomUUID(), role: 'reader' as const };
const account = { kind: 'account', data: { full_name: 'Анна <script>alert(1)</script>', language: 'ru' } };
const loan = (title: string) => ({ kind: 'loan', data: { title, issued_at: '2026-05-01T09:00:00+00:00' } });

type Pages = Record<string, { items: object[]; next_cursor?: string }>;
const nothing = { items: [] };

/** What each app holds; one that is not named does not answer. The cursor of a page is the name of the next. */
function held(pages: Pages): void {
  gateway.answerBy(({ headers, url }, response) => {
    const cursor = new URL(url, 'http://x').searchParams.get('cursor');
    const page = pages[cursor ?? String(headers['dapr-app-id'])];
    if (page) response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
    else response.writeHead(503, { 'content-type': 'application/problem+json' }).end('{"code":"service_unavailable"}');
  });
}
const all: Pages = {
  auth: nothing,
  books: nothing,
  loans: { items: [loan('Дар')], next_cursor: 'more loans' },
  'more loans': { items: [loan('Обломов')] },
  notifications: nothing,
  users: { items: [account] },
};

async function archiveOf(id: string, as: Parameters<typeof accessToken>[0] = reader) {
  const answer = await fetch(`${gateway.url}/api/v1/users/${id}/personal-data`, {
    headers: { authorization: `Bearer ${accessToken(as)}` },
  });
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

test('a reader gets one archive of what all apps hold, to read and as data', async () => {
  held(all);
  const { answer, bytes } = await archiveOf(reader.id);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="library-data-\d{4}-\d\d-\d\d\.zip"$/,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const files = unzipSync(bytes);
  expect(Object.keys(files).toSorted()).toEqual(
    ['auth', 'books', 'loans', 'notifications', 'users'].map((app) => `${app}.json`).toSpliced(2, 0, 'index.html'),
  );
  expect(JSON.parse(strFromU8(files['loans.json'] ?? new Uint8Array()))).toMatchObject({
    items: [loan('Дар'), loan('Обломов')],
  });
  const page = strFromU8(files['index.html'] ?? new Uint8Array());
  for (const text of [
    'lang="ru"',
    'Дар',
    'Обломов',
    '2026-05-01 09:00 UTC',
    'Анна &lt;script&gt;',
    '<h2>Книги на руках и штрафы</h2>',
  ])
    expect(page).toContain(text);
  expect(page).not.toContain('<script');
});

test('each app is asked as whoever asks, and from where they are, so that it decides itself', async () => {
  held(all);
  await archiveOf(reader.id);
  const asked = gateway.forwarded.filter(({ method }) => method === 'GET');
  expect(asked).toHaveLength(6);
  for (const { url, headers } of asked) {
    expect(new URL(url, 'http://x').pathname).toBe(`/internal/personal-data/${reader.id}`);
    expect(headers['authorization']).toBe(`Bearer ${accessToken(reader)}`);
    expect(headers['x-client-address']).toMatch(/127\.0\.0\.1/);
  }
});

/** What the trail was told. */
const noted = () =>
  gateway.forwarded.filter(({ method }) => method === 'POST').map(({ url, body }) => [url, JSON.parse(body)]);

test('the trail knows of an archive once, before it is given, by whom and about whom', async () => {
  held(all);
  await archiveOf(reader.id);
  expect(noted()).toEqual([[`/internal/exports/${reader.id}`, { complete: true }]]);
  const last = gateway.forwarded.at(-1);
  expect(last).toMatchObject({ method: 'POST', headers: { authorization: `Bearer ${accessToken(reader)}` } });
});

test('that an archive came to no end is in the trail as well', async () => {
  const { notifications: _away, ...answering } = all;
  held(answering);
  await archiveOf(reader.id);
  expect(noted()).toEqual([[`/internal/exports/${reader.id}`, { complete: false }]]);
});

test('an archive that the trail does not know of is given to nobody', async () => {
  gateway.answerBy(({ method, headers }, response) => {
    const page = method === 'GET' && all[String(headers['dapr-app-id'])];
    if (page) response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: page.items }));
    else response.writeHead(503, { 'content-type': 'application/problem+json' }).end('{"code":"service_unavailable"}');
  });
  expect((await archiveOf(reader.id)).answer.status).toBe(503);
});

test('while an app does not answer, there is no archive, rather than a part of one', async () => {
  const { notifications: _away, ...answering } = all;
  held(answering);
  const { answer, bytes } = await archiveOf(reader.id);
  expect(answer.status).toBe(503);
  expect(JSON.parse(strFromU8(bytes))).toMatchObject({ code: 'service_unavailable' });
});

test('more than fits into an archive is not begun to be sent: whoever asks is told where to ask', async () => {
  const endless = { items: [loan('Дар')], next_cursor: 'more loans' };
  held({ ...all, loans: endless, 'more loans': endless });
  const { answer, bytes } = await archiveOf(reader.id);
  expect(answer.status).toBe(422);
  expect(JSON.parse(strFromU8(bytes))).toMatchObject({
    code: 'archive_too_large',
    detail: expect.stringContaining('at the desk'),
  });
});

test('what is in memory of an archive has a bound, however few the rows', async () => {
  const incompressible = loan(randomBytes(3_000_000).toString('base64'));
  const endless = { items: [incompressible], next_cursor: 'more loans' };
  held({ ...all, loans: endless, 'more loans': endless });
  expect((await archiveOf(reader.id)).answer.status).toBe(422);
  expect(gateway.forwarded.length).toBeLessThan(20);
});

/** Has no account. */
const NOBODY = randomUUID();

/** Answers as `held` does, but for loans: it waits. @returns lets it go on */
function heldUp(): () => void {
  let goOn = () => undefined as void;
  const released = new Promise<void>((resolve) => (goOn = resolve));
  gateway.answerBy(async ({ headers, url }, response) => {
    const app = String(headers['dapr-app-id']);
    if (app === 'loans') await released;
    const page = url.includes(NOBODY) ? nothing : all[app === 'loans' ? 'more loans' : app];
    response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
  });
  return goOn;
}
const askedOf = (app: string, id: string) =>
  gateway.forwarded.filter(({ url, headers }) => headers['dapr-app-id'] === app && url.includes(id)).length;

test('while a few archives are under way, others are asked to wait, and then get theirs', async () => {
  const release = heldUp();
  const ids = Array.from({ length: 4 }, () => randomUUID());
  const few = ids.map((id) => archiveOf(id, { id, role: 'reader' }));
  await waitFor('all have got to loans', async () => ids.every((id) => askedOf('loans', id) === 1), 15);
  expect((await archiveOf(reader.id)).answer.status).toBe(503);
  release();
  expect((await Promise.all(few)).map(({ answer }) => answer.status)).toEqual([200, 200, 200, 200]);
  held(all);
  await waitFor('there is a place again', async () => (await archiveOf(reader.id)).answer.status === 200, 15);
});

test('for whoever has gone away meanwhile, nothing more is gathered', async () => {
  const release = heldUp();
  const ids = Array.from({ length: 3 }, () => randomUUID());
  const others = ids.map((id) => archiveOf(id, { id, role: 'reader' }));
  const leaving = new AbortController();
  const left = fetch(`${gateway.url}/api/v1/users/${reader.id}/personal-data`, {
    headers: { authorization: `Bearer ${accessToken(reader)}` },
    signal: leaving.signal,
  }).catch(() => 'left');
  await waitFor('all have got to loans', async () => [...ids, reader.id].every((id) => askedOf('loans', id) === 1), 15);
  expect((await archiveOf(NOBODY, { id: NOBODY, role: 'reader' })).answer.status).toBe(503);
  leaving.abort();
  expect(await left).toBe('left');
  const isFree = async () => (await archiveOf(NOBODY, { id: NOBODY, role: 'reader' })).answer.status === 404;
  await waitFor('the place of the one who left is free', isFree, 15);
  release();
  expect((await Promise.all(others)).map(({ answer }) => answer.status)).toEqual([200, 200, 200]);
  expect(askedOf('notifications', reader.id)).toBe(0);
  expect(noted()).toContainEqual([`/internal/exports/${reader.id}`, { complete: false }]);
});

test('nobody but the reader and whoever may hand it out gets it, and only with a fresh sign-in', async () => {
  held(all);
  const id = randomUUID();
  const statusFor = async (as: Parameters<typeof accessToken>[0]) => (await archiveOf(id, as)).answer.status;
  expect(await statusFor({ id: randomUUID(), role: 'reader' })).toBe(403);
  expect(await statusFor({ id: randomUUID(), role: 'librarian' })).toBe(403);
  expect(await statusFor({ id: randomUUID(), role: 'partner' })).toBe(403);
  expect(await statusFor({ id, role: 'reader', provedSecondsAgo: 3_600 })).toBe(403);
  expect(gateway.forwarded.filter(({ url }) => url.includes(id))).toEqual([]);
  expect(await statusFor({ id: randomUUID(), role: 'branch_manager' })).toBe(200);
});

test('if users refuses, as for a colleague of higher rank, so does the whole, and nobody else is asked', async () => {
  gateway.answerBy(({ headers }, response) => {
    const refused = headers['dapr-app-id'] === 'users';
    response.writeHead(refused ? 403 : 200, { 'content-type': `application/${refused ? 'problem+' : ''}json` });
    response.end(JSON.stringify(refused ? { code: 'forbidden' } : nothing));
  });
  const { answer, bytes } = await archiveOf(randomUUID(), { id: randomUUID(), role: 'branch_manager' });
  expect(answer.status).toBe(403);
  expect(JSON.parse(strFromU8(bytes))).toMatchObject({ code: 'forbidden' });
  expect(gateway.forwarded.map(({ headers }) => headers['dapr-app-id'])).toEqual(['users']);
});

test('of somebody who is deleted, or never was, there is none', async () => {
  held({ ...all, users: nothing });
  expect((await archiveOf(reader.id)).answer.status).toBe(404);
});
