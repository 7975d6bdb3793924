import { LRUCache } from 'lru-cache';
import { Counter, type Registry } from 'prom-client';

export type StaleResponse = { body: Buffer; headers: Record<string, string | string[]>; keptAt: number };

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The last good answers to what everybody may ask, for when the app that gives them is away. They are kept here and
 * not in the state store, which may be away for the same reason.
 */
export class StaleResponses {
  readonly #answers = new LRUCache<string, StaleResponse>({ maxSize: MAX_BYTES, sizeCalculation: sizeOf });
  readonly #served: Counter;

  constructor(registry: Registry) {
    this.#served = new Counter({
      name: 'stale_answers_total',
      help: 'Answers given from what was kept, because the app was away.',
      labelNames: ['app'],
      registers: [registry],
    });
  }

  keep(address: string, headers: StaleResponse['headers'], body: Buffer): void {
    this.#answers.set(address, { headers, body, keptAt: Date.now() });
  }

  /** @returns undefined where none is kept, or none that is young enough. */
  find(address: string, maxAgeSeconds: number): StaleResponse | undefined {
    const kept = this.#answers.get(address);
    return kept && Date.now() - kept.keptAt <= maxAgeSeconds * 1000 ? kept : undefined;
  }

  countServed(appId: string): void {
    this.#served.inc({ app: appId });
  }
}

/** In bytes; the address and the headers are small beside it. */
function sizeOf({ body }: StaleResponse, address: string): number {
  return body.length + address.length + 500;
}
