import { apiError } from '#errors';
import { unavailable, type ApiError } from '#core/api-error.ts';

/**
 * Whether an app has answered, by what every app's answers are: JSON, a problem, or the word that there is nothing to say.
 * Other errors are the sidecar's own, and so is a success that says nothing: daprd 1.16 gives an empty 200 now and then where
 * it has lost the app in the middle of a call, and whoever believed it would hand out books that were never lent.
 */
export function isFromApp(status: number, contentType: string): boolean {
  if (status < 200 || status > 599) return false;
  if (status >= 400) return contentType.startsWith('application/problem+json');
  return status === 204 || contentType !== '';
}

/**
 * A sidecar's own 4xx: it would not pass a request on. It says nothing about whether the app is there, so it counts
 * against nobody.
 */
export class SidecarRefusal extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(`The sidecar refused a request: ${status} ${text}`);
    this.name = 'SidecarRefusal';
    this.status = status;
  }
}

/** What a request that comes from a client can be refused for because of how the client has made it. */
const THE_CLIENTS_OWN: ReadonlyMap<number, 'bad_request' | 'body_too_large' | 'target_too_long' | 'headers_too_large'> =
  new Map([
    [400, 'bad_request'],
    [413, 'body_too_large'],
    [414, 'target_too_long'],
    [431, 'headers_too_large'],
  ] as const);

/** What a client is told of a sidecar's refusal: what it can mend itself, else that the service is away. */
export function errorOfRefusal(refusal: SidecarRefusal): ApiError {
  const code = THE_CLIENTS_OWN.get(refusal.status);
  return code === undefined ? unavailable(refusal) : apiError(code, {}, { cause: refusal });
}
