import type { Selectable, Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { countsAsReturnedAt } from '../domain/claim.ts';
import { chargesFor } from '../domain/loss.ts';
import { loanEmail, loanLost } from '../events/messages.ts';
import { wantLook } from '../store/holds.ts';
import { loseLoan } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { charge } from './charge.ts';
import { latenessOf, setFine } from './set-fine.ts';

/** What its copy costs, if not what the loan says, and who of the staff has recorded it, if anybody has. */
type Losing = { priceMinor?: number | undefined; by?: string | undefined };

/**
 * A copy on loan, which is locked, is lost: the loan is over, and its reader is charged and told. The fine is as of now, or of the day on
 * which the reader claimed to have returned it.
 */
export async function lose(
  context: Pick<LoansContext, 'calendars' | 'currency' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  loan: Selectable<LoanTable> & { reader_id: string },
  { priceMinor, by }: Losing = {},
): Promise<void> {
  const { id: loanId, reader_id: readerId, title, issued_at: issuedAt, claimed_returned_at: claimedAt } = loan;
  const now = context.now();
  const lostAt = countsAsReturnedAt(now, { issuedAt, claimedAt: null });
  const late = await latenessOf(context, tx, loan, countsAsReturnedAt(now, { issuedAt, claimedAt }));
  const lost = await loseLoan(tx, loanId, lostAt);
  outbox.add(loanLost(lost, lostAt), loanEmail('loan_lost', lost));
  await setFine(context, tx, outbox, loan, { ...late, status: 'owed' });
  const terms = {
    lostPriceMinor: priceMinor ?? loan.lost_price_minor,
    processingFeeMinor: loan.processing_fee_minor,
  };
  for (const charged of chargesFor(terms))
    await charge(context, tx, outbox, { ...charged, readerId, loanId, title, by });
  // Whoever waits for this copy has another one recalled.
  if (loan.recalled_at !== null) await wantLook(tx, loan.book_id, now);
}
