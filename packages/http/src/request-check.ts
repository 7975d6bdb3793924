import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';
import { invalidField } from '#errors';
import { canonicalUuid } from './canonical-requests.ts';
import { formats, isStorable } from './formats.ts';
import { METHODS } from './json-bodies.ts';

/** Checks requests against a contract. Access is checked elsewhere (access.ts). */
export function checkRequests(apiSpec: OpenAPIV3.DocumentV3): RequestHandler[] {
  const validators = OpenApiValidator.middleware({
    apiSpec: takingReserved(apiSpec),
    formats,
    serDes: [{ format: 'uuid', deserialize: canonicalUuid }],
    validateApiSpec: false,
    validateRequests: { allErrors: true },
    validateResponses: false,
    validateSecurity: false,
    ignorePaths: /^\/(events|jobs|dapr|docs)(\/|$)/,
  });
  return [refuseUnstorable, refuseNested, ...validators, refuseInfinite];
}

/**
 * The same contract, whose queries may have signs that clients need not encode: a form sends a blank as `+`. Without it, the
 * validator refuses them, though it reads them well.
 */
function takingReserved(apiSpec: OpenAPIV3.DocumentV3): OpenAPIV3.DocumentV3 {
  type Parameter = OpenAPIV3.ParameterObject | OpenAPIV3.ReferenceObject;
  const taking = <One extends Parameter>(parameter: One): One =>
    'in' in parameter && parameter.in === 'query' ? { ...parameter, allowReserved: true } : parameter;
  const takingAll = <Of extends { parameters?: Parameter[] }>(of: Of): Of =>
    of.parameters ? { ...of, parameters: of.parameters.map(taking) } : of;
  const each = <Value>(record: Record<string, Value>, change: (value: Value) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

  const paths = each(apiSpec.paths, (item) => {
    const changed = { ...takingAll(item) };
    for (const method of METHODS) if (changed[method]) changed[method] = takingAll(changed[method]);
    return changed;
  });
  const { parameters } = apiSpec.components ?? {};
  return {
    ...apiSpec,
    paths,
    ...(parameters && { components: { ...apiSpec.components, parameters: each(parameters, taking) } }),
  };
}

/** Deeper than any contract needs, and far from exhausting the stack of any recursion over a body. */
const DEEPEST = 32;

type Refused = { field: string; code: 'unstorable' | 'nested_too_deep' };

/**
 * Refuses what schemas do not forbid: texts that cannot be stored, with NUL or a lone surrogate, and excessive nesting.
 */
export const refuseUnstorable: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  const refused = refusedPath(request.path) ?? refusedValue(request.query, 'query') ?? refusedValue(body, 'body');
  next(refused && invalidField(refused.field, refused.code));
};

const refusedPath = (path: string): Refused | undefined =>
  isStorable(decodeURIComponent(path)) ? undefined : { field: 'path', code: 'unstorable' };

/** Finds the path of such a value, such as `records.0.title`. */
function refusedValue(root: unknown, whole: string): Refused | undefined {
  const visit = (value: unknown, names: string[]): Refused | undefined => {
    if (names.length > DEEPEST) return { field: names[0] ?? whole, code: 'nested_too_deep' };
    if (typeof value === 'string') return isStorable(value) ? undefined : unstorable(names);
    if (typeof value !== 'object' || value === null) return undefined;
    for (const [name, child] of Object.entries(value)) {
      const refused = isStorable(name) ? visit(child, [...names, name]) : unstorable(names);
      if (refused) return refused;
    }
    return undefined;
  };
  const unstorable = (names: string[]): Refused => ({ field: names.join('.') || whole, code: 'unstorable' });
  return visit(root, []);
}

/** No contract has `name[part]`; the validator would read it as an object, and fail where it expects a list's text. */
const refuseNested: RequestHandler = (request, _response, next) => {
  const nested = Object.keys(request.query).find((name) => name.includes('['));
  next(nested === undefined ? undefined : invalidField(nested, 'not_known'));
};

/** The validator reads Infinity as an integer, and checks no limit of what is not finite. */
const refuseInfinite: RequestHandler = (request, _response, next) => {
  const infinite = Object.entries(request.query).find(
    ([, value]: [string, unknown]) => value === Infinity || value === -Infinity,
  );
  next(infinite && invalidField(infinite[0], 'not_whole_number'));
};
