import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';

/** What books needs of loans. */
export type Loans = {
  /** Whether the loan exists; if it does not, it never will. @throws ApiError 503 if loans gives no answer. */
  abortCheckout(loanId: string): Promise<{ exists: boolean }>;
};

const verdict = z.object({ exists: z.boolean() });

export function createLoans(invoker: Platform<unknown>['invoker']): Loans {
  return {
    abortCheckout: async (loanId) => {
      const path = `/internal/checkouts/${loanId}/abort`;
      const answer = await invoker.invoke({ appId: 'loans', method: 'POST', path });
      // Any other answer says nothing about whether the loan exists.
      if (answer.status !== 200) throw unavailable(answer.status);
      return verdict.parse(answer.body);
    },
  };
}
