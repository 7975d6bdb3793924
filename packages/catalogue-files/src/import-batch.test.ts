import { expect, test } from 'vitest';
import type { ReadRecord } from './catalogue-record.ts';
import { batchesOf, importBatch, type BatchAnswer, type BatchRefusal } from './import-batch.ts';
import { readAll } from './testing/chunks.ts';

const aRecord = (place: number, description?: string): ReadRecord => ({
  place,
  record: { source_key: `s:${place}`, title: `Книга ${place}`, ...(description !== undefined && { description }) },
});
const records = (count: number, description?: string) =>
  Array.from({ length: count }, (_, index) => aRecord(index + 1, description));

test('a batch has five hundred records at most, and no more than the library accepts', async () => {
  expect((await readAll(batchesOf(records(1_200)))).map(({ length }) => length)).toEqual([500, 500, 200]);
  const long = await readAll(batchesOf(records(300, 'ж'.repeat(10_000))));
  expect(long.map(({ length }) => length)).toEqual([99, 99, 99, 3]);
  expect(await readAll(batchesOf([]))).toEqual([]);
});

test('each outcome is its record’s', async () => {
  const answer: BatchAnswer = {
    results: [
      { outcome: 'added' },
      { outcome: 'rejected', field: 'isbn', code: 'not_an_isbn', message: 'is not an ISBN' },
      { outcome: 'known' },
    ],
  };
  expect(await importBatch(records(3), async () => answer)).toEqual({
    added: 1,
    known: 1,
    rejected: [{ ...aRecord(2), field: 'isbn', code: 'not_an_isbn', message: 'is not an ISBN' }],
  });
});

test('a record that cannot be sent is rejected by itself, and the others are taken', async () => {
  const sent: string[][] = [];
  const report = await importBatch(records(4), async (some): Promise<BatchAnswer | BatchRefusal> => {
    sent.push(some.map(({ source_key }) => source_key));
    const index = some.findIndex(({ source_key }) => source_key === 's:3');
    return index < 0
      ? { results: some.map(() => ({ outcome: 'added' })) }
      : { wrong: [{ field: `records.${index}.title`, code: 'too_long', message: 'is too long' }] };
  });
  expect(sent).toEqual([
    ['s:1', 's:2', 's:3', 's:4'],
    ['s:1', 's:2', 's:4'],
  ]);
  expect(report).toMatchObject({ added: 3, rejected: [{ place: 3, field: 'title', code: 'too_long' }] });
});
