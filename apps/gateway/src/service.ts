import { join } from 'node:path';
import type { Express } from 'express';
import { createRevocationCheck, REVOKED_STORE } from '#platform/revocation.ts';
import type { Platform } from '#platform/platform.ts';
import contract from '../../../contracts/openapi/public.json' with { type: 'json' };
import type { GatewayEnv } from './config.ts';
import { healthByGrpc } from './health-by-grpc.ts';
import { ownOperations } from './own-operations.ts';
import { mountPublicRoutes } from './public-routes.ts';
import { SharedCounts } from './rate-limits.ts';
import { Refusals } from './refusals.ts';
import { StaleResponses } from './stale-responses.ts';

/** Beside this app, whether it runs from its sources or from its bundle. */
const PAGES = join(import.meta.dirname, '../../web/dist');

/** The gateway: what it needs from its sidecar, and its routes. */
export async function gatewayRoutes(platform: Platform<GatewayEnv>): Promise<(app: Express) => void> {
  const { env, log, registry, lifecycle, tokenCheck, invoker, grpc, openStateStore } = platform;
  const isRevoked = createRevocationCheck(await openStateStore(REVOKED_STORE), log);
  const cache = await openStateStore('cache');
  const requestCounts = new SharedCounts({ store: cache, log });
  lifecycle.onStop('rate limits', async () => requestCounts.stop());
  const refusals = new Refusals({ invoker, log });
  refusals.start();
  lifecycle.onStop('refusals', () => refusals.stop());
  const usersByGrpc = healthByGrpc(grpc);
  lifecycle.onStop('users-rpc client', async () => usersByGrpc.close());
  return (app) =>
    mountPublicRoutes(app, {
      contract,
      log,
      tokenCheck,
      isRevoked,
      invoker,
      staleResponses: new StaleResponses(registry),
      ownOperations: ownOperations({ contract, invoker, usersByGrpc, readStore: () => cache.get('health') }),
      noteRefusal: refusals.note,
      rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
      requestCounts,
      corsOrigins: env.CORS_ORIGINS,
      trustedProxies: env.TRUSTED_PROXIES,
      pages: { folder: PAGES, timeZone: env.TIME_ZONE },
    });
}
