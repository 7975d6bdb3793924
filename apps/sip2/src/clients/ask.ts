import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { InvokeRequest } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import type { Language } from '../domain/language.ts';
import { NotSignedIn, type Terminal } from './terminal.ts';

/** A machine waits for its answer, and a person before it. */
export const CALL_MS = 4_000;

const problem = z.object({
  code: z.string(),
  detail: z.string().default(''),
  errors: z.array(z.object({ field: z.string() })).default([]),
});

/** A service's answer, or why it refuses, in words for whoever stands there. */
export type Outcome<T> = { done: T; refused?: undefined } | { done?: undefined; refused: Refused };
/** `fields`: of the request, that are wrong. */
export type Refused = { code: string; text: string; fields: string[] };

/** For whom a service is asked. */
export type Asking = { terminal: Terminal; language: Language };

type Question = Omit<InvokeRequest, 'headers' | 'timeoutMs'> & { key?: string };

/**
 * Asks a service as the machine: with its token, and in the language of whoever stands there.
 *
 * @throws NotSignedIn where the machine is known no more, ApiError 503 if there is no answer in time
 */
export async function askAs<T>(
  invoker: Platform<unknown>['invoker'],
  { terminal, language }: Asking,
  { key, ...question }: Question,
  answerOf: z.ZodType<T>,
): Promise<Outcome<T>> {
  const ask = async () =>
    invoker.invoke({
      ...question,
      headers: {
        authorization: await terminal.authorization(),
        'accept-language': language,
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      timeoutMs: CALL_MS,
    });
  let answer = await ask();
  if (answer.status === 401) {
    terminal.forgetToken();
    answer = await ask();
  }
  const { status, body } = answer;
  if (status === 401) throw new NotSignedIn();
  if (status < 300) return { done: answerOf.parse(body) };
  const { data } = problem.safeParse(body);
  if (status >= 500 || status === 429 || !data) throw unavailable(status);
  return { refused: { code: data.code, text: data.detail, fields: data.errors.map(({ field }) => field) } };
}
