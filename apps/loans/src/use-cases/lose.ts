import type { Selectable, Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { countsAsReturnedAt } from '../domain/claim.ts';
import { chargesFor } from '../domain/loss.ts';
import { balanceChanged, loanEmail, loanLost } from '../events/messages.ts';
import { dropAccruing, insertCharges, nextBalances, putFines, type NewCharge } from '../store/charges.ts';
import { wantLook } from '../store/holds.ts';
import { loseLoans } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { latenessOf } from './set-fine.ts';

/** A loan, what its copy costs, if not what the loan says, and who of the staff has recorded that it is lost, if anybody has. */
export type Losing = {
  loan: Selectable<LoanTable> & { reader_id: string };
  priceMinor?: number | undefined;
  by?: string | undefined;
};

type Context = Pick<LoansContext, 'calendars' | 'currency' | 'now'>;

/**
 * Copies on loan, which are locked, are lost: their loans are over, and their readers are charged and told. The fines are as of now, or of
 * the day on which the reader claimed to have returned it. However many they are, they take the same few statements: none keeps the desk
 * waiting for long.
 */
export async function lose(
  context: Context,
  tx: Transaction<Tables>,
  outbox: Outbox,
  losing: readonly Losing[],
): Promise<void> {
  const { currency } = context;
  const now = context.now();
  const lost = await loseLoans(
    tx,
    losing.map(({ loan }) => ({
      id: loan.id,
      at: countsAsReturnedAt(now, { issuedAt: loan.issued_at, claimedAt: null }),
    })),
  );
  for (const loan of lost) outbox.add(loanLost(loan, loan.lost_at ?? now), loanEmail('loan_lost', loan));
  const fined = await setFines(context, tx, losing, now);
  const charged = await insertCharges(
    tx,
    losing.flatMap((one) => chargesOf(one, currency, now)),
  );
  const readers = new Set([...fined, ...charged.flatMap(({ readerId }) => readerId ?? [])]);
  for (const balance of await nextBalances(tx, [...readers])) outbox.add(balanceChanged(balance, currency));
  // Whoever waits for such a copy has another one recalled.
  for (const { loan } of losing) if (loan.recalled_at !== null) await wantLook(tx, loan.book_id, now);
}

/** @returns the readers who owe another amount than before. */
async function setFines(
  context: Context,
  tx: Transaction<Tables>,
  losing: readonly Losing[],
  now: Date,
): Promise<string[]> {
  const late = await Promise.all(
    losing.map(async ({ loan }) => {
      const { issued_at: issuedAt, claimed_returned_at: claimedAt } = loan;
      const { amountMinor, days } = await latenessOf(
        context,
        tx,
        loan,
        countsAsReturnedAt(now, { issuedAt, claimedAt }),
      );
      return { loan, amountMinor, daysOverdue: days };
    }),
  );
  const fines = late.filter(({ amountMinor }) => amountMinor > 0);
  const none = late.filter(({ amountMinor }) => amountMinor === 0);
  const fined = await putFines(tx, fines, { status: 'owed', currency: context.currency, now });
  const freed = await dropAccruing(
    tx,
    none.map(({ loan }) => loan.id),
  );
  return [...fined, ...freed];
}

function chargesOf({ loan, priceMinor, by }: Losing, currency: string, at: Date): NewCharge[] {
  const terms = {
    lostPriceMinor: priceMinor ?? loan.lost_price_minor,
    processingFeeMinor: loan.processing_fee_minor,
  };
  return chargesFor(terms).map((charged) => ({
    ...charged,
    id: uuidv7(),
    readerId: loan.reader_id,
    loanId: loan.id,
    title: loan.title,
    comment: null,
    currency,
    at,
    by: by ?? null,
  }));
}
