import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { createCodeForm } from './code-form.ts';

let database: Awaited<ReturnType<typeof testDatabase<object>>>;
beforeAll(async () => {
  database = await testDatabase<object>({ '0001-code-form': { up: createCodeForm } });
});
afterAll(() => database.drop());

const formOf = async (code: string): Promise<string | undefined> =>
  (await sql<{ form: string }>`select code_form(${code}) as form`.execute(database.db)).rows[0]?.form;

test.each([
  ['B00000001', 'b00000001'],
  ['ИНВ-12/3', 'инв-12/3'],
  ['Й12', 'й12'.normalize('NFD')],
  ['Ｂ１２', 'b12'],
  ['STRASSE', 'straße'],
  ['ΣΑΣ', 'σας'],
])('%s and %s are one code', async (one, other) => expect(await formOf(one)).toBe(await formOf(other)));

test.each([
  ['Ё12', 'Е12'],
  ['12-3', '123'],
  ['B1/2', 'B1.2'],
  ['В12', 'B12'],
])('%s and %s are two', async (one, other) => expect(await formOf(one)).not.toBe(await formOf(other)));

test('case and composition never matter', async () => {
  const code = fc.string({ unit: 'binary', maxLength: 32 }).filter((text) => !/[\0\ud800-\udfff]/u.test(text));
  await fc.assert(
    fc.asyncProperty(code, async (text) => {
      const form = await formOf(text);
      expect(await formOf(text.normalize('NFD'))).toBe(form);
      // By the database's own tables: those of Node.js may know letters that it does not.
      const { rows } = await sql<{ upper: string; lower: string }>`
        select code_form(upper(${text})) as upper, code_form(lower(${text})) as lower`.execute(database.db);
      expect(rows).toEqual([{ upper: form, lower: form }]);
    }),
    { numRuns: 300 },
  );
});
