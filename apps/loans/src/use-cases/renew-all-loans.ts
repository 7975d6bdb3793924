import type { Rejection } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { lockLoans, openLoansOf, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { renewEach, whatIsKnownOf } from './renew-loan.ts';

/** Nobody waits for more at a desk; the rest is asked for afterwards. */
const MOST = 50;

/** A loan of several, and why it was not renewed, if it was not. */
export type RenewedOrNot = { loan: LoanRow; rejections: Rejection[] };

/** What became of some, and whether there are others after them. */
export type RenewedPage = { done: RenewedOrNot[]; after: string | undefined };

/** Renews what a reader has on loan: each for itself, in one transaction. */
export async function renewAllLoans(
  context: LoansContext,
  { readerId, after }: { readerId: string; after: [id: string] | undefined },
  commit: CommitOf<Tables, RenewedPage>,
): Promise<RenewedPage> {
  const open = await openLoansOf(context.db, readerId, { after, limit: MOST + 1 });
  const asked = open.slice(0, MOST);
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
    const renewing = asked.flatMap((before) => {
      const [loan, knownOf] = [locked.get(before.id), known.get(before.id)];
      return loan && knownOf ? [{ before, loan, known: knownOf }] : [];
    });
    const outcomes = await renewEach(context, tx, outbox, renewing);
    const done = renewing.map(({ before, loan }, index): RenewedOrNot => {
      const { renewed = loan, rejections = [] } = outcomes[index] ?? {};
      return { loan: { ...before, ...renewed }, rejections };
    });
    return { done, after: open.length > MOST ? asked.at(-1)?.id : undefined };
  });
}
