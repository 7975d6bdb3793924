import { ApiError, type ErrorDetails, type Facts, type FieldError } from '#core/api-error.ts';
import { errors, fieldErrors, type ErrorFacts, type FieldFacts } from '../generated/errors.ts';

export type ErrorCode = keyof ErrorFacts;
export type FieldCode = keyof FieldFacts;
export type Language = 'en' | 'ru';

/** The arguments that carry a code's facts: none for a code that has none. */
type FactsOf<All, Code extends keyof All, More extends unknown[]> = keyof All[Code] extends never
  ? [facts?: Record<string, never>, ...More]
  : [facts: All[Code], ...More];

/** A reason of the rules to say no: a code of the catalogue, with the facts that it has there. */
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

/** The answer to what the rules reject: the first reason leads, and all are there. */
export function rejected(rejections: readonly [Rejection, ...Rejection[]]): ApiError {
  const [first] = rejections;
  return new ApiError(first.code, 'facts' in first ? first.facts : {}, { rejections });
}

/** @throws ApiError if there is any reason against it. */
export function requireNone([first, ...others]: Rejection[]): void {
  if (first) throw rejected([first, ...others]);
}

/** What another service answered, as this one's own error; nothing for a code that the catalogue does not have. */
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

/** What the catalogue says of an error: its HTTP status, and what goes with it. */
export const entryOf = ({ code }: ApiError) => errors[isErrorCode(code) ? code : 'internal_error'];

/** Whether an error is the answer to its request, and not the lack of one. */
export const isRejection = (error: unknown): error is ApiError =>
  error instanceof ApiError && entryOf(error).status < 500;

/** What people read of an error. */
export const textOf = (error: ApiError, language: Language): string => filled(entryOf(error)[language], error.facts);

/** What people read of a field. */
export function fieldTextOf({ code, facts = {}, message = '' }: FieldError, language: Language): string {
  return code !== undefined && isFieldCode(code) ? filled(fieldErrors[code][language], facts) : message;
}

const filled = (text: string, facts: Facts): string =>
  text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => String(facts[name] ?? placeholder));
