import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

const LIBRARIAN = { id: randomUUID(), role: 'librarian' } as const;

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const names = (ids: readonly string[]) =>
  users.service.request('GET', `/users/names?ids=${ids.join(',')}`, { as: LIBRARIAN });

test('those who are asked for are named, and whoever is not there is left out', async () => {
  const [one, other, gone] = [await users.aUser(), await users.aUser(), await users.aUser()];
  await users.aUser();
  expect((await users.service.request('DELETE', '/users/me', { as: gone })).status).toBe(204);
  const { status, body } = await names([one.id, other.id.toUpperCase(), gone.id, randomUUID()]);
  expect(status).toBe(200);
  const { items } = body as { items: { id: string }[] };
  expect(items.map(({ id }) => id).toSorted()).toEqual([one.id, other.id].toSorted());
  expect(items[0]).toEqual({ id: expect.any(String), full_name: 'Анна', card_number: expect.any(String) });
});

test.each([
  ['none', []],
  ['one that is no id', ['anna']],
  ['more than a hundred', Array.from({ length: 101 }, () => randomUUID())],
])('%s cannot be asked for', async (_what, ids) => {
  expect(await names(ids)).toMatchObject({
    status: 400,
    body: { errors: [{ field: expect.stringContaining('ids') }] },
  });
});

test.each(['ids[a]', 'ids[]', 'ids%5Ba%5D', 'ids[__proto__]'])('%s is no spelling of ids', async (name) => {
  const path = `/users/names?${name}=${randomUUID()}`;
  expect(await users.service.request('GET', path, { as: LIBRARIAN })).toMatchObject({
    status: 400,
    body: { errors: [{ field: decodeURIComponent(name), code: 'not_known' }] },
  });
});

test('readers are told no names', async () => {
  const reader = await users.aUser();
  const answer = await users.service.request('GET', `/users/names?ids=${reader.id}`, { as: reader });
  expect(answer.status).toBe(403);
});
