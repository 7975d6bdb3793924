import { z } from 'zod';
import type { Platform } from '#platform/platform.ts';
import { askAs, type Asking, type Outcome } from './ask.ts';

const copy = z.object({
  barcode: z.string(),
  book_id: z.string(),
  title: z.string(),
  status: z.string(),
  home_branch: z.string(),
  current_branch: z.string(),
  /** Where it goes, while it is in transit. */
  destination: z.string().exactOptional(),
  hold_id: z.string().exactOptional(),
});

export type Copy = z.output<typeof copy>;

/** What sip2 needs of books. It throws ApiError 503 if books gives no answer. */
export type Books = { copy(barcode: string, as: Asking): Promise<Outcome<Copy>> };

export const createBooks = (invoker: Platform<unknown>['invoker']): Books => ({
  copy: (barcode, as) =>
    askAs(invoker, as, { appId: 'books', method: 'GET', path: '/copies', query: { barcode } }, copy),
});
