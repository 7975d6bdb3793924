import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

const NOW = new Date('2026-05-01T12:00:00Z');
let now = NOW;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Page<Item> = { items: Item[]; next_cursor?: string };

type Staff = Desk['librarian'] | Desk['branchManager'];

async function read<Item>(path: string, as: Staff = loans.librarian): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await loans.service.request('GET', `${path}${from}`, { as });
    expect([status, body]).toMatchObject([200, {}]);
    const page = body as Page<Item>;
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return items;
}

const lent = async (issued: string, due: string) => {
  const [reader, barcode] = [loans.aReader(), `B-${randomUUID().slice(0, 8).toUpperCase()}`];
  loans.aBook({ barcode });
  now = new Date(issued);
  const { status, body } = await loans.service.request('POST', '/loans/issue', {
    as: loans.librarian,
    body: { barcode, reader_id: reader.id, due_date: due },
  });
  now = NOW;
  expect([status, body]).toMatchObject([201, {}]);
  return { reader, id: (body as { id: string }).id };
};

test('what is overdue is told page by page, the longest first; what is back or not due is not', async () => {
  const long = await lent('2026-03-01T10:00:00Z', '2026-03-20');
  const short = await lent('2026-04-01T10:00:00Z', '2026-04-30');
  await lent('2026-04-20T10:00:00Z', '2026-05-01');
  const back = await lent('2026-03-01T10:00:00Z', '2026-03-25');
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: back.id } });
  const items = await read<{ id: string }>('/reports/overdue-loans?branch_id=main&limit=1');
  expect(items.map(({ id }) => id)).toEqual([long.id, short.id]);
  expect(await read('/reports/overdue-loans?branch_id=elsewhere&limit=1')).toEqual([]);
});

test('what readers have lost is told page by page, the latest loss first; what has come back is not', async () => {
  const lose = async (at: string) => {
    const { id } = await lent('2026-03-01T10:00:00Z', '2026-05-20');
    now = new Date(at);
    const body = { reason: 'Читатель потерял книгу' };
    expect((await loans.service.request('POST', `/loans/${id}/lost`, { as: loans.librarian, body })).status).toBe(200);
    return id;
  };
  const [first, back, last] = [await lose('2026-04-01'), await lose('2026-04-02'), await lose('2026-04-03')];
  now = NOW;
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: back } });
  const items = await read<{ id: string }>('/reports/lost-loans?branch_id=main&limit=1');
  expect(items).toMatchObject([
    { id: last, status: 'lost' },
    { id: first, status: 'lost' },
  ]);
  expect(await read('/reports/lost-loans?branch_id=elsewhere&limit=1')).toEqual([]);
});

test('what was overridden is told to branch managers by day and branch, the newest first', async () => {
  const override = async (at: string, reason: string) => {
    const reader = loans.aReader({ loanLimit: 0 });
    const body = { book_id: loans.aBook().id, reader_id: reader.id, overrides: ['loan_limit_reached'], reason };
    now = new Date(at);
    const answer = await loans.service.request('POST', '/loans/override', { as: loans.librarian, body });
    now = NOW;
    expect(answer).toMatchObject({ status: 201 });
    return reader.id;
  };
  // Just after midnight in Moscow: the day before is another day.
  await override('2026-02-09T20:30:00Z', 'Накануне');
  const first = await override('2026-02-09T21:30:00Z', 'Ночью');
  const last = await override('2026-02-10T20:30:00Z', 'Вечером');
  const path = '/reports/overrides?from=2026-02-10&to=2026-02-10&limit=1';
  expect(await read(`${path}&branch_id=main`, loans.branchManager)).toMatchObject([
    {
      reader_id: last,
      reason: 'Вечером',
      overrides: ['loan_limit_reached'],
      by: loans.librarian.id,
      branch_id: 'main',
    },
    { reader_id: first, reason: 'Ночью', act: 'check_out' },
  ]);
  expect(await read(`${path}&branch_id=elsewhere`, loans.branchManager)).toEqual([]);
  expect(await loans.service.request('GET', path, { as: loans.librarian })).toMatchObject({ status: 403 });
  const wrong = '/reports/overrides?from=2026-02-10&to=2026-02-09';
  expect(await loans.service.request('GET', wrong, { as: loans.branchManager })).toMatchObject({ status: 400 });
});

test('what was lent is counted by branch and category, on the days of the library', async () => {
  // Just after midnight in Moscow.
  await lent('2026-02-01T21:30:00Z', '2026-05-20');
  const { id } = await lent('2026-02-03T20:30:00Z', '2026-05-20');
  await lent('2026-02-03T21:30:00Z', '2026-05-20');
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: id } });
  const days = 'from=2026-02-02&to=2026-02-03';
  expect(await read(`/reports/circulation?${days}`)).toEqual([
    { branch_id: 'main', patron_category: 'adult', loans: 2, renewals: 0, still_out: 1, returns: 0 },
  ]);
  expect(await read(`/reports/circulation?${days}&branch_id=elsewhere`)).toEqual([]);
});

test('what came back is counted on the days of the branch, whenever it was lent', async () => {
  const { db } = loans.service;
  await sql`insert into branch (id, name, address, time_zone, week)
    select 'east', 'Восточный', '', 'Asia/Vladivostok', week from branch where id = 'main'`.execute(db);
  const { id } = await lent('2026-01-01T10:00:00Z', '2026-05-20');
  // Late in the evening in Moscow, and the next day in Vladivostok.
  await sql`update loan set branch_id = 'east', returned_at = '2026-01-20T18:00:00Z' where id = ${id}`.execute(db);
  const onDay = (day: string) => read(`/reports/circulation?from=${day}&to=${day}&branch_id=east`);
  expect(await onDay('2026-01-20')).toEqual([]);
  expect(await onDay('2026-01-21')).toEqual([
    { branch_id: 'east', patron_category: 'adult', loans: 0, renewals: 0, still_out: 0, returns: 1 },
  ]);
});

test('a list is told as CSV to whoever asks for that, page by page, and as JSON to everybody else', async () => {
  const longest = await lent('2026-01-10T10:00:00Z', '2026-01-20');
  await lent('2026-01-11T10:00:00Z', '2026-01-22');
  const asked = (path: string, accept: string) =>
    loans.service.request('GET', path, { as: loans.librarian, headers: { accept } });
  const linesOf = (body: unknown) => String(body).slice(1).split('\r\n');
  const first = await asked('/reports/overdue-loans?limit=1&branch_id=main', 'text/csv');
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
  const [header, row, ...others] = linesOf(first.body);
  expect(header).toMatch(/^id,reader_id,.*,fine\.amount\.amount_minor,.*,price\.amount_minor,price\.currency$/);
  expect([row, others]).toEqual([expect.stringContaining(longest.id), ['']]);
  const next = /^<(\?.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  const second = await asked(`/reports/overdue-loans${next}`, 'text/csv');
  expect(linesOf(second.body)).toEqual([header, expect.not.stringContaining(longest.id), '']);
  const page = await asked('/reports/overdue-loans', '*/*');
  expect(page.headers.get('content-type')).toMatch(/^application\/json/);
});

test.each([
  ['2026-02-03', '2026-02-02', 'after_last_day'],
  ['2026-01-01', '2026-04-03', 'period_too_long'],
  ['9999-12-31', '2026-04-03', 'after_last_day'],
])('of a period from %s to %s both days are named: %s', async (from, to, code) => {
  const answer = await loans.service.request('GET', `/reports/circulation?from=${from}&to=${to}`, {
    as: loans.librarian,
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ field: 'from', code }, { field: 'to' }] },
  });
});

test('holds that wait are told page by page, the longest wait first', async () => {
  const placed: string[] = [];
  for (const day of ['2026-05-02', '2026-05-03']) {
    now = new Date(`${day}T12:00:00Z`);
    const { id: book } = loans.aBook({ available: 0 });
    const { status, body } = await loans.service.request('POST', '/holds', {
      as: { id: loans.aReader().id, role: 'reader' },
      body: { book_id: book },
    });
    expect([status, body]).toMatchObject([201, {}]);
    placed.push((body as { id: string }).id);
  }
  const items = await read<{ id: string }>('/reports/waiting-holds?branch_id=main&limit=1');
  expect(items.map(({ id }) => id)).toEqual(placed);
});

test('readers do not see them', async () => {
  for (const path of ['overdue-loans', 'waiting-holds', 'circulation?from=2026-02-02&to=2026-02-03'])
    expect(await loans.service.request('GET', `/reports/${path}`, { as: loans.aReader() })).toMatchObject({
      status: 403,
    });
});
