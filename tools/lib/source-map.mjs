// Node decodes a whole source map at the first error and keeps it: 150 MB for a bundle with all its packages. Of use are the lines of
// our own sources, a fiftieth of it.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE_OF = new Map([...DIGITS].map((digit, value) => [digit, value]));

/**
 * A source map without what comes from elsewhere. Positions in that stay positions in the bundle.
 *
 * @param {string} text a source map, version 3
 * @param {(source: string) => boolean} isOwn
 */
export function keepOwnSources(text, isOwn) {
  const { sources, mappings } = JSON.parse(text);
  const own = sources.filter(isOwn);
  const newIndex = sources.map((source) => own.indexOf(source));
  const read = { source: 0, line: 0, column: 0 };
  const written = { source: 0, line: 0, column: 0 };
  let withinOwn = false;

  const keep = (segments) => {
    const kept = [];
    let [generated, writtenGenerated] = [0, 0];
    for (const segment of segments === '' ? [] : segments.split(',')) {
      const [toGenerated, toSource = 0, toLine = 0, toColumn = 0] = decode(segment);
      generated += toGenerated;
      read.source += toSource;
      read.line += toLine;
      read.column += toColumn;
      const source = newIndex[read.source];
      // The first position of something else ends the region of what came before it.
      const values =
        source >= 0 ? [source - written.source, read.line - written.line, read.column - written.column] : [];
      if (source >= 0) Object.assign(written, { source, line: read.line, column: read.column });
      if (source >= 0 || withinOwn) {
        kept.push([generated - writtenGenerated, ...values].map(encode).join(''));
        writtenGenerated = generated;
      }
      withinOwn = source >= 0;
    }
    return kept.join(',');
  };
  return JSON.stringify({ version: 3, sources: own, names: [], mappings: mappings.split(';').map(keep).join(';') });
}

/** Base 64 VLQ: five bits in each digit, the lowest first; the very first bit is the sign. */
export function decode(segment) {
  const values = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = VALUE_OF.get(digit);
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    values.push(value & 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return values;
}

export function encode(value) {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let digits = '';
  do {
    const more = rest > 31 ? 32 : 0;
    digits += DIGITS[(rest & 31) | more];
    rest >>>= 5;
  } while (rest > 0);
  return digits;
}
