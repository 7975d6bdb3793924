import type { StateStore } from '#dapr/state.ts';
import type { Log } from '#core/log.ts';

/** The list of popular books, kept for a minute; each loan and each correction drops it. A cache that fails misses. */
export type PopularBooksCache = {
  get(): Promise<unknown>;
  put(books: unknown): Promise<void>;
  drop(): Promise<void>;
  /** Within half a second, however many ask. */
  dropSoon(): void;
};

const KEY = 'popular-books';
const SECONDS = 60;
const SOON_MS = 500;

export function createPopularBooksCache(
  store: Pick<StateStore, 'get' | 'set' | 'delete'>,
  log: Log,
): PopularBooksCache {
  const failed = (error: unknown): void => log.warn({ err: error }, 'popular books cache failed');
  const drop = (): Promise<void> => store.delete(KEY).catch(failed);
  let dropping: NodeJS.Timeout | undefined;
  return {
    get: () => store.get(KEY).catch(failed),
    put: (books) => store.set(KEY, books, SECONDS).catch(failed),
    drop,
    dropSoon: () => {
      dropping ??= setTimeout(() => {
        dropping = undefined;
        void drop();
      }, SOON_MS).unref();
    },
  };
}
