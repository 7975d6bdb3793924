import { z } from 'zod';

const title = z.string().trim().min(1).max(60);

/** Anything but TLS is for one's own computer, where tests have their providers. */
const isSafe = (issuer: string): boolean =>
  URL.canParse(issuer) &&
  (new URL(issuer).protocol === 'https:' || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(issuer));

const outsideProvider = z.strictObject({
  /** In the addresses of pages, and in rows: it stays. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  issuer: z.string().refine(isSafe, 'must be an https address'),
  client_id: z.string().min(1),
  /** How the library proves there who it is; only with a secret. */
  authentication: z.enum(['client_secret_basic', 'client_secret_post']).default('client_secret_basic'),
  title: z.strictObject({ ru: title, en: title }),
});

/** A site whose accounts the library trusts to tell who somebody is. */
export type OutsideProvider = z.output<typeof outsideProvider>;

/** The environment `OUTSIDE_PROVIDERS`: a list in JSON. */
export const outsideProviders = z
  .string()
  .default('[]')
  .transform((text, context) => parsed(text, () => context.addIssue('must be JSON')))
  .pipe(z.array(outsideProvider))
  .refine((all) => areDifferent(all.map(({ id }) => id)), 'must have another id each')
  .refine((all) => areDifferent(all.map(({ issuer }) => issuer)), 'must have another issuer each');

const areDifferent = (names: string[]): boolean => new Set(names).size === names.length;

const clientSecrets = z.record(z.string(), z.string().min(1));

/** The secret `outside-provider-secrets`: what the library proves to each provider who it is by, as a JSON object by their ids. */
export const clientSecretIn = (text: string, id: string): string | undefined =>
  clientSecrets.parse(JSON.parse(text))[id];

function parsed(text: string, onFault: () => void): unknown {
  try {
    return JSON.parse(text);
  } catch {
    onFault();
    return [];
  }
}
