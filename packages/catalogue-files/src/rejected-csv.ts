import { csvOf } from '#core/csv.ts';
import type { Rejected } from './import-batch.ts';

/** The records that were not taken, as a table to correct them by. */
export const rejectedCsv = (rejected: readonly Rejected[]): string =>
  csvOf(
    ['place', 'source_key', 'field', 'code', 'message', 'title', 'isbn'],
    rejected.map(({ place, record, field = '', code = '', message = '' }) => [
      place,
      record.source_key,
      field,
      code,
      message,
      record.title ?? '',
      record.isbn ?? '',
    ]),
  );
