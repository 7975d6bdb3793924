import type { Problem } from '../../house/api.ts';

/** `service_unavailable` is also what a proxy says in its own words, such as that there is no such page, while the library is away. */
const NO_ANSWERS: ReadonlySet<string> = new Set(['service_unavailable', 'request_in_progress']);

/** Whether this says nothing of what was asked for: to ask again later, or once somebody has signed in, may bring another answer. */
export const isNoAnswer = ({ status, code }: Pick<Problem, 'status' | 'code'>): boolean =>
  status >= 500 || status === 429 || status === 401 || NO_ANSWERS.has(code);
