import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import { accessToken } from '#testing/access-tokens.ts';
import { send } from '#testing/ask.ts';
import { TIME_ZONE } from '../../tools/demo/branches.ts';
import { fillLibrary } from '../../tools/demo/fill.ts';
import { onceIn } from '../../tools/demo/once.ts';
import { libraryInProcess, type LendingApp, type Library } from './library-in-process.ts';

const ADMIN = { email: 'admin@abonement.example', password: 'not asked for' };
const admin = { id: randomUUID(), role: 'admin' as const };
/** After so many requests each load is interrupted. */
const REQUESTS = 100;

const folder = mkdtempSync(join(tmpdir(), 'abonement-demo-'));
let library: Library;
let front: Server;
let interruptions = 0;

beforeAll(async () => {
  library = await libraryInProcess();
  let left = REQUESTS;
  const answering = new Set<Promise<void>>();
  front = createServer((request, response) => {
    const [, attempt, path = ''] = /^\/(\d+)\/api\/v1(.*)/.exec(request.url ?? '') ?? [];
    // Whoever was interrupted asks for nothing more.
    if (left <= 0 || attempt !== String(interruptions)) return void response.destroy();
    left -= 1;
    const isLast = left === 0;
    const answered = answerTo(request, path).then(({ status, text }) =>
      // It had its effect, and nobody learns of it.
      isLast ? response.destroy() : response.writeHead(status, { 'content-type': 'application/json' }).end(text),
    );
    const settled = answered.then(
      () => undefined,
      () => void response.destroy(),
    );
    answering.add(settled);
    void settled.finally(() => answering.delete(settled));
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  for (; ; interruptions += 1, left = REQUESTS) {
    const once = onceIn(join(folder, 'done'));
    try {
      await fillLibrary({ gateway: `${address}/${interruptions}`, admin: ADMIN, once, tell: () => undefined });
      break;
    } catch (error) {
      if (left > 0) throw error;
      await Promise.all(answering);
    }
  }
  await library.relay(1);
  await library.comeToRest();
}, 120_000);
afterAll(async () => {
  front.close();
  await library.stop();
  rmSync(folder, { recursive: true });
});

type Sent = Record<string, string>;

/** The gateway and auth, as far as a load needs them. */
async function answerTo(request: IncomingMessage, path: string) {
  const body = (await buffer(request)).toString('utf8');
  const { authorization, 'idempotency-key': key } = request.headers;
  const headers = {
    ...(body !== '' && { 'content-type': 'application/json' }),
    ...(authorization !== undefined && { authorization }),
    ...(typeof key === 'string' && { 'idempotency-key': key }),
  };
  const fromAuth = { ...headers, 'dapr-caller-app-id': 'auth' };
  const { users } = library.services;
  if (path === '/auth/login') return logIn(body, fromAuth);
  if (path === '/auth/first-password')
    return send('POST', `${users.url}/internal/first-passwords`, { headers: fromAuth, body });
  const { url } = library.services[appOf(path)];
  return send(request.method ?? '', url + path, { headers, ...(body !== '' && { body }) });
}

const account = z.object({ id: z.string(), role: z.enum(['librarian', 'branch_manager', 'reader']) });

async function logIn(body: string, headers: Sent) {
  const { email } = z.object({ email: z.string() }).parse(JSON.parse(body));
  const { users } = library.services;
  const person =
    email === ADMIN.email
      ? admin
      : account.parse(
          JSON.parse((await send('POST', `${users.url}/internal/credentials/check`, { headers, body })).text),
        );
  return { status: 200, text: JSON.stringify({ access_token: accessToken(person), account: person }) };
}

function appOf(path: string): LendingApp {
  if (/^\/(users|documents)\b/.test(path)) return 'users';
  return /^\/(books|copies|copy-)/.test(path) ? 'books' : 'loans';
}

const counted = z.array(z.object({ what: z.string(), count: z.number() }));

/** How many rows there are of each kind. */
async function count(app: LendingApp, what: string, from: string): Promise<Record<string, number>> {
  const query = sql`select (${sql.raw(what)})::text as what, count(*)::int as count from ${sql.raw(from)} group by 1`;
  const { rows } = await query.execute(library.databases[app]);
  return Object.fromEntries(counted.parse(rows).map(({ what, count }) => [what, count]));
}

test('it is loaded whole, however often that was interrupted, and nothing of it twice', async () => {
  expect(interruptions).toBeGreaterThan(2);
  expect(await library.broken()).toEqual([]);
  expect(await count('books', `'all'`, 'book')).toEqual({ all: 205 });
  expect(await count('users', 'role', 'users')).toEqual({ branch_manager: 1, librarian: 1, reader: 7 });
  expect(await count('users', 'kind', 'agreement')).toEqual({ terms: 9, personal_data: 9 });
});

test('copies stand in five branches, each at its place, and some are elsewhere', async () => {
  const homes = await count('books', 'home_branch', 'copy');
  expect(homes).toEqual({ main: 193, children: 12, north: 35, south: 34, station: 34 });
  expect(await count('books', 'location is not null and call_number is not null', 'copy')).toEqual({ true: 308 });
  expect(await count('books', 'status', 'copy')).toMatchObject({
    on_loan: 15,
    lost: 1,
    on_hold_shelf: 2,
    in_transit: 2,
    missing: 1,
    damaged: 1,
    in_repair: 1,
    on_order: 1,
  });
});

test('books are lent at several branches, and some of them are back', async () => {
  expect(await count('loans', 'branch_id', 'loan where returned_at is null')).toEqual({
    main: 7,
    north: 2,
    south: 2,
    children: 1,
    station: 3,
  });
  expect(await count('loans', 'branch_id', 'loan where returned_at is not null')).toEqual({
    main: 4,
    south: 1,
    children: 1,
  });
});

test('a return is claimed, and one handed in; of the lost books one was found; one loan is by override; a till is open, and one was counted', async () => {
  const claims = 'loan where returned_at is null and claimed_returned_at is not null';
  expect(await count('loans', 'claim_lapses_at is not null', claims)).toEqual({ true: 1, false: 1 });
  expect(await count('loans', 'act', 'loan_override')).toEqual({ check_out: 1 });
  expect(await count('loans', `'lost'`, 'loan where lost_at is not null')).toEqual({ lost: 1 });
  expect(await count('loans', 'closed_at is null', 'till')).toEqual({ true: 1, false: 1 });
});

test('holds are in every state until the reader has the book, and one was cancelled', async () => {
  expect(await count('loans', `case when not_before > now() then 'paused' else state end`, 'hold')).toEqual({
    waiting: 4,
    paused: 1,
    to_fetch: 1,
    in_transit: 1,
    ready: 2,
    fulfilled: 1,
    cancelled: 1,
  });
  expect(await count('loans', 'title', 'loan where recalled_at is not null')).toEqual({ Мы: 1 });
});

test('charges of several kinds are open, paid in part, paid, waived and cancelled', async () => {
  const state = `kind || ' ' || status || case when status = 'owed' and paid_minor > 0 then ' in part' else '' end`;
  expect(await count('loans', state, 'charge')).toEqual({
    'overdue owed': 2,
    'overdue paid': 1,
    'overdue growing': 1,
    'manual owed': 1,
    'manual paid': 1,
    'damage owed in part': 1,
    'membership paid': 1,
    'processing waived': 1,
    'lost owed': 1,
    'lost cancelled': 2,
  });
});

test('the desk has tasks, and has noted something about readers', async () => {
  expect(await count('loans', 'kind', 'desk_task')).toEqual({ lent_against_rules: 1, unknown_barcode: 1 });
  expect(await count('users', 'alerts', 'reader_note')).toEqual({ true: 1, false: 1 });
  expect(await count('users', 'number', 'reader_card where lost_at is not null')).toEqual({ C0000007: 1 });
  expect(await count('users', `'ends'`, 'reader_block where over_since is not null')).toEqual({ ends: 1 });
});

test('two branches have lending rules of their own, one by hours, and another rule is planned', async () => {
  expect(await count('loans', 'branch_id', `policy_version where branch_id <> '*'`)).toEqual({
    station: 1,
    main: 1,
  });
  expect(
    await count('loans', 'material', `policy_version where valid_from > (now() at time zone '${TIME_ZONE}')::date`),
  ).toEqual({ periodical: 1 });
});
