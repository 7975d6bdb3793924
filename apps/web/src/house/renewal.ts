import { answered, api } from './api.ts';
import { useDeed } from './asking.ts';

/** Renews a loan. @param changes the names of the questions that have new answers afterwards */
export const useRenewal = (loanId: string, changes: string[][]) =>
  useDeed(
    (_: undefined, key) =>
      answered(
        api.POST('/loans/{loan_id}/renew', {
          params: { path: { loan_id: loanId }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes,
  );
