import type { RequestHandler } from 'express';
import { rateLimit, type ClientRateLimitInfo, type Store } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { clientNetwork } from '#core/client-network.ts';
import { apiError } from '#errors';

const WINDOW_MS = 60_000;
/** How many networks are tracked at once; beyond that, the least recently seen start afresh. */
const MOST_NETWORKS = 50_000;

/** Counts in bounded memory. */
class BoundedStore implements Store {
  readonly localKeys = true;
  readonly #counts = new LRUCache<string, { totalHits: number; resetTime: Date }>({ max: MOST_NETWORKS });

  increment(key: string): ClientRateLimitInfo {
    const known = this.#counts.get(key);
    const count =
      known && known.resetTime.getTime() > Date.now()
        ? { totalHits: known.totalHits + 1, resetTime: known.resetTime }
        : { totalHits: 1, resetTime: new Date(Date.now() + WINDOW_MS) };
    this.#counts.set(key, count);
    return count;
  }

  decrement(key: string): void {
    const known = this.#counts.get(key);
    if (known) this.#counts.set(key, { ...known, totalHits: known.totalHits - 1 });
  }

  resetKey(key: string): void {
    this.#counts.delete(key);
  }
}

/** Limits the requests per minute of a client's network. */
export function limitRate(limit: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    store: new BoundedStore(),
    keyGenerator: ({ ip }) => clientNetwork(ip),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response, next) =>
      next(apiError('too_many_requests', {}, { retryAfterSeconds: Number(response.getHeader('retry-after') ?? 60) })),
  });
}
