import { apiError } from '#errors';
import { unavailable, type ApiError } from '#core/api-error.ts';

/**
 * Whether a response comes from an app, by the form of every app's responses: JSON, a problem, an error that is marked as
 * declared, or a 202 or 204, which need no body. Other errors are the sidecar's own, and so is an empty success: daprd 1.16 sometimes answers an empty
 * 200 when it loses the app during a call, and believing it would hand out books that were never lent.
 */
export function isFromApp(status: number, contentType: string, isDeclared = false): boolean {
  if (status < 200 || status > 599) return false;
  if (status >= 400) return isDeclared || contentType.startsWith('application/problem+json');
  return status === 202 || status === 204 || contentType !== '';
}

/**
 * A sidecar's own 4xx: it refused to forward a request. It says nothing about the app, so it does not count against it.
 */
export class SidecarRefusal extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`The sidecar refused a request: ${status} ${text}`);
    this.name = 'SidecarRefusal';
    this.status = status;
  }
}

/** The sidecar's statuses that are due to the client's request. */
const THE_CLIENTS_OWN: ReadonlyMap<number, 'bad_request' | 'body_too_large' | 'target_too_long' | 'headers_too_large'> =
  new Map([
    [400, 'bad_request'],
    [413, 'body_too_large'],
    [414, 'target_too_long'],
    [431, 'headers_too_large'],
  ] as const);

/**
 * A sidecar's refusal as an error for the client: one that it can correct, otherwise that the service is unavailable.
 */
export function errorOfRefusal(refusal: SidecarRefusal): ApiError {
  const code = THE_CLIENTS_OWN.get(refusal.status);
  return code === undefined ? unavailable(refusal) : apiError(code, {}, { cause: refusal });
}
