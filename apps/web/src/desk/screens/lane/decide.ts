import type { Act, Scan, Visit } from './entry.ts';

/**
 * What a scan means at a desk that lends and takes back alike.
 *
 * A card begins a visit. A copy that is on loan comes back, whoever stands there: it lies on the desk. Any other copy is for
 * the reader who stands there; without one, it is only shown.
 */
export function decide({ reader, copy, loan }: Scan, visit: Visit | undefined): Act {
  if (reader && copy) return { kind: 'choose', reader, copy };
  if (reader) return { kind: 'open', reader };
  if (!copy) return { kind: 'unknown' };
  if (loan) return { kind: 'return', loanId: loan.id, readerId: loan.reader_id };
  if (visit) return { kind: 'lend', readerId: visit.readerId, barcode: copy.barcode };
  return { kind: 'show', copy };
}
