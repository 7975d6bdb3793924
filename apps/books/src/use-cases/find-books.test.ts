import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startBooks } from '../testing/books.ts';

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
