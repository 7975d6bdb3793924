import { Pool } from 'undici';

/** Concurrent calls to one app, and connections to the sidecar. */
export const CONNECTIONS = 64;
/** How many calls to one app may wait for a connection. */
export const QUEUE = 192;

/**
 * The connections for the calls to one app, separate from those to other apps: an unresponsive app delays only its own
 * callers.
 */
export class AppConnections {
  readonly pool: Pool;
  #inHand = 0;

  constructor(sidecarUrl: string) {
    this.pool = new Pool(sidecarUrl, { connections: CONNECTIONS, pipelining: 1, keepAliveTimeout: 30_000 });
  }

  /** Takes a slot for a call. @returns a function that frees the slot; undefined if all are taken. */
  enter(): (() => void) | undefined {
    if (this.#inHand >= CONNECTIONS + QUEUE) return undefined;
    this.#inHand += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inHand -= 1;
    };
  }
}
