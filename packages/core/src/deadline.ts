/**
 * Limits a call of the SDK, which has no timeouts of its own: a hanging sidecar would block its app for ever.
 *
 * @throws Error after `ms` milliseconds; a late result is discarded.
 */
export async function within<Answer>(ms: number, call: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The sidecar did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}
