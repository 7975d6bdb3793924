import type { Sidecar } from './sidecar.ts';

/** The name of the secret store component, whichever kind it is. */
const SECRET_STORE = 'secrets';

/** Reads one value of a secret. @throws Error naming the secret, never its value, where there is none. */
export async function readSecret(sidecar: Sidecar, name: string, key: string): Promise<string> {
  const value = (await readSecrets(sidecar, name))[key];
  if (!value) throw new Error(`The secret store has no ${name}/${key}.`);
  return value;
}

/** Reads all values of a secret; none where the store does not have it. */
export async function readSecrets(sidecar: Sidecar, name: string): Promise<Record<string, string>> {
  const found: unknown = await sidecar.client.secret.get(SECRET_STORE, name).catch((error: unknown) => {
    if (String(error).includes('ERR_SECRET_GET')) return {};
    throw error;
  });
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
