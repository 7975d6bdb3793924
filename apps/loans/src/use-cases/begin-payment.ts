import type { Transaction } from 'kysely';
import { apiError, isRejection, rejected, requireNone } from '#errors';
import { freeKeyOf } from '#http/idempotency.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { asTables } from '#postgres/as-tables.ts';
import type { LoansContext } from '../context.ts';
import type { Charge } from '../domain/charge.ts';
import { spread } from '../domain/ledger.ts';
import {
  currencyOf,
  hasEnded,
  MOST_MINOR,
  MOST_OPEN,
  nextAsk,
  wholeOf,
  type Part,
  type PaymentIntent,
  type Unpaid,
} from '../domain/payment-intent.ts';
import { lockCharges, lockOwed } from '../store/charges.ts';
import { countOpenIntents, findIntent, insertIntent, lockIntent, putBegun, putEnd } from '../store/payment-intents.ts';
import type { Tables } from '../store/schema.ts';

/** What a reader wants to pay: these charges, or a sum of what they owe, the oldest first. */
export type Wanted = { chargeIds: readonly string[] } | { amountMinor: number };

/**
 * Begins a payment with the provider, where the reader then pays. It is kept before the provider is asked, so that an
 * attempt that was cut off goes on with the same payment.
 *
 * @throws ApiError 404, 409 where there is nothing to pay, or nobody takes it; 429 for too many at once; 503 where the provider does not answer.
 */
export async function beginPayment(
  context: LoansContext,
  { id, readerId, wanted }: { id: string; readerId: string; wanted: Wanted },
  commit: CommitOf<Tables, PaymentIntent>,
): Promise<PaymentIntent> {
  const { payments, db, now } = context;
  if (!payments) throw apiError('online_payment_off');
  const intent = (await findIntent(db, id)) ?? (await create(context, { id, readerId, wanted }));
  // It took so long that the job has ended it (jobs/ask-about-payments.ts).
  if (hasEnded(intent)) throw apiError('payment_lapsed');
  const begun = await payments.begin(intent).catch(async (error: unknown) => {
    // The provider takes no such payment.
    if (isRejection(error)) await endUnbegun(context, id, 'failed');
    throw error;
  });
  return commit(async (tx) => {
    const current = await lockIntent(tx, id);
    if (current?.status === 'created') return putBegun(tx, id, begun, nextAsk(current.createdAt, now()));
    if (current?.status === 'pending') return current;
    throw apiError('payment_lapsed');
  });
}

async function create(
  { commit, now }: LoansContext,
  { id, readerId, wanted }: { id: string; readerId: string; wanted: Wanted },
): Promise<PaymentIntent> {
  return commit(async (tx) => {
    const { parts, currency } =
      'chargeIds' in wanted ? await chosen(tx, readerId, wanted.chargeIds) : await oldest(tx, readerId, wanted);
    if (currency === undefined) throw apiError('payment_refused');
    const amountMinor = parts.reduce((sum, part) => sum + part.amountMinor, 0);
    if (amountMinor > MOST_MINOR) throw apiError('payment_refused');
    if ((await countOpenIntents(tx, readerId)) >= MOST_OPEN) throw apiError('too_many_requests');
    return insertIntent(tx, { id, readerId, amountMinor, currency, parts }, now());
  });
}

/** What is to be paid, and in which currency; without one it is no single payment. */
type Bill = { parts: Part[]; currency: string | undefined };

async function chosen(tx: Transaction<Tables>, readerId: string, ids: readonly string[]): Promise<Bill> {
  const charges = await lockCharges(tx, ids);
  const isTheirs = (charge: Charge) => charge.readerId === readerId;
  if (charges.length < ids.length || !charges.every(isTheirs)) throw apiError('charge_not_found');
  const { parts, rejections } = wholeOf(charges);
  requireNone(rejections);
  return { parts, currency: currencyOf(charges) };
}

async function oldest(
  tx: Transaction<Tables>,
  readerId: string,
  { amountMinor }: { amountMinor: number },
): Promise<Bill> {
  const payment = spread(await lockOwed(tx, readerId), amountMinor);
  if ('rejection' in payment) throw rejected([payment.rejection]);
  return {
    parts: payment.parts.map((part) => ({ chargeId: part.charge.id, amountMinor: part.amountMinor })),
    currency: currencyOf(payment.parts.map(({ charge }) => charge)),
  };
}

/** Nobody was sent to the provider. Whoever tries again with the same key begins another payment. */
export async function endUnbegun(
  { commit, now }: Pick<LoansContext, 'commit' | 'now'>,
  id: string,
  status: Unpaid,
): Promise<void> {
  await commit(async (tx) => {
    const intent = await lockIntent(tx, id);
    if (intent?.status !== 'created') return;
    await putEnd(tx, id, { status, at: now() });
    await freeKeyOf(asTables(tx), id);
  });
}
