import { readFileSync } from 'node:fs';
import type { CatalogueRecord } from './catalogue-record.ts';
import { decodeMarc8 } from './marc8.ts';

// ISO 2709: a leader, a directory of tag, length and place, and the fields. Lengths count bytes, so records are taken
// apart before they are decoded.

const RECORD_END = 0x1d;
const FIELD_END = 0x1e;
const SUBFIELD = '\u001f';

type Field = { tag: string; text: string };

export function* readMarc(file: string, source: string): Generator<CatalogueRecord> {
  const bytes = readFileSync(file);
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(RECORD_END, start);
    if (end < 0) return;
    yield recordOf(bytes.subarray(start, end), source, number);
    start = end + 1;
    while (bytes[start] === 0x0a || bytes[start] === 0x0d) start += 1;
  }
}

function recordOf(bytes: Uint8Array, source: string, number: number): CatalogueRecord {
  const leader = Buffer.from(bytes.subarray(0, 24)).toString('latin1');
  const fields = fieldsOf(bytes, leader);
  const of = (tag: string, codes: string) =>
    fields.filter((field) => field.tag === tag).map((field) => subfields(field.text, codes));
  const control = (tag: string) => fields.find((field) => field.tag === tag)?.text;

  const title = tidy(of('245', 'abnp')[0] ?? '');
  const authors = [...of('100', 'a'), ...of('110', 'ab'), ...of('700', 'a'), ...of('710', 'ab')]
    .map(tidy)
    .filter((name) => name !== '');
  const author = authors.length > 0 ? [...new Set(authors)].join('; ') : tidy(of('245', 'c')[0] ?? '');
  const isbn = of('020', 'a')[0]?.split(' ')[0];
  const fixed = control('008') ?? '';
  const year = Number(
    /\d{4}/.exec(fixed.slice(7, 11))?.[0] ?? /\d{4}/.exec([...of('260', 'c'), ...of('264', 'c')].join(' '))?.[0],
  );
  const language = /^[a-z]{3}$/.exec(fixed.slice(35, 38))?.[0];
  const description = [...of('520', 'a'), ...of('505', 'a'), ...of('511', 'a')].join('\n');
  return {
    source_key: `${source}:${control('001')?.trim() || `record ${number}`}`,
    title,
    author,
    ...(isbn && { isbn }),
    ...(year && { published_year: year }),
    ...(language && { language }),
    ...(description && { description: description.slice(0, 10_000) }),
    material: materialOf(leader),
  };
}

function fieldsOf(bytes: Uint8Array, leader: string): Field[] {
  const decode = leader[9] === 'a' ? (part: Uint8Array) => Buffer.from(part).toString('utf8') : decodeMarc8;
  const base = Number(leader.slice(12, 17));
  const directory = Buffer.from(bytes.subarray(24, bytes.indexOf(FIELD_END, 24))).toString('latin1');
  return (directory.match(/.{12}/g) ?? []).map((entry) => {
    const [length, place] = [Number(entry.slice(3, 7)), Number(entry.slice(7, 12))];
    return { tag: entry.slice(0, 3), text: decode(bytes.subarray(base + place, base + place + length - 1)) };
  });
}

function subfields(text: string, codes: string): string {
  return text
    .split(SUBFIELD)
    .slice(1)
    .filter((part) => codes.includes(part[0] ?? ' '))
    .map((part) => part.slice(1).trim())
    .join(' ');
}

/** Without the punctuation that cataloguing rules put between areas. */
const tidy = (text: string): string => text.replace(/[\s/:;,=.]+$/, '').trim();

/** MARC 21 leader: 06 type of record, 07 bibliographic level. */
function materialOf(leader: string): string {
  if (leader[7] === 's') return 'periodical';
  switch (leader[6]) {
    case 'c':
    case 'd':
      return 'score';
    case 'e':
    case 'f':
      return 'map';
    case 'g':
      return 'video';
    case 'i':
      return 'audiobook';
    case 'j':
      return 'music';
    default:
      return 'book';
  }
}
