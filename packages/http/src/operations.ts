import type { Express, Request, RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';
import { bearerSecurity } from './bearer-security.ts';
import type { Caller } from '#core/caller.ts';
import { type TokenCheck, unauthenticated } from './access-token.ts';
import { METHODS, parseJsonBodies, routeOf } from './json-bodies.ts';
import { forbidden } from '#core/problem.ts';

/** An operation as openapi-typescript describes it. */
type Operation = {
  parameters: { path?: unknown; query?: unknown; header?: unknown };
  requestBody?: unknown;
  responses: Record<number | string, unknown>;
};

type Nothing = Record<string, never>;
type JsonOf<Content> = Content extends { content: { 'application/json': infer Json } } ? Json : undefined;
type BodyOf<Op> = Op extends { requestBody: infer Body } ? JsonOf<Body> : undefined;

/** A request that the contract has been held against: what is in it has the contract's types. */
export type OperationRequest<Op extends Operation> = {
  path: Op['parameters'] extends { path: infer Path } ? Path : Nothing;
  query: Op['parameters'] extends { query?: infer Query } ? NonNullable<Query> : Nothing;
  body: BodyOf<Op>;
  /** @throws Problem 401 where the operation is open to all and nobody is signed in. */
  caller: Caller;
  idempotencyKey: string | undefined;
  raw: Request;
};

/** An answer that the contract knows: one of its statuses with the body that belongs to it. */
export type OperationAnswer<Op extends Operation> = {
  [Status in keyof Op['responses'] & number]: JsonOf<Op['responses'][Status]> extends undefined
    ? { status: Status }
    : { status: Status; body: JsonOf<Op['responses'][Status]> };
}[keyof Op['responses'] & number];

export type OperationHandler<Op extends Operation> = (request: OperationRequest<Op>) => Promise<OperationAnswer<Op>>;

/** One handler for each operation of the contract, by `operationId`: a missing one does not compile. */
export type OperationHandlers<Operations> = {
  [Id in keyof Operations]: Operations[Id] extends Operation ? OperationHandler<Operations[Id]> : never;
};

type Options<Operations> = {
  /** The service's own contract, bundled. */
  contract: unknown;
  handlers: OperationHandlers<Operations>;
  tokenCheck: TokenCheck;
};

/**
 * Mounts a contract's operations: each request is checked against the contract, its token against auth's keys, and an
 * internal operation against the app ids that may call it. What a handler is given can be trusted.
 */
export function mountOperations<Operations>(app: Express, options: Options<Operations>): void {
  // The one place where a contract file, which `npm run check` lints, is taken at its word.
  const apiSpec = { ...(options.contract as OpenAPIV3.DocumentV3), servers: [{ url: '/' }] };
  const callers = new WeakMap<Request, Caller>();
  const security = bearerSecurity(callers, (request) => options.tokenCheck(request.get('authorization')));

  parseJsonBodies(app, apiSpec.paths);
  app.use(
    OpenApiValidator.middleware({
      apiSpec,
      validateApiSpec: false,
      validateRequests: { allErrors: true },
      validateResponses: false,
      ignorePaths: /^\/(events|jobs|dapr|docs)(\/|$)/,
      validateSecurity: { handlers: security.handlers },
    }),
    security.tellWhy,
  );

  for (const [path, item] of Object.entries(apiSpec.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const handler = handlerNamed(options.handlers, operation.operationId);
      const allowed: unknown = operation['x-internal' as keyof typeof operation];
      const route = routeOf(path);
      if (Array.isArray(allowed)) app[method](route, onlyFrom(allowed));
      app[method](route, answerBy(handler, callers));
    }
  }
}

/** Answers a request, already held against its contract, by a handler. */
export function answerBy(handler: AnyHandler, callers: WeakMap<Request, Caller>): RequestHandler {
  return async (request, response) => {
    const answer = await handler({
      path: request.params,
      query: request.query,
      body: request.body,
      idempotencyKey: request.get('idempotency-key'),
      raw: request,
      get caller() {
        const caller = callers.get(request);
        if (!caller) throw unauthenticated('Sign in first.');
        return caller;
      },
    });
    response.status(answer.status);
    if (answer.body === undefined) response.end();
    else response.json(answer.body);
  };
}

type AnyHandler = (request: {
  path: unknown;
  query: unknown;
  body: unknown;
  caller: Caller;
  idempotencyKey: string | undefined;
  raw: Request;
}) => Promise<{ status: number; body?: unknown }>;

/** The types of `OperationHandlers` hold for whoever writes a handler; here, where requests come in, they were just checked. */
export function handlerNamed<Operations>(
  handlers: OperationHandlers<Operations>,
  operationId: string | undefined,
): AnyHandler {
  const handler = (handlers as Record<string, AnyHandler | undefined>)[operationId ?? ''];
  if (!handler) throw new Error(`The contract's operation ${operationId} has no handler.`);
  return handler;
}

/** The calling sidecar names its app; with mutual TLS the name is proven, and the access policies enforce it too. */
function onlyFrom(appIds: unknown[]): RequestHandler {
  return (request, _response, next) =>
    next(appIds.includes(request.get('dapr-caller-app-id')) ? undefined : forbidden());
}
