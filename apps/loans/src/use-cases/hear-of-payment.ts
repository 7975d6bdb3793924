import type { Transaction } from 'kysely';
import type { Commit, Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { PaymentProvider } from '../clients/payment-provider.ts';
import {
  book,
  decide,
  isSettled,
  soonestAsk,
  type PaymentIntent,
  type ProviderWord,
} from '../domain/payment-intent.ts';
import { lockCharges } from '../store/charges.ts';
import { findByProviderId, hastenAsk, lockIntent, putEnd, type KnownThere } from '../store/payment-intents.ts';
import type { Tables } from '../store/schema.ts';
import { announceBalance, enter } from './enter.ts';

/**
 * Somebody says that something has become of a payment. Who that is, nobody proves, so the provider itself is asked: what it
 * is told here can have no other effect than that. Of one payment the provider is asked once at a time: however often and by
 * whom it is told meanwhile, nobody else waits, and the job asks again soon.
 *
 * @param beingAsked what the provider calls the payments that it is being asked about
 * @throws ApiError 503 where the provider does not answer: whoever told it tells it again.
 */
export async function hearOfPayment(context: LoansContext, beingAsked: Set<string>, providerId: string): Promise<void> {
  const { payments, db, commit, now } = context;
  const known = payments && (await findByProviderId(db, providerId));
  if (!known || isSettled(known.intent)) return;
  if (beingAsked.has(providerId)) return hastenAsk(db, known.intent.id, soonestAsk(now()));
  beingAsked.add(providerId);
  try {
    await askAboutPayment(context, commit, payments, known);
  } finally {
    beingAsked.delete(providerId);
  }
}

type Money = Pick<LoansContext, 'currency' | 'now' | 'log'>;

/** Asks the provider what has become of a payment, and does what follows. */
export async function askAboutPayment(
  context: Money,
  commit: Commit<Tables>,
  payments: PaymentProvider,
  { intent, providerId }: KnownThere,
): Promise<void> {
  const word = await payments.find(providerId);
  await commit(async (tx, outbox) => {
    const current = await lockIntent(tx, intent.id);
    if (current) await takeWord(context, tx, outbox, current, word);
  });
}

async function takeWord(
  context: Money,
  tx: Transaction<Tables>,
  outbox: Outbox,
  intent: PaymentIntent,
  word: ProviderWord,
): Promise<void> {
  const at = context.now();
  const decision = decide(intent, word, at);
  switch (decision.kind) {
    case 'wait':
      return;
    case 'end':
      return putEnd(tx, intent.id, { status: decision.status, at });
    case 'return':
      context.log.error({ payment_intent_id: intent.id }, 'another sum was paid than was asked for; it goes back');
      return putEnd(tx, intent.id, { status: 'failed', giveBack: decision.money, at });
    case 'book':
      return bookPayment(context, tx, outbox, intent);
  }
}

/** Enters in the ledger what the charges take; what they do not, goes back. */
async function bookPayment(
  context: Money,
  tx: Transaction<Tables>,
  outbox: Outbox,
  intent: PaymentIntent,
): Promise<void> {
  const charges = await lockCharges(
    tx,
    intent.parts.map(({ chargeId }) => chargeId),
  );
  const { entries, restMinor } = book(intent, charges);
  for (const entry of entries)
    await enter(context, tx, entry.charge, { kind: 'payment', amountMinor: entry.amountMinor, method: 'online' });
  const [first] = entries;
  if (first) await announceBalance(context, tx, outbox, first.charge);
  const giveBack = restMinor > 0 ? { amountMinor: restMinor, currency: intent.currency } : undefined;
  await putEnd(tx, intent.id, { status: 'succeeded', giveBack, at: context.now() });
}
