// What makes the portal an app: it opens without a connection, and shows what was seen before.
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { isKept } from './kept.ts';
import { openOffline } from './open-offline.ts';
import { SEEN } from './seen.ts';

declare const self: ServiceWorkerGlobalScope;

/** A connection that hangs is none. */
const PATIENCE_SECONDS = 3;
const DAYS = 24 * 60 * 60;

const isDesks = (path: string): boolean => path === '/desk' || path.startsWith('/desk/');

// Of all its pages, one that asks the library for nothing.
openOffline('portal', '/sign-in', (path) => !isDesks(path) && !path.startsWith('/api/'));

registerRoute(
  ({ url }) => url.origin === self.location.origin && isKept(url.pathname),
  new NetworkFirst({
    cacheName: SEEN,
    networkTimeoutSeconds: PATIENCE_SECONDS,
    plugins: [
      // The browser asks in its own language for what a screen asks in the reader's: one answer is kept, the last one.
      { cacheKeyWillBeUsed: async ({ request }) => request.url },
      new ExpirationPlugin({ maxEntries: 200, maxAgeSeconds: 14 * DAYS }),
    ],
  }),
  'GET',
);
