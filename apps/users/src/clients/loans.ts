import { z } from 'zod';
import { relayed } from '#errors';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
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
};

export function createLoans(invoker: Platform<unknown>['invoker']): Loans {
  return {
    closeReader: async (readerId) => {
      const path = `/internal/readers/${readerId}/close`;
      const answer = await invoker.invoke({ appId: 'loans', method: 'POST', path });
      if (answer.status === 204) return;
      const rejected = rejection.safeParse(answer.body);
      if (answer.status !== 409 || !rejected.success) throw unavailable(answer.status);
      throw relayed(rejected.data) ?? unavailable(answer.status);
    },
  };
}
