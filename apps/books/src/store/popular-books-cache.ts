import { z } from 'zod';
import type { StateStore } from '#dapr/state.ts';
import type { Log } from '#core/log.ts';

/** Which books are popular: asked for by everybody who opens the catalogue, so it is cached. */
export type PopularBooks = { ids(): Promise<string[]> };

const KEY = 'popular-book-ids';
const CACHE_TTL_SECONDS = 20;

const cached = z.array(z.string());

/**
 * @param compute called when nothing is cached; one call at a time, however many wait for it. Whoever asks meanwhile gets
 *   the previous ones, if this process has had any. An unavailable cache counts as a miss.
 */
export function createPopularBooks(
  store: Pick<StateStore, 'get' | 'set'>,
  log: Log,
  compute: () => Promise<string[]>,
): PopularBooks {
  const failed = (error: unknown): void => log.warn({ err: error }, 'popular books cache failed');
  let computing: Promise<string[]> | undefined;
  let previous: string[] | undefined;

  async function computeOnce(): Promise<string[]> {
    const ids = await compute();
    await store.set(KEY, ids, CACHE_TTL_SECONDS).catch(failed);
    return ids;
  }

  return {
    ids: async () => {
      const known = cached.safeParse(await store.get(KEY).catch(failed));
      if (known.success) return (previous = known.data);
      computing ??= computeOnce()
        .then((ids) => (previous = ids))
        .finally(() => (computing = undefined));
      if (!previous) return computing;
      computing.catch((error: unknown) => log.warn({ err: error }, 'popular books could not be computed'));
      return previous;
    },
  };
}
