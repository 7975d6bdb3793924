import type { Problem } from '../../house/api.ts';
import type { Reasons } from './entry.ts';

/** Why the library refuses something. In the journal no field stands beside what is wrong with it: that says itself what it is. */
export function reasonsOf({ code, refusals = [], errors = [], detail, title }: Problem): Reasons {
  if (refusals.length > 0) return refusals.map(({ message }) => message);
  const wrong = code === 'invalid_request' ? errors.map(({ message }) => message) : [];
  return wrong.length > 0 ? wrong : [detail ?? title];
}
