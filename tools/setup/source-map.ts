// Node decodes a whole source map at the first error and keeps it: 150 MB for a bundle with all its packages. Of use are the lines of
// our own sources, a fiftieth of it.
import { z } from 'zod';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE_OF = new Map([...DIGITS].map((digit, value) => [digit, value]));

const sourceMap = z.object({ sources: z.array(z.string()), mappings: z.string() });

type Position = { source: number; line: number; column: number };

/**
 * A source map, version 3, without what comes from elsewhere: positions in that stay positions in the bundle.
 *
 * @throws Error where the text is no source map
 */
export function keepOwnSources(text: string, isOwn: (source: string) => boolean): string {
  const { sources, mappings } = sourceMap.parse(JSON.parse(text));
  const own = sources.filter((source) => isOwn(source));
  const filter = new SegmentFilter(sources.map((source) => own.indexOf(source)));
  const lines = mappings.split(';').map((line) => filter.keepLine(line));
  return JSON.stringify({ version: 3, sources: own, names: [], mappings: lines.join(';') });
}

/** What it reads and writes is the difference to what came before it, over all lines. */
class SegmentFilter {
  readonly #newIndexes: readonly number[];
  readonly #read: Position = { source: 0, line: 0, column: 0 };
  #written: Position = { source: 0, line: 0, column: 0 };
  #withinOwn = false;

  /** @param newIndexes of each source; -1 for one that is left out */
  constructor(newIndexes: readonly number[]) {
    this.#newIndexes = newIndexes;
  }

  keepLine(line: string): string {
    const kept: string[] = [];
    let [generated, writtenGenerated] = [0, 0];
    for (const segment of line === '' ? [] : line.split(',')) {
      const [toGenerated = 0, ...toOriginal] = decode(segment);
      generated += toGenerated;
      const original = this.#keep(toOriginal);
      if (!original) continue;
      kept.push([generated - writtenGenerated, ...original].map(encode).join(''));
      writtenGenerated = generated;
    }
    return kept.join(',');
  }

  /** The differences to write; none at the end of a region that is kept; undefined where nothing is written. */
  #keep([toSource = 0, toLine = 0, toColumn = 0]: number[]): number[] | undefined {
    this.#read.source += toSource;
    this.#read.line += toLine;
    this.#read.column += toColumn;
    const source = this.#newIndexes[this.#read.source] ?? -1;
    const wasWithinOwn = this.#withinOwn;
    this.#withinOwn = source >= 0;
    if (source < 0) return wasWithinOwn ? [] : undefined;
    const before = this.#written;
    this.#written = { ...this.#read, source };
    return [source - before.source, this.#read.line - before.line, this.#read.column - before.column];
  }
}

/** Base 64 VLQ: five bits in each digit, the lowest first; the very first bit is the sign. */
export function decode(segment: string): number[] {
  const values: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = VALUE_OF.get(digit) ?? 0;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    values.push(value & 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return values;
}

export function encode(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let digits = '';
  do {
    const more = rest > 31 ? 32 : 0;
    digits += DIGITS[(rest & 31) | more];
    rest >>>= 5;
  } while (rest > 0);
  return digits;
}
