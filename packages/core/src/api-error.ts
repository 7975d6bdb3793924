export type Facts = Readonly<Record<string, string | number>>;

/**
 * What is wrong with a field: a code of the catalogue with its facts; or the text of another service that gave no code.
 */
export type FieldError = { field: string; code?: string; facts?: Facts; message?: string };

/** A rule's reason for turning a request down. */
export type AnyRejection = { code: string; facts?: Facts };

export type ErrorDetails = {
  errors?: FieldError[];
  /** All reasons, if there are several; the error's own code is the first one's. */
  rejections?: readonly AnyRejection[];
  /** Overrides the catalogue's. */
  retryAfterSeconds?: number;
  /** For the audit trail only: the id of the account whose owner could not prove who they are. */
  about?: string | undefined;
  /** For the log only. */
  cause?: unknown;
};

/**
 * Why a request was not carried out, as a code of the catalogue (contracts/errors), which has its status and texts;
 * packages/http answers with them. Create it with `apiError` of #errors, which knows the codes and their facts.
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

/** Something is unavailable now, and may be available soon. @param cause for the log only */
export const unavailable = (cause: unknown): ApiError => new ApiError('service_unavailable', {}, { cause });
