export type Facts = Readonly<Record<string, string | number>>;

/** What is wrong with a field: a code of the catalogue with its facts. The text is another service's, which gave no code. */
export type FieldError = { field: string; code?: string; facts?: Facts; message?: string };

/** A reason of the rules to say no. */
export type AnyRejection = { code: string; facts?: Facts };

export type ErrorDetails = {
  errors?: FieldError[];
  /** Every reason, where several speak against it; the error's own code is the first one's. */
  rejections?: readonly AnyRejection[];
  /** Where it is not what the catalogue says. */
  retryAfterSeconds?: number;
  /** For the log only. */
  cause?: unknown;
};

/**
 * A request that is not carried out, by a code of the catalogue (contracts/errors). Statuses and texts are the catalogue's:
 * packages/http answers with them. Made by `apiError` of #errors, which knows the codes and their facts.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly facts: Facts;
  readonly details: ErrorDetails;

  constructor(code: string, facts: Facts = {}, details: ErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.name = 'ApiError';
    this.code = code;
    this.facts = facts;
    this.details = details;
  }
}

/** What could not be had now, and may be soon. @param cause for the log only */
export const unavailable = (cause: unknown): ApiError => new ApiError('service_unavailable', {}, { cause });
