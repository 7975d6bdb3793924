import { z } from 'zod';
import { apiError } from '#errors';
import { unavailable } from '#core/api-error.ts';
import type { BoundAnswer, BoundRequest } from '#dapr/http-binding.ts';
import type { Log } from '#core/log.ts';
import type { Money, PaymentIntent, ProviderWord, Unpaid } from '../domain/payment-intent.ts';
import { fromMajor, toMajor } from '../domain/money-text.ts';

/** Where the provider knows a payment, and where the reader pays it. */
export type Begun = { providerId: string; redirectTo: string };

/**
 * Who takes money online: asked to begin a payment, what has become of it, and to give some of it back. Each may be asked
 * again with the same effect. Each throws ApiError 503 where the provider does not answer.
 */
export type PaymentProvider = {
  /** @throws ApiError 409 if it takes no such payment. */
  begin(intent: Pick<PaymentIntent, 'id' | 'amountMinor' | 'currency'>): Promise<Begun>;
  find(providerId: string): Promise<ProviderWord>;
  /** @returns whether it has been given back; else it is to be asked again. */
  giveBack(intentId: string, providerId: string, money: Money): Promise<boolean>;
};

const amount = z.object({ value: z.string(), currency: z.string() });

const payment = z.object({
  id: z.string().min(1).max(100),
  status: z.enum(['pending', 'waiting_for_capture', 'succeeded', 'canceled']),
  amount,
  refunded_amount: amount.optional(),
  confirmation: z.object({ confirmation_url: z.url({ protocol: /^https?$/ }).max(2000) }).optional(),
  cancellation_details: z.object({ reason: z.string() }).optional(),
});
type Payment = z.output<typeof payment>;

const refund = z.object({ status: z.enum(['pending', 'succeeded', 'canceled']) });
const refunds = z.object({ items: z.array(refund.extend({ amount })) });

/** What the database takes as an amount. */
const MOST_STORED = 2 ** 31 - 1;

/** About the request itself: another attempt would be refused, too. */
const REFUSED = new Set([400, 404, 422]);

/** Why a payment has ended, where it is not that the money could not be taken. */
const ENDS: Record<string, Unpaid> = {
  expired_on_confirmation: 'expired',
  expired_on_capture: 'expired',
  canceled_by_merchant: 'cancelled',
};

type Ask = (request: BoundRequest) => Promise<BoundAnswer>;

/**
 * A provider that takes `POST /payments` and `POST /refunds` with an `Idempotence-Key`, and tells of a payment by
 * `GET /payments/{id}`, of what it gives back of it by `GET /refunds?payment_id={id}`. It gets ids and sums, and nothing of whoever pays.
 *
 * @param returnTo where a reader comes back to
 */
export function paymentProvider(ask: Ask, log: Log, returnTo: (intentId: string) => string): PaymentProvider {
  const asked = async (request: BoundRequest): Promise<BoundAnswer | 'refused'> => {
    const answer = await ask(request);
    if (answer.status === 200) return answer;
    log.warn({ status: answer.status, method: request.method, answer: answer.body }, 'the payment provider refuses');
    if (REFUSED.has(answer.status)) return 'refused';
    throw unavailable(`The payment provider answered ${answer.status}.`);
  };
  const read = <Answer>(schema: z.ZodType<Answer>, { body }: BoundAnswer): Answer => {
    const answer = schema.safeParse(body);
    if (!answer.success) throw unavailable(answer.error);
    return answer.data;
  };
  const written = ({ amountMinor, currency }: Money) => ({ value: toMajor(amountMinor, currency), currency });

  async function paymentOf(providerId: string): Promise<Payment | undefined> {
    const answer = await asked({ method: 'GET', path: `/payments/${encodeURIComponent(providerId)}` });
    if (answer === 'refused') return undefined;
    const found = read(payment, answer);
    if (found.id !== providerId) throw unavailable(`The payment provider tells of ${found.id}, not of ${providerId}.`);
    return found;
  }

  /** What it has given back of a payment, and what is on its way. */
  async function refundsOf(providerId: string) {
    const path = `/refunds?payment_id=${encodeURIComponent(providerId)}&limit=100`;
    const answer = await asked({ method: 'GET', path });
    return answer === 'refused' ? [] : read(refunds, answer).items.filter(({ status }) => status !== 'canceled');
  }

  return {
    begin: async (intent) => {
      const answer = await asked({
        method: 'POST',
        path: '/payments',
        headers: { 'Idempotence-Key': intent.id },
        body: {
          amount: written(intent),
          capture: true,
          confirmation: { type: 'redirect', return_url: returnTo(intent.id) },
          metadata: { payment_intent_id: intent.id },
        },
      });
      if (answer === 'refused') throw apiError('payment_refused');
      const { id, status, confirmation } = read(payment, answer);
      if (status === 'canceled') throw apiError('payment_refused');
      if (!confirmation) throw unavailable('The payment provider says not where to pay.');
      return { providerId: id, redirectTo: confirmation.confirmation_url };
    },

    find: async (providerId) => {
      const found = await paymentOf(providerId);
      return found ? wordOf(found) : { status: 'unknown' };
    },

    giveBack: async (intentId, providerId, money) => {
      const { refunded_amount: refunded } = (await paymentOf(providerId)) ?? {};
      // An earlier attempt may have done it, longer ago than the provider remembers its key.
      if (refunded && minorOf(refunded) >= money.amountMinor) return true;
      const sent = await refundsOf(providerId);
      if (sent.reduce((sum, one) => sum + minorOf(one.amount), 0) >= money.amountMinor)
        return sent.every(({ status }) => status === 'succeeded');
      const answer = await asked({
        method: 'POST',
        path: '/refunds',
        headers: { 'Idempotence-Key': `${intentId}-refund` },
        body: { payment_id: providerId, amount: written(money) },
      });
      return answer !== 'refused' && read(refund, answer).status === 'succeeded';
    },
  };
}

const minorOf = ({ value, currency }: z.output<typeof amount>): number => fromMajor(value, currency) ?? 0;

function wordOf({ status, amount: { value, currency }, cancellation_details: why }: Payment): ProviderWord {
  if (status === 'canceled') return { status: ENDS[why?.reason ?? ''] ?? 'failed' };
  if (status !== 'succeeded') return { status: 'pending' };
  const amountMinor = fromMajor(value, currency);
  if (amountMinor === undefined || amountMinor > MOST_STORED)
    throw unavailable(`The payment provider names no amount: ${value} ${currency}.`);
  return { status, amountMinor, currency };
}
