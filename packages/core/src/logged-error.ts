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
  const logged: LoggedError = Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => MAY_BE_LOGGED.has(name))
      .map(([name, value]) => [name, typeof value === 'string' ? withoutValues(value, error) : value]),
  );
  if (error instanceof AggregateError && aggregateErrors) logged.aggregateErrors = error.errors.map(loggedError);
  return logged;
}

/** A text of an error without the values that its own message, or one of its causes', quotes. */
function withoutValues(text: string, error: Error): string {
  const seen = new Set<Error>();
  let cleaned = text;
  for (let cause: unknown = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
    seen.add(cause);
    if (quotesValues(cause)) cleaned = cleaned.replaceAll(cause.message, cause.message.replace(/".*"/s, '"…"'));
  }
  return cleaned;
}

/** PostgreSQL's data exceptions say what it could not read: `invalid input syntax for type date: "…"`. */
const quotesValues = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && /^22\w{3}$/.test(error.code);
