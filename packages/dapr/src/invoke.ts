import { errors, type Dispatcher } from 'undici';
import { unavailable } from '#core/api-error.ts';
import { Unanswered, type Breakers } from '#core/breakers.ts';
import { queryText } from '#core/query-text.ts';
import { currentTraceparent } from '#core/trace.ts';
import { AppConnections } from './app-connections.ts';
import { repeatOnce } from './repeat-once.ts';
import type { Sidecar } from './sidecar.ts';
import { DECLARED_ERROR } from '#core/declared-error.ts';
import { errorOfRefusal, isFromApp, SidecarRefusal } from './sidecar-answers.ts';

export type InvokeRequest = {
  appId: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its leading slash; segments are encoded. */
  path: string;
  query?: Record<string, string>;
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
  body: string | null;
  /** For the whole call: the wait for a connection, the response and its body. */
  timeoutMs: number;
};

export type RawAnswer = Dispatcher.ResponseData;

/** Methods that are safe to repeat. A command that is not idempotent is a POST. */
const REPEATABLE = new Set<string>(['GET', 'PUT', 'DELETE']);

/**
 * Service invocation over the sidecar's HTTP API. The SDK's invoker returns only the body, without status and headers,
 * and propagates no trace (docs/decisions/0003); this does.
 *
 * Each called app has its own connections, with a bounded queue, and a breaker. GET, PUT and DELETE are repeated once
 * if nobody answered, within the same deadline.
 */
export class Invoker {
  readonly #sidecar: Pick<Sidecar, 'url' | 'headers'>;
  readonly #breakers: Pick<Breakers, 'run'>;
  readonly #byApp = new Map<string, AppConnections>();

  constructor(sidecar: Pick<Sidecar, 'url' | 'headers'>, breakers: Pick<Breakers, 'run'>) {
    this.#sidecar = sidecar;
    this.#breakers = breakers;
  }

  /** @throws ApiError 503 if the app did not answer in time, or has too many pending calls. */
  async invoke({ appId, method, path, query, body, headers, timeoutMs = 5_000 }: InvokeRequest): Promise<InvokeAnswer> {
    const request: RawRequest = {
      appId,
      method,
      path: query ? `${path}?${queryText(Object.entries(query))}` : path,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      timeoutMs,
    };
    try {
      return await this.#call(request, async (answer, end) => {
        const text = await answer.body.text();
        end();
        return { status: answer.statusCode, body: text === '' ? undefined : parseJson(text) };
      });
    } catch (error) {
      throw unavailable(error);
    }
  }

  /**
   * Forwards a request unchanged; the caller reads or dumps the response body.
   *
   * @throws ApiError 503 if no app answered: it timed out, the sidecars refused, or its breaker is open or its queue
   *   full; 4xx if a sidecar refused a malformed request of the client.
   */
  async forward(request: RawRequest): Promise<RawAnswer> {
    try {
      return await this.#call(request, async (answer, end) => {
        answer.body.once('close', end);
        return answer;
      });
    } catch (error) {
      if (error instanceof SidecarRefusal) throw errorOfRefusal(error);
      throw unavailable(error);
    }
  }

  /** @param read consumes the response and calls `end` when done */
  async #call<Answer>(
    request: RawRequest,
    read: (answer: RawAnswer, end: () => void) => Promise<Answer>,
  ): Promise<Answer> {
    const { appId, method, timeoutMs } = request;
    const connections = this.#connectionsTo(appId);
    const leave = connections.enter();
    if (!leave) throw new Error(`${appId} has too many pending calls.`);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const end = () => {
      clearTimeout(timer);
      leave();
    };
    const attempt = async () => {
      const answer = await this.#ask(connections, request, deadline.signal);
      return read(answer, end).catch((error: unknown) => {
        throw new Unanswered(`${appId} did not finish its answer.`, error);
      });
    };
    try {
      return await this.#breakers.run(appId, () =>
        REPEATABLE.has(method) ? repeatOnce(attempt, deadline.signal) : attempt(),
      );
    } catch (error) {
      end();
      throw error;
    }
  }

  async #ask({ pool }: AppConnections, request: RawRequest, signal: AbortSignal): Promise<RawAnswer> {
    const { appId, method, path, headers, body } = request;
    const traceparent = currentTraceparent();
    const sent = { ...headers, ...this.#sidecar.headers, ...(traceparent && { traceparent }), 'dapr-app-id': appId };
    const answer = await pool.request({ method, path, headers: sent, body, signal }).catch((error: unknown) => {
      // An invalid request is this app's fault, not that of the called one.
      if (error instanceof errors.InvalidArgumentError) throw error;
      throw new Unanswered(`${appId} did not answer.`, error);
    });
    const { statusCode } = answer;
    const { 'content-type': type = '', [DECLARED_ERROR]: declared } = answer.headers;
    if (isFromApp(statusCode, String(type), declared !== undefined)) return answer;
    const text = await answer.body.text().catch((error: unknown) => String(error));
    if (statusCode >= 400 && statusCode < 500) throw new SidecarRefusal(statusCode, text);
    throw new Unanswered(`The sidecar answered ${statusCode}: ${text}`);
  }

  #connectionsTo(appId: string): AppConnections {
    const known = this.#byApp.get(appId);
    if (known) return known;
    const connections = new AppConnections(this.#sidecar.url);
    this.#byApp.set(appId, connections);
    return connections;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#byApp.values()].map(({ pool }) => pool.close()));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
