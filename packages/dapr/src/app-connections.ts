import { Pool } from 'undici';

/** Calls to one app that are under way at once; as many connections to the sidecar. */
export const CONNECTIONS = 64;
/** Calls to one app that may wait for a connection. */
export const QUEUE = 192;

/**
 * The connections that carry the calls to one app, apart from those to every other app: an app that answers nobody holds
 * up only those who ask it.
 */
export class AppConnections {
  readonly pool: Pool;
  #inHand = 0;

  constructor(sidecarUrl: string) {
    this.pool = new Pool(sidecarUrl, { connections: CONNECTIONS, pipelining: 1, keepAliveTimeout: 30_000 });
  }

  /** Takes a place among the calls. @returns what gives the place back; undefined where all places are taken. */
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
