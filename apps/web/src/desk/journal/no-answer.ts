import type { Problem } from '../../house/api.ts';

/** `service_unavailable` is also what a proxy says in its own words, such as that there is no such page, while the library is away. */
const NO_ANSWERS: ReadonlySet<string> = new Set(['service_unavailable', 'request_in_progress']);

/** Whether this says nothing of what was asked for: to ask again later, or once somebody has signed in, may bring another answer. */
export const isNoAnswer = ({ status, code }: Pick<Problem, 'status' | 'code'>): boolean =>
  status >= 500 || status === 429 || status === 401 || NO_ANSWERS.has(code);

/**
 * Whether it is the release before this one that has answered: it does not know a path, or a field, and is gone in minutes. What this page asks for is known to
 * its own release.
 */
export const isOfOlderRelease = ({ code, errors = [] }: Pick<Problem, 'code' | 'errors'>): boolean =>
  code === 'no_such_resource' || errors.some((error) => error.code === 'not_known');
