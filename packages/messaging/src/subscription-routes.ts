import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Outcome, Subscriptions } from './subscriptions.ts';

/** More than a sidecar accepts for publication (components/dapr, 4 MB). */
const LIMIT = '16mb';

/** Where a topic's subscription (components/dapr/subscriptions) sends its events: `loan.events` → `/events/loan-events`. */
export const subscriptionPath = (topic: string): string => `/events/${topic.replaceAll('.', '-')}`;

/**
 * Receives deliveries from the sidecar. The answer is SUCCESS for whatever this app has handled or stored, and RETRY
 * while it cannot store anything.
 */
export function mountSubscriptionRoutes(app: Express, topics: string[], subscriptions: Subscriptions): void {
  // Bytes, so that invalid JSON can be stored too.
  const bytes = express.raw({ type: () => true, limit: LIMIT });
  const bodyOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

  for (const topic of topics) {
    const path = subscriptionPath(topic);
    app.post(path, bytes, async (request, response) => {
      response.status(200).json(answerTo(await subscriptions.receive(topic, bodyOf(request.body))));
    });
    const tooLarge: ErrorRequestHandler = async (error: unknown, _request, response, next) => {
      if (!isTooLarge(error)) return next(error);
      response.status(200).json(answerTo(await subscriptions.receiveTooLarge(topic)));
    };
    app.use(path, tooLarge);
  }

  app.post('/events/dead-letters', bytes, async (request, response) => {
    response.status(200).json(answerTo(await subscriptions.receiveDeadLetter(bodyOf(request.body))));
  });
}

/** A delivery is redelivered as a whole; what was already handled is then recognised. */
const answerTo = (outcomes: Outcome[]) => ({ status: outcomes.includes('retry') ? 'RETRY' : 'SUCCESS' });

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large';
