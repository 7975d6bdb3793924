import { pino } from 'pino';

/**
 * What of an error may be logged. All else is left out, as PostgreSQL's `detail` and `where`, which quote the row: its
 * names and addresses.
 */
const MAY_BE_LOGGED = new Set([
  'type',
  'message',
  'stack',
  'code',
  'status',
  'errno',
  'syscall',
  'severity',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
]);

type LoggedError = { [property: string]: unknown };

/** An error as it is logged, with the messages and stacks of its causes; what is no error comes back as it is. */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { aggregateErrors, ...own } = pino.stdSerializers.err(error);
  const logged: LoggedError = Object.fromEntries(Object.entries(own).filter(([name]) => MAY_BE_LOGGED.has(name)));
  if (error instanceof AggregateError && aggregateErrors) logged.aggregateErrors = error.errors.map(loggedError);
  return logged;
}
