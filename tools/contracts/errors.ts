import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

/** The types of facts, as they are written in the catalogue and in TypeScript. */
const TYPES = { integer: 'number', text: 'string', date: 'string', instant: 'string' } as const;

const text = z.strictObject({
  /** What a text speaks of in braces, by name. */
  facts: z.record(z.string(), z.enum(['integer', 'text', 'date', 'instant'])).default({}),
  en: z.string().min(1),
  ru: z.string().min(1),
});
const error = text.extend({
  status: z.int().min(400).max(599),
  retry_after: z.int().positive().optional(),
  challenge: z.literal(true).optional(),
});
const catalogueFile = z.strictObject({
  errors: z.record(z.string(), error).default({}),
  fields: z.record(z.string(), text).default({}),
});

type Text = z.output<typeof text>;
type ErrorEntry = z.output<typeof error> & { common?: true };

const FOLDER = join(root, 'contracts/errors');
/** What every operation may answer. */
const COMMON = 'common.yaml';

type Catalogue = { errors: Map<string, ErrorEntry>; fields: Map<string, Text> };

/** @throws Error that names the file and the code of an entry that is not as it must be */
function readCatalogue(): Catalogue {
  const errors = new Map<string, ErrorEntry>();
  const fields = new Map<string, Text>();
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  for (const file of files.toSorted()) {
    const parsed = catalogueFile.safeParse(parse(readFileSync(join(FOLDER, file), 'utf8')));
    if (!parsed.success) throw new Error(`contracts/errors/${file}: ${z.prettifyError(parsed.error)}`);
    const ofFile = Object.entries(parsed.data.errors);
    const common = file === COMMON && { common: true as const };
    add(errors, file, Object.fromEntries(ofFile.map(([code, entry]) => [code, { ...entry, ...common }])));
    add(fields, file, parsed.data.fields);
  }
  return { errors, fields };
}

/** The codes that every operation may answer. */
export const commonCodes = (): string[] =>
  [...readCatalogue().errors].flatMap(([code, { common }]) => (common ? [code] : []));

/** The catalogue of errors in the languages that services are written in, by file. @param out where the types go */
export function errorFiles(out: string): [file: string, text: string][] {
  const catalogue = readCatalogue();
  return [
    [join(out, 'errors.ts'), inTypeScript(catalogue)],
    [join(root, 'apps/analytics/src/analytics/generated/errors.py'), inPython(catalogue)],
  ];
}

/** Which codes there are, with their statuses, facts and texts. */
function inTypeScript({ errors, fields }: Catalogue): string {
  const headed = ({ status, retry_after: retryAfter, challenge, common }: ErrorEntry) => ({
    status,
    retryAfter,
    challenge,
    common,
  });
  return [
    '// Generated from contracts/errors by `npm run generate`.',
    `export type ErrorStatus = ${statuses(errors)};`,
    'type Entry = {',
    '  status: ErrorStatus;',
    '  /** Seconds after which another try makes sense. */',
    '  retryAfter?: number;',
    '  /** Whether the answer asks for a bearer token. */',
    '  challenge?: true;',
    '  /** Whether every operation may answer it. */',
    '  common?: true;',
    '  en: string;',
    '  ru: string;',
    '};',
    `export const errors: Record<keyof ErrorFacts, Entry> = ${source(errors, headed)};`,
    '/** What is wrong with a field. */',
    `export const fieldErrors: Record<keyof FieldFacts, { en: string; ru: string }> = ${source(fields, () => ({}))};`,
    '/** The facts that come with each code. */',
    `export type ErrorFacts = ${facts(errors)};`,
    `export type FieldFacts = ${facts(fields)};`,
    '',
  ].join('\n');
}

/** The same for Python. Facts are named, and their types left to whoever raises the error. */
function inPython({ errors, fields }: Catalogue): string {
  const codes = (catalogue: Map<string, Text>) => [...catalogue.keys()].map((code) => `    "${code}",\n`).join('');
  const entries = (catalogue: Map<string, Text>, more: (code: string) => string) =>
    [...catalogue]
      .map(([code, { facts: named, en, ru }]) => {
        const texts = `"en": ${JSON.stringify(en)}, "ru": ${JSON.stringify(ru)}`;
        return `    "${code}": {${more(code)}"facts": ${JSON.stringify(Object.keys(named))}, ${texts}},\n`;
      })
      .join('');
  const heading = (code: string): string => {
    const entry = errors.get(code);
    const retryAfter = entry?.retry_after === undefined ? '' : `"retry_after": ${entry.retry_after}, `;
    return `"status": ${entry?.status}, ${retryAfter}${entry?.challenge ? '"challenge": True, ' : ''}${entry?.common ? '"common": True, ' : ''}`;
  };
  return `"""Generated from contracts/errors by \`npm run generate\`."""

from typing import Literal, NotRequired, TypedDict

ErrorCode = Literal[
${codes(errors)}]

FieldCode = Literal[
${codes(fields)}]


class Text(TypedDict):
    facts: list[str]
    en: str
    ru: str


class Entry(Text):
    status: int
    retry_after: NotRequired[int]
    challenge: NotRequired[bool]
    common: NotRequired[bool]


ERRORS: dict[ErrorCode, Entry] = {
${entries(errors, heading)}}

FIELDS: dict[FieldCode, Text] = {
${entries(fields, () => '')}}
`;
}

function add<Entry extends Text>(catalogue: Map<string, Entry>, file: string, entries: Record<string, Entry>): void {
  for (const [code, entry] of Object.entries(entries)) {
    if (catalogue.has(code)) throw new Error(`contracts/errors/${file}: ${code} is in the catalogue twice.`);
    for (const [, name] of `${entry.en} ${entry.ru}`.matchAll(/\{(\w+)\}/g))
      if (name === undefined || !(name in entry.facts))
        throw new Error(`contracts/errors/${file}: ${code} speaks of {${name}}, which is no fact of it.`);
    catalogue.set(code, entry);
  }
}

const source = <Entry extends Text>(catalogue: Map<string, Entry>, more: (entry: Entry) => object): string =>
  JSON.stringify(
    Object.fromEntries([...catalogue].map(([code, entry]) => [code, { ...more(entry), en: entry.en, ru: entry.ru }])),
    null,
    2,
  );

const statuses = (catalogue: Map<string, ErrorEntry>): string =>
  [...new Set([...catalogue.values()].map(({ status }) => status))].toSorted((a, b) => a - b).join(' | ');

function facts(catalogue: Map<string, Text>): string {
  const lines = [...catalogue].map(([code, entry]) => {
    const members = Object.entries(entry.facts).map(([name, type]) => `${name}: ${TYPES[type]}`);
    return `  ${code}: ${members.length > 0 ? `{ ${members.join('; ')} }` : 'Record<never, never>'};`;
  });
  return `{\n${lines.join('\n')}\n}`;
}
