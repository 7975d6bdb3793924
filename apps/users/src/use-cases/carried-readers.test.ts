import { randomUUID } from 'node:crypto';
import { cursorOf } from '#http/cursor.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { registry, type Registry } from '../testing/users.ts';

let now = new Date('2026-05-01T09:00:00Z');
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => now });
});
afterAll(() => users.service.stop());

const librarian = { id: randomUUID(), role: 'librarian' as const };
const manager = { id: randomUUID(), role: 'branch_manager' as const };
type Reader = { id: string; card_numbers: string[]; lost_card_numbers: string[]; blocks: object[]; loan_limit: number };
type Page = { items: Reader[]; gone: string[]; next_cursor?: string; changes_cursor: string; more: boolean };

const ask = (path: string, query: Record<string, string>, as: object = librarian) =>
  users.service.request('GET', `${path}?${new URLSearchParams(query).toString()}`, { as: as as typeof librarian });
const page = async (query: Record<string, string>) => (await ask('/carried-readers', query)).body as Page;
const changesSince = async (cursor: string) => (await ask('/carried-readers/changes', { cursor })).body as Page;
/** Once there are some: other databases of the server have transactions, too, and what comes after them is told after them. */
async function changes(cursor: string): Promise<Page> {
  let page = await changesSince(cursor);
  await waitFor('something has changed', async () => {
    page = await changesSince(cursor);
    return page.items.length + page.gone.length > 0;
  });
  return page;
}
/** A place behind everything that has happened. */
async function nothingNew(): Promise<string> {
  let { changes_cursor: cursor } = await page({});
  await waitFor('nothing has changed', async () => {
    ({ changes_cursor: cursor } = await page({}));
    return (await changesSince(cursor)).items.length === 0;
  });
  return cursor;
}
async function everybody(limit: number): Promise<Reader[]> {
  const found: Reader[] = [];
  let query: Record<string, string> = { limit: String(limit) };
  for (;;) {
    const { items, next_cursor: cursor } = await page(query);
    found.push(...items);
    if (cursor === undefined) return found;
    query = { limit: String(limit), cursor };
  }
}

test('a desk takes all readers, page by page, each once, with their cards, limits and blocks', async () => {
  const readers = [await users.aUser(), await users.aUser(), await users.aUser()];
  const [first] = readers;
  await users.service.request('POST', `/users/${first?.id ?? ''}/blocks`, {
    as: librarian,
    body: { forbids: ['borrow'], reason: 'билет у другого', from: '2026-05-03', until: '2026-05-04' },
  });
  const found = await everybody(2);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  for (const { id } of readers) expect(found.map((one) => one.id)).toContain(id);
  const told = found.find(({ id }) => id === first?.id);
  expect(told).toMatchObject({ blocked: false, blocks: [{ from: '2026-05-03', until: '2026-05-04' }], loan_limit: 5 });
  expect(JSON.stringify(told)).not.toContain('билет у другого');
});

test('what changes of a reader while the pages are read, or later, is told: blocks, cards, limits, and that they are gone', async () => {
  const [reader, gone] = [await users.aUser(), await users.aUser()];
  const begun = await nothingNew();
  await users.service.request('POST', `/users/${reader.id}/cards`, { as: librarian, body: { card_number: 'BIB-777' } });
  const withCard = await changes(begun);
  expect(withCard.items).toMatchObject([{ id: reader.id }]);
  expect(withCard.items[0]?.card_numbers).toContain('BIB-777');
  await users.service.request('POST', `/users/${reader.id}/lost-cards`, {
    as: librarian,
    body: { card_number: 'BIB-777' },
  });
  const lost = await changes(withCard.changes_cursor);
  expect(lost.items).toMatchObject([{ id: reader.id, lost_card_numbers: ['BIB-777'] }]);
  await users.service.db.updateTable('users').set({ deleted_at: now }).where('id', '=', gone.id).execute();
  const deleted = await changes(lost.changes_cursor);
  expect(deleted).toMatchObject({ items: [], gone: [gone.id] });
  const limit = { name_ru: 'Взрослый', name_en: 'Adult', loan_limit: 4 };
  await users.service.request('PUT', '/patron-categories/adult', { as: manager, body: limit });
  expect((await changes(deleted.changes_cursor)).items.find(({ id }) => id === reader.id)).toMatchObject({
    loan_limit: 4,
  });
});

test('a desk that was away for more than a day takes all of it anew', async () => {
  const { changes_cursor: cursor } = await page({});
  const before = now;
  now = new Date(now.getTime() + 25 * 60 * 60_000);
  expect(await ask('/carried-readers/changes', { cursor })).toMatchObject({ status: 400 });
  now = before;
  // Nobody makes a place of their own: neither that of the release before, nor one that is signed otherwise.
  const [given = '', changedIn = '', , signature = ''] = JSON.parse(
    Buffer.from(cursor, 'base64url').toString(),
  ) as string[];
  for (const place of [
    [given, '1', '0'],
    [given, '1', '0', signature],
    [given, changedIn, '0', `${signature}A`],
  ])
    expect(await ask('/carried-readers/changes', { cursor: cursorOf(place) })).toMatchObject({ status: 400 });
  expect(await ask('/carried-readers/changes', { cursor: 'WyJhIl0' })).toMatchObject({ status: 400 });
});

test('readers are carried by staff alone, and the trail knows of it', async () => {
  expect(await ask('/carried-readers', {}, { id: randomUUID(), role: 'reader' })).toMatchObject({ status: 403 });
  const staff = { id: randomUUID(), role: 'librarian' as const };
  await ask('/carried-readers', {}, staff);
  const entries = await users.service.db
    .selectFrom('audit_entry' as never)
    .selectAll()
    .where('caller_id' as never, '=', staff.id as never)
    .execute();
  expect(entries).toMatchObject([{ action: 'reader.carry', outcome: 'done' }]);
});
