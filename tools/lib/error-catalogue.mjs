// The catalogue of errors, from contracts/errors: which codes there are, their statuses, facts and texts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const TYPES = { integer: 'number', text: 'string', date: 'string' };
const LANGUAGES = ['en', 'ru'];

/** @returns the source of packages/contracts/generated/errors.ts. @throws Error for an entry that is not as it must be. */
export function errorCatalogue(folder) {
  const errors = new Map();
  const fields = new Map();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const catalogue = parse(readFileSync(join(folder, file), 'utf8'));
    for (const [code, entry] of Object.entries(catalogue.errors ?? {})) add(errors, file, code, entry);
    for (const [code, entry] of Object.entries(catalogue.fields ?? {})) add(fields, file, code, entry);
  }
  for (const [code, { status }] of errors)
    if (!Number.isInteger(status) || status < 400 || status > 599)
      throw new Error(`${code} has no status of an error.`);
  return [
    '// Generated from contracts/errors by `npm run generate`.',
    'type Entry = {',
    '  status: number;',
    '  /** Seconds after which another try makes sense. */',
    '  retryAfter?: number;',
    '  /** Whether the answer asks for a bearer token. */',
    '  challenge?: true;',
    '  en: string;',
    '  ru: string;',
    '};',
    `export const errors: Record<keyof ErrorFacts, Entry> = ${source(errors, ({ status, retry_after, challenge }) => ({ status, retryAfter: retry_after, challenge }))};`,
    '/** What is wrong with a field. */',
    `export const fieldErrors: Record<keyof FieldFacts, { en: string; ru: string }> = ${source(fields, () => ({}))};`,
    `/** The facts that come with each code. */`,
    `export type ErrorFacts = ${facts(errors)};`,
    `export type FieldFacts = ${facts(fields)};`,
    '',
  ].join('\n');
}

function add(catalogue, file, code, entry) {
  if (catalogue.has(code)) throw new Error(`${file}: ${code} is in the catalogue twice.`);
  for (const type of Object.values(entry.facts ?? {}))
    if (!(type in TYPES)) throw new Error(`${file}: ${code} has a fact of the type ${type}.`);
  for (const language of LANGUAGES) {
    const text = entry[language];
    if (!text) throw new Error(`${file}: ${code} has no text in ${language}.`);
    for (const [, name] of text.matchAll(/\{(\w+)\}/g))
      if (!(name in (entry.facts ?? {})))
        throw new Error(`${file}: ${code} speaks of {${name}}, which is no fact of it.`);
  }
  catalogue.set(code, entry);
}

const source = (catalogue, more) =>
  JSON.stringify(
    Object.fromEntries([...catalogue].map(([code, entry]) => [code, { ...more(entry), en: entry.en, ru: entry.ru }])),
    null,
    2,
  );

const facts = (catalogue) =>
  `{\n${[...catalogue]
    .map(([code, { facts: named = {} }]) => {
      const members = Object.entries(named).map(([name, type]) => `${name}: ${TYPES[type]}`);
      return `  ${code}: ${members.length > 0 ? `{ ${members.join('; ')} }` : 'Record<never, never>'};`;
    })
    .join('\n')}\n}`;
