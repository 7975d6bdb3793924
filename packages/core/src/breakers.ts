import CircuitBreaker from 'opossum';
import { Counter, Gauge, type Registry } from 'prom-client';

/**
 * A call got no answer: the connection failed, the call timed out, or the sidecar could not reach the app. Only this
 * counts against an app; refusals by the app or a sidecar do not.
 */
export class Unanswered extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Unanswered';
  }
}

/**
 * A circuit breaker for each app that this one calls: when half of at least ten calls within ten seconds are
 * `Unanswered`, calls fail at once for five seconds. The states are in /metrics.
 *
 * A sidecar's own breaker counts every refusal as a failure, so it would stop all lending when twenty readers are
 * refused a book (docs/decisions/0009).
 */
export class Breakers {
  readonly #state: Gauge;
  readonly #calls: Counter;
  readonly #byApp = new Map<string, CircuitBreaker<[() => Promise<unknown>]>>();

  constructor(registry: Registry) {
    this.#state = new Gauge({
      name: 'circuit_breaker_state',
      help: '0 closed, 1 half open, 2 open.',
      labelNames: ['app'],
      registers: [registry],
    });
    this.#calls = new Counter({
      name: 'circuit_breaker_calls_total',
      help: 'Calls to an app by outcome.',
      labelNames: ['app', 'outcome'],
      registers: [registry],
    });
  }

  /** @throws what `call` throws; an Error, without calling, while the breaker is open. */
  async run<Answer>(appId: string, call: () => Promise<Answer>): Promise<Answer> {
    let answer: { value: Answer } | undefined;
    await this.#breakerOf(appId).fire(async () => {
      answer = { value: await call() };
    });
    if (!answer) throw new Error(`${appId} was not called.`);
    return answer.value;
  }

  #breakerOf(appId: string) {
    const known = this.#byApp.get(appId);
    if (known) return known;
    const breaker = new CircuitBreaker((call: () => Promise<unknown>) => call(), {
      name: appId,
      timeout: false,
      volumeThreshold: 10,
      errorThresholdPercentage: 50,
      resetTimeout: 5_000,
      // True for errors that do not count.
      errorFilter: (error: unknown) => !(error instanceof Unanswered),
    });
    this.#byApp.set(appId, breaker);
    this.#state.set({ app: appId }, 0);
    breaker.on('close', () => this.#state.set({ app: appId }, 0));
    breaker.on('halfOpen', () => this.#state.set({ app: appId }, 1));
    breaker.on('open', () => this.#state.set({ app: appId }, 2));
    breaker.on('success', () => this.#calls.inc({ app: appId, outcome: 'success' }));
    breaker.on('failure', () => this.#calls.inc({ app: appId, outcome: 'failure' }));
    breaker.on('reject', () => this.#calls.inc({ app: appId, outcome: 'rejected' }));
    return breaker;
  }

  stop(): void {
    for (const breaker of this.#byApp.values()) breaker.shutdown();
  }
}
