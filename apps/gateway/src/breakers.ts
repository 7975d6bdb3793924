import CircuitBreaker from 'opossum';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Invoker, RawAnswer, RawRequest } from '#dapr/invoke.ts';
import { Problem } from '#service/problem.ts';

export type Downstream = (request: RawRequest) => Promise<RawAnswer>;

/** An app that answers so is ill; other errors are answers. */
const ILL = new Set([502, 503, 504]);

class Unwell extends Error {
  readonly answer: RawAnswer;

  constructor(answer: RawAnswer) {
    super(`answered ${answer.statusCode}`);
    this.answer = answer;
  }
}

/**
 * A circuit breaker for each app: while half of at least ten requests within ten seconds fail, the app is left alone
 * for five, and clients get 503 at once instead of waiting for it. The states are in /metrics.
 */
export function createBreakers(invoker: Invoker, appIds: string[], registry: Registry): Map<string, Downstream> {
  const state = new Gauge({
    name: 'circuit_breaker_state',
    help: '0 closed, 1 half open, 2 open.',
    labelNames: ['app'],
    registers: [registry],
  });
  const calls = new Counter({
    name: 'circuit_breaker_calls_total',
    help: 'Calls to an app by outcome.',
    labelNames: ['app', 'outcome'],
    registers: [registry],
  });
  return new Map(appIds.map((appId) => [appId, breakerFor(appId)]));

  function breakerFor(appId: string): Downstream {
    const breaker = new CircuitBreaker(callOnce, {
      name: appId,
      timeout: false,
      volumeThreshold: 10,
      errorThresholdPercentage: 50,
      resetTimeout: 5_000,
    });
    state.set({ app: appId }, 0);
    breaker.on('close', () => state.set({ app: appId }, 0));
    breaker.on('halfOpen', () => state.set({ app: appId }, 1));
    breaker.on('open', () => state.set({ app: appId }, 2));
    breaker.on('success', () => calls.inc({ app: appId, outcome: 'success' }));
    breaker.on('failure', () => calls.inc({ app: appId, outcome: 'failure' }));
    breaker.on('reject', () => calls.inc({ app: appId, outcome: 'rejected' }));
    return async (request) => {
      try {
        return await breaker.fire(request);
      } catch (error) {
        if (error instanceof Unwell) return error.answer;
        if (error instanceof Problem) throw error;
        throw new Problem(503, 'service_unavailable', {
          detail: `The ${appId} service is not well. Try again soon.`,
          headers: { 'retry-after': '5' },
          cause: error,
        });
      }
    };
  }

  async function callOnce(request: RawRequest): Promise<RawAnswer> {
    const answer = await invoker.forward(request);
    if (ILL.has(answer.statusCode)) throw new Unwell(answer);
    return answer;
  }
}
