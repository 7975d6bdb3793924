import type { Express } from 'express';
import { sealEntries, type AuditTables } from '#audit/trail.ts';
import type { Trail } from '#http/audit-recording.ts';
import type { IdempotencyTables } from '#http/idempotency.ts';
import { mountOperations } from '#http/operations.ts';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import { mountSubscriptionRoutes } from '#messaging/subscription-routes.ts';
import { createSubscriptions, type Subscriptions } from '#messaging/subscriptions.ts';
import { purgeExpired, type Retention } from '#postgres/purge.ts';
import { auditOperation } from './audit-operation.ts';
import { backlogOperation } from './backlog-operation.ts';
import { withSharedOperations } from './contract.ts';
import { deadLetterOperations } from './dead-letter-operations.ts';
import { erasureOperation } from './erasure-operation.ts';
import { mountJobs, type Job } from './jobs.ts';
import type { DatabasePlatform, ServiceEnv, ServicePlatform } from './platform.ts';
import { personalDataOperation } from './personal-data-operation.ts';
import { refuseEndedSessions } from './revocation.ts';
import { setAsideMessageOperations } from './set-aside-message-operations.ts';
import type { Service } from './service.ts';
import { asTables } from '#postgres/as-tables.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import { publishers } from '#events';

/** Mounts all that a service answers: its jobs, its subscriptions, its contract's operations and those of every app. */
export function mountService<Env extends ServiceEnv, Tables, Context, Operations>(
  app: Express,
  service: Service<Env, Tables, Context, Operations>,
  platform: ServicePlatform<Env, Tables>,
  context: Context,
): void {
  const { id } = service;
  const { log, now, wakeRelay } = platform;
  mountJobs(app, platform, { ...service.jobs(context), 'clean-up': cleanUp(service.retention) });
  const { handleAgain } = mountSubscriptions(app, service, platform, context);
  const db = asTables<SubscriptionTables & IdempotencyTables>(platform.db);
  mountOperations(app, {
    contract: withSharedOperations(id, service.contract),
    handlers: {
      ...service.operations(context),
      ...auditOperation({ app: id, reads: platform.reads }),
      ...personalDataOperation({
        db: platform.archives,
        holds: service.holds,
        refuseToTell: service.refuseToTell?.(context),
      }),
      ...erasureOperation({ db: platform.jobs, holds: service.holds, retention: service.retention }),
      ...deadLetterOperations({ app: id, db, log, handleAgain }),
      ...backlogOperation({ app: id, db, others: async () => (await service.backlog?.(context)) ?? {} }),
      ...(publishers.includes(id) &&
        setAsideMessageOperations({ app: id, db: asTables<OutboxTables>(platform.db), log, now, wakeRelay })),
    },
    db,
    trail: sealedTrail(platform),
    log,
    tokenCheck: refuseEndedSessions(service.tokenCheck?.(context) ?? platform.tokenCheck, platform.isRevoked),
  });
}

const SEALING = 'audit sealing';
/** Entries committed close together are sealed together. */
const SEALING_SPACING_MS = 500;
/** For what a process that died has left. */
const SEALING_INTERVAL_MS = 5_000;

/** The service's audit trail, whose entries are sealed soon after they are committed. */
function sealedTrail<Env extends ServiceEnv, Tables>(platform: DatabasePlatform<Env, Tables>): Trail {
  const sealing = platform.startWorker({
    name: SEALING,
    turn: async () => ((await sealEntries(platform.db)) ? 'again' : 'wait'),
    pollIntervalMs: SEALING_INTERVAL_MS,
    spacingMs: SEALING_SPACING_MS,
  });
  platform.lifecycle.onStop(SEALING, sealing.stop);
  return { db: asTables<AuditTables>(platform.db), onAdded: sealing.wake };
}

/** The worker that retries parked events. */
export const PARKED_EVENTS = 'parked events';
const POLL_INTERVAL_MS = 500;
/** How many parked events, each of a different subject, are retried concurrently. */
const CONCURRENCY = 4;

/** Mounts a service's subscriptions, and retries their parked events until the app stops. */
function mountSubscriptions<Env extends ServiceEnv, Tables, Context, Operations>(
  app: Express,
  service: Service<Env, Tables, Context, Operations>,
  platform: DatabasePlatform<Env, Tables>,
  context: Context,
): Subscriptions {
  const { log, registry, lifecycle, now, startWorker } = platform;
  const topics = service.subscriptions(context);
  const subscriptions = createSubscriptions({
    db: asTables<SubscriptionTables>(platform.db),
    log,
    registry,
    topics,
    now,
    onDue: () => worker.wake(),
  });
  mountSubscriptionRoutes(app, Object.keys(topics), subscriptions);
  const worker = startWorker({
    name: PARKED_EVENTS,
    turn: async () => ((await subscriptions.tryNext()) ? 'again' : 'wait'),
    pollIntervalMs: POLL_INTERVAL_MS,
    concurrency: CONCURRENCY,
  });
  lifecycle.onStop(PARKED_EVENTS, async () => {
    await worker.stop();
    await subscriptions.finish();
  });
  return subscriptions;
}
/** Every service has this job, for its list of retentions. */
const cleanUp =
  <Tables>(retention: readonly Retention[]): Job<Tables> =>
  ({ db, now, stopping }) =>
    purgeExpired(db, retention, { now: now(), stopping });
