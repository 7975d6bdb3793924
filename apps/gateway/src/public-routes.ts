import cors from 'cors';
import { Router, type Express } from 'express';
import type { operations } from '#contracts/gateway.ts';
import type { Platform } from '#platform/platform.ts';
import type { NoteRefusal } from '#http/access.ts';
import { admitRequests } from '#http/admit-requests.ts';
import { answerBy, handlerNamed, type OperationHandlers } from '#http/operations.ts';
import type { TokenCheck } from '#http/access-token.ts';
import { signedOut, type RevocationCheck } from '#platform/revocation.ts';
import { routeOf } from '#http/json-bodies.ts';
import type { Log } from '#core/log.ts';
import { currentTraceId } from '#core/trace.ts';
import { Admission } from './admission.ts';
import { publicOperations } from './contract.ts';
import { openAuthorAlertLinks } from './author-alert-links.ts';
import { bookDescriber } from './describe-book.ts';
import { openDocs } from './docs.ts';
import { servePages } from './pages.ts';
import { passTo } from './proxy.ts';
import { limitRate, networkOf, userOrNetwork, type SharedCounts } from './rate-limits.ts';
import { rewriteQuery } from './request-target.ts';
import { accountByCookie, signInByCookie } from './session-cookies.ts';
import type { StaleResponses } from './stale-responses.ts';

export const BASE = '/api/v1';
const OWN_ID = 'gateway';
/** Sign-in operations have a lower limit, against guessing: this fraction of the general one. */
const AUTH_SHARE = 5;
/** Devices and apps that ask for tokens have another one, so that they do not keep a building's people from signing in. */
const TOKENS_SHARE = 2;

type Options = {
  contract: unknown;
  log: Log;
  tokenCheck: TokenCheck;
  isRevoked: RevocationCheck;
  invoker: Platform<unknown>['invoker'];
  staleResponses: StaleResponses;
  /** What the gateway answers itself, by operation. */
  ownOperations: OperationHandlers<operations>;
  noteRefusal: NoteRefusal;
  rateLimitPerMinute: number;
  requestCounts: SharedCounts;
  corsOrigins: string[];
  trustedProxies: number;
  /** Where the built pages are, and the time zone of their library; without it there are none. */
  pages?: { folder: string; timeZone: string };
};

/** The public entry point: what stands between a client and the services, in order. */
export function mountPublicRoutes(app: Express, options: Options): void {
  const { contract, log, tokenCheck, isRevoked, invoker, staleResponses, ownOperations } = options;
  const tokenOfOpenSession: TokenCheck = async (authorization) => {
    const caller = await tokenCheck(authorization);
    if (await isRevoked(caller.sessionId)) throw signedOut();
    return caller;
  };

  app.set('trust proxy', options.trustedProxies);
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
  app.use(rewriteQuery);
  openDocs(app, contract);
  openAuthorAlertLinks(app, BASE);
  if (options.pages)
    servePages(app, {
      ...options.pages,
      describeBook: bookDescriber(invoker, log),
      accountOf: accountByCookie(tokenCheck),
      base: BASE,
    });
  app.use(signInByCookie);
  const { rateLimitPerMinute, requestCounts } = options;
  app.use(limitRate(requestCounts, 'all', rateLimitPerMinute, userOrNetwork(tokenCheck)));
  const lower = (name: string, share: number) =>
    limitRate(requestCounts, name, Math.ceil(rateLimitPerMinute / share), networkOf);
  const signIn = Router();
  signIn.use('/oauth/token', lower('tokens', TOKENS_SHARE), (_request, _response, next) => next('router'));
  signIn.use(['/auth', '/oauth', '/session'], lower('auth', AUTH_SHARE));
  app.use(BASE, signIn);
  const { noteRefusal } = options;
  const admissions = admitRequests(app, { contract, tokenCheck: tokenOfOpenSession, base: BASE, noteRefusal });
  const operations = publicOperations(contract);
  const admission = new Admission(operations, BASE, admissions);
  app.use(admission.admit);
  for (const operation of operations) {
    const { path, method, appId, declaration } = operation;
    const answer =
      appId === OWN_ID
        ? answerBy(handlerNamed(ownOperations, declaration.operationId), {
            callerOf: (request) => admission.to(operation, request).caller,
            declaration,
            log,
          })
        : passTo({ operation, admission, invoker, staleResponses, log });
    app[method](BASE + routeOf(path), answer);
  }
}
