import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Caller } from '#core/caller.ts';
import type { ApiError } from '#core/api-error.ts';
import { apiError } from '#errors';
import type { Admissions } from '#http/access.ts';
import type { PublicOperation } from './contract.ts';
import { readQuery, writeTarget } from './request-target.ts';

/** A request that was checked against the contract: everything that may be passed on of it. */
export type AdmittedRequest = {
  operation: PublicOperation;
  /** The path and query for the app, built from the checked values, never copied from the client. */
  target: string;
  /** The body according to the contract; undefined if the operation takes none. */
  body: unknown;
  /** Undefined if the operation is public. */
  caller: Caller | undefined;
};

/** The mark that the validator leaves on a request that it has matched and checked. */
const checked = z.object({
  openApiRoute: z.string(),
  pathParams: z.record(z.string(), z.string()),
});

/**
 * Lets through only what the contract's validator has matched with the operation that the caller was let in for.
 * Handlers take requests only from here, so a request that slipped past a check reaches none.
 */
export class Admission {
  readonly #operations: Map<string, PublicOperation>;
  readonly #admissions: Admissions;
  readonly #admitted = new WeakMap<Request, AdmittedRequest>();

  /** @param base the path prefix of all operations */
  constructor(operations: PublicOperation[], base: string, admissions: Admissions) {
    this.#operations = new Map(operations.map((one) => [`${one.method.toUpperCase()} ${base}${one.path}`, one]));
    this.#admissions = admissions;
  }

  /** Mount it after the validator and before the operations' routes. */
  readonly admit: RequestHandler = (request, _response, next) => {
    const { data: mark } = checked.safeParse('openapi' in request ? request.openapi : undefined);
    const operation = mark && this.#operations.get(`${request.method} ${mark.openApiRoute}`);
    const admission = this.#admissions.get(request);
    if (!operation || admission?.operationId !== operation.declaration.operationId) return next(nothingHere());
    const { caller } = admission;
    if (operation.asksWhoItIs && !caller) return next(apiError('unauthenticated'));
    this.#admitted.set(request, {
      operation,
      target: targetOf(operation, mark.pathParams, request.url),
      body: operation.takesBody ? request.body : undefined,
      caller,
    });
    next();
  };

  /** @throws ApiError 404 for a request that was not admitted to this operation. */
  to(operation: PublicOperation, request: Request): AdmittedRequest {
    const admitted = this.#admitted.get(request);
    if (admitted?.operation !== operation) throw nothingHere();
    return admitted;
  }
}

const nothingHere = (): ApiError => apiError('no_such_resource');

function targetOf(operation: PublicOperation, params: Record<string, string>, url: string): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params[name];
    if (value === undefined) throw nothingHere();
    return encodeURIComponent(value);
  });
  const question = url.indexOf('?');
  const given = question < 0 ? new Map<string, string>() : readQuery(url.slice(question + 1));
  return writeTarget(
    path,
    operation.query.flatMap((name) => {
      const value = given.get(name);
      return value === undefined ? [] : [[name, value] as [string, string]];
    }),
  );
}
