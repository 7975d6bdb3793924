import type { Log } from './log.ts';

type Stop = () => Promise<void> | void;

/** Collects what was started, to stop it in reverse order. */
export class Lifecycle {
  readonly #stops: { name: string; stop: Stop }[] = [];
  readonly #stopping = new AbortController();

  /** Aborted as soon as the app begins to stop: long work ends at its next step. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Registers how to stop what was just started. */
  onStop(name: string, stop: Stop): void {
    this.#stops.push({ name, stop });
  }

  async stop(log: Log): Promise<void> {
    this.#stopping.abort();
    for (const { name, stop } of this.#stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        log.warn({ err: error, part: name }, 'did not stop cleanly');
      }
    }
    this.#stops.length = 0;
  }
}

/**
 * Runs an app from start to stop: SIGTERM and SIGINT end it gracefully; a failed start ends it with code 1, so that its
 * supervisor restarts it.
 */
export async function runApp(log: Log, start: (lifecycle: Lifecycle) => Promise<void>): Promise<void> {
  const lifecycle = new Lifecycle();
  const stopped = new Promise<string>((resolve) => {
    process.once('SIGTERM', () => resolve('SIGTERM'));
    process.once('SIGINT', () => resolve('SIGINT'));
  });
  try {
    // A start that waits in vain can be stopped too.
    await Promise.race([start(lifecycle).then(() => log.info('ready')), stopped]);
    log.info({ signal: await stopped }, 'stopping');
  } catch (error) {
    log.fatal({ err: error }, 'could not start');
    process.exitCode = 1;
  }
  await lifecycle.stop(log);
  log.info('stopped');
  process.exit();
}
