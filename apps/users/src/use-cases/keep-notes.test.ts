import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

type As = { id: string; role: 'reader' | 'librarian' | 'admin' };
const librarian: As = { id: randomUUID(), role: 'librarian' };
const write = (user: { id: string }, body: { note: string; alerts?: boolean }, as = librarian) =>
  users.service.request('POST', `/users/${user.id}/notes`, { as, body });
const remove = (user: { id: string }, id: unknown, as = librarian) =>
  users.service.request('DELETE', `/users/${user.id}/notes/${String(id)}`, { as });
const notesOf = (user: { id: string }, query = '', as = librarian) =>
  users.service.request('GET', `/users/${user.id}/notes${query}`, { as });

test('the desk notes something, finds it newest first, and removes it', async () => {
  const reader = await users.aUser();
  const first = await write(reader, { note: 'просит крупный шрифт' });
  expect(first).toMatchObject({
    status: 201,
    body: { note: 'просит крупный шрифт', alerts: false, written_by: librarian.id },
  });
  await write(reader, { note: 'забыл зонт', alerts: true });
  const page = await notesOf(reader, '?limit=1');
  expect(page.body).toMatchObject({ items: [{ note: 'забыл зонт' }], next_cursor: expect.any(String) });
  const rest = await notesOf(reader, `?cursor=${String(Object(page.body).next_cursor)}`);
  expect(rest.body).toMatchObject({ items: [{ note: 'просит крупный шрифт' }] });
  expect((await notesOf(reader, '?alerts=true')).body).toMatchObject({ items: [{ note: 'забыл зонт' }] });

  const id: unknown = Object(first.body).id;
  expect([(await remove(reader, id)).status, (await remove(reader, id)).status]).toEqual([204, 204]);
  expect((await notesOf(reader)).body).toMatchObject({ items: [{ note: 'забыл зонт' }] });
});

test('a note about one reader is not removed as another’s', async () => {
  const [reader, other] = [await users.aUser(), await users.aUser()];
  const { body } = await write(reader, { note: 'забыл зонт' });
  await remove(other, Object(body).id);
  expect((await notesOf(reader)).body).toMatchObject({ items: [{ note: 'забыл зонт' }] });
});

test('notes are the desk’s: readers see none here, and librarians write none about staff', async () => {
  const [reader, colleague] = [await users.aUser(), await users.aUser()];
  await users.service.db.updateTable('users').set({ role: 'librarian' }).where('id', '=', colleague.id).execute();
  expect(await notesOf(reader, '', reader)).toMatchObject({ status: 403 });
  expect(await write(reader, { note: 'я' }, reader)).toMatchObject({ status: 403 });
  expect(await write(colleague, { note: 'опоздал' })).toMatchObject({ status: 403 });
  expect(await write({ id: randomUUID() }, { note: 'кто' })).toMatchObject({ status: 404 });
});

test('of a deleted account no note is left', async () => {
  const reader = await users.aUser();
  await write(reader, { note: 'забыл зонт' });
  await users.service.request('DELETE', '/users/me', { as: reader });
  const left = await users.service.db.selectFrom('reader_note').select('id').where('user_id', '=', reader.id).execute();
  expect(left).toEqual([]);
});
