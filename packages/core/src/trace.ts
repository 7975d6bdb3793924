import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/**
 * The W3C trace that the work in hand belongs to. The sidecars make and export the spans; an app's part is to hand on
 * what it was given: from a request to the calls it makes, and through the outbox to the messages it causes.
 */
const current = new AsyncLocalStorage<string>();

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Runs `work` within the trace of a `traceparent`, or within a new one where there is none or a malformed one. */
export function withinTrace<T>(traceparent: string | undefined, work: () => T): T {
  return current.run(traceparent && TRACEPARENT.test(traceparent) ? traceparent : newTraceparent(), work);
}

export function currentTraceparent(): string | undefined {
  return current.getStore();
}

export function currentTraceId(): string | undefined {
  return current.getStore()?.slice(3, 35);
}

function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
