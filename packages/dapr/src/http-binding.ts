import { Pool } from 'undici';
import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import { Unanswered, type Breakers } from '#core/breakers.ts';
import { within } from '#core/deadline.ts';
import { currentTraceparent } from '#core/trace.ts';
import type { Sidecar } from './sidecar.ts';

const metadata = z.object({ components: z.array(z.object({ name: z.string(), type: z.string() })) });

const START_MS = 10_000;
/** Each holds a request of somebody until it is answered: more of them would keep all others of this app waiting, too. */
export const MOST_AT_ONCE = 16;
/** Longer than the component waits for the server behind it. */
const TIMEOUT_MS = 12_000;
/** Where daprd tells the server's status. */
const STATUS = 'metadata.statuscode';

export type BoundRequest = {
  method: 'GET' | 'POST';
  /** With its leading slash; below the address that the component has. */
  path: string;
  /** Their names begin with a capital: by that the component knows them from its own settings. */
  headers?: Record<string, string>;
  body?: unknown;
};

export type BoundAnswer = { status: number; body: unknown };

/** An HTTP API of others, by an output binding: only the component knows where it is and how one proves there who one is. */
export class HttpBinding {
  readonly #pool: Pool;
  readonly #headers: Record<string, string>;
  readonly #component: string;
  readonly #breakers: Pick<Breakers, 'run'>;
  #inHand = 0;

  constructor(sidecar: Pick<Sidecar, 'url' | 'headers'>, breakers: Pick<Breakers, 'run'>, component: string) {
    this.#pool = new Pool(sidecar.url, { connections: MOST_AT_ONCE, pipelining: 1, keepAliveTimeout: 30_000 });
    this.#headers = sidecar.headers;
    this.#component = component;
    this.#breakers = breakers;
  }

  /** @returns what the server has answered, whatever its status. @throws ApiError 503 if it has not, in time, or is asked too much at once */
  readonly ask = async (request: BoundRequest): Promise<BoundAnswer> => {
    if (this.#inHand >= MOST_AT_ONCE)
      throw unavailable(`The server behind ${this.#component} is asked too much at once.`);
    this.#inHand += 1;
    try {
      return await this.#breakers.run(`binding ${this.#component}`, () =>
        this.#send(request).catch((error: unknown) => {
          throw new Unanswered(`The server behind ${this.#component} did not answer.`, error);
        }),
      );
    } catch (error) {
      throw unavailable(error);
    } finally {
      this.#inHand -= 1;
    }
  };

  async #send({ method, path, headers, body }: BoundRequest): Promise<BoundAnswer> {
    const traceparent = currentTraceparent();
    const answer = await this.#pool.request({
      method: 'POST',
      path: `/v1.0/bindings/${this.#component}`,
      headers: { ...this.#headers, ...(traceparent && { traceparent }), 'content-type': 'application/json' },
      body: JSON.stringify({
        operation: method.toLowerCase(),
        ...(body !== undefined && { data: body }),
        metadata: {
          path,
          errorIfNot2XX: 'false',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.body.text();
    const status = Number(answer.headers[STATUS]);
    if (answer.statusCode >= 300 || !Number.isInteger(status))
      throw new Error(`The sidecar answered ${answer.statusCode}: ${text.slice(0, 300)}`);
    return { status, body: parseJson(text) };
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a platform team has given this app such a binding. */
export async function hasHttpBinding(sidecar: Sidecar, component: string): Promise<boolean> {
  const { components } = metadata.parse(await within(START_MS, sidecar.client.metadata.get()));
  return components.some(({ name, type }) => name === component && type === 'bindings.http');
}
