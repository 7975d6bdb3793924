import { z } from 'zod';
import { firstAdmin } from '../tools/running/secrets.ts';
import { gatewayUrl, type Fleet } from '../tools/fleet/fleet.ts';
import type { Turn } from './report.ts';

const READERS = 60;
const BOOKS = 400;

type LoanRequest = { token: string; body: string };

/** Whoever answers requests for loans. */
export type Contender = { url: string; nextRequest: () => LoanRequest | undefined };

export type World = {
  /** A pair of reader and book that was not there before, until all are used up. */
  nextLoan: () => LoanRequest | undefined;
  sameLoan: () => LoanRequest;
  /** How many pairs were handed out so far. */
  loans: () => number;
};

const answers = {
  signedIn: z.object({ access_token: z.string() }),
  withId: z.object({ id: z.string() }),
  books: z.object({ items: z.array(z.object({ id: z.string() })), next_cursor: z.string().nullish() }),
  anything: z.unknown(),
};

/** Readers without a limit to speak of and books with copies for all: each pair of them is one loan. */
export async function prepareWorld(fleet: Fleet): Promise<World> {
  const call = caller(`${gatewayUrl(fleet)}/api/v1`);
  const { access_token: desk } = await call(answers.signedIn, 'POST', '/auth/login', { body: firstAdmin(fleet) });
  const records = Array.from({ length: BOOKS }, (_, index) => ({
    source_key: `bench:${index}`,
    title: `Book ${index}`,
    author: 'Bench',
    total_copies: READERS + 5,
  }));
  await call(answers.anything, 'POST', '/books/import', { body: { records }, token: desk });
  const books: string[] = [];
  for (let cursor = ''; books.length < BOOKS;) {
    const path = `/books?author=bench&limit=100${cursor && `&cursor=${cursor}`}`;
    const page = await call(answers.books, 'GET', path);
    books.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor ?? '';
  }
  const readers: { id: string; token: string }[] = [];
  for (let index = 0; index < READERS; index += 1) {
    const credentials = { email: `bench${index}@readers.example`, password: 'a long password' };
    const body = { ...credentials, full_name: 'Bench' };
    const { id } = await call(answers.withId, 'POST', '/auth/register', { body });
    await call(answers.anything, 'PATCH', `/users/${id}`, { body: { loan_limit: 1000 }, token: desk });
    const { access_token: token } = await call(answers.signedIn, 'POST', '/auth/login', { body: credentials });
    readers.push({ id, token });
  }
  return asWorld(readers, books);
}

function asWorld(readers: readonly { id: string; token: string }[], books: readonly string[]): World {
  const loan = (number: number): LoanRequest => {
    const reader = readers[number % READERS];
    const book_id = books[Math.floor(number / READERS) % BOOKS];
    return { token: reader?.token ?? '', body: JSON.stringify({ book_id, reader_id: reader?.id }) };
  };
  let next = 0;
  return {
    nextLoan: () => (next < READERS * BOOKS ? loan(next++) : undefined),
    sameLoan: () => loan(0),
    loans: () => next,
  };
}

/** So many connections ask one after the other for so many seconds. */
export async function load(
  { url, nextRequest }: Contender,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Turn> {
  const { Pool } = await import('undici');
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const ask = async () => {
    const request = nextRequest();
    if (!request) throw new Error('There are no more pairs of reader and book: run fewer or shorter turns.');
    const sent = performance.now();
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/api/v1/loans',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${request.token}` },
      body: request.body,
    });
    const text = await body.text();
    if (statusCode !== 201) throw new Error(`answered ${statusCode}: ${text}`);
    latencies.push(performance.now() - sent);
  };
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) await ask();
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  return { perSecond: latencies.length / elapsed, latencies };
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
