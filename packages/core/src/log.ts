import { pino, type Logger } from 'pino';
import { loggedError } from './logged-error.ts';
import { currentClientTraceId, currentTraceId } from './trace.ts';

export type Log = Logger;

/** JSON lines on standard output, each with its trace. Ids may be logged; names, addresses and tokens never are. */
export function createLog(app: string, level: string): Log {
  return pino({
    level,
    base: { app },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: loggedError },
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const [traceId, clientTraceId] = [currentTraceId(), currentClientTraceId()];
      return { ...(traceId && { trace_id: traceId }), ...(clientTraceId && { client_trace_id: clientTraceId }) };
    },
  });
}
