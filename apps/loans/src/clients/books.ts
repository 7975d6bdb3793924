import { z } from 'zod';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import { notFound, unavailable, type Problem } from '#core/problem.ts';

const book = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  material: z.string(),
  available: z.number(),
});
const copy = z.object({ book_id: z.string() });
const reservation = z.object({ copy_id: z.string(), barcode: z.string() });
const refusal = z.object({ code: z.string() });

export type Book = z.output<typeof book>;
export type ReservedCopy = z.output<typeof reservation>;

/** What loans needs of books, by REST invocation. Each throws Problem 503 where books cannot say. */
export type Books = {
  /** @throws Problem 404 */
  find(bookId: string): Promise<Book>;
  /** @throws Problem 404 */
  bookOfCopy(barcode: string): Promise<string>;
  /** Idempotent for one loan. Why there is no copy: none is free, or the checkout was aborted. @throws Problem 404 */
  reserve(
    loanId: string,
    bookId: string,
    barcode: string | undefined,
  ): Promise<ReservedCopy | 'none_free' | 'checkout_aborted'>;
  /** Idempotent. */
  release(loanId: string): Promise<void>;
};

export function createBooks(invoker: Platform<unknown>['invoker']): Books {
  const ask = (method: 'GET' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<InvokeAnswer> =>
    invoker.invoke({ appId: 'books', method, path, body });

  return {
    find: async (bookId) => {
      const answer = await ask('GET', `/books/${bookId}`);
      if (answer.status === 404) throw notFound('book');
      return book.parse(expect200(answer));
    },
    bookOfCopy: async (barcode) => {
      const answer = await ask('GET', `/internal/copies/${encodeURIComponent(barcode)}`);
      if (answer.status === 404) throw notFound('copy');
      return copy.parse(expect200(answer)).book_id;
    },
    reserve: async (loanId, bookId, barcode) => {
      const answer = await ask('PUT', `/internal/reservations/${loanId}`, { book_id: bookId, barcode });
      if (answer.status === 404) throw notFound('book');
      if (answer.status === 409) {
        return refusal.parse(answer.body).code === 'no_copy_available' ? 'none_free' : 'checkout_aborted';
      }
      return reservation.parse(expect200(answer));
    },
    release: async (loanId) => {
      const answer = await ask('DELETE', `/internal/reservations/${loanId}`);
      if (answer.status !== 204) throw unlikeBooks(answer);
    },
  };
}

function expect200(answer: InvokeAnswer): unknown {
  if (answer.status !== 200) throw unlikeBooks(answer);
  return answer.body;
}

function unlikeBooks(answer: InvokeAnswer): Problem {
  return unavailable('The books service did not answer as it should. Try again soon.', answer);
}
