import cors from 'cors';
import type { Express, Request } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { apiError } from '#errors';
import type { operations } from '#contracts/gateway.ts';
import type { Platform } from '#platform/platform.ts';
import { bearerSecurity } from '#http/bearer-security.ts';
import { requireDeclaredAccess } from '#http/access.ts';
import { answerBy, handlerNamed, type OperationHandlers } from '#http/operations.ts';
import type { Caller } from '#core/caller.ts';
import type { TokenCheck } from '#http/access-token.ts';
import { parseJsonBodies, routeOf } from '#http/json-bodies.ts';
import type { Log } from '#core/log.ts';
import { currentTraceId } from '#core/trace.ts';
import { publicOperations } from './contract.ts';
import { openDocs } from './docs.ts';
import type { StaleResponses } from './stale-responses.ts';
import { passTo } from './proxy.ts';

const BASE = '/api/v1';
const OWN_ID = 'gateway';

type Options = {
  contract: unknown;
  log: Log;
  tokenCheck: TokenCheck;
  isRevoked: (sessionId: string) => Promise<boolean>;
  invoker: Platform<unknown>['invoker'];
  staleResponses: StaleResponses;
  /** What the gateway answers itself, by operation. */
  ownOperations: OperationHandlers<operations>;
  rateLimitPerMinute: number;
  corsOrigins: string[];
  trustedProxies: number;
};

/** The library's one public door: what stands between a client and the services, in the order in which it is passed. */
export function mountPublicRoutes(app: Express, options: Options): void {
  const { contract, log, tokenCheck, isRevoked, invoker, staleResponses, ownOperations } = options;
  const callers = new WeakMap<Request, Caller>();
  const security = bearerSecurity(callers, async (request) => {
    const caller = await tokenCheck(request.get('authorization'));
    if (await isRevoked(caller.sessionId)) throw apiError('signed_out');
    return caller;
  });
  // The contract is generated and linted by `npm run check`.
  const apiSpec = contract as OpenAPIV3.DocumentV3;

  app.set('trust proxy', options.trustedProxies);
  app.use(helmet());
  app.use((_request, response, next) => {
    response.setHeader('x-trace-id', currentTraceId() ?? '');
    next();
  });
  app.use(
    cors({
      origin: options.corsOrigins,
      exposedHeaders: ['x-trace-id', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    }),
  );
  openDocs(app, contract);
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: options.rateLimitPerMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response, next) =>
        next(apiError('too_many_requests', {}, { retryAfterSeconds: Number(response.getHeader('retry-after') ?? 60) })),
    }),
  );
  parseJsonBodies(app, apiSpec.paths, BASE);
  app.use(
    OpenApiValidator.middleware({
      apiSpec,
      validateApiSpec: false,
      validateRequests: { allErrors: true },
      validateResponses: false,
      validateSecurity: { handlers: security.handlers },
    }),
    security.tellWhy,
  );
  for (const operation of publicOperations(contract)) {
    const { path, method, appId, operationId, declaration } = operation;
    app[method](
      BASE + routeOf(path),
      requireDeclaredAccess(declaration, callers),
      appId === OWN_ID
        ? answerBy(handlerNamed(ownOperations, operationId), {
            callerOf: (request) => callers.get(request),
            declaration,
          })
        : passTo({ operation, invoker, staleResponses, base: BASE, log }),
    );
  }
}
