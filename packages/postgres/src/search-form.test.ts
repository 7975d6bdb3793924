import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { createSearchForm } from './search-form.ts';

let database: Awaited<ReturnType<typeof testDatabase<object>>>;
beforeAll(async () => {
  database = await testDatabase<object>({ '0001-search-form': { up: createSearchForm } });
});
afterAll(() => database.drop());

async function formsOf(text: string): Promise<{ form: string; text: string }> {
  const { rows } = await sql<{ form: string; text: string }>`
    select search_form(${text}) as form, search_text(${text}) as text`.execute(database.db);
  return rows[0] ?? { form: '', text: '' };
}
const formOf = async (text: string) => (await formsOf(text)).form;

test.each([
  ['Роман «Идиот» — в театре…', 'роман идиот в театре'],
  ['Ёлка, ёлочка', 'елка елочка'],
  ['Йод'.normalize('NFD'), 'йод'],
  ['за́мок и замо́к', 'замок и замок'],
  ['Bartók Béla', 'bartok bela'],
  ['économie', 'economie'],
  ['e\u0301conomie', 'economie'],
  ['Straße, Łódź, Ångström, smørrebrød', 'strasse lodz angstrom smorrebrod'],
  ['Ґалаґан, Їжак', 'ґалаґан іжак'],
  ['№5 (т. 2)', '5 т 2'],
  ['C++ и C#, F#', 'cplusplus и csharp fsharp'],
  ['node.js', 'node js'],
  ['«»—…!?', ''],
  ['a\u00a0b\u2009c', 'a b c'],
  ['ﬁn de siècle', 'fin de siecle'],
  ['हिन्दी', 'हिन्दी'],
])('%s is compared as %j', async (text, form) => {
  expect(await formOf(text)).toBe(form.normalize('NFC'));
});

test.each([
  ['Spider-Man', 'spiderman'],
  ['catch-22', 'catch22'],
  ['don’t', 'dont'],
  ["O'Brien", 'obrien'],
  ['J.R.R. Tolkien', 'jrr'],
  ['J. R. R. Tolkien', 'jrr'],
  ['А. П. Чехов', 'ап'],
])('%s is found by %j as well', async (text, word) => {
  expect((await formsOf(text)).text.split(' ')).toContain(word);
});

test('a form is its own form, whatever is typed, and however it is composed', async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !/[\0\ud800-\udfff]/u.test(text));
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const form = await formOf(text);
      expect(await formOf(form)).toBe(form);
      expect(await formOf(text.normalize('NFD'))).toBe(form);
      expect(await formOf(text.normalize('NFC'))).toBe(form);
      expect(form).toMatch(/^(\S+( \S+)*)?$/u);
    }),
    { numRuns: 300 },
  );
});
