import { z } from 'zod';
import { apiError } from '#errors';
import type { components, operations } from '#contracts/gateway.ts';
import { publishers, subscribers } from '#events';
import type { OperationHandler, OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApps } from './ask-apps.ts';
import { onBehalfOf } from './on-behalf-of.ts';

const letter: z.ZodType<components['schemas']['DeadLetter']> = z.object({
  id: z.string(),
  app: z.string(),
  event_id: z.string(),
  topic: z.string(),
  type: z.string(),
  cause: z.object({
    code: z.enum(['not_an_event', 'unknown_type', 'not_as_its_schema_says', 'handler_failed']),
    detail: z.string().exactOptional(),
  }),
  payload: z.record(z.string(), z.unknown()),
  received_at: z.string(),
  status: z.enum(['waiting', 'redelivered', 'discarded']),
  resolved_at: z.string().exactOptional(),
  resolved_by: z.string().exactOptional(),
});

const message: z.ZodType<components['schemas']['SetAsideMessage']> = z.object({
  id: z.string(),
  app: z.string(),
  topic: z.string(),
  type: z.string(),
  cause: z.string(),
  payload: z.record(z.string(), z.unknown()),
  set_aside_at: z.string(),
  status: z.enum(['waiting', 'put_back', 'discarded']),
  resolved_at: z.string().exactOptional(),
  resolved_by: z.string().exactOptional(),
});

const entry: z.ZodType<components['schemas']['AuditEntry']> = z.object({
  id: z.string(),
  app: z.string(),
  at: z.string(),
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  code: z.string().exactOptional(),
  caller_id: z.string().exactOptional(),
  caller_role: z.string().exactOptional(),
  session_id: z.string().exactOptional(),
  network: z.string(),
  user_id: z.string().exactOptional(),
  shown: z.array(z.string()).exactOptional(),
  thing: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  facts: z.record(z.string(), z.unknown()),
});

type AdminOperations = Pick<
  operations,
  | 'gatherAuditEntries'
  | 'gatherDeadLetters'
  | 'redeliver'
  | 'discard'
  | 'gatherSetAsideMessages'
  | 'putBack'
  | 'discardSetAside'
>;

/**
 * What the gateway answers itself, gathered from all apps: what those that subscribe could not handle, what those that
 * publish could not publish, and what those that keep an audit trail have in it.
 *
 * @param audited the apps that keep an audit trail
 */
export function adminOperations(
  invoker: Platform<unknown>['invoker'],
  audited: readonly string[],
): OperationHandlers<AdminOperations> {
  const trails = askApps({
    invoker,
    collection: 'audit-entries',
    item: entry,
    apps: audited,
    unknownApp: () => apiError('audit_trail_not_found'),
  });
  const letters = askApps({
    invoker,
    collection: 'dead-letters',
    item: letter,
    apps: subscribers,
    unknownApp: () => apiError('app_not_found'),
  });
  const messages = askApps({
    invoker,
    collection: 'set-aside-messages',
    item: message,
    apps: publishers,
    unknownApp: () => apiError('publisher_not_found'),
  });

  const settleLetter =
    (
      way: 'redelivery' | 'discard',
    ): OperationHandler<operations['redeliver']> & OperationHandler<operations['discard']> =>
    async ({ path, raw }) => ({
      status: 200,
      body: await letters.settle(path.app, path.letter_id, way, onBehalfOf(raw)),
    });

  const settleMessage =
    (
      way: 'put-back' | 'discard',
    ): OperationHandler<operations['putBack']> & OperationHandler<operations['discardSetAside']> =>
    async ({ path, raw }) => ({
      status: 200,
      body: await messages.settle(path.app, path.message_id, way, onBehalfOf(raw)),
    });

  return {
    gatherAuditEntries: async ({ query, raw }) => ({ status: 200, body: await trails.gather(query, onBehalfOf(raw)) }),
    gatherDeadLetters: async ({ query, raw }) => ({
      status: 200,
      body: await letters.gather({ status: 'waiting', ...query }, onBehalfOf(raw)),
    }),
    redeliver: settleLetter('redelivery'),
    discard: settleLetter('discard'),
    gatherSetAsideMessages: async ({ query, raw }) => ({
      status: 200,
      body: await messages.gather({ status: 'waiting', ...query }, onBehalfOf(raw)),
    }),
    putBack: settleMessage('put-back'),
    discardSetAside: settleMessage('discard'),
  };
}
