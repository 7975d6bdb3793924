import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { error as openapi } from 'express-openapi-validator';
import { apiError, entryOf, fieldTextOf, invalidField, textOf, type Language } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { Log } from '#core/log.ts';
import { currentTraceId } from '#core/trace.ts';
import { fieldErrorOf } from './field-errors.ts';

const LANGUAGES: Language[] = ['en', 'ru'];

/** The only place where errors become responses, in the client's preferred language. Mount it last. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const error = asApiError(thrown);
    const { status, retryAfter, challenge } = entryOf(error);
    const code = error.code;
    if (status >= 500) log.error({ err: thrown, method: request.method, code }, 'request failed');
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const language = languageOf(request);
    const seconds = error.details.retryAfterSeconds ?? retryAfter;
    if (seconds !== undefined) response.set('retry-after', String(seconds));
    if (challenge) response.set('www-authenticate', 'Bearer error="invalid_token"');
    response
      .status(status)
      .set('content-language', language)
      .vary('accept-language')
      .type('application/problem+json')
      .send(problemText(error, language));
  };
}

/** The supported language that a client prefers. */
export const languageOf = (request: Request): Language =>
  LANGUAGES.find((one) => one === request.acceptsLanguages(LANGUAGES)) ?? 'en';

/** According to RFC 9457, without internal causes. */
export function problemText(error: ApiError, language: Language): string {
  const { status } = entryOf(error);
  const { errors, rejections } = error.details;
  const traceId = currentTraceId();
  return JSON.stringify({
    type: `urn:abonement:problem:${error.code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    code: error.code,
    detail: textOf(error, language),
    ...(Object.keys(error.facts).length > 0 && { facts: error.facts }),
    ...(errors && { errors: errors.map((one) => ({ ...one, message: fieldTextOf(one, language) })) }),
    ...(rejections && {
      refusals: rejections.map((one) => ({ ...one, message: textOf(new ApiError(one.code, one.facts), language) })),
    }),
    ...(traceId && { trace_id: traceId }),
  });
}

export const noSuchPage: RequestHandler = (_request, _response, next) => next(apiError('no_such_resource'));

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof URIError) return invalidField('path', 'not_encoded');
  if (error instanceof openapi.BadRequest)
    return apiError('invalid_request', {}, { errors: error.errors.map(fieldErrorOf) });
  if (error instanceof openapi.UnsupportedMediaType) return apiError('unsupported_media_type');
  if (error instanceof openapi.MethodNotAllowed) return apiError('method_not_allowed');
  if (error instanceof openapi.NotFound) return apiError('no_such_resource');
  if (error instanceof openapi.Unauthorized) return apiError('unauthenticated');
  return bodyParserError(error) ?? requestError(error) ?? apiError('internal_error', {}, { cause: error });
}

function bodyParserError(error: unknown): ApiError | undefined {
  if (!(error instanceof Error) || !('type' in error)) return undefined;
  switch (error.type) {
    case 'entity.too.large':
      return apiError('body_too_large');
    case 'entity.parse.failed':
      return apiError('invalid_json');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return apiError('unsupported_media_type');
    case 'request.aborted':
      return apiError('request_aborted');
    default:
      return undefined;
  }
}

/** Malformed requests as reported by Express and the body parsers. */
function requestError(error: unknown): ApiError | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  return error.status >= 400 && error.status < 500 ? apiError('bad_request', {}, { cause: error }) : undefined;
}
