import { createHash } from 'node:crypto';

/** A set of words as bits: it has every word that it was made of, and seldom another one. */
export type BloomFilter = {
  /** How many bits stand for a word. */
  hashes: number;
  bits: Uint8Array;
};

/**
 * @param bitsEach for each word: with 16, one of 2,000 other words is taken for one of the set
 * @example has(bloomFilter(new Set(['a', 'b'])), 'a') === true
 */
export function bloomFilter(words: ReadonlySet<string>, bitsEach = 16): BloomFilter {
  const filter = {
    hashes: Math.max(1, Math.round(bitsEach * Math.LN2)),
    bits: new Uint8Array(Math.ceil((words.size * bitsEach) / 8) + 1),
  };
  for (const word of words)
    for (const place of placesOf(filter, word))
      filter.bits[place >>> 3] = (filter.bits[place >>> 3] ?? 0) | bitAt(place);
  return filter;
}

export const has = (filter: BloomFilter, word: string): boolean =>
  placesOf(filter, word).every((place) => ((filter.bits[place >>> 3] ?? 0) & bitAt(place)) !== 0);

const bitAt = (place: number): number => 1 << (place & 7);

/** Two hashes make as many as are wanted (Kirsch and Mitzenmacher, 2006). */
function placesOf({ hashes, bits }: BloomFilter, word: string): number[] {
  const digest = createHash('sha256').update(word).digest();
  const [first, step] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
  return Array.from({ length: hashes }, (_, index) => (first + index * step) % (bits.length * 8));
}
