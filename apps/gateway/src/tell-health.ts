import { z } from 'zod';
import type { components, operations } from '#contracts/gateway.ts';
import { subscribers } from '#events';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import type { HealthByGrpc } from './health-by-grpc.ts';
import { partsOf, type AppHealth } from './health-of-parts.ts';

const queue = z.object({ count: z.number(), oldest_at: z.string().exactOptional() });

const backlog: z.ZodType<components['schemas']['Backlog']> = z.object({
  to_handle: queue,
  dead_letters: z.number(),
  to_publish: queue.exactOptional(),
  set_aside: z.number().exactOptional(),
  to_send: queue.exactOptional(),
  to_confirm: queue.exactOptional(),
});

/** An admin waits for the slowest of them. */
const TIMEOUT_MS = 2_000;

type Options = {
  invoker: Platform<unknown>['invoker'];
  usersByGrpc: Pick<HealthByGrpc, 'check'>;
  /** Reads something from the state store. @throws if it does not answer */
  readStore: () => Promise<unknown>;
};

/** How the services are: each is asked what waits in it, and whoever can tell has reached its database. */
export function healthOperation({
  invoker,
  usersByGrpc,
  readStore,
}: Options): OperationHandlers<Pick<operations, 'tellHealth'>> {
  async function healthOf(app: string, authorization: string): Promise<AppHealth> {
    const question = { appId: app, method: 'GET' as const, path: '/internal/backlog', headers: { authorization } };
    const answer = await invoker.forward({ ...question, body: null, timeoutMs: TIMEOUT_MS }).catch(() => undefined);
    if (!answer) return { app, state: 'silent' };
    try {
      return { app, state: 'working', backlog: backlog.parse(await answer.body.json()) };
    } catch {
      return { app, state: 'hindered' };
    }
  }

  return {
    tellHealth: async ({ raw }) => {
      const authorization = raw.get('authorization') ?? '';
      const [apps, storeAnswers] = await Promise.all([
        Promise.all([...subscribers.map((app) => healthOf(app, authorization)), usersByGrpc.check(TIMEOUT_MS)]),
        readStore().then(
          () => true,
          () => false,
        ),
      ]);
      return { status: 200, body: { apps, parts: partsOf(apps, storeAnswers, new Date()) } };
    },
  };
}
