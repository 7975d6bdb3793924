import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { aReader, apiAs, gatewayUrl, PASSWORD } from '../support/library.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'abonement-import-'));
const source = `import-${randomUUID().slice(0, 8)}`;
const rejectedFile = `.abonement/imports/${source}-rejected.csv`;
afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(rejectedFile, { force: true });
});

/** `npm run import`, as a person types it. */
const importing = (...args: string[]) =>
  run(process.execPath, ['tools/run.mjs', 'import', ...args, '--url', gatewayUrl, '--source', source]);
const asFirstAdmin = ['--secrets', process.env['TEST_SECRETS'] ?? ''];

test('a catalogue is imported by the first admin, once however often, and what is rejected is told with its reason', async () => {
  const file = join(folder, 'catalogue.csv');
  const rows = [
    `1,Первая ${source},Автор Один,,2`,
    `2,Second ${source},Author Two,,1`,
    `3,Third ${source},A,1234567890,1`,
  ];
  await writeFile(file, ['id,title,author,isbn,copies', ...rows].join('\n'));

  expect((await importing(file, ...asFirstAdmin)).stdout).toContain('2 added, 0 known, 1 rejected');
  expect(await readFile(rejectedFile, 'utf8')).toContain(`"${source}:3","isbn"`);
  expect((await importing(file, ...asFirstAdmin)).stdout).toContain('0 added, 2 known, 1 rejected');

  const { data } = await apiAs().GET('/books', { params: { query: { q: source } } });
  const found = data?.items.map(({ title, total_copies }) => [title, total_copies]).toSorted();
  expect(found).toEqual([
    [`Second ${source}`, 1],
    [`Первая ${source}`, 2],
  ]);
});

test('who may not import, and what is no library, are told in one sentence', async () => {
  const file = join(folder, 'small.csv');
  await writeFile(file, 'title,author\nA,B\n');
  const reader = await aReader();
  const password = join(folder, 'password');
  await writeFile(password, `${PASSWORD}\n`);
  const asReader = importing(file, '--email', reader.email, '--password-file', password);
  await expect(asReader).rejects.toMatchObject({ stderr: expect.stringContaining('answered 403') });
  await expect(importing(join(folder, 'none.csv'), ...asFirstAdmin)).rejects.toMatchObject({
    stderr: expect.stringContaining('There is no file'),
  });
  await expect(importing(file, '--email', reader.email)).rejects.toMatchObject({
    stderr: expect.stringContaining('--password-file or IMPORT_PASSWORD'),
  });
});
