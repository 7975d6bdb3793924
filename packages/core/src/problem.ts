import { STATUS_CODES } from 'node:http';

export type FieldError = { field: string; message: string };
export type Refusal = { code: string; facts?: Record<string, unknown> };

type Details = {
  detail?: string;
  errors?: FieldError[];
  refusals?: Refusal[];
  headers?: Record<string, string>;
  /** For the log only. */
  cause?: unknown;
};

/**
 * A request that is not carried out, as RFC 9457 has it. Throw it anywhere below a door; the door answers with it.
 *
 * @example throw new Problem(404, 'loan_not_found', { detail: 'There is no such loan.' });
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Details;

  constructor(status: number, code: string, details: Details = {}) {
    super(details.detail ?? code, { cause: details.cause });
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export type ProblemBody = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: FieldError[];
  refusals?: Refusal[];
  trace_id?: string;
};

/** The body that the client reads. A status of 500 or more never says what went wrong inside. */
export function problemBody(problem: Problem, traceId?: string): ProblemBody {
  const { detail, errors, refusals } = problem.details;
  return {
    type: `urn:abonement:problem:${problem.code}`,
    title: STATUS_CODES[problem.status] ?? 'Problem',
    status: problem.status,
    code: problem.code,
    ...(detail && { detail }),
    ...(errors && { errors }),
    ...(refusals && { refusals }),
    ...(traceId && { trace_id: traceId }),
  };
}

export const notFound = (what: string): Problem =>
  new Problem(404, `${what}_not_found`, { detail: `There is no such ${what.replaceAll('_', ' ')}.` });

export const forbidden = (): Problem => new Problem(403, 'forbidden', { detail: 'Your role does not allow this.' });

export const invalidField = (field: string, message: string): Problem =>
  new Problem(400, 'invalid_request', { detail: `${field}: ${message}`, errors: [{ field, message }] });

/** What could not be had now, and may be soon. @param cause for the log only */
export const unavailable = (detail: string, cause: unknown): Problem =>
  new Problem(503, 'service_unavailable', { detail, headers: { 'retry-after': '2' }, cause });
