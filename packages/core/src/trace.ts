import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

type Trace = {
  traceparent: string;
  /** The trace id that a client sent: logged, but not trusted. */
  clientTraceId?: string;
};

/**
 * The W3C trace of the current work. The sidecars create and export the spans; an app only propagates the trace: from a
 * request to the calls it makes, and through the outbox to the messages it causes.
 */
const current = new AsyncLocalStorage<Trace>();

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Runs `work` within the trace of a `traceparent`, or within a new one if it is missing or malformed. */
export function withinTrace<T>(traceparent: string | undefined, work: () => T): T {
  return current.run({ traceparent: isTraceparent(traceparent) ? traceparent : newTraceparent() }, work);
}

/** Runs `work` within a trace that begins here, linked in the log to that of a client's `traceparent`, if it has one. */
export function withinNewTrace<T>(clients: string | undefined, work: () => T): T {
  return current.run(
    { traceparent: newTraceparent(), ...(isTraceparent(clients) && { clientTraceId: idOf(clients) }) },
    work,
  );
}

export function currentTraceparent(): string | undefined {
  return current.getStore()?.traceparent;
}

export function currentTraceId(): string | undefined {
  const trace = current.getStore();
  return trace && idOf(trace.traceparent);
}

export function currentClientTraceId(): string | undefined {
  return current.getStore()?.clientTraceId;
}

const isTraceparent = (text: string | undefined): text is string => text !== undefined && TRACEPARENT.test(text);

const idOf = (traceparent: string): string => traceparent.slice(3, 35);

function newTraceparent(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}
