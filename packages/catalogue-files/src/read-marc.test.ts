import { expect, test } from 'vitest';
import { readMarc } from './read-marc.ts';
import { inChunks, readAll } from './testing/chunks.ts';

/** A record of MARC 21 in UTF-8, with a title and an author. */
function record(id: string, title: string, author: string): string {
  const fields = [
    ['001', id],
    ['100', `1 \u001fa${author},`],
    ['245', `10\u001fa${title} /\u001fc${author}.`],
  ].map(([tag = '', text = '']) => [tag, `${text}\u001e`] as const);
  const length = (text: string) => new TextEncoder().encode(text).length;
  let place = 0;
  const directory = fields.map(([tag, text]) => {
    const entry = tag + String(length(text)).padStart(4, '0') + String(place).padStart(5, '0');
    place += length(text);
    return entry;
  });
  const base = 24 + directory.join('').length + 1;
  const leader = `${String(base + place + 1).padStart(5, '0')}nam a22${String(base).padStart(5, '0')} a 4500`;
  return `${leader}${directory.join('')}\u001e${fields.map(([, text]) => text).join('')}\u001d`;
}

const read = (file: string, size?: number) => readAll(readMarc(inChunks(file, size), 's'));

test.each([1, 10, 1000])('records are the same however the file is cut: every %i bytes', async (size) => {
  const file = `${record('a1', 'Дар', 'Набоков, Владимир')}\r\n${record('a2', 'Ада', 'Набоков')}\n`;
  expect(await read(file, size)).toMatchObject([
    { place: 1, record: { source_key: 's:a1', title: 'Дар', author: 'Набоков, Владимир', material: 'book' } },
    { place: 2, record: { source_key: 's:a2', title: 'Ада' } },
  ]);
});

test('a file that breaks off says where, after what it had before', async () => {
  const file = record('a1', 'Дар', 'Набоков') + record('a2', 'Ада', 'Набоков').slice(0, -30);
  await expect(read(file)).rejects.toMatchObject({ fault: 'cut_off', place: 2 });
});

test.each(['title,author\nДар,Набоков\n', 'x'.repeat(200_000)])('what is no MARC is told: %#', async (file) => {
  await expect(read(file)).rejects.toMatchObject({ fault: 'broken', place: 1 });
});
