import { z } from 'zod';

const hash = z.object({ alg: z.string(), content: z.string() });

/** A component of CycloneDX, as far as it is of interest here. */
export const component = z.looseObject({
  'bom-ref': z.string(),
  type: z.enum(['library', 'application', 'container']),
  name: z.string(),
  version: z.string(),
  purl: z.string(),
  scope: z.enum(['required', 'optional']).optional(),
  description: z.string().optional(),
  licenses: z
    .array(z.union([z.object({ license: z.object({ id: z.string() }) }), z.object({ expression: z.string() })]))
    .optional(),
  hashes: z.array(hash).optional(),
  externalReferences: z
    .array(z.looseObject({ type: z.string(), url: z.string(), hashes: z.array(hash).optional() }))
    .optional(),
});

export type Component = z.output<typeof component>;

/** What a component is, whatever its version. */
export const packageOf = ({ purl }: Pick<Component, 'purl'>): string => purl.replace(/[@?#].*$/, '');

/** Its licence as an SPDX expression. */
export const licenceOf = ({ licenses = [] }: Component): string | undefined =>
  licenses.map((one) => ('expression' in one ? one.expression : one.license.id)).join(' AND ') || undefined;

/** An SPDX expression as CycloneDX has it. */
export const asLicenses = (expression: string): NonNullable<Component['licenses']> =>
  /[ ()]/.test(expression) ? [{ expression }] : [{ license: { id: expression } }];
