import type { Express, Request, RequestHandler } from 'express';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';
import { groupBy } from '#core/group-by.ts';
import { apiError } from '#errors';
import { enforceAccess, type Admissions, type NoteRefusal } from './access.ts';
import type { TokenCheck } from './access-token.ts';
import { declarationOf, type Declaration } from './declaration.ts';
import { METHODS, parseJsonBodies, routeOf } from './json-bodies.ts';
import { checkRequests } from './request-check.ts';

/** An operation of a contract, with its route and its declarations. */
export type DeclaredOperation = {
  path: string;
  method: (typeof METHODS)[number];
  declaration: Declaration;
  /** As in the contract, including the parameters of its path. */
  operation: object;
};

// The only place that trusts the form of a contract file, which `npm run check` lints.
const asDocument = (contract: unknown) => contract as OpenAPIV3.DocumentV3;

/**
 * Each operation of a bundled contract; `/users/me` before `/users/{user_id}`.
 *
 * @throws Error for an operation that does not declare who may call it
 */
export function declaredOperations(contract: unknown): DeclaredOperation[] {
  const templatesLast = ([path]: [string, unknown]) => path.replaceAll('{', '~');
  const sorted = Object.entries(asDocument(contract).paths).sort((a, b) =>
    templatesLast(a) < templatesLast(b) ? -1 : 1,
  );
  return sorted.flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      if (!item[method]) return [];
      const parameters = [...(item.parameters ?? []), ...(item[method].parameters ?? [])];
      const operation = { ...item[method], parameters };
      return [{ path, method, operation, declaration: declarationOf(contract, path, method, operation) }];
    }),
  );
}

type Options = {
  contract: unknown;
  tokenCheck: TokenCheck;
  /** The path prefix of all operations. */
  base?: string;
  noteRefusal: NoteRefusal;
};

/** Answers with tokens or about people, and refusals of them, stay in no cache on their way and in no browser's. */
const storedNowhere: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/**
 * Refuses a method that a path does not have, and says which it has (RFC 9110, 15.5.6). If several paths match, the first
 * one decides.
 */
function refuseOtherMethods(app: Express, operations: readonly DeclaredOperation[], base: string): void {
  const decided = new WeakSet<Request>();
  for (const [path, declared] of groupBy(operations, (one) => one.path)) {
    const methods = declared.map(({ method }) => method.toUpperCase());
    app.all(base + routeOf(path), (request, response, next) => {
      if (decided.has(request) || methods.includes(request.method)) {
        decided.add(request);
        return next();
      }
      response.set('allow', [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', '));
      next(apiError('method_not_allowed'));
    });
  }
}

/**
 * Mounts what every request passes before its handler, in the gateway and in services: the access check, then reading
 * the body, then the check against the contract's schemas. Mount handlers after it.
 *
 * @returns who was admitted to which operation: a handler must find its own operation there
 */
export function admitRequests(app: Express, { contract, tokenCheck, base = '', noteRefusal }: Options): Admissions {
  const admissions: Admissions = new WeakMap();
  const operations = declaredOperations(contract);
  refuseOtherMethods(app, operations, base);
  for (const { path, method, declaration } of operations) {
    const access = enforceAccess(declaration, { tokenCheck, admissions, noteRefusal });
    app[method](base + routeOf(path), ...(declaration.storable ? [access] : [storedNowhere, access]));
  }
  const apiSpec = { ...asDocument(contract), servers: [{ url: base === '' ? '/' : base }] };
  parseJsonBodies(app, apiSpec.paths, base);
  app.use(checkRequests(apiSpec));
  return admissions;
}
