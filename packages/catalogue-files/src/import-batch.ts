import type { CatalogueRecord, ReadRecord } from './catalogue-record.ts';

/** What the library accepts at once. */
const MOST_RECORDS = 500;
/** In bytes; the library accepts 3 MB. */
const MOST_BYTES = 2_000_000;

/** Records in groups that the library accepts at once. */
export async function* batchesOf(
  records: AsyncIterable<ReadRecord> | Iterable<ReadRecord>,
): AsyncGenerator<ReadRecord[]> {
  const encoder = new TextEncoder();
  let [batch, bytes]: [ReadRecord[], number] = [[], 0];
  for await (const read of records) {
    const size = encoder.encode(JSON.stringify(read.record)).length;
    if (batch.length === MOST_RECORDS || (bytes + size > MOST_BYTES && batch.length > 0)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(read);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

type Reason = { code?: string; field?: string; message?: string };

/** The library's answer to a batch: the outcome of each record, in the given order. */
export type BatchAnswer = { results: ({ outcome: 'added' | 'known' | 'rejected' } & Reason)[] };

/** Or what it finds wrong with some records, by fields such as `records.17.title`: then it has taken none. */
export type BatchRefusal = { wrong: ({ field: string } & Reason)[] };

/** A record that was not taken, and why. */
export type Rejected = { place: number; record: CatalogueRecord } & Reason;

export type BatchReport = { added: number; known: number; rejected: Rejected[] };

/**
 * Has the library take a batch. A record that cannot even be sent is rejected by itself, and the others are sent without it.
 *
 * @param send asks the library
 */
export async function importBatch(
  batch: ReadRecord[],
  send: (records: CatalogueRecord[]) => Promise<BatchAnswer | BatchRefusal>,
): Promise<BatchReport> {
  if (batch.length === 0) return { added: 0, known: 0, rejected: [] };
  const answer = await send(batch.map(({ record }) => record));
  if ('wrong' in answer) {
    const reasons = new Map(answer.wrong.map((reason) => [indexIn(reason.field), reason]));
    const unfit = batch.flatMap((read, index) => {
      const reason = reasons.get(index);
      return reason ? [{ ...read, ...reason, field: fieldIn(reason.field) }] : [];
    });
    if (unfit.length === 0) throw new Error('The library refuses a batch, and names no record.');
    const others = await importBatch(
      batch.filter((_read, index) => !reasons.has(index)),
      send,
    );
    // In the order of the file. Not by toSorted, which older browsers lack.
    return { ...others, rejected: [...unfit, ...others.rejected].sort((a, b) => a.place - b.place) };
  }
  const count = (wanted: string) => answer.results.filter(({ outcome }) => outcome === wanted).length;
  return {
    added: count('added'),
    known: count('known'),
    rejected: batch.flatMap((read, index) => {
      const { outcome, ...reason } = answer.results[index] ?? { outcome: 'rejected' };
      return outcome === 'rejected' ? [{ ...read, ...reason }] : [];
    }),
  };
}

const indexIn = (field: string): number => Number(/^records\.(\d+)/.exec(field)?.[1] ?? NaN);
const fieldIn = (field: string): string => field.replace(/^records\.\d+\.?/, '');
