import { z } from 'zod';
import { apiError, relayed } from '#errors';
import { unavailable } from '#core/api-error.ts';
import type { components, operations } from '#contracts/gateway.ts';
import type { Platform } from '#platform/platform.ts';
import { pagedBy, uuid } from '#http/cursor.ts';
import type { OperationHandler, OperationHandlers } from '#http/operations.ts';
import { subscribers } from '#events';

type DeadLetter = components['schemas']['DeadLetter'];

const letter: z.ZodType<DeadLetter> = z.object({
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
const letters = z.object({ items: z.array(letter) });
const problem = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const TIMEOUT_MS = 5_000;

const newestFirst = pagedBy(uuid);

/** What the gateway answers itself: the dead letters of every app that subscribes, as one list. */
export function deadLetterOperations(invoker: Platform<unknown>['invoker']): OperationHandlers<operations> {
  async function ask(app: string, method: 'GET' | 'POST', path: string, authorization: string): Promise<unknown> {
    const answer = await invoker.forward({
      appId: app,
      method,
      path: `/internal/dead-letters${path}`,
      headers: { authorization },
      body: null,
      timeoutMs: TIMEOUT_MS,
    });
    const body: unknown = await answer.body.json();
    if (answer.statusCode === 200) return body;
    throw relayed(problem.parse(body)) ?? unavailable(answer.statusCode);
  }

  const settle =
    (what: 'redelivery' | 'discard'): OperationHandler<operations['redeliver' | 'discard']> =>
    async ({ path, raw }) => {
      const authorization = raw.get('authorization') ?? '';
      return {
        status: 200,
        body: letter.parse(await ask(known(path.app), 'POST', `/${path.letter_id}/${what}`, authorization)),
      };
    };

  return {
    gatherDeadLetters: async ({ query, raw }) => {
      const { app, status = 'waiting', cursor, limit = 20 } = query;
      const [before] = newestFirst.after(cursor) ?? [];
      const search = new URLSearchParams({ status, limit: String(limit + 1), ...(before !== undefined && { before }) });
      const authorization = raw.get('authorization') ?? '';
      const asked = app === undefined ? subscribers : [known(app)];
      const answers = await Promise.allSettled(
        asked.map(async (one) => letters.parse(await ask(one, 'GET', `?${search.toString()}`, authorization)).items),
      );
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      // Ids rise with time, over all apps.
      const sorted = found.sort((a, b) => (a.id < b.id ? 1 : -1));
      const page = newestFirst.page(
        sorted,
        limit,
        ({ id }) => [id],
        (one) => one,
      );
      const unanswered = asked.filter((_, index) => answers[index]?.status === 'rejected');
      return { status: 200, body: { ...page, unanswered } };
    },
    redeliver: settle('redelivery'),
    discard: settle('discard'),
  };
}

/** @throws ApiError 404 */
function known(app: string): string {
  if (!subscribers.includes(app)) throw apiError('app_not_found');
  return app;
}
