import type { Problem } from '../../house/api.ts';

/**
 * Whether this says nothing of what was asked for: to ask again later, or once somebody has signed in, may bring another answer. A proxy before the library may
 * say anything, such as that there is no such page, while the library is away.
 */
export const isNoAnswer = ({ status, code }: Pick<Problem, 'status' | 'code'>): boolean =>
  status >= 500 || status === 429 || status === 401 || code === 'service_unavailable';
