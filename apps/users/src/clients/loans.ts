import { z } from 'zod';
import { Problem, unavailable } from '#core/problem.ts';
import type { Platform } from '#platform/platform.ts';

const rejection = z.object({ code: z.string(), detail: z.string().exactOptional() });

/** What users needs of loans. */
export type Loans = {
  /**
   * Lends nothing more to a reader, for good. Safe to repeat.
   *
   * @throws Problem 409 while books are out or fines are open, 503 where loans cannot say.
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
      if (answer.status !== 409 || !rejected.success)
        throw unavailable('The loans service did not answer as it should. Try again soon.', answer.status);
      const { code, ...details } = rejected.data;
      throw new Problem(409, code, details);
    },
  };
}
