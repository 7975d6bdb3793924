import { ApiError, type ErrorDetails, type Facts, type FieldError } from '#core/api-error.ts';
import { errors, fieldErrors, type ErrorFacts, type FieldFacts } from '../generated/errors.ts';

export type ErrorCode = keyof ErrorFacts;
export type FieldCode = keyof FieldFacts;
export type Language = 'en' | 'ru';

/** The arguments for a code's facts: none if the code has none. */
type FactsOf<All, Code extends keyof All, More extends unknown[]> = keyof All[Code] extends never
  ? [facts?: Record<string, never>, ...More]
  : [facts: All[Code], ...More];

/** A rule's reason for turning a request down: a code of the catalogue, with its facts. */
export type Rejection = {
  [Code in ErrorCode]: keyof ErrorFacts[Code] extends never ? { code: Code } : { code: Code; facts: ErrorFacts[Code] };
}[ErrorCode];

/**
 * An error of the catalogue. An unknown code, or a missing fact, does not compile.
 *
 * @example throw apiError('loan_not_found');
 */
export function apiError<Code extends ErrorCode>(
  code: Code,
  ...[facts, details]: FactsOf<ErrorFacts, Code, [details?: ErrorDetails]>
): ApiError {
  return new ApiError(code, facts ?? {}, details);
}

/** A field of the request that is wrong. */
export const invalidField = <Code extends FieldCode>(
  field: string,
  code: Code,
  ...[facts]: FactsOf<FieldFacts, Code, []>
): ApiError => apiError('invalid_request', {}, { errors: [{ field, code, ...(facts && { facts }) }] });

/** The error for a rejected request: its code is the first reason's, and it carries all reasons. */
export function rejected(rejections: readonly [Rejection, ...Rejection[]]): ApiError {
  const [first] = rejections;
  return new ApiError(first.code, 'facts' in first ? first.facts : {}, { rejections });
}

/** @throws ApiError if there is any rejection. */
export function requireNone([first, ...others]: Rejection[]): void {
  if (first) throw rejected([first, ...others]);
}

/** Another service's error, as this one's own; undefined for a code that is not in the catalogue. */
export function relayed(problem: {
  code: string;
  facts?: Facts | undefined;
  errors?: FieldError[] | undefined;
  refusals?: { code: string; facts?: Facts | undefined }[] | undefined;
}): ApiError | undefined {
  if (!isErrorCode(problem.code)) return undefined;
  const rejections = problem.refusals?.map(({ code, facts }) => ({ code, ...(facts && { facts }) }));
  return new ApiError(problem.code, problem.facts, {
    ...(problem.errors && { errors: problem.errors }),
    ...(rejections && { rejections }),
  });
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code);
/** Whether every operation may answer it, without a word in its contract. */
export const isCommon = (code: string): boolean => isErrorCode(code) && errors[code].common === true;
const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(fieldErrors, code);

/** The catalogue's entry for an error: its HTTP status, texts and headers. */
export const entryOf = ({ code }: ApiError) => errors[isErrorCode(code) ? code : 'internal_error'];

/** Whether an error is an answer to its request, and not the lack of one. */
export const isRejection = (error: unknown): error is ApiError =>
  error instanceof ApiError && entryOf(error).status < 500;

/** The text of an error, for people. */
export const textOf = (error: ApiError, language: Language): string => filled(entryOf(error)[language], error.facts);

/** The text about a field, for people. */
export function fieldTextOf({ code, facts = {}, message = '' }: FieldError, language: Language): string {
  return code !== undefined && isFieldCode(code) ? filled(fieldErrors[code][language], facts) : message;
}

const filled = (text: string, facts: Facts): string =>
  text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(facts[name] ?? placeholder));
