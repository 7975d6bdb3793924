import { z } from 'zod';

/** A value, or the name of the secret that has it, where `{appID}` stands for the app whose secret it is. */
const setting = z.union([z.string(), z.strictObject({ secret: z.string() })], {
  error: 'is neither a text (numbers and booleans in quotes) nor { secret: its-name }',
});
export const settings = z.record(z.string(), setting);
export type Settings = z.output<typeof settings>;

/** Where the secrets of components are: the component of components/dapr/secrets, whichever it is. */
const SECRET_STORE = 'secrets';

/** A Dapr component with the settings, placeholders replaced. */
export function component(
  { type, version, settings }: { type: string; version: string; settings: Settings },
  { name, placeholders, secretPlaceholders = {}, more = {}, scopes }: ComponentOf,
): object {
  const all = Object.entries({ ...settings, ...more });
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    spec: {
      type,
      version,
      metadata: all.map(([key, value]) =>
        typeof value === 'string'
          ? { name: key, value: fill(value, placeholders) }
          : { name: key, secretKeyRef: secretRef(fill(value.secret, secretPlaceholders)) },
      ),
    },
    ...(secretsIn(settings).length > 0 && { auth: { secretStore: SECRET_STORE } }),
    scopes: scopes.toSorted(),
  };
}

const secretRef = (secret: string) => ({ name: secret, key: secret });

type ComponentOf = {
  name: string;
  placeholders: Record<string, string>;
  /** Of the names of secrets, which Dapr itself replaces nothing in. */
  secretPlaceholders?: Record<string, string>;
  more?: Settings;
  scopes: readonly string[];
};

export const secretsIn = (settings: Settings): string[] =>
  Object.values(settings).flatMap((value) => (typeof value === 'string' ? [] : [value.secret]));

/** Replaces `{name}` by its value; what is not known is left to Dapr. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
