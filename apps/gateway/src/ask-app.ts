import { z } from 'zod';
import { relayed } from '#errors';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const problem = z.object({
  code: z.string(),
  facts: facts.optional(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        code: z.string().exactOptional(),
        facts: facts.exactOptional(),
        message: z.string().exactOptional(),
      }),
    )
    .optional(),
  refusals: z.array(z.object({ code: z.string(), facts: facts.exactOptional() })).optional(),
});

const TIMEOUT_MS = 5_000;

export type Question = {
  appId: string;
  method: 'GET' | 'POST' | 'PATCH';
  /** With its query. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
};

/**
 * Asks an app something for an answer of the gateway's own.
 *
 * @returns the body of its answer; undefined if it has none
 * @throws ApiError the app's own, or 503 if it does not answer
 */
export async function askApp(invoker: Platform<unknown>['invoker'], question: Question): Promise<unknown> {
  const { appId, method, path, headers = {}, body } = question;
  const answer = await invoker.forward({
    appId,
    method,
    path,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
    timeoutMs: TIMEOUT_MS,
  });
  const text = await answer.body.text();
  const given: unknown = text === '' ? undefined : JSON.parse(text);
  if (answer.statusCode < 300) return given;
  throw relayed(problem.parse(given)) ?? unavailable(answer.statusCode);
}
