import cors from 'cors';
import type { Express, Request } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { operations } from '#contracts/gateway.ts';
import { answerBy, doorNamed, type Doors } from '#service/contract-doors.ts';
import { unauthenticated, type Caller, type TokenCheck } from '#service/identity.ts';
import { parseJsonBodies, routeOf } from '#service/json-bodies.ts';
import type { Log } from '#service/log.ts';
import { Problem } from '#service/problem.ts';
import { currentTraceId } from '#service/trace.ts';
import type { Downstream } from './breakers.ts';
import { publicOperations } from './contract.ts';
import { openDocs } from './docs.ts';
import { passTo } from './proxy.ts';

const BASE = '/api/v1';
export const OWN_ID = 'gateway';

type Options = {
  contract: unknown;
  log: Log;
  tokenCheck: TokenCheck;
  isRevoked: (sessionId: string) => Promise<boolean>;
  downstreams: Map<string, Downstream>;
  /** What the gateway answers itself, by operation. */
  ownDoors: Doors<operations>;
  rateLimitPerMinute: number;
  corsOrigins: string[];
  trustedProxies: number;
};

/** The library's one public door: what stands between a client and the services, in the order in which it is passed. */
export function openPublicDoor(app: Express, options: Options): void {
  const { contract, log, tokenCheck, isRevoked, downstreams, ownDoors } = options;
  const callers = new WeakMap<Request, Caller>();
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
        next(
          new Problem(429, 'too_many_requests', {
            detail: 'Too many requests. Wait a minute.',
            headers: { 'retry-after': String(response.getHeader('retry-after') ?? 60) },
          }),
        ),
    }),
  );
  parseJsonBodies(app, apiSpec.paths, BASE);
  app.use(
    OpenApiValidator.middleware({
      apiSpec,
      validateApiSpec: false,
      validateRequests: { allErrors: true },
      validateResponses: false,
      validateSecurity: {
        handlers: {
          bearer: async (request) => {
            const caller = await tokenCheck(request.get('authorization'));
            if (await isRevoked(caller.sessionId)) throw unauthenticated('You have signed out.', 'signed_out');
            callers.set(request, caller);
            return true;
          },
        },
      },
    }),
  );
  for (const { path, method, appId, operationId } of publicOperations(contract)) {
    if (appId === OWN_ID) {
      app[method](BASE + routeOf(path), answerBy(doorNamed(ownDoors, operationId), callers));
      continue;
    }
    const downstream = downstreams.get(appId);
    if (!downstream) throw new Error(`There is no way to the app ${appId}.`);
    app[method](BASE + routeOf(path), passTo(appId, downstream, BASE, log));
  }
}
