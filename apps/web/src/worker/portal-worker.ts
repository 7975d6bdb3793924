// What makes the portal an app: it opens without a connection, and shows what was seen before.
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { SEEN } from './seen.ts';

declare const self: ServiceWorkerGlobalScope;
/** The portal's files, put in when it is built. Their names change with what is in them. */
declare const PRECACHED: { url: string; revision: null }[];

const SHELL = 'abonement-shell';
/** The page under which the portal is kept; each of its addresses is the same page. */
const SHELL_URL = '/';
/** A connection that hangs is none. */
const PATIENCE_SECONDS = 3;
const DAYS = 24 * 60 * 60;

precacheAndRoute(PRECACHED);
cleanupOutdatedCaches();

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.add(SHELL_URL)));
});

registerRoute(
  ({ request, url }) =>
    request.mode === 'navigate' && !url.pathname.startsWith('/desk') && !url.pathname.startsWith('/api'),
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch (error) {
      const kept = await caches.match(SHELL_URL, { cacheName: SHELL, ignoreVary: true });
      if (kept) return kept;
      throw error;
    }
  },
);

registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/api/v1/'),
  new NetworkFirst({
    cacheName: SEEN,
    networkTimeoutSeconds: PATIENCE_SECONDS,
    plugins: [new ExpirationPlugin({ maxEntries: 200, maxAgeSeconds: 14 * DAYS })],
  }),
  'GET',
);
