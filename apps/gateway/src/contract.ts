import { z } from 'zod';
import { takesForm } from '#http/json-bodies.ts';
import { declaredOperations, type DeclaredOperation } from '#http/admit-requests.ts';

const parameter = z.union([
  z.object({ $ref: z.string().regex(/^#\/components\/parameters\/\w+$/) }),
  z.object({ in: z.string(), name: z.string() }),
]);
const operation = z.looseObject({
  parameters: z.array(parameter).default([]),
  requestBody: z.unknown().optional(),
  'x-stale-if-error': z.number().int().positive().optional(),
});
const pathItem = z.looseObject({ 'x-app-id': z.string() });
const publicContract = z.looseObject({
  paths: z.record(z.string(), pathItem),
  components: z
    .looseObject({ parameters: z.record(z.string(), z.object({ in: z.string(), name: z.string() })).default({}) })
    .default({ parameters: {} }),
});

export type PublicOperation = Pick<DeclaredOperation, 'path' | 'method' | 'declaration'> & {
  appId: string;
  /** Whether it is for signed-in callers only. */
  asksWhoItIs: boolean;
  /** The names of its query parameters. */
  query: string[];
  takesBody: boolean;
  /** Its body is a form, not JSON. */
  takesForm: boolean;
  /**
   * For how many seconds a stale response, the same for everybody, may be served on error (`x-stale-if-error`, like RFC
   * 5861).
   */
  staleSeconds: number | undefined;
};

/**
 * The operations of the public contract, and the app that answers each. A new service is in the gateway as soon as its
 * contract is in contracts/openapi.
 *
 * @throws Error for an operation with `x-stale-if-error` that is not public.
 */
export function publicOperations(contract: unknown): PublicOperation[] {
  const { paths, components } = publicContract.parse(contract);
  const named = (one: z.output<typeof parameter>) =>
    '$ref' in one ? components.parameters[one.$ref.slice('#/components/parameters/'.length)] : one;
  return declaredOperations(contract).map(({ path, method, declaration, ...declared }) => {
    const { parameters, requestBody, 'x-stale-if-error': staleSeconds } = operation.parse(declared.operation);
    const asksWhoItIs = declaration.access !== 'public';
    if (staleSeconds !== undefined && asksWhoItIs)
      throw new Error(
        `${declaration.operationId} asks who it is, so nobody may be given an answer that was another's.`,
      );
    return {
      path,
      method,
      declaration,
      appId: pathItem.parse(paths[path])['x-app-id'],
      asksWhoItIs,
      query: parameters.map(named).flatMap((one) => (one?.in === 'query' ? [one.name] : [])),
      takesBody: requestBody !== undefined,
      takesForm: takesForm(declared.operation),
      staleSeconds,
    };
  });
}

/** The apps of which the public contract says that they keep an audit trail. */
export const auditedApps = (contract: unknown): string[] => [
  ...new Set(publicOperations(contract).flatMap(({ appId, declaration }) => (declaration.audit ? [appId] : []))),
];
