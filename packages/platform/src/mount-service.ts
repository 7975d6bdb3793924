import type { Express } from 'express';
import type { Kysely } from 'kysely';
import type { IdempotencyTables } from '#http/idempotency.ts';
import { mountJobs } from '#http/jobs.ts';
import { mountOperations } from '#http/operations.ts';
import type { DeadLetterTables } from '#messaging/dead-letters.ts';
import { mountSubscriptions } from '#messaging/subscriptions.ts';
import { withDeadLetters } from './contract.ts';
import { deadLetterOperations, storeDeadLetter } from './dead-letter-operations.ts';
import type { DatabasePlatform, ServiceEnv } from './platform.ts';
import type { Service } from './service.ts';

/** Mounts all that a service answers: its jobs, its subscriptions with their dead letters, and its contract's operations. */
export function mountService<Env extends ServiceEnv, Tables, Context, Operations>(
  app: Express,
  service: Service<Env, Tables, Context, Operations>,
  platform: DatabasePlatform<Env, Tables>,
  context: Context,
): void {
  const { log, registry } = platform;
  const db = platform.db as unknown as Kysely<DeadLetterTables & IdempotencyTables>;
  const topics = Object.entries(service.subscriptions(context));
  mountJobs(app, log, service.jobs(context));
  const handleAgain = mountSubscriptions(app, {
    log,
    registry,
    topics: Object.fromEntries(topics.map(([topic, handlers]) => [subscriptionPath(topic), handlers])),
    storeDeadLetter: storeDeadLetter(db, log),
  });
  mountOperations(app, {
    contract: withDeadLetters(service.contract),
    handlers: { ...service.operations(context), ...deadLetterOperations({ app: service.id, db, log, handleAgain }) },
    db,
    tokenCheck: service.tokenCheck?.(context) ?? platform.tokenCheck,
  });
}

/** Where a topic's subscription (components/dapr/subscriptions) sends its events: `loan.events` → `/events/loan-events`. */
const subscriptionPath = (topic: string): string => `/events/${topic.replaceAll('.', '-')}`;
