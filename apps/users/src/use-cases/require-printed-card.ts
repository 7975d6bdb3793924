import type { Transaction } from 'kysely';
import { invalidField } from '#errors';
import { isPrinted } from '../domain/card-ranges.ts';
import { listCardRanges } from '../store/card-ranges.ts';
import type { Tables } from '../store/schema.ts';

/** A number that no card of the library was printed with was misread, or is of a book. @throws ApiError 400 */
export async function requirePrintedCard(tx: Transaction<Tables>, number: string, field: string): Promise<void> {
  if (!isPrinted(number, await listCardRanges(tx))) throw invalidField(field, 'no_printed_card');
}
