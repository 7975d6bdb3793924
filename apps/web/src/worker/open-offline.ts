import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** The app's files, put in when it is built. Their names change with what is in them. */
declare const PRECACHED: { url: string; revision: null }[];

/**
 * Lets an app open without a connection.
 *
 * @param app its name
 * @param shell the address under which its page is kept; each of its addresses is the same page
 * @param belongs whether a path is one of the app's
 */
export function openOffline(app: string, shell: string, belongs: (path: string) => boolean): void {
  const cacheName = `abonement-${app}`;
  precacheAndRoute(PRECACHED);
  cleanupOutdatedCaches();

  self.addEventListener('install', (event) => {
    event.waitUntil(caches.open(cacheName).then((cache) => cache.add(shell)));
  });

  registerRoute(
    ({ request, url }) => request.mode === 'navigate' && belongs(url.pathname),
    async ({ request }) => {
      try {
        return await fetch(request);
      } catch (error) {
        const kept = await caches.match(shell, { cacheName, ignoreVary: true });
        if (kept) return kept;
        throw error;
      }
    },
  );
}
