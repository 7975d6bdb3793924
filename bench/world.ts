import { z } from 'zod';
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
  returnOf: (loanId: string) => BenchRequest;
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
const PASSWORD = 'a long password';

const answers = {
  signedIn: z.object({ access_token: z.string() }),
  withId: z.object({ id: z.string() }),
  slip: z.object({ card_number: z.string(), code: z.string() }),
  books: z.object({ items: z.array(z.object({ id: z.string() })), next_cursor: z.string().nullish() }),
  anything: z.unknown(),
};

/** Titles with a few copies each, and readers with a few dozen loans, for so many loans. */
export async function prepareWorld(fleet: Fleet, loans: number): Promise<World> {
  const titles = Math.ceil(loans / COPIES);
  const count = Math.max(LEAST_READERS, Math.ceil(loans / LOANS_PER_READER));
  const call = caller(`${gatewayUrl(fleet)}/api/v1`);
  const { access_token: desk } = await call(answers.signedIn, 'POST', '/auth/login', { body: firstAdmin(fleet) });
  for (let start = 0; start < titles; start += IMPORTED_AT_ONCE) {
    const length = Math.min(IMPORTED_AT_ONCE, titles - start);
    const records = Array.from({ length }, (_, index) => record(start + index));
    await call(answers.anything, 'POST', '/books/import', { body: { records }, token: desk });
  }
  const books: string[] = [];
  for (let cursor = ''; books.length < titles;) {
    const page = await call(answers.books, 'GET', `/books?author=bench&limit=100${cursor && `&cursor=${cursor}`}`);
    books.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor ?? '';
  }
  const readers: BenchReader[] = [];
  let registered = 0;
  const register = async () => {
    while (registered < count) {
      const email = `bench${(registered += 1)}@readers.example`;
      const body = { email, full_name: 'Bench' };
      const { id } = await call(answers.withId, 'POST', '/users', { body, token: desk });
      const slip = await call(answers.slip, 'POST', `/users/${id}/sign-in-code`, { token: desk });
      const chosen = { card_number: slip.card_number, code: slip.code, email, password: PASSWORD };
      await call(answers.anything, 'POST', '/auth/first-password', { body: chosen });
      await call(answers.anything, 'PATCH', `/users/${id}`, { body: { loan_limit: 1000 }, token: desk });
      readers.push({ id, email });
    }
  };
  await Promise.all(Array.from({ length: REGISTERED_AT_ONCE }, register));
  return asWorld({ desk, readers, books });
}

const record = (number: number) => ({
  source_key: `bench:${number}`,
  title: `Book ${number}`,
  author: 'Bench',
  total_copies: COPIES,
});

type Inhabitants = { desk: string; readers: readonly BenchReader[]; books: readonly string[] };

function asWorld({ desk, readers, books }: Inhabitants): World {
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
  let searches = 0;
  let signIns = 0;
  return {
    nextLoan: () => {
      if (loans === books.length * Math.min(COPIES, readers.length))
        throw new Error('There are no more copies to lend: run fewer or shorter turns.');
      return loan(loans++);
    },
    sameLoan: () => loan(0),
    returnOf: (loanId) => ({
      method: 'POST',
      path: '/api/v1/loans/return',
      token: desk,
      body: { loan_id: loanId },
      expected: 200,
    }),
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

function caller(base: string) {
  return async <T>(
    answer: z.ZodType<T>,
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    { body, token }: { body?: object; token?: string } = {},
  ): Promise<T> => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return answer.parse(text === '' ? undefined : JSON.parse(text));
  };
}
