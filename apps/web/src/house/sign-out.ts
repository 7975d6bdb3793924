import { useLocation } from 'wouter-preact';
import { answered, api } from './api.ts';
import { queries, useDeed } from './asking.ts';
import { forgetSession } from './session.ts';

/** Signs out, and forgets on this device what was shown. @param then the address to go to */
export function useSignOut(then: string) {
  const [, go] = useLocation();
  return useDeed(async () => {
    await answered(api.DELETE('/session'));
    forgetSession();
    queries.clear();
    go(then);
  });
}
