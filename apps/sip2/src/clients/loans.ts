import { z } from 'zod';
import type { Platform } from '#platform/platform.ts';
import { askAs, type Asking, type Outcome } from './ask.ts';

const loan = z.object({ barcode: z.string(), title: z.string(), due_date: z.string(), renewals_left: z.number() });

export type Loan = z.output<typeof loan>;

/** What sip2 needs of loans. Each throws ApiError 503 if loans gives no answer. A key is that of the message. */
export type Loans = {
  lend(order: { barcode: string; card: string }, as: Asking, key: string): Promise<Outcome<Loan>>;
  takeBack(barcode: string, as: Asking, key: string): Promise<Outcome<Loan>>;
};

export function createLoans(invoker: Platform<unknown>['invoker']): Loans {
  const post = (path: string, body: object, as: Asking, key: string) =>
    askAs(invoker, as, { appId: 'loans', method: 'POST', path, body, key }, loan);
  return {
    lend: ({ barcode, card }, as, key) => post('/loans/issue', { barcode, card_number: card }, as, key),
    takeBack: (barcode, as, key) => post('/loans/return', { barcode }, as, key),
  };
}
