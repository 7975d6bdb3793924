import type { ErrorRequestHandler, RequestHandler } from 'express';
import { error as openapi } from 'express-openapi-validator';
import type { Log } from '#core/log.ts';
import { invalidField, Problem, problemBody } from '#core/problem.ts';
import { currentTraceId } from '#core/trace.ts';

/** The one place where errors become answers. Mount it last. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = asProblem(error);
    if (problem.status >= 500) log.error({ err: error, method: request.method, code: problem.code }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    response
      .status(problem.status)
      .set(problem.details.headers ?? {})
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, currentTraceId())));
  };
}

export const noSuchPage: RequestHandler = (_request, _response, next) =>
  next(new Problem(404, 'no_such_resource', { detail: 'There is nothing at this address.' }));

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return invalidField('path', 'is not encoded as it must be');
  if (error instanceof openapi.BadRequest) return new Problem(400, 'invalid_request', wrongFields(error));
  if (error instanceof openapi.UnsupportedMediaType)
    return new Problem(415, 'unsupported_media_type', wrongFields(error));
  if (error instanceof openapi.MethodNotAllowed)
    return new Problem(405, 'method_not_allowed', { detail: 'Not with this method.' });
  if (error instanceof openapi.NotFound)
    return new Problem(404, 'no_such_resource', { detail: 'There is nothing at this address.' });
  if (error instanceof openapi.Unauthorized)
    return new Problem(401, 'unauthenticated', {
      detail: 'Sign in and send the access token as a bearer token.',
      headers: { 'www-authenticate': 'Bearer' },
    });
  return (
    bodyParserProblem(error) ??
    new Problem(500, 'internal_error', { detail: 'Something broke on our side. It was logged.' })
  );
}

function wrongFields(error: { errors: { path: string; message: string }[] }) {
  const errors = error.errors.map(({ path, message }) => ({ field: fieldName(path), message }));
  const first = errors[0];
  return { errors, ...(first && { detail: `${first.field}: ${first.message}` }) };
}

/** `/body/isbn` → `isbn`, `/query/limit` → `limit`, `/body` → `body`. */
function fieldName(path: string): string {
  const name = path.replace(/^\/(body|query|params|headers)\/?/, '').replaceAll('/', '.');
  return name || path.replaceAll('/', '');
}

function bodyParserProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !('type' in error)) return undefined;
  if (error.type === 'entity.too.large')
    return new Problem(413, 'body_too_large', { detail: 'The body is too large.' });
  if (error.type === 'entity.parse.failed')
    return new Problem(400, 'invalid_json', { detail: 'The body is not valid JSON.' });
  if (error.type === 'encoding.unsupported' || error.type === 'charset.unsupported')
    return new Problem(415, 'unsupported_media_type', { detail: 'The encoding of the body is not supported.' });
  if (error.type === 'request.aborted') return new Problem(400, 'request_aborted');
  return undefined;
}
