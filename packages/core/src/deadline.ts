/**
 * A call by the SDK, whose calls have no end of their own: a sidecar that hangs would hold its app for ever.
 *
 * @throws Error after `ms` milliseconds; what comes later is nobody's.
 */
export async function within<Answer>(ms: number, call: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The sidecar did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}
