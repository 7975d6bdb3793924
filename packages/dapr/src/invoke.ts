import type { Readable } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import { unavailable } from '#core/api-error.ts';
import { currentTraceparent } from '#core/trace.ts';
import type { Breakers } from '#core/breakers.ts';
import type { Sidecar } from './sidecar.ts';

export type InvokeRequest = {
  appId: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its leading slash and its query. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  timeoutMs?: number;
};

export type InvokeAnswer = { status: number; body: unknown };

export type RawRequest = {
  appId: string;
  method: Dispatcher.HttpMethod;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | Readable | null;
  timeoutMs: number;
};

export type RawAnswer = Dispatcher.ResponseData;

/**
 * Whether an app has answered, by what every app's answers are: JSON, a problem, or the word that there is nothing to say.
 * Other errors are the sidecar's own, and so is a success that says nothing: daprd 1.16 gives an empty 200 now and then where
 * it has lost the app in the middle of a call, and whoever believed it would hand out books that were never lent.
 */
export function isFromApp(status: number, contentType: string): boolean {
  if (status < 200 || status > 599) return false;
  if (status >= 400) return contentType.startsWith('application/problem+json');
  return status === 204 || contentType !== '';
}

/**
 * Service invocation over the sidecar's HTTP API. The SDK's invoker answers with the body alone, without status or
 * headers, and hands on no trace (docs/decisions/0003); this is the same call with all of it.
 */
export class Invoker {
  readonly #pool: Pool;
  readonly #headers: Record<string, string>;
  readonly #breakers: Breakers;

  constructor(sidecar: Sidecar, breakers: Breakers, connections = 64) {
    this.#breakers = breakers;
    this.#pool = new Pool(sidecar.url, { connections, pipelining: 1, keepAliveTimeout: 30_000 });
    this.#headers = sidecar.headers;
  }

  /** @throws ApiError 503 where the app cannot be reached in time. */
  async invoke(request: InvokeRequest): Promise<InvokeAnswer> {
    const answer = await this.forward({
      appId: request.appId,
      method: request.method,
      path: request.path,
      headers: { ...(request.body !== undefined && { 'content-type': 'application/json' }), ...request.headers },
      body: request.body === undefined ? null : JSON.stringify(request.body),
      timeoutMs: request.timeoutMs ?? 5_000,
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === '' ? undefined : parseJson(text) };
  }

  /**
   * Passes a request on as it is; the caller reads the answer's body.
   *
   * @throws ApiError 503 where no app answered: nobody was there in time, the sidecars refused, or the app has been away
   *   so long that it was not even asked.
   */
  async forward(request: RawRequest): Promise<RawAnswer> {
    try {
      return await this.#breakers.run(request.appId, () => this.#ask(request));
    } catch (error) {
      throw unavailable(error);
    }
  }

  async #ask({ appId, method, path, headers, body, timeoutMs }: RawRequest): Promise<RawAnswer> {
    const traceparent = currentTraceparent();
    const answer = await this.#pool.request({
      method,
      path,
      headers: { ...headers, ...this.#headers, ...(traceparent && { traceparent }), 'dapr-app-id': appId },
      body,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    if (!isFromApp(answer.statusCode, String(answer.headers['content-type'] ?? '')))
      throw new Error(`The sidecar answered ${answer.statusCode}: ${await answer.body.text()}`);
    return answer;
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
