import type { ReadRecord } from './catalogue-record.ts';
import { readCsv } from './read-csv.ts';
import { readMarc } from './read-marc.ts';

export type Reading = {
  /** The name of the file, which says what is in it: MARC 21 in .mrc and .marc, a table in any other. */
  name: string;
  /** Its content, piece by piece. */
  chunks: AsyncIterable<Uint8Array>;
  /** Names the records for good, as `source:17`. */
  source: string;
  /** How many of each book there are, where the file does not say. */
  copies?: number;
};

/**
 * The records of a catalogue file. Of a large one, little is in memory at a time.
 *
 * @throws UnreadableFile
 */
export async function* readCatalogue({ name, chunks, source, copies }: Reading): AsyncGenerator<ReadRecord> {
  const read = /\.(mrc|marc)$/i.test(name) ? readMarc : readCsv;
  for await (const { place, record } of read(chunks, source))
    yield { place, record: copies === undefined ? record : { total_copies: copies, ...record } };
}
