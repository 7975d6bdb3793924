import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Express, Request, RequestHandler } from 'express';
import type { Kysely, QueryExecutorProvider } from 'kysely';
import { isCommon } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { Caller } from '#core/caller.ts';
import { DECLARED_ERROR } from '#core/declared-error.ts';
import type { Log } from '#core/log.ts';
import type { Admissions } from './access.ts';
import type { TokenCheck } from './access-token.ts';
import { admitRequests, declaredOperations } from './admit-requests.ts';
import type { Told } from './audit-entry.ts';
import { recordingOf, type Trail } from './audit-recording.ts';
import type { Declaration } from './declaration.ts';
import { requireFreshSignInFor } from './fresh-sign-in.ts';
import {
  answerOnce,
  fingerprintOf,
  writeOnce,
  type Answer,
  type IdempotencyTables,
  type Write,
  type Written,
} from './idempotency.ts';
import { routeOf } from './json-bodies.ts';
import { pageAsCsv, prefersCsv } from './list-as-csv.ts';

/** An operation as openapi-typescript describes it. */
type Operation = {
  parameters: { path?: unknown; query?: unknown; header?: unknown };
  requestBody?: unknown;
  responses: Record<number | string, unknown>;
};

type Nothing = Record<string, never>;
type JsonOf<Content> = Content extends { content: { 'application/json': infer Json } } ? Json : undefined;
/** An archive is the one thing that is answered as it is, as fast as the client takes it. */
type AnswerOf<Content> = Content extends { content: { 'application/zip': unknown } } ? Readable : JsonOf<Content>;
type FormOrJsonOf<Content> = Content extends { content: { 'application/x-www-form-urlencoded': infer Form } }
  ? Form
  : JsonOf<Content>;
type BodyOf<Op> = Op extends { requestBody: infer Body } ? FormOrJsonOf<Body> : undefined;

/** A request that was checked against the contract: its values have the contract's types. */
export type OperationRequest<Op extends Operation> = {
  path: Op['parameters'] extends { path: infer Path } ? Path : Nothing;
  query: Op['parameters'] extends { query?: infer Query } ? NonNullable<Query> : Nothing;
  body: BodyOf<Op>;
  /** The signed-in caller; meaningless for operations without sign-in. */
  caller: Caller;
  raw: Request;
  /**
   * Stores what the audit trail keeps of an act, in the transaction of the act. A `write` does so itself; what nobody has
   * stored is stored before it is answered.
   */
  record: (tx: QueryExecutorProvider, told?: Told, body?: unknown) => Promise<void>;
} & (TakesKey<Op> extends true ? { write: Write<OperationAnswer<Op>> } : unknown);

/** Whether the operation takes an Idempotency-Key. */
type TakesKey<Op extends Operation> = Op['parameters'] extends { header?: { 'Idempotency-Key'?: string } }
  ? Op['parameters'] extends { header?: never }
    ? false
    : true
  : false;

/** The headers that a response declares; the generated types add that there may be others. */
type HeadersOf<Response> = Response extends { headers: infer Headers }
  ? { [Name in keyof Headers as string extends Name ? never : Name]: string | string[] }
  : unknown;
type WithHeaders<Headers> = [keyof Headers] extends [never] ? unknown : { headers: Headers };

/** An answer allowed by the contract: one of its statuses with the matching body and the headers it declares. */
export type OperationAnswer<Op extends Operation> = {
  [Status in keyof Op['responses'] & number]: AnswerOf<Op['responses'][Status]> extends undefined
    ? { status: Status } & WithHeaders<HeadersOf<Op['responses'][Status]>>
    : { status: Status; body: AnswerOf<Op['responses'][Status]> } & WithHeaders<HeadersOf<Op['responses'][Status]>>;
}[keyof Op['responses'] & number];

/**
 * A write that takes an Idempotency-Key can only answer through `write`, which stores the answer together with the
 * effect.
 */
export type OperationHandler<Op extends Operation> = (
  request: OperationRequest<Op>,
) => Promise<TakesKey<Op> extends true ? Written<OperationAnswer<Op>> : OperationAnswer<Op>>;

/** One handler for each operation of the contract, by `operationId`: a missing one does not compile. */
export type OperationHandlers<Operations> = {
  [Id in keyof Operations]: Operations[Id] extends Operation ? OperationHandler<Operations[Id]> : never;
};

type Options<Operations> = {
  /** The service's own contract, bundled. */
  contract: unknown;
  handlers: OperationHandlers<Operations>;
  tokenCheck: TokenCheck;
  /** Where the answers to requests with an Idempotency-Key are stored. */
  db: Kysely<IdempotencyTables>;
  /** Where what staff do and read is recorded. */
  trail: Trail;
  log: Log;
};

/**
 * Mounts a contract's operations. Access, input and Idempotency-Keys are handled as the contract declares, so handlers
 * can trust their requests.
 *
 * @throws Error for an operation that does not declare who may call it, or has no handler.
 */
export function mountOperations<Operations>(app: Express, options: Options<Operations>): void {
  const { contract, handlers, tokenCheck, db, trail, log } = options;
  const mounted = declaredOperations(contract).map(({ path, method, declaration }) => {
    return { route: routeOf(path), method, declaration, handler: handlerNamed(handlers, declaration.operationId) };
  });
  const admissions = admitRequests(app, {
    contract,
    tokenCheck,
    noteRefusal: async ({ declaration, request, caller, error }) =>
      recordingOf(trail, declaration, request, caller)?.refused(error),
  });
  for (const { route, method, declaration, handler } of mounted)
    app[method](
      route,
      answerBy(handler, { callerOf: admittedFor(declaration, admissions), declaration, db, trail, log }),
    );
}

/** Who was admitted to an operation. A request admitted to another one, or to none, gets no further. */
const admittedFor =
  ({ operationId }: Declaration, admissions: Admissions) =>
  (request: Request): Caller | undefined => {
    const admission = admissions.get(request);
    if (admission?.operationId !== operationId) throw new Error(`A request of ${operationId} was not admitted to it.`);
    return admission.caller;
  };

type Answering = {
  callerOf: (request: Request) => Caller | undefined;
  declaration: Declaration;
  /** None for an app that stores no answers. */
  db?: Kysely<IdempotencyTables>;
  /** None for an app that has no database. */
  trail?: Trail;
  log: Log;
};

/** Answers a request that was checked against its contract with a handler. */
export function answerBy(handler: AnyHandler, { callerOf, declaration, db, trail, log }: Answering): RequestHandler {
  return async (request, response) => {
    const key = request.get('idempotency-key');
    const caller = callerOf(request);
    const recording = recordingOf(trail, declaration, request, caller);
    let isRepeated = true;
    const carryOut = (write: Write<Answer>) => {
      isRepeated = false;
      return handler({
        path: request.params,
        query: request.query,
        body: request.body,
        raw: request,
        write,
        record: async (tx, told, body) => recording?.record?.(tx, body === undefined ? {} : { body }, told),
        get caller() {
          if (!caller) throw new Error(`${declaration.operationId} is public, so it has no caller.`);
          return caller;
        },
      });
    };
    const answering = async () => {
      requireFreshSignInFor(declaration, caller, request.body);
      return db && declaration.keyed && key !== undefined
        ? answerOnce(db, { key, ...whatIsAsked(request, declaration, caller) }, carryOut, recording?.record)
        : carryOut(writeOnce(key, recording?.record));
    };
    const answer = await answering().catch(async (error: unknown) => {
      await recording?.refused(error);
      const undeclared = undeclaredIn(error, declaration);
      if (undeclared !== undefined) log.error({ operation: declaration.operationId, code: undeclared }, UNDECLARED);
      throw error;
    });
    // An act is recorded once, however often its answer is asked for.
    if (!isRepeated) await recording?.answered(answer);
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.status >= 400) response.set(DECLARED_ERROR, 'true');
    if (answer.body === undefined) response.end();
    else if (answer.body instanceof Readable) {
      response.type('application/zip');
      await pipeline(answer.body, response).catch((error: unknown) => {
        log.warn({ err: error, operation: declaration.operationId }, 'the answer was cut off');
      });
    } else if (declaration.csvColumns && answer.status === 200) {
      response.vary('accept');
      if (!prefersCsv(request)) return void response.json(answer.body);
      const { csv, next } = pageAsCsv(answer.body, declaration.csvColumns, request.originalUrl);
      response
        .type('text/csv; charset=utf-8; header=present')
        .set(next === undefined ? {} : { link: next })
        .send(csv);
    } else response.json(answer.body);
  };
}

/** It is answered as it is, since it tells the client more than a 500 would; in tests of a service it is a failure. */
export const UNDECLARED = 'an error was answered that the contract does not declare for the operation';

function undeclaredIn(error: unknown, { errors }: Declaration): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const codes = [error.code, ...(error.details.rejections ?? []).map(({ code }) => code)];
  return codes.find((code) => !errors.has(code) && !isCommon(code));
}

/** The caller, and the fingerprint of the request; secrets are left out, since a fast hash of them could be broken. */
function whatIsAsked(request: Request, { operationId, secrets }: Declaration, caller: Caller | undefined) {
  const body = JSON.stringify(request.body, (name, value: unknown) => (secrets.has(name) ? undefined : value));
  return {
    caller: caller?.id ?? `app ${request.get('dapr-caller-app-id') ?? ''}`,
    fingerprint: fingerprintOf([operationId, request.params, request.query, body]),
  };
}

type AnyHandler = (request: {
  path: unknown;
  query: unknown;
  body: unknown;
  caller: Caller;
  raw: Request;
  record: (tx: QueryExecutorProvider, told?: Told, body?: unknown) => Promise<void>;
  write: Write<Answer>;
}) => Promise<Answer>;

/**
 * The types of `OperationHandlers` are for those who write handlers; here, the request was just checked at run time.
 */
export function handlerNamed<Operations>(
  handlers: OperationHandlers<Operations>,
  operationId: string | undefined,
): AnyHandler {
  const handler = (handlers as object as Record<string, AnyHandler | undefined>)[operationId ?? ''];
  if (!handler) throw new Error(`The contract's operation ${operationId} has no handler.`);
  return handler;
}
