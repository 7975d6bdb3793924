import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { insertUser } from '../store/users.ts';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const page = z.object({ items: z.array(z.object({ full_name: z.string() })), next_cursor: z.string().optional() });

/** What the gateway lets through. */
const LONGEST_TARGET = 4_096;

test('a list of people with the longest names can be read to its end', async () => {
  const names = ['я', '"', '👩🏽‍🚀', '\\', 'ё'.normalize('NFD')].map((letter) => letter.repeat(200).slice(0, 200));
  for (const full_name of [...names, ...names])
    await insertUser(users.service.db, {
      id: randomUUID(),
      email: `${randomUUID()}@readers.example`,
      full_name,
      language: 'ru',
      role: 'reader',
      password_hash: '',
      patron_category: 'adult',
    });
  const as = { id: randomUUID(), role: 'librarian' } as const;
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '1', ...(cursor !== undefined && { cursor }) });
    const target = `/users?${query.toString()}`;
    expect(target.length).toBeLessThan(LONGEST_TARGET);
    const answer = await users.service.request('GET', target, { as });
    expect(answer.status).toBe(200);
    const { items, next_cursor } = page.parse(answer.body);
    found.push(...items.map(({ full_name }) => full_name));
    cursor = next_cursor;
  } while (cursor !== undefined);
  expect(found.toSorted()).toEqual([...names, ...names].toSorted());
});
