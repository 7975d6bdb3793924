import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { BranchCode } from './branches.ts';

/** Where books of a kind stand, and with what their call numbers begin. */
const SHELVES = {
  prose: { location: 'Русская проза', sign: '84(2=411.2)' },
  poetry: { location: 'Поэзия', sign: '84-5' },
  drama: { location: 'Драматургия', sign: '84-6' },
  fantastic: { location: 'Фантастика', sign: '84-445' },
  english: { location: 'Книги на английском', sign: '84(4/7)' },
  children: { location: 'Детская литература', sign: '84-93' },
  science: { location: 'Естественные науки', sign: '2' },
  computing: { location: 'Информатика', sign: '32.97' },
} as const;
type Shelf = keyof typeof SHELVES;
const isShelf = (name: string | undefined): name is Shelf => name !== undefined && name in SHELVES;

/** Where second copies are, in turn. */
const SECOND_COPIES_AT = ['north', 'south', 'station'] as const;

export type DemoBook = {
  number: number;
  title: string;
  author: string;
  year: number;
  language: string;
  isbn: string | undefined;
  shelf: Shelf;
};

export type DemoCopy = {
  title: string;
  barcode: string;
  home_branch: BranchCode;
  location: string;
  call_number: string;
  status: 'available' | 'on_order';
};

/** The books of books.tsv: title, author, year, language, shelf and, if it is known, ISBN. */
export function demoBooks(): DemoBook[] {
  const lines = readFileSync(join(root, 'tools/demo/books.tsv'), 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const [title = '', author = '', year, language = '', shelf, isbn] = line.split('\t');
    if (!isShelf(shelf)) throw new Error(`books.tsv has no shelf for ${title}.`);
    return { number: index + 1, title, author, year: Number(year), language, shelf, isbn };
  });
}

/** Each book stands in the main or the children's library, and every second one in another branch, too. */
export function copiesOf(book: DemoBook): DemoCopy[] {
  const first = demoCopy(book, 1, book.shelf === 'children' ? 'children' : 'main');
  if (book.number % 2 === 1) return [first];
  const branch = SECOND_COPIES_AT[(book.number / 2 - 1) % SECOND_COPIES_AT.length] ?? 'main';
  return [first, demoCopy(book, 2, branch)];
}

/** A copy that is to come. */
export const orderedCopy = (book: DemoBook, branch: BranchCode): DemoCopy => ({
  ...demoCopy(book, 3, branch),
  status: 'on_order',
});

function demoCopy({ number, title, author, shelf }: DemoBook, copy: number, home_branch: BranchCode): DemoCopy {
  const { location, sign } = SHELVES[shelf];
  const surname = author.split(';')[0]?.split(' ').at(-1) ?? '';
  return {
    title,
    barcode: `D${String(number * 10 + copy).padStart(8, '0')}`,
    home_branch,
    location,
    call_number: `${sign} ${surname.slice(0, 3)}`,
    status: 'available',
  };
}

export type FindCopy = (title: string, branch: BranchCode) => DemoCopy;

/** Finds the copy of a book at a branch. @throws Error where there is none */
export function finderOf(copies: readonly DemoCopy[]): FindCopy {
  const byPlace = new Map(copies.map((copy) => [`${copy.title} ${copy.home_branch}`, copy]));
  return (title, branch) => {
    const copy = byPlace.get(`${title} ${branch}`);
    if (!copy) throw new Error(`The demo library has no copy of ${title} at ${branch}.`);
    return copy;
  };
}
