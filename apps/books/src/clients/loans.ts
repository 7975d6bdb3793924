import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';
import type { Hold } from '../domain/kept-copy.ts';

/** What books needs of loans. */
export type Loans = {
  /** Whether the loan exists; if it does not, it never will. @throws ApiError 503 if loans gives no answer. */
  abortCheckout(loanId: string): Promise<{ exists: boolean }>;
  /** A branch; undefined if there is none. @throws ApiError 503 if loans gives no answer. */
  branch(id: string): Promise<Branch | undefined>;
  /** The hold that a copy of a book that lies at a branch may serve. @throws ApiError 503 if loans gives no answer. */
  nextHold(copy: { bookId: string; copyId: string; branch: string }): Promise<Hold | undefined>;
};

export type Branch = z.output<typeof branch>;

const branch = z.object({ id: z.string(), name: z.string(), version: z.number().int() });
const noBranch = z.object({ code: z.literal('branch_not_found') });
const nextHold = z.object({ hold: z.object({ hold_id: z.string(), branch_id: z.string() }).optional() });
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
    branch: async (id) => {
      const answer = await invoker.invoke({ appId: 'loans', method: 'GET', path: `/branches/${id}` });
      // Any other 404 is of a release that does not know the path yet.
      if (answer.status === 404 && noBranch.safeParse(answer.body).success) return undefined;
      if (answer.status !== 200) throw unavailable(answer.status);
      return branch.parse(answer.body);
    },
    nextHold: async ({ bookId, copyId, branch: at }) => {
      const path = `/internal/books/${bookId}/next-hold`;
      const query = { copy_id: copyId, branch_id: at };
      const answer = await invoker.invoke({ appId: 'loans', method: 'GET', path, query });
      if (answer.status !== 200) throw unavailable(answer.status);
      const { hold } = nextHold.parse(answer.body);
      return hold && { id: hold.hold_id, branch: hold.branch_id };
    },
  };
}
