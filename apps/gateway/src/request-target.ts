import type { RequestHandler } from 'express';
import { apiError, invalidField } from '#errors';
import { queryText } from '#core/query-text.ts';

/** In characters, as spelled by `writeTarget`. With a token and a key, it stays below a sidecar's limit. */
const LONGEST = 4_096;
const LONGEST_NAME = 64;
const NAME = /^[A-Za-z][\w-]{0,63}$/;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x1f\x7f]/;
/** What scanners send after a code. */
const LINE_ENDS = /^(?:%0[9ad])+|(?:%0[9ad])+$/gi;

/**
 * A query's parameters, each given once. `+` is a space, as in forms, which also send the fields that nobody has filled in:
 * an empty one is not given. Tabs and line ends around a value are cut.
 *
 * @throws ApiError 400 for what is not percent-encoded UTF-8, for control characters and for a parameter given twice
 */
export function readQuery(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const piece of query.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const name = decoded('query', equals < 0 ? piece : piece.slice(0, equals));
    if (!NAME.test(name)) throw unknownName(name);
    if (parameters.has(name)) throw invalidField(name, 'given_twice');
    parameters.set(name, equals < 0 ? '' : decoded(name, piece.slice(equals + 1).replaceAll(LINE_ENDS, '')));
  }
  for (const [name, value] of parameters) if (value === '') parameters.delete(name);
  return parameters;
}

/** Of a name that no parameter has. */
const unknownName = (name: string) =>
  name === '' || name.length > LONGEST_NAME
    ? invalidField('query', 'parameter_unknown')
    : invalidField(name, 'not_known');

function decoded(field: string, text: string): string {
  let value: string;
  try {
    value = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidField(field, 'not_encoded');
  }
  if (CONTROL.test(value)) throw invalidField(field, 'unstorable');
  return value;
}

/** A path with its query in the one spelling that every hop reads alike. @throws ApiError 414 */
export function writeTarget(path: string, query: Iterable<[string, string]>): string {
  const written = queryText(query);
  const target = written === '' ? path : `${path}?${written}`;
  if (target.length > LONGEST) throw apiError('target_too_long');
  return target;
}

/**
 * Respells each request's query, so that what is checked is what is passed on. Mount it before anything that reads
 * queries.
 */
export const rewriteQuery: RequestHandler = (request, _response, next) => {
  const [path = '', ...rest] = request.url.split('?');
  request.url = writeTarget(path, readQuery(rest.join('?')));
  request.originalUrl = request.url;
  next();
};
