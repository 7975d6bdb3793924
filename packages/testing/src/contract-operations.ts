import { z } from 'zod';
import { permissions } from '#contracts/permissions.ts';
import type { Role } from '#core/caller.ts';
import { encodedText } from '#core/query-text.ts';
import { declarationOf, resolve, type Declaration } from '#http/declaration.ts';
import { METHODS, takesForm } from '#http/json-bodies.ts';

export type Schema = Record<string, unknown>;
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema };

/** An operation of a contract, as its tests need it. */
export type ContractOperation = Declaration & {
  method: string;
  path: string;
  parameters: Parameter[];
  /** Of JSON. */
  body: Schema | undefined;
  /** Then it has no JSON, and is asked by a test of its own. */
  takesForm: boolean;
};

const record = z.record(z.string(), z.unknown());
const parameters = z
  .array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean().default(false),
      schema: record,
    }),
  )
  .default([]);
const operation = z.object({
  parameters: z.array(z.unknown()).default([]),
  requestBody: z
    .object({
      content: z.union([
        z.object({ 'application/json': z.object({ schema: record }) }),
        z.object({ 'application/x-www-form-urlencoded': z.object({ schema: record }) }),
      ]),
    })
    .optional(),
});

type Content = NonNullable<z.output<typeof operation>['requestBody']>['content'];

const jsonIn = (content: Content | undefined): Schema | undefined =>
  content && 'application/json' in content ? content['application/json'].schema : undefined;

/** A node, or what its reference points to. */
export const followed = (contract: unknown, node: unknown): Schema => {
  const known = record.parse(node);
  return typeof known['$ref'] === 'string' ? followed(contract, resolve(contract, known['$ref'])) : known;
};

/** Every operation of a bundled contract. */
export function operationsIn(contract: { paths: object }): ContractOperation[] {
  return Object.entries(contract.paths).flatMap(([path, raw]) => {
    const item = record.parse(raw);
    return METHODS.flatMap((method) => {
      if (item[method] === undefined) return [];
      const shared = operation.parse({ parameters: item['parameters'] ?? [] }).parameters;
      const own = operation.parse(item[method]);
      const all = [...shared, ...own.parameters].map((one) => followed(contract, one));
      return [
        {
          ...declarationOf(contract, path, method, { ...record.parse(item[method]), parameters: all }),
          method: method.toUpperCase(),
          path,
          parameters: parameters.parse(all),
          body: jsonIn(own.requestBody?.content),
          takesForm: takesForm(own),
        },
      ];
    });
  });
}

/** The first role of the table that may call an operation for anybody: a reader, where nobody needs a permission. */
export const roleFor = ({ access, permission }: Declaration): Role =>
  access === 'permitted' && permission !== undefined ? (permissions[permission][0] ?? 'admin') : 'reader';

/** A request's URL path, with the values of its path and query. */
export function addressOf({ path, parameters }: ContractOperation, values: Record<string, unknown>): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(textOf(values[name])));
  const query = parameters
    .filter(({ name, in: place }) => place === 'query' && values[name] !== undefined)
    .map(({ name }) => `${name}=${encoded(textOf(values[name]))}`);
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled;
}

/** A lone surrogate has no UTF-8: a client that sends one anyway sends these bytes. */
const encoded = (text: string): string =>
  text
    .split(/(\p{Surrogate})/u)
    .map((part) => (/\p{Surrogate}/u.test(part) ? '%ED%A0%80' : encodedText(part)))
    .join('');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
