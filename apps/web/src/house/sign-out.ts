import { useLocation } from 'wouter-preact';
import { answered, api } from './api.ts';
import { queries, useDeed } from './asking.ts';
import { forgetSession } from './session.ts';

/**
 * Signs out, and forgets on this device what was shown.
 *
 * @param then the address to go to
 * @param end what ends with it, once the library has heard
 */
export function useSignOut(then: string, end?: () => Promise<void>) {
  const [, go] = useLocation();
  return useDeed(async () => {
    await answered(api.DELETE('/session'));
    // Whatever comes of it, nobody is signed in any more.
    await end?.().catch(() => undefined);
    forgetSession();
    queries.clear();
    go(then);
  });
}
