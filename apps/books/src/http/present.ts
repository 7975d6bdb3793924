import { fieldTextOf, type Language } from '#errors';
import type { components } from '#contracts/books.ts';
import type { BookRow } from '../store/books.ts';
import { toDoWith } from '../domain/arrival.ts';
import type { CopyStatus } from '../domain/copy-status.ts';
import type { CopyChangeRow } from '../store/copy-history.ts';
import type { CopyRow, PlaceRow } from '../store/copies.ts';
import type { ImportResult } from '../use-cases/import-books.ts';

export type Book = components['schemas']['Book'];
export type Copy = components['schemas']['Copy'];
export type ArrivedCopy = components['schemas']['ArrivedCopy'];
export type CopyChange = components['schemas']['CopyChange'];
type ScannedCopy = components['schemas']['ScannedCopy'];
type Place = components['schemas']['Place'];

export function presentBook(row: BookRow): Book {
  return {
    id: row.id,
    ...(row.isbn && { isbn: row.isbn }),
    title: row.title,
    author: row.author,
    description: row.description,
    ...(row.published_year !== null && { published_year: row.published_year }),
    ...(row.language && { language: row.language }),
    material: row.material as Book['material'],
    total_copies: row.total_copies ?? 0,
    available: row.available ?? 0,
    created_at: row.created_at.toISOString(),
  };
}

export function presentCopy(row: CopyRow): Copy {
  return {
    id: row.id,
    book_id: row.book_id,
    title: row.title,
    barcode: row.barcode,
    status: row.status,
    ...(row.loan_id && { loan_id: row.loan_id }),
    ...(row.hold_id !== null && { hold_id: row.hold_id }),
    home_branch: row.home_branch,
    current_branch: row.current_branch,
    ...(row.status === 'in_transit' && row.destination !== null && { destination: row.destination }),
    ...placeOnShelf(row),
    ...(row.price_minor !== null && { price_minor: row.price_minor }),
    ...(row.staff_note !== null && { staff_note: row.staff_note }),
    ...(row.alert !== null && { alert: row.alert }),
    in_house_uses: row.in_house_uses,
    created_at: row.created_at.toISOString(),
  };
}

const placeOnShelf = ({ location, call_number }: Pick<CopyRow, 'location' | 'call_number'>) => ({
  ...(location !== null && { location }),
  ...(call_number !== null && { call_number }),
});

export const presentArrival = (row: CopyRow): ArrivedCopy => ({
  copy: presentCopy(row),
  todo: {
    ...toDoWith(row),
    ...(row.hold_id !== null && { hold_id: row.hold_id }),
    ...placeOnShelf(row),
    ...(row.alert !== null && { alert: row.alert }),
  },
});

/** As loans asks for it: its previous release knows fewer states than there are. */
export const presentScanned = ({ id, book_id, barcode, status, hold_id, loan_id }: CopyRow): ScannedCopy => ({
  id,
  book_id,
  barcode,
  status: asBefore(status),
  // On its shelf, too, it waits for a reader; also if the previous release has put it there.
  state:
    hold_id !== null && loan_id === null && (status === 'reserved' || status === 'available')
      ? 'on_hold_shelf'
      : status,
});

/** That release refuses the copy all the same, and says that it has to be put back first. */
function asBefore(status: CopyStatus): ScannedCopy['status'] {
  switch (status) {
    case 'missing':
      return 'lost';
    case 'damaged':
    case 'in_transit':
    case 'on_order':
      return 'in_repair';
    default:
      return status;
  }
}

export const presentChange = (row: CopyChangeRow): CopyChange => ({
  at: row.at.toISOString(),
  deed: row.deed as CopyChange['deed'],
  ...(row.staff_id !== null && { staff_id: row.staff_id }),
  ...(row.reason !== null && { reason: row.reason }),
  changes: row.changes as CopyChange['changes'],
});

export const presentPlace = ({ branch, total, available, ...row }: PlaceRow): Place => ({
  branch,
  ...placeOnShelf(row),
  total,
  available,
});

/** The outcome of each record, with the reason in words, and how many there are of each. */
export function presentImport(results: ImportResult[], language: Language) {
  const count = (outcome: ImportResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return {
    added: count('added'),
    known: count('known'),
    rejected: count('rejected'),
    results: results.map(({ sourceKey, ...result }) => ({
      source_key: sourceKey,
      ...result,
      ...('code' in result && { message: fieldTextOf(result, language) }),
    })),
  };
}

type HeldRow = {
  id: string;
  book_id: string;
  barcode: string;
  title: string;
  author: string;
  home_branch: string;
  location: string | null;
  call_number: string | null;
};

export const presentToClear = (row: HeldRow): components['schemas']['CopyToClear'] => ({
  copy_id: row.id,
  book_id: row.book_id,
  barcode: row.barcode,
  title: row.title,
  author: row.author,
  home_branch: row.home_branch,
  ...placeOnShelf(row),
});

export const presentToFetch = (
  row: HeldRow & { hold_id: string; pickup_branch: string | null; since: Date },
): components['schemas']['CopyToFetch'] => ({
  ...presentToClear(row),
  hold_id: row.hold_id,
  pickup_branch: row.pickup_branch ?? row.home_branch,
  since: row.since.toISOString(),
});
