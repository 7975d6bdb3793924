import { z } from 'zod';
import { relayed } from '#errors';
import { unavailable } from '#core/api-error.ts';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';

const moves = z.object({
  loans: z.number(),
  past_loans: z.number(),
  holds: z.number(),
  holds_ended: z.number(),
  charges: z.number(),
  owes_minor: z.number(),
  currency: z.string(),
  alerts: z.number(),
});

/** How much lending would move. */
export type LendingMoves = z.output<typeof moves>;

type Pair = { from: string; into: string };

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const refusal = z.object({ code: z.string(), facts: facts.exactOptional() });
const check = z.object({ refusals: z.array(refusal), moves });

type Refusal = z.output<typeof refusal>;

const rejection = z.object({
  code: z.string(),
  facts: facts.optional(),
  refusals: z.array(z.object({ code: z.string(), facts: facts.optional() })).optional(),
});

/** What users needs of loans. */
export type Loans = {
  /**
   * Lends nothing more to a reader, for good. Safe to repeat.
   *
   * @throws ApiError 409 while books are out or fines are open, 503 if loans gives no answer.
   */
  closeReader(readerId: string): Promise<void>;
  /**
   * Makes all that one reader has and owes another one's. Safe to repeat.
   *
   * @throws ApiError 409 with every reason against it, 503 if loans gives no answer.
   */
  merge(pair: Pair): Promise<void>;
  /**
   * What that would move, and every reason against it.
   *
   * @throws ApiError 503 if loans gives no answer.
   */
  checkMerge(pair: Pair): Promise<{ refusals: Refusal[]; moves: LendingMoves }>;
};

export function createLoans(invoker: Platform<unknown>['invoker']): Loans {
  return {
    closeReader: async (readerId) => {
      const path = `/internal/readers/${readerId}/close`;
      requireDone(await invoker.invoke({ appId: 'loans', method: 'POST', path }));
    },
    merge: async ({ from, into }) => {
      const path = `/internal/readers/${from}/merge`;
      requireDone(await invoker.invoke({ appId: 'loans', method: 'POST', path, body: { into } }));
    },
    checkMerge: async ({ from, into }) => {
      const path = `/internal/readers/${from}/merge`;
      const answer = await invoker.invoke({ appId: 'loans', method: 'GET', path, query: { into } });
      const read = check.safeParse(answer.body);
      if (answer.status !== 200 || !read.success) throw unavailable(answer.status);
      return read.data;
    },
  };
}

/** @throws ApiError */
function requireDone({ status, body }: InvokeAnswer): void {
  if (status === 204) return;
  const rejected = rejection.safeParse(body);
  if (status !== 409 || !rejected.success) throw unavailable(status);
  throw relayed(rejected.data) ?? unavailable(status);
}
