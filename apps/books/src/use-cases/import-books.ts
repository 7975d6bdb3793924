import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { uuidv7 } from 'uuidv7';
import { judgeRecord, type AcceptedRecord, type ImportRecord, type RejectedRecord } from '../domain/import-record.ts';
import { insertImported, knownSourceKeys } from '../store/books.ts';
import { addCopies } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';

export type ImportResult =
  { sourceKey: string; outcome: 'added' | 'known' } | ({ outcome: 'rejected' } & RejectedRecord);

/** Adds the accepted records in one transaction. @returns the outcome of each record, in the order given. */
export async function importBooks(
  records: ImportRecord[],
  commit: CommitOf<Tables, ImportResult[]>,
): Promise<ImportResult[]> {
  const judged = records.map(judgeRecord);
  const accepted = judged.filter((record): record is AcceptedRecord => 'title' in record);

  return commit(async (tx, outbox) => {
    const before = await knownSourceKeys(
      tx,
      records.map(({ sourceKey }) => sourceKey),
    );
    const books = accepted.map(({ sourceKey, publishedYear, totalCopies, ...record }) => ({
      copies: totalCopies,
      book: {
        id: uuidv7(),
        source_key: sourceKey,
        published_year: publishedYear,
        ...record,
      },
    }));
    const keys = await insertImported(
      tx,
      books.map(({ book }) => book),
    );
    const fresh = books.filter(({ book }) => keys.has(book.source_key));
    await addCopies(
      tx,
      fresh.flatMap(({ book, copies }) => Array.from({ length: copies }, () => book.id)),
    );
    outbox.add(
      ...fresh.map(({ book }) =>
        message('book.added', book.id, { book_id: book.id, author: book.author, title: book.title, version: 1 }),
      ),
    );
    return judged.map((record) => resultOf(record, keys, before));
  });
}

function resultOf(record: AcceptedRecord | RejectedRecord, added: Set<string>, known: Set<string>): ImportResult {
  const { sourceKey } = record;
  if ('code' in record) return { outcome: 'rejected', ...record };
  if (known.has(sourceKey)) return { sourceKey, outcome: 'known' };
  // Of two records with the same key in a batch, the first was added.
  if (added.has(sourceKey)) return { sourceKey, outcome: 'added' };
  return { sourceKey, outcome: 'rejected', code: 'isbn_taken', field: 'isbn' };
}
