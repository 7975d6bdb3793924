import type { components } from '#contracts/books.ts';
import type { ImportRecord } from '../domain/import-record.ts';

/** A record of an import as it arrives in a request. */
export const importRecord = ({
  source_key,
  published_year,
  total_copies,
  ...record
}: components['schemas']['ImportRecord']): ImportRecord => ({
  sourceKey: source_key,
  ...(published_year !== undefined && { publishedYear: published_year }),
  ...(total_copies !== undefined && { totalCopies: total_copies }),
  ...record,
});
