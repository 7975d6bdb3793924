import { z } from 'zod';
import type { Platform } from '#platform/platform.ts';
import { askAs, type Asking, type Outcome } from './ask.ts';

const cardHolder = z.object({
  id: z.string(),
  full_name: z.string(),
  loan_limit: z.number(),
  active_loans: z.number(),
  has_overdue: z.boolean(),
  blocked: z.boolean(),
  // The previous release leaves it out: who may not borrow may do nothing.
  forbidden: z.array(z.string()).exactOptional(),
  expires_on: z.string().exactOptional(),
  verified: z.boolean().default(true),
});

export type CardHolder = z.output<typeof cardHolder>;

/** What sip2 needs of users. It throws ApiError 503 if users gives no answer. */
export type Users = { byCard(card: string, as: Asking): Promise<Outcome<CardHolder>> };

export const createUsers = (invoker: Platform<unknown>['invoker']): Users => ({
  byCard: (card, as) =>
    askAs(
      invoker,
      as,
      { appId: 'users', method: 'GET', path: '/users/by-card', query: { card_number: card } },
      cardHolder,
    ),
});
