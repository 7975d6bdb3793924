import { randomInt, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startBooks } from '../testing/books.ts';

/** Varied three-byte letters, which PostgreSQL cannot compress. */
const thousandLetters = () =>
  Array.from({ length: 1000 }, () => String.fromCodePoint(randomInt(0x4e00, 0x9fa5))).join('');

const page = z.object({ items: z.array(z.object({ title: z.string() })), next_cursor: z.string().optional() });

test('a list of books with the longest titles can be read to its end', async () => {
  const service = await startBooks();
  try {
    const as = { id: randomUUID(), role: 'librarian' as const };
    const titles = ['а', 'б', 'в'].map((letter) => letter.repeat(1000));
    for (const title of titles) await service.request('POST', '/books', { as, body: { title, author: 'А' } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({ limit: '1', ...(cursor !== undefined && { cursor }) });
      const answer = await service.request('GET', `/books?${query.toString()}`);
      expect(answer.status).toBe(200);
      const { items, next_cursor } = page.parse(answer.body);
      seen.push(...items.map(({ title }) => title));
      cursor = next_cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(titles);
  } finally {
    await service.stop();
  }
});

test.each(['1e300', '-1e300', '1e-300'])('a search goes on from no made-up rank: %s', async (rank) => {
  const service = await startBooks();
  try {
    const cursor = Buffer.from(JSON.stringify([rank, randomUUID()])).toString('base64url');
    const answer = await service.request('GET', `/books?q=a&cursor=${cursor}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  } finally {
    await service.stop();
  }
});

test('a title and an author of a thousand varied letters can be entered, changed, imported, listed and searched for', async () => {
  const service = await startBooks();
  try {
    const as = { id: randomUUID(), role: 'branch_manager' as const };
    const book = () => ({ title: thousandLetters(), author: thousandLetters() });
    const entered = book();
    const created = await service.request('POST', '/books', { as, body: book() });
    expect(created.status).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(created.body);
    expect((await service.request('PUT', `/books/${id}`, { as, body: entered })).status).toBe(200);

    // They differ only in the last letter, which is beyond the sort key.
    const common = thousandLetters().slice(1);
    const imported = ['a', 'b', 'c'].map((last) => ({ ...book(), source_key: last, title: common + last }));
    const answer = await service.request('POST', '/books/import', { as, body: { records: imported } });
    expect(answer).toMatchObject({ status: 200, body: { results: imported.map(() => ({ outcome: 'added' })) } });

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({ limit: '1', ...(cursor !== undefined && { cursor }) });
      const { items, next_cursor } = page.parse((await service.request('GET', `/books?${query.toString()}`)).body);
      seen.push(...items.map(({ title }) => title));
      cursor = next_cursor;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual([entered, ...imported].map(({ title }) => title).toSorted());

    const author = new URLSearchParams({ author: entered.author.slice(0, 300) });
    const found = page.parse((await service.request('GET', `/books?${author.toString()}`)).body);
    expect(found.items.map(({ title }) => title)).toEqual([entered.title]);
  } finally {
    await service.stop();
  }
});
