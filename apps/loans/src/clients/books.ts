import { z } from 'zod';
import { apiError } from '#errors';
import { type ApiError, unavailable } from '#core/api-error.ts';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import { copyStatuses } from '../domain/check-out.ts';
import type { Materials } from '../domain/lending-policy.ts';

const book = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  material: z.string(),
  available: z.number(),
});
const copy = z
  // The previous release of books says no state.
  .object({ id: z.string(), book_id: z.string(), status: z.enum(copyStatuses), state: z.enum(copyStatuses).optional() })
  .transform(({ id, book_id, status, state }) => ({ id, bookId: book_id, status: state ?? status }));
const allocation = z
  .object({
    copy_id: z.string(),
    barcode: z.string(),
    title: z.string(),
    material: z.string(),
    price_minor: z.number().int().optional(),
    freed_hold_id: z.string().optional(),
  })
  .transform(({ copy_id, price_minor, freed_hold_id, ...copy }) => ({
    copyId: copy_id,
    priceMinor: price_minor,
    ...copy,
    ...(freed_hold_id !== undefined && { freedHold: freed_hold_id }),
  }));
const keptCopy = z.object({
  hold_id: z.string(),
  book_id: z.string(),
  copy_id: z.string(),
  barcode: z.string(),
  branch_id: z.string().optional(),
  place: z.enum(['shelf', 'in_transit', 'hold_shelf']),
  version: z.number().int(),
});
const copiesOfBranch = z.object({ any: z.boolean() });
const rejection = z.object({ code: z.string() });

/** Why books refuses a copy. Any other conflict means that the checkout was aborted. */
const REFUSALS = ['no_copy_available', 'not_for_loan'];

/** Why books keeps nothing for a hold; for any other reason, no copy is free. */
const NOT_KEPT: Partial<Record<string, NotKept>> = { hold_ended: 'ended', hold_unfillable: 'unfillable' };

export type NotKept = 'none' | 'ended' | 'unfillable';
export type FollowedCopy = z.output<typeof keptCopy>;
export type Book = z.output<typeof book>;
export type Copy = z.output<typeof copy>;
export type AllocatedCopy = z.output<typeof allocation>;

export type AllocationWanted = {
  bookId: string;
  barcode: string | undefined;
  holdId: string | undefined;
  /** Whoever the copy is kept for: the reader has it. */
  despiteHold: boolean;
  materials: Materials;
};

/** Where a copy came back, if that was said, and what becomes of it there. */
export type TakenBack = {
  branch?: string | undefined;
  next?: { id: string; branch: string } | undefined;
  isDamaged?: boolean;
};

/** What loans needs of books, by REST invocation. Each throws ApiError 503 if books gives no answer. */
export type Books = {
  /** @throws ApiError 404 */
  find(bookId: string): Promise<Book>;
  /** @throws ApiError 404 */
  findCopy(barcode: string): Promise<Copy>;
  /**
   * Idempotent for one loan. Without a copy, it returns why: none is free or the material does not fit, or the checkout
   * was aborted.
   *
   * @throws ApiError 404
   */
  allocate(loanId: string, wanted: AllocationWanted): Promise<AllocatedCopy | 'refused' | 'checkout_aborted'>;
  /** Whether copies belong to a branch, are there, or are on their way there. */
  hasCopiesAt(branchId: string): Promise<boolean>;
  /** Idempotent. */
  release(loanId: string): Promise<void>;
  /** The copy of a returned loan can be lent again, is kept for a hold, goes home from the branch where it was returned, or is put aside. Idempotent. */
  takeBack(loanId: string, back?: TakenBack): Promise<void>;
  /** Keeps a copy from the shelves for a hold, unless none is free, or none will ever be, or the hold has ended there. Idempotent. */
  keep(
    holdId: string,
    wanted: { bookId: string; branch: string; copyId: string | undefined },
  ): Promise<FollowedCopy | NotKept>;
};

export function createBooks(invoker: Platform<unknown>['invoker']): Books {
  const ask = (method: 'GET' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<InvokeAnswer> =>
    invoker.invoke({ appId: 'books', method, path, body });

  return {
    find: async (bookId) => {
      const answer = await ask('GET', `/books/${bookId}`);
      if (answer.status === 404) throw apiError('book_not_found');
      return book.parse(expect200(answer));
    },
    findCopy: async (barcode) => {
      const answer = await invoker.invoke({
        appId: 'books',
        method: 'GET',
        path: '/internal/copies',
        query: { barcode },
      });
      // Any other 404 is of a release that does not know the path yet.
      if (answer.status === 404 && rejection.parse(answer.body).code === 'copy_not_found')
        throw apiError('copy_not_found');
      return copy.parse(expect200(answer));
    },
    allocate: async (loanId, { bookId, barcode, holdId, despiteHold, materials }) => {
      // The previous release of books does not know of it.
      const despite = despiteHold && { despite_hold: true };
      const wanted = { book_id: bookId, barcode, hold_id: holdId, ...despite, ...asRequested(materials) };
      const answer = await ask('PUT', `/internal/reservations/${loanId}`, wanted);
      if (answer.status === 404) throw apiError('book_not_found');
      if (answer.status === 409)
        return REFUSALS.includes(rejection.parse(answer.body).code) ? 'refused' : 'checkout_aborted';
      return allocation.parse(expect200(answer));
    },
    hasCopiesAt: async (branchId) =>
      copiesOfBranch.parse(expect200(await ask('GET', `/internal/branches/${branchId}/copies`))).any,
    keep: async (holdId, { bookId, branch, copyId }) => {
      const wanted = { book_id: bookId, branch_id: branch, copy_id: copyId };
      const answer = await ask('PUT', `/internal/holds/${holdId}/copy`, wanted);
      if (answer.status === 409) return NOT_KEPT[rejection.parse(answer.body).code] ?? 'none';
      return keptCopy.parse(expect200(answer));
    },
    takeBack: async (loanId, { branch, next, isDamaged = false } = {}) => {
      const query = {
        ...(branch !== undefined && { branch, ...(next && { hold_id: next.id, hold_branch: next.branch }) }),
        ...(isDamaged && { damaged: 'true' }),
      };
      const answer = await invoker.invoke({
        appId: 'books',
        method: 'PUT',
        path: `/internal/reservations/${loanId}/returned`,
        ...(Object.keys(query).length > 0 && { query }),
      });
      if (answer.status !== 204) throw unlikeBooks(answer);
    },
    release: async (loanId) => {
      const answer = await ask('DELETE', `/internal/reservations/${loanId}`);
      if (answer.status !== 204) throw unlikeBooks(answer);
    },
  };
}

const asRequested = (materials: Materials) =>
  'only' in materials ? { only_materials: materials.only } : { except_materials: materials.except };

function expect200(answer: InvokeAnswer): unknown {
  if (answer.status !== 200) throw unlikeBooks(answer);
  return answer.body;
}

const unlikeBooks = (answer: InvokeAnswer): ApiError => unavailable(answer);
