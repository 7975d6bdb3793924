import { LRUCache } from 'lru-cache';
import { Counter, type Registry } from 'prom-client';

export type StaleResponse = { body: Buffer; headers: Record<string, string | string[]>; keptAt: number };

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The latest successful responses of public operations, for when their app is down. They are kept in memory and not in
 * the state store, which may be down for the same reason.
 */
export class StaleResponses {
  readonly #answers = new LRUCache<string, StaleResponse>({ maxSize: MAX_BYTES, sizeCalculation: sizeOf });
  readonly #served: Counter;

  constructor(registry: Registry) {
    this.#served = new Counter({
      name: 'stale_answers_total',
      help: 'Stale responses served because the app was down.',
      labelNames: ['app'],
      registers: [registry],
    });
  }

  keep(address: string, headers: StaleResponse['headers'], body: Buffer): void {
    this.#answers.set(address, { headers, body, keptAt: Date.now() });
  }

  /** @returns undefined if there is none, or none recent enough. */
  find(address: string, maxAgeSeconds: number): StaleResponse | undefined {
    const kept = this.#answers.get(address);
    return kept && Date.now() - kept.keptAt <= maxAgeSeconds * 1000 ? kept : undefined;
  }

  countServed(appId: string): void {
    this.#served.inc({ app: appId });
  }
}

/** In bytes; the address and the headers are small in comparison. */
function sizeOf({ body }: StaleResponse, address: string): number {
  return body.length + address.length + 500;
}
