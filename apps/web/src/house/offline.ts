import { SEEN } from '../worker/seen.ts';

/** Makes the app open without a connection from the next visit on. A browser that cannot goes without. */
export function workOffline(worker: string): void {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => void navigator.serviceWorker.register(worker).catch(() => undefined));
}

/** What a reader has seen is for nobody else who uses the device. */
export async function forgetWhatWasSeen(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(SEEN);
}
