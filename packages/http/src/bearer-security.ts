import type { ErrorRequestHandler, Request } from 'express';
import type { Caller } from '#core/caller.ts';

/**
 * The contract's `bearer` security. It notes who asks in `callers`. The validator keeps of an error its status alone, so
 * mount `tellWhy` behind it: then whoever is not let in is answered with the problem that `check` threw.
 */
export function bearerSecurity(callers: WeakMap<Request, Caller>, check: (request: Request) => Promise<Caller>) {
  const reasons = new WeakMap<Request, unknown>();
  const tellWhy: ErrorRequestHandler = (error, request, _response, next) => next(reasons.get(request) ?? error);
  return {
    handlers: {
      bearer: async (request: Request) => {
        try {
          callers.set(request, await check(request));
          return true;
        } catch (error) {
          reasons.set(request, error);
          throw error;
        }
      },
    },
    tellWhy,
  };
}
