import { SEEN } from '../worker/seen.ts';

/** Makes the app open without a connection from the next visit on. A browser that cannot goes without. */
export function workOffline(app: 'portal' | 'desk'): void {
  if (!('serviceWorker' in navigator)) return;
  const scope = app === 'portal' ? '/' : '/desk';
  const register = () => navigator.serviceWorker.register(`/${app}-worker.js`, { scope });
  addEventListener('load', () => void register().catch(() => undefined));
}

/** The database in which a desk carries readers, and what they have, for when the library is away (desk/carried). */
export const CARRIED = 'abonement-desk-carried';

/** Whoever works at a desk may sign out elsewhere: no desk needs to be open. One that is lets go of it. */
export function forgetCarried(): void {
  if ('indexedDB' in globalThis) indexedDB.deleteDatabase(CARRIED);
}

/** What a reader has seen is for nobody else who uses the device. */
export async function forgetWhatWasSeen(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(SEEN);
}
