import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ApiError } from '#core/api-error.ts';
import { entryOf, fieldTextOf, isCommon, isErrorCode, textOf } from '#errors';
import { operationsIn } from '#testing/contract-operations.ts';

type Entry = { status?: number; facts?: Record<string, string>; en: string; ru: string };
type Catalogue = { errors?: Record<string, Entry>; fields?: Record<string, Entry> };

const catalogues = readdirSync('contracts/errors').map(
  (file) => parse(readFileSync(join('contracts/errors', file), 'utf8')) as Catalogue,
);
const errors = catalogues.flatMap((catalogue) => Object.entries(catalogue.errors ?? {}));
const fields = catalogues.flatMap((catalogue) => Object.entries(catalogue.fields ?? {}));

const sources = ['apps', 'packages']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => /\/src\/.*\.(ts|py)$/.test(file) && !file.endsWith('.test.ts'))
  .filter((file) => !file.includes('/migrations/') && !file.includes('/generated/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const factsOf = ({ facts = {} }: Entry) =>
  Object.fromEntries(Object.entries(facts).map(([name, type]) => [name, type === 'integer' ? 7 : `the ${name}`]));

test('each code of the catalogue is used', () => {
  const unused = [...errors, ...fields].filter(([code]) => !new RegExp(`['"]${code}['"]`).test(sources));
  expect(unused.map(([code]) => code)).toEqual([]);
});

const contracts = 'packages/contracts/generated';
const declared = readdirSync(contracts)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => operationsIn(JSON.parse(readFileSync(join(contracts, file), 'utf8')) as { paths: object }))
  .flatMap(({ operationId, errors: codes }) => [...codes].map((code) => [operationId, code] as const));

test('an operation declares errors of the catalogue, and none that every operation may answer', () => {
  expect(declared.length).toBeGreaterThan(50);
  expect(declared.filter(([, code]) => !isErrorCode(code) || isCommon(code))).toEqual([]);
});

test('each error that not every operation may answer is declared by one', () => {
  const known = new Set(declared.map(([, code]) => code));
  expect(errors.map(([code]) => code).filter((code) => !isCommon(code) && !known.has(code))).toEqual([]);
});

describe.each(['en', 'ru'] as const)('in %s', (language) => {
  test.each(errors)('%s is told with its facts', (code, entry) => {
    const text = textOf(new ApiError(code, factsOf(entry)), language);
    expect(text).not.toMatch(/[{}]|undefined/);
    expect(text).toMatch(language === 'ru' ? /^[А-ЯЁ].*[а-яё]/s : /^[A-Z][^а-яё]*$/is);
    for (const fact of [...entry[language].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => factsOf(entry)[name]))
      expect(text).toContain(String(fact));
  });

  test.each(fields)('what is wrong with a field is told: %s', (code, entry) => {
    expect(fieldTextOf({ field: 'a', code, facts: factsOf(entry) }, language)).not.toMatch(/^$|[{}]|undefined/);
  });
});

test('an error that is in no catalogue is one of our side', () => {
  expect(entryOf(new ApiError('made_up')).status).toBe(500);
});
