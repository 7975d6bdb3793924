import { apiError } from '#errors';
import type { components, operations } from '#contracts/loans.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { LoansContext } from '../context.ts';
import type { PaymentIntent } from '../domain/payment-intent.ts';
import { findIntent } from '../store/payment-intents.ts';
import { beginPayment } from '../use-cases/begin-payment.ts';
import { hearOfPayment } from '../use-cases/hear-of-payment.ts';

type PaymentOperations = Pick<OperationHandlers<operations>, 'beginPayment' | 'getPaymentIntent' | 'hearOfPayment'>;

export function paymentOperations(context: LoansContext): PaymentOperations {
  const beingAsked = new Set<string>();
  return {
    beginPayment: ({ caller, body: { charge_ids: chargeIds, amount_minor: amountMinor = 0 }, write }) =>
      write.answer(
        context.commit,
        (intent: PaymentIntent) => ({ status: 201, body: presentIntent(intent) }),
        (committing) =>
          beginPayment(
            context,
            {
              id: write.id,
              readerId: caller.id,
              wanted: chargeIds ? { chargeIds: [...new Set(chargeIds)] } : { amountMinor },
            },
            committing,
          ),
      ),

    getPaymentIntent: async ({ caller, path }) => {
      const intent = await findIntent(context.reads, path.payment_id);
      if (intent?.readerId !== caller.id) throw apiError('payment_not_found');
      return { status: 200, body: presentIntent(intent) };
    },

    hearOfPayment: async ({ body }) => {
      await hearOfPayment(context, beingAsked, body.object.id);
      return { status: 204 };
    },
  };
}

const presentIntent = (intent: PaymentIntent): components['schemas']['PaymentIntent'] => ({
  id: intent.id,
  status: intent.status,
  amount: { amount_minor: intent.amountMinor, currency: intent.currency },
  ...(intent.status === 'pending' && { redirect_to: intent.redirectTo }),
  ...('givenBack' in intent &&
    intent.givenBack && {
      given_back: {
        amount: { amount_minor: intent.givenBack.amountMinor, currency: intent.givenBack.currency },
        done: intent.givenBack.done,
      },
    }),
  created_at: intent.createdAt.toISOString(),
  ...('endedAt' in intent && { ended_at: intent.endedAt.toISOString() }),
});
