import type { CatalogueRecord, ReadRecord } from './catalogue-record.ts';
import { decodeMarc8 } from './marc8.ts';
import { UnreadableFile } from './unreadable-file.ts';

// ISO 2709: a leader, a directory of tag, length and place, and the fields. Lengths count bytes, so records are taken
// apart before they are decoded.

const RECORD_END = 0x1d;
const FIELD_END = 0x1e;
const SUBFIELD = '\u001f';

/** The leader has five digits for the length. */
const LONGEST_RECORD = 99_999;

type Field = { tag: string; text: string };

/**
 * The records of a MARC 21 file.
 *
 * @throws UnreadableFile
 */
export async function* readMarc(chunks: AsyncIterable<Uint8Array>, source: string): AsyncGenerator<ReadRecord> {
  let rest = new Uint8Array();
  let place = 0;
  for await (const chunk of chunks) {
    rest = joined(rest, chunk);
    for (let end = rest.indexOf(RECORD_END); end >= 0; end = rest.indexOf(RECORD_END)) {
      place += 1;
      yield { place, record: recordOf(rest.subarray(afterLineBreaks(rest), end), source, place) };
      rest = rest.subarray(end + 1);
    }
    if (rest.length > LONGEST_RECORD) throw new UnreadableFile('broken', place + 1);
  }
  if (afterLineBreaks(rest) < rest.length) throw new UnreadableFile(place === 0 ? 'broken' : 'cut_off', place + 1);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Where a record begins: some programs write each on a line of its own. */
function afterLineBreaks(bytes: Uint8Array): number {
  let start = 0;
  while (bytes[start] === 0x0a || bytes[start] === 0x0d) start += 1;
  return start;
}

const ascii = new TextDecoder('latin1');
const utf8 = new TextDecoder();

function recordOf(bytes: Uint8Array, source: string, number: number): CatalogueRecord {
  const leader = ascii.decode(bytes.subarray(0, 24));
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
  const decode = leader[9] === 'a' ? (part: Uint8Array) => utf8.decode(part) : decodeMarc8;
  const base = Number(leader.slice(12, 17));
  const directory = ascii.decode(bytes.subarray(24, bytes.indexOf(FIELD_END, 24)));
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
