import { setTimeout as wait } from 'node:timers/promises';

/** For so long a library that is busy is asked again. */
const PATIENCE_MS = 120_000;

/**
 * Asks again where the library is busy (503) or asks for patience (429), after as long as it says. Only for what has an
 * Idempotency-Key, or changes nothing.
 */
export async function patientFetch(request: Request): Promise<Response> {
  const began = Date.now();
  for (;;) {
    const response = await fetch(request.clone());
    const isBusy = response.status === 503 || response.status === 429;
    if (!isBusy || Date.now() - began > PATIENCE_MS) return response;
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after'));
    await wait(Math.min(Math.max(seconds, 1), 10) * 1000);
  }
}
