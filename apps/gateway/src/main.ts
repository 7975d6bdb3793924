import contract from '../../../contracts/openapi/public.json' with { type: 'json' };
import { StateStore } from '#dapr/state.ts';
import { readConfig } from '#service/config.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { createMetrics } from '#service/metrics.ts';
import { REVOKED_STORE } from '#service/revocation.ts';
import { connect, serve } from '#service/service.ts';
import { createBreakers } from './breakers.ts';
import { gatewayEnv } from './config.ts';
import { publicOperations } from './contract.ts';
import { deadLetterDoors } from './dead-letters.ts';
import { OWN_ID, openPublicDoor } from './public-door.ts';
import { createRevocationCheck } from './revocation-check.ts';

const env = readConfig(gatewayEnv);
const log = createLog('gateway', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, invoker, tokenCheck } = await connect(env, lifecycle);
  const metrics = createMetrics();
  const appIds = new Set(publicOperations(contract).map(({ appId }) => appId));
  appIds.delete(OWN_ID);
  const downstreams = createBreakers(invoker, [...appIds], metrics.registry);
  const isRevoked = createRevocationCheck(new StateStore(sidecar, REVOKED_STORE), log);

  await serve(
    {
      port: env.APP_PORT,
      host: env.APP_HOST,
      log,
      sidecar,
      metrics,
      doors: (app) =>
        openPublicDoor(app, {
          contract,
          log,
          tokenCheck,
          isRevoked,
          downstreams,
          ownDoors: deadLetterDoors(downstreams),
          rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
          corsOrigins: env.CORS_ORIGINS,
          trustedProxies: env.TRUSTED_PROXIES,
        }),
    },
    lifecycle,
  );
});
