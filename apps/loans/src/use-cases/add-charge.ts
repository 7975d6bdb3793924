import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import type { Charge } from '../domain/charge.ts';
import { findLoan, lockReader } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { charge, type Charged } from './charge.ts';

/**
 * Charges a reader for what staff say: never oneself.
 *
 * @throws ApiError 403 for oneself, 404 without the reader, or a loan of theirs, 409 for one whose account is deleted.
 */
export async function addCharge(
  context: LoansContext,
  caller: Caller,
  charged: Omit<Charged, 'by' | 'title'>,
  commit: CommitOf<Tables, Charge>,
): Promise<Charge> {
  const { readerId, loanId } = charged;
  if (readerId === caller.id) throw apiError('own_charge');
  await context.readers.standing(readerId);
  return commit(async (tx, outbox) => {
    const { closed } = await lockReader(tx, readerId);
    if (closed) throw apiError('reader_closed');
    const loan = loanId === undefined ? undefined : await findLoan(tx, loanId);
    if (loanId !== undefined && loan?.reader_id !== readerId) throw apiError('loan_not_found');
    return charge(context, tx, outbox, { ...charged, by: caller.id, title: loan?.title });
  });
}
