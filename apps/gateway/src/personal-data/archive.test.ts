import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Archive } from './archive.ts';

test('files that are written by turns come out whole, each in its place', async () => {
  const archive = new Archive('2026-05-05T10:00:00Z');
  const [page, data] = [archive.add('index.html'), archive.add('loans.json')];
  const lines = Array.from({ length: 2_000 }, (_, index) => `Дар, том ${index}\n`);
  for (const line of lines) {
    await page.write(`<p>${line}`);
    await data.write(line);
  }
  await data.end();
  await page.end();
  const files = unzipSync(await buffer(archive.end()));
  expect(Object.keys(files)).toEqual(['index.html', 'loans.json']);
  expect(strFromU8(files['index.html'] ?? new Uint8Array())).toBe(lines.map((line) => `<p>${line}`).join(''));
  expect(strFromU8(files['loans.json'] ?? new Uint8Array())).toBe(lines.join(''));
});

test('while much is compressed, others get their turns', async () => {
  const archive = new Archive('2026-05-05T10:00:00Z');
  const file = archive.add('loans.json');
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await file.write('Дар '.repeat(3_000_000));
  await file.end();
  isDone = true;
  expect(turns).toBeGreaterThan(100);
  expect(archive.bytes).toBeGreaterThan(0);
});
