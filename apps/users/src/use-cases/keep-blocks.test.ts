import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

const TODAY = new Date('2026-05-01T09:00:00Z');
let now = TODAY;
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => now });
});
beforeEach(() => {
  now = TODAY;
});
afterAll(() => users.service.stop());

type As = { id: string; role: 'reader' | 'librarian' | 'admin' };
const librarian: As = { id: randomUUID(), role: 'librarian' };
type Block = { forbids: string[]; reason: string; from?: string; until?: string };

const block = (user: { id: string }, body: Block, as = librarian) =>
  users.service.request('POST', `/users/${user.id}/blocks`, { as, body });
const lift = (user: { id: string }, id: unknown, as = librarian) =>
  users.service.request('DELETE', `/users/${user.id}/blocks/${String(id)}`, { as });
const idOf = ({ body }: { body: unknown }): unknown => Object(body).id;
const blocksOf = async (user: { id: string }) =>
  (await users.service.request('GET', `/users/${user.id}/blocks`, { as: librarian })).body;
/** As the reader sees it. */
const profile = async (user: As) => (await users.service.request('GET', '/users/me', { as: user })).body;

test('each block forbids what it says, and the reader is not told why', async () => {
  const reader = await users.aUser();
  expect(await profile(reader)).toMatchObject({ blocked: false, forbidden: [] });
  const set = await block(reader, { forbids: ['hold'], reason: 'трижды не пришёл' });
  expect(set).toMatchObject({
    status: 201,
    body: { forbids: ['hold'], reason: 'трижды не пришёл', from: '2026-05-01', set_by: librarian.id, in_force: true },
  });
  expect(await profile(reader)).toMatchObject({ blocked: false, forbidden: ['hold'] });
  await block(reader, { forbids: ['renew', 'borrow'], reason: 'билет у другого' });
  const told = await profile(reader);
  expect(told).toMatchObject({ blocked: true, forbidden: ['borrow', 'renew', 'hold'] });
  expect(JSON.stringify(told)).not.toContain('билет у другого');
  expect(await blocksOf(reader)).toMatchObject({
    items: [{ reason: 'билет у другого' }, { reason: 'трижды не пришёл' }],
  });
});

test('a block holds from its first day to its last one, by the day of the library, and is over without anybody', async () => {
  const reader = await users.aUser();
  const days = { from: '2026-05-03', until: '2026-05-04' };
  expect(await block(reader, { forbids: ['borrow'], reason: 'ремонт', ...days })).toMatchObject({
    status: 201,
    body: { ...days, in_force: false },
  });
  const isBlockedAt = async (instant: string) => {
    now = new Date(instant);
    return Object(await profile(reader)).blocked;
  };
  expect(await isBlockedAt('2026-05-02T20:59:59Z')).toBe(false);
  expect(await isBlockedAt('2026-05-02T21:00:00Z')).toBe(true);
  expect(await isBlockedAt('2026-05-04T20:59:59Z')).toBe(true);
  expect(await isBlockedAt('2026-05-04T21:00:00Z')).toBe(false);
});

test('a block that is lifted is over, and the others stay', async () => {
  const reader = await users.aUser();
  const one = await block(reader, { forbids: ['borrow', 'hold'], reason: 'долг' });
  await block(reader, { forbids: ['hold'], reason: 'не пришёл' });
  const lifted = { status: 200, body: { id: idOf(one), lifted_by: librarian.id, in_force: false } };
  expect(await lift(reader, idOf(one))).toMatchObject(lifted);
  expect(await lift(reader, idOf(one))).toMatchObject(lifted);
  expect(await profile(reader)).toMatchObject({ blocked: false, forbidden: ['hold'] });
  expect(await lift(await users.aUser(), idOf(one))).toMatchObject({ status: 404, body: { code: 'block_not_found' } });
});

test('a block of before, without words for what it forbids, forbids everything', async () => {
  const reader = await users.aUser();
  const body = { blocked: true, block_reason: 'долг' };
  await users.service.request('PATCH', `/users/${reader.id}`, { as: librarian, body });
  expect(await profile(reader)).toMatchObject({ blocked: true, forbidden: ['borrow', 'renew', 'hold'] });
});

test.each([
  [{ until: '2026-04-30' }, 'before_today'],
  [{ from: '2026-05-09', until: '2026-05-08' }, 'before_beginning'],
])('a block of the days %j is refused', async (days, code) => {
  expect(await block(await users.aUser(), { forbids: ['borrow'], reason: 'долг', ...days })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'until', code }] },
  });
});

test('nobody sets or lifts a block of their own, and readers and librarians none of staff', async () => {
  const [reader, colleague] = [await users.aUser(), await users.aUser()];
  await users.service.db.updateTable('users').set({ role: 'librarian' }).where('id', '=', colleague.id).execute();
  const given = { forbids: ['borrow'], reason: 'долг' };
  expect(await block(reader, given, reader)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await block(colleague, given)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  const admin: As = { id: colleague.id, role: 'admin' };
  expect(await block(colleague, given, admin)).toMatchObject({ status: 403, body: { code: 'own_standing' } });
  const set = await block(colleague, given, { id: randomUUID(), role: 'admin' });
  expect(await lift(colleague, idOf(set), admin)).toMatchObject({ status: 403, body: { code: 'own_standing' } });
});

test('nobody has more blocks at once than twenty; those that are over do not count', async () => {
  const reader = await users.aUser();
  const given = { forbids: ['hold'], reason: 'не пришёл', until: '2026-05-01' };
  for (let one = 1; one <= 20; one += 1) expect(await block(reader, given)).toMatchObject({ status: 201 });
  expect(await block(reader, given)).toMatchObject({ status: 409, body: { code: 'too_many_blocks' } });
  now = new Date('2026-05-02T09:00:00Z');
  expect(await block(reader, { forbids: ['hold'], reason: 'не пришёл' })).toMatchObject({ status: 201 });
});

test('of a deleted account no block is left, and one that has been over for a year is forgotten', async () => {
  const [gone, stays] = [await users.aUser(), await users.aUser()];
  for (const reader of [gone, stays])
    await block(reader, { forbids: ['hold'], reason: 'не пришёл', until: '2026-05-02' });
  await users.service.request('DELETE', '/users/me', { as: gone });
  const left = () => users.service.db.selectFrom('reader_block').select('user_id').execute();
  expect((await left()).map(({ user_id }) => user_id)).not.toContain(gone.id);
  now = new Date('2027-05-05T09:00:00Z');
  await users.service.runJob('clean-up');
  expect((await left()).map(({ user_id }) => user_id)).not.toContain(stays.id);
});

test('a block until the last day that a date can name has no end', async () => {
  const reader = await users.aUser();
  const set = await block(reader, { forbids: ['hold'], reason: 'до отмены', until: '9999-12-31' });
  expect(set).toMatchObject({ status: 201, body: { forbids: ['hold'], in_force: true } });
  expect(await blocksOf(reader)).toMatchObject({ items: [{ reason: 'до отмены', in_force: true }] });
  expect(await lift(reader, idOf(set))).toMatchObject({ status: 200, body: { in_force: false } });
});
