import type { Sidecar } from './sidecar.ts';

/** The name of the secret store component, whichever kind it is. */
const SECRET_STORE = 'secrets';

/**
 * Reads a secret. Each has one name and one value, so that any store can hold it (docs/decisions/0008).
 *
 * @throws Error naming the secret, never its value, if it is missing.
 */
export async function readSecret(sidecar: Sidecar, name: string): Promise<string> {
  const value = await findSecret(sidecar, name);
  if (value === undefined) throw new Error(`The secret store has no ${name}.`);
  return value;
}

/** Reads a secret that may be missing. @throws Error if the store is unavailable. */
export async function findSecret(sidecar: Sidecar, name: string): Promise<string | undefined> {
  const found: unknown = await sidecar.client.secret.get(SECRET_STORE, name).catch((error: unknown) => {
    if (String(error).includes('ERR_SECRET_GET')) return {};
    throw error;
  });
  if (typeof found !== 'object' || found === null) return undefined;
  const value: unknown = Object.fromEntries(Object.entries(found))[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
