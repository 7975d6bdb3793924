import { z } from 'zod';
import type { Platform } from '#platform/platform.ts';
import { askAs, type Asking, type Outcome } from './ask.ts';

const loan = z.object({
  id: z.string(),
  barcode: z.string(),
  title: z.string(),
  status: z.string(),
  due_date: z.string(),
  due_time: z.string().optional(),
});
const money = z.object({ amount_minor: z.number(), currency: z.string() });
/** What somebody was charged. The previous release of loans tells the amount alone, of which nothing was paid. */
const charge = z
  .object({
    title: z.string().optional(),
    comment: z.string().optional(),
    amount: money,
    outstanding: money.optional(),
    status: z.string(),
  })
  .transform(({ amount, outstanding = amount, ...about }) => ({ ...about, outstanding }));
const account = z.object({
  loans: z.array(loan),
  // The previous release of loans tells of none.
  // Nor does it tell which they are.
  holds: z
    .array(
      z.object({
        id: z.string().exactOptional(),
        book_id: z.string().exactOptional(),
        title: z.string(),
        state: z.string(),
        not_before: z.string().exactOptional(),
        not_after: z.string().exactOptional(),
      }),
    )
    .default([]),
  fines: z.array(charge),
  balance: money,
  owes_too_much: z.boolean(),
  /** An instance of the previous release does not tell. */
  refused_by_limits: z.array(z.enum(['borrow', 'renew', 'hold'])).optional(),
});

/** Of which loans tells with an account. */
export type KnownHold = z.output<typeof account>['holds'][number];

const hold = z.object({
  id: z.string(),
  title: z.string(),
  branch_id: z.string(),
  state: z.string(),
  position: z.number().exactOptional(),
});

type Money = z.output<typeof money>;
/** In minor units, with what the machine calls it, if it does. */
export type Payment = { readerId: string; amountMinor: number; comment: string | undefined };

export type Loan = z.output<typeof loan>;
export type Hold = z.output<typeof hold>;
/** On a book, or on this very copy of it. */
export type HoldOrder = { readerId: string; branch: string } & ({ bookId: string } | { barcode: string });
/** What is not said of the days is forgotten. */
export type HoldWishes = { id: string; branch: string } & Pick<KnownHold, 'not_before' | 'not_after'>;
export type Account = z.output<typeof account>;

/** What sip2 needs of loans. Each throws ApiError 503 if loans gives no answer. A key is that of the message. */
export type Loans = {
  lend(order: { barcode: string; card: string }, as: Asking, key: string): Promise<Outcome<Loan>>;
  /** @param branch where it has come back, if that is known */
  takeBack(returned: { barcode: string; branch: string | undefined }, as: Asking, key: string): Promise<Outcome<Loan>>;
  renew(loanId: string, as: Asking, key: string): Promise<Outcome<Loan>>;
  /** Records what the machine has taken from a reader. @returns what they still owe */
  pay(payment: Payment, as: Asking, key: string): Promise<Outcome<{ balance: Money }>>;
  placeHold(order: HoldOrder, as: Asking, key: string): Promise<Outcome<Hold>>;
  /** Has it picked up elsewhere, on the days on which its reader wants it. */
  moveHold(wanted: HoldWishes, as: Asking, key: string): Promise<Outcome<Hold>>;
  cancelHold(holdId: string, reason: string, as: Asking, key: string): Promise<Outcome<Hold>>;
  /** What a reader has on loan, has holds on and owes. */
  account(readerId: string, as: Asking): Promise<Outcome<Account>>;
};

export function createLoans(invoker: Platform<unknown>['invoker']): Loans {
  const post = (path: string, body: object, as: Asking, key: string) =>
    askAs(invoker, as, { appId: 'loans', method: 'POST', path, body, key }, loan);
  return {
    lend: ({ barcode, card }, as, key) => post('/loans/issue', { barcode, card_number: card }, as, key),
    takeBack: ({ barcode, branch }, as, key) =>
      post('/loans/return', { barcode, ...(branch !== undefined && { branch_id: branch }) }, as, key),
    renew: (loanId, as, key) =>
      askAs(invoker, as, { appId: 'loans', method: 'POST', path: `/loans/${loanId}/renew`, key }, loan),
    pay: ({ readerId, amountMinor, comment }, as, key) =>
      askAs(
        invoker,
        as,
        {
          appId: 'loans',
          method: 'POST',
          path: `/internal/readers/${readerId}/payments`,
          body: { amount_minor: amountMinor, ...(comment !== undefined && { comment }) },
          key,
        },
        z.object({ balance: money }),
      ),
    placeHold: ({ readerId, branch, ...what }, as, key) => {
      const wanted = 'bookId' in what ? { book_id: what.bookId } : { barcode: what.barcode };
      const body = { ...wanted, reader_id: readerId, branch_id: branch };
      return askAs(invoker, as, { appId: 'loans', method: 'POST', path: '/holds', body, key }, hold);
    },
    moveHold: ({ id, branch, ...days }, as, key) => {
      const body = { branch_id: branch, ...days };
      return askAs(invoker, as, { appId: 'loans', method: 'PUT', path: `/holds/${id}`, body, key }, hold);
    },
    cancelHold: (holdId, reason, as, key) => {
      const body = { reason };
      return askAs(invoker, as, { appId: 'loans', method: 'POST', path: `/holds/${holdId}/cancel`, body, key }, hold);
    },
    account: (readerId, as) =>
      askAs(invoker, as, { appId: 'loans', method: 'GET', path: `/internal/readers/${readerId}/account` }, account),
  };
}
