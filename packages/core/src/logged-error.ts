import { pino } from 'pino';

/**
 * The properties of an error that may be logged. All others are left out, such as PostgreSQL's `detail` and `where`,
 * which quote the row with its names and addresses.
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

/** An error as it is logged, with the messages and stacks of its causes; anything else is returned unchanged. */
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

/** A text of an error, without the values quoted in its message or in those of its causes. */
function withoutValues(text: string, error: Error): string {
  const seen = new Set<Error>();
  let cleaned = text;
  for (let cause: unknown = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
    seen.add(cause);
    if (quotesValues(cause)) cleaned = cleaned.replaceAll(cause.message, cause.message.replace(/".*"/s, '"…"'));
  }
  return cleaned;
}

/** PostgreSQL's data exceptions quote the invalid value: `invalid input syntax for type date: "…"`. */
const quotesValues = (error: Error): boolean =>
  'code' in error && typeof error.code === 'string' && /^22\w{3}$/.test(error.code);
