import type { JobRun } from '#platform/jobs.ts';
import type { PaymentProvider } from '../clients/payment-provider.ts';
import type { LoansContext } from '../context.ts';
import { isBackLate, nextAsk } from '../domain/payment-intent.ts';
import { dueIntents, putAskAt, putGivenBack, type DueIntent } from '../store/payment-intents.ts';
import type { Tables } from '../store/schema.ts';
import { endUnbegun } from '../use-cases/begin-payment.ts';
import { askAboutPayment } from '../use-cases/hear-of-payment.ts';

type Run = Pick<JobRun<Tables>, 'db' | 'commit' | 'now' | 'log' | 'stopping' | 'count'>;

const BATCH = 100;

/**
 * Asks the provider what has become of payments that nobody has told of, gives back what charges did not take, and ends those
 * that were never begun there.
 */
export async function askAboutPayments(
  context: Pick<LoansContext, 'payments' | 'currency'>,
  run: Run,
): Promise<{ asked: number; unanswered: number }> {
  const { payments } = context;
  let [asked, unanswered] = [0, 0];
  for (let due = await dueIntents(run.db, run.now(), BATCH); due.length > 0;) {
    for (const one of due) {
      if (run.stopping()) return { asked, unanswered };
      // First, so that one that fails each time does not keep the others waiting.
      await putAskAt(run.db, one.intent.id, nextAsk(one.intent.createdAt, run.now()));
      try {
        await settle({ ...context, ...run }, payments, one);
        asked += 1;
        run.count('processed', 1);
      } catch (error) {
        run.log.warn({ err: error, payment_intent_id: one.intent.id }, 'a payment could not be asked about');
        unanswered += 1;
        run.count('set_aside', 1);
      }
    }
    due = await dueIntents(run.db, run.now(), BATCH);
  }
  return { asked, unanswered };
}

async function settle(
  context: Run & Pick<LoansContext, 'currency'>,
  payments: PaymentProvider | undefined,
  { intent, providerId }: DueIntent,
): Promise<void> {
  if (intent.status === 'created') return endUnbegun(context, intent.id, 'expired');
  if (!payments || providerId === null) return;
  if (intent.status === 'pending') return askAboutPayment(context, context.commit, payments, { intent, providerId });
  if (!intent.givenBack) return;
  const isBack = await payments.giveBack(intent.id, providerId, intent.givenBack);
  if (isBack) return putGivenBack(context.db, intent.id, context.now());
  if (isBackLate(intent, context.now()))
    context.log.error(
      { payment_intent_id: intent.id, provider_id: providerId },
      'money does not go back: see docs/components.md',
    );
}
