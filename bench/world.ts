import { answerOf, apiAt, tokenOf, type Api } from '../tools/api/client.ts';
import { registerReader } from '../tools/api/register-reader.ts';
import { gatewayUrl, type Fleet } from '../tools/fleet/fleet.ts';
import { firstAdmin } from '../tools/running/secrets.ts';

export type BenchRequest = {
  method: 'GET' | 'POST';
  path: string;
  token?: string;
  body?: object;
  /** The status of a good answer. */
  expected: number;
};

export type BenchReader = { id: string; email: string };

export type World = {
  /** The desk lends a book to a reader who has not had it before, until all such pairs are used up. */
  nextLoan: () => { request: BenchRequest; reader: BenchReader };
  /** The same pair each time, for those who do nothing about it. */
  sameLoan: () => { request: BenchRequest };
  /** The desk's scan of a copy that was lent. */
  returnOf: (barcode: string) => BenchRequest;
  /** Returns of so many copies, each the only one of its title, for which somebody else waits. */
  awaitedReturns: (count: number) => Promise<BenchRequest[]>;
  nextSearch: () => BenchRequest;
  nextSignIn: () => BenchRequest;
  /** How many pairs were handed out so far. */
  loans: () => number;
};

const COPIES = 6;
/** As many open loans as a reader may come to in a run. */
const LOANS_PER_READER = 100;
const LEAST_READERS = 20;
const IMPORTED_AT_ONCE = 500;
const REGISTERED_AT_ONCE = 4;
const LENT_AT_ONCE = 4;
const PASSWORD = 'a long password';

/** Titles with a few copies each, and readers with a few dozen loans, for so many loans. */
export async function prepareWorld(fleet: Fleet, loans: number): Promise<World> {
  const titles = Math.ceil(loans / COPIES);
  const count = Math.max(LEAST_READERS, Math.ceil(loans / LOANS_PER_READER));
  const gateway = gatewayUrl(fleet);
  const desk = await tokenOf(gateway, firstAdmin(fleet));
  const api = apiAt(gateway, { token: desk });
  const books = await addBooks(api, { author: 'bench', titles, copies: COPIES });
  const readers: BenchReader[] = [];
  let registered = 0;
  const register = async () => {
    while (registered < count) {
      const email = `bench${(registered += 1)}@readers.example`;
      const reader = { email, full_name: 'Bench', language: 'ru', patron_category: 'adult' } as const;
      const { id } = await registerReader({ gateway, api }, reader, PASSWORD);
      const params = { path: { user_id: id } };
      answerOf(await api.PATCH('/users/{user_id}', { params, body: { loan_limit: 1000 } }));
      readers.push({ id, email });
    }
  };
  await Promise.all(Array.from({ length: REGISTERED_AT_ONCE }, register));
  return asWorld({ api, desk, readers, books });
}

/** @returns their ids */
async function addBooks(api: Api, books: { author: string; titles: number; copies: number }): Promise<string[]> {
  const { author, titles, copies } = books;
  const record = (number: number) => ({
    source_key: `${author}:${number}`,
    title: `Book ${number}`,
    author,
    total_copies: copies,
  });
  for (let start = 0; start < titles; start += IMPORTED_AT_ONCE) {
    const length = Math.min(IMPORTED_AT_ONCE, titles - start);
    const records = Array.from({ length }, (_, index) => record(start + index));
    answerOf(await api.POST('/books/import', { body: { records } }));
  }
  const ids: string[] = [];
  for (let cursor: string | undefined; ids.length < titles;) {
    const query = { author, limit: 100, ...(cursor !== undefined && { cursor }) };
    const page = answerOf(await api.GET('/books', { params: { query } }));
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor;
  }
  return ids;
}

type Inhabitants = { api: Api; desk: string; readers: readonly BenchReader[]; books: readonly string[] };

function asWorld({ api, desk, readers, books }: Inhabitants): World {
  const reader = (number: number): BenchReader => {
    const found = readers[number % readers.length];
    if (!found) throw new Error('there are no readers');
    return found;
  };
  const loan = (number: number) => {
    // Each round through the titles begins with another reader, so that no pair comes twice.
    const lentTo = reader(number + Math.floor(number / books.length));
    const body = { book_id: books[number % books.length], reader_id: lentTo.id };
    const request: BenchRequest = { method: 'POST', path: '/api/v1/loans', token: desk, body, expected: 201 };
    return { request, reader: lentTo };
  };
  let loans = 0;
  let awaited = 0;
  let searches = 0;
  let signIns = 0;
  const returnOf = (barcode: string): BenchRequest => ({
    method: 'POST',
    path: '/api/v1/desk/check-in',
    token: desk,
    body: { barcode, branch_id: 'main', scanned_at: new Date().toISOString(), may_be_card: true },
    expected: 200,
  });

  return {
    nextLoan: () => {
      if (loans === books.length * Math.min(COPIES, readers.length))
        throw new Error('There are no more copies to lend: run fewer or shorter turns.');
      return loan(loans++);
    },
    sameLoan: () => loan(0),
    returnOf,
    awaitedReturns: async (count) => {
      const left = await addBooks(api, { author: `awaited${(awaited += 1)}`, titles: count, copies: 1 });
      const returns: BenchRequest[] = [];
      const lend = async () => {
        for (let book_id = left.pop(); book_id !== undefined; book_id = left.pop()) {
          const [has, waits] = [reader(left.length), reader(left.length + 1)];
          const { barcode } = answerOf(await api.POST('/loans', { body: { book_id, reader_id: has.id } }));
          answerOf(await api.POST('/holds', { body: { book_id, reader_id: waits.id, branch_id: 'main' } }));
          returns.push(returnOf(barcode));
        }
      };
      await Promise.all(Array.from({ length: LENT_AT_ONCE }, lend));
      return returns;
    },
    nextSearch: () => ({
      method: 'GET',
      path: `/api/v1/books/search?q=book%20${searches++ % books.length}`,
      expected: 200,
    }),
    nextSignIn: () => ({
      method: 'POST',
      path: '/api/v1/auth/login',
      body: { email: reader(signIns++).email, password: PASSWORD },
      expected: 200,
    }),
    loans: () => loans,
  };
}
