import type { Rejection } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { lockLoans, openLoansOf, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { renewUnlessRefused, whatIsKnownOf } from './renew-loan.ts';

/** Nobody waits for more at a desk; the rest is for the next time. */
const MOST = 50;

/** A loan of several, and why it was not renewed, if it was not. */
export type RenewedOrNot = { loan: LoanRow; rejections: Rejection[] };

/** Renews all that a reader has on loan: each for itself, in one transaction. */
export async function renewAllLoans(
  context: LoansContext,
  readerId: string,
  commit: CommitOf<Tables, RenewedOrNot[]>,
): Promise<RenewedOrNot[]> {
  const asked = await openLoansOf(context.db, readerId, MOST);
  const known = await whatIsKnownOf(context, readerId, asked);
  return commit(async (tx, outbox) => {
    const locked = new Map(
      (
        await lockLoans(
          tx,
          asked.map(({ id }) => id),
        )
      ).map((loan) => [loan.id, loan]),
    );
    const done: RenewedOrNot[] = [];
    for (const before of asked) {
      const [loan, knownOf] = [locked.get(before.id), known.get(before.id)];
      if (!loan || !knownOf) continue;
      const { renewed = loan, rejections } = await renewUnlessRefused(tx, outbox, { context, loan, known: knownOf });
      done.push({ loan: { ...before, ...renewed }, rejections });
    }
    return done;
  });
}
