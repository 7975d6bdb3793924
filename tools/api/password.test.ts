import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { askForPassword, findPassword } from './password.ts';

const folder = mkdtempSync(join(tmpdir(), 'abonement-password-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file goes before the environment, that before what is known, and a person is asked last', async () => {
  const file = join(folder, 'password');
  writeFileSync(file, 'of the file \n');
  const all = { file, variable: 'variable', known: 'known', ask: async () => 'typed' };
  expect(await findPassword(all)).toBe('of the file ');
  expect(await findPassword({ ...all, file: undefined })).toBe('variable');
  expect(await findPassword({ ...all, file: undefined, variable: undefined })).toBe('known');
  const nothing = { file: undefined, variable: undefined, known: undefined };
  expect(await findPassword({ ...nothing, ask: all.ask })).toBe('typed');
  expect(await findPassword({ ...nothing, ask: undefined })).toBeUndefined();
});

test('what is typed is not shown', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asked = askForPassword('Password: ', { input, output });
  input.write('a typed secret\r');
  expect(await asked).toBe('a typed secret');
  expect(String(output.read())).toBe('Password: \n');
});
