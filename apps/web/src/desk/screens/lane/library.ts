import { answered, api, Refusal } from '../../../house/api.ts';
import type { Reasons } from './entry.ts';
import type { Library } from './work.ts';

/** What was scanned longer ago than this is recorded as of when it was scanned. */
const LATE_MS = 60_000;

const when = (at: number): string | undefined => (Date.now() - at > LATE_MS ? new Date(at).toISOString() : undefined);

/** A refusal is an answer; anything else is none, and may come later. */
async function orRefused<Data>(asked: Promise<Data>): Promise<Data | { refused: Reasons }> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.status >= 500 || error.problem.status === 429) throw error;
    const { refusals = [], detail, title } = error.problem;
    return { refused: refusals.length > 0 ? refusals.map(({ message }) => message) : [detail ?? title] };
  }
}

/** The library over its public API. */
export const library: Library = {
  lookUp: (code) => orRefused(answered(api.GET('/desk/scan', { params: { query: { code } } }))),

  lend: ({ readerId, barcode }, at, key) => {
    const issuedAt = when(at);
    return orRefused(
      answered(
        api.POST('/loans/issue', {
          params: { header: { 'Idempotency-Key': key } },
          body: { reader_id: readerId, barcode, ...(issuedAt !== undefined && { issued_at: issuedAt }) },
        }),
      ),
    );
  },

  giveBack: ({ loanId }, at, key) => {
    const returnedAt = when(at);
    return orRefused(
      answered(
        api.POST('/loans/return', {
          params: { header: { 'Idempotency-Key': key } },
          body: { loan_id: loanId, ...(returnedAt !== undefined && { returned_at: returnedAt }) },
        }),
      ),
    );
  },
};
