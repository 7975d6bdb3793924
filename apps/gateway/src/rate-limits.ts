import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { rateLimit, type ClientRateLimitInfo, type Store } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { clientNetwork } from '#core/client-network.ts';
import type { Log } from '#core/log.ts';
import type { StateStore } from '#dapr/state.ts';
import { apiError } from '#errors';
import type { TokenCheck } from '#http/access-token.ts';

const WINDOW_MS = 60_000;
/** How many users and networks are tracked at once; beyond that, the least recently seen start afresh. */
const MOST_TRACKED = 50_000;
const SHARE_INTERVAL_MS = 1_000;
/** Of a limit: whoever has used less of it costs the state store nothing. */
const UNSHARED_SHARE = 0.1;
/** How many counts are shared at once; the others have their turn a second later. */
const MOST_SHARED = 200;

type Count = { window: number; here: number; elsewhere: number; limit: number };

/** What each replica has counted of one user or network in one window. */
const shared = z.record(z.string(), z.number());

type Options = {
  store: Pick<StateStore, 'getAll' | 'set'>;
  log: Log;
  now?: () => number;
};

/**
 * Counts the requests of users and networks, in bounded memory. Every second, the replicas of the gateway tell each other through the
 * state store what they have counted, so a client gains nothing by asking several. No request waits for that; without
 * the store, each replica goes by its own counts.
 */
export class SharedCounts {
  readonly #replica = randomUUID();
  readonly #store: Options['store'];
  readonly #log: Log;
  readonly #now: () => number;
  readonly #counts = new LRUCache<string, Count>({ max: MOST_TRACKED });
  readonly #toShare = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #isSharing = false;

  constructor({ store, log, now = Date.now }: Options) {
    this.#store = store;
    this.#log = log;
    this.#now = now;
    this.#timer = setInterval(() => void this.share(), SHARE_INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The counts of one limit. @param name it has no other limit's */
  of(name: string, limit: number): Store {
    const keyOf = (counted: string) => `rate-${name}-${counted}`;
    return {
      // Each limit has keys of its own.
      localKeys: true,
      increment: (counted) => this.#count(keyOf(counted), limit),
      decrement: (counted) => void this.#count(keyOf(counted), limit, -1),
      resetKey: (counted) => void this.#counts.delete(keyOf(counted)),
    };
  }

  #count(key: string, limit: number, hits = 1): ClientRateLimitInfo {
    const window = Math.floor(this.#now() / WINDOW_MS);
    const known = this.#counts.get(key);
    const count = known?.window === window ? known : { window, here: 0, elsewhere: 0, limit };
    count.here += hits;
    this.#counts.set(key, count);
    if (count.here > limit * UNSHARED_SHARE) this.#toShare.add(key);
    return { totalHits: count.here + count.elsewhere, resetTime: new Date((window + 1) * WINDOW_MS) };
  }

  /** Tells the other replicas what has been counted here since the last time, and learns what they have told. */
  async share(): Promise<void> {
    if (this.#isSharing) return;
    this.#isSharing = true;
    const counts = [...this.#toShare].slice(0, MOST_SHARED).flatMap((key) => {
      this.#toShare.delete(key);
      const count = this.#counts.peek(key);
      return count ? [{ key: `${key}-${count.window}`, count }] : [];
    });
    try {
      const told = counts.length > 0 ? await this.#store.getAll(counts.map(({ key }) => key)) : new Map();
      await Promise.all(
        counts.map(async ({ key, count }) => {
          const all = { ...shared.catch({}).parse(told.get(key)), [this.#replica]: count.here };
          count.elsewhere = Object.values(all).reduce((sum, hits) => sum + hits, -count.here);
          // If two replicas write at once, one is lost, and told again with its next requests.
          await this.#store.set(key, all, (2 * WINDOW_MS) / 1_000);
        }),
      );
    } catch (error) {
      this.#log.warn({ err: error, counts: counts.length }, 'rate limits could not be shared');
    } finally {
      this.#isSharing = false;
    }
  }
}

/** Whose requests are counted together. */
type CountedAs = (request: Request) => string | Promise<string>;

export const networkOf: CountedAs = ({ ip }) => clientNetwork(ip);

/**
 * The user who is signed in, so that a library whose readers and staff share one address can live with the limit;
 * everybody else by their network.
 */
export const userOrNetwork =
  (tokenCheck: TokenCheck): CountedAs =>
  async (request) => {
    const authorization = request.get('authorization');
    if (authorization === undefined) return networkOf(request);
    const caller = await tokenCheck(authorization).catch(() => undefined);
    return caller ? `user-${caller.id}` : networkOf(request);
  };

/** Limits the requests per minute of a user or a network. */
export function limitRate(counts: SharedCounts, name: string, limit: number, countedAs: CountedAs): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    store: counts.of(name, limit),
    keyGenerator: countedAs,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response, next) =>
      next(apiError('too_many_requests', {}, { retryAfterSeconds: Number(response.getHeader('retry-after') ?? 60) })),
  });
}
