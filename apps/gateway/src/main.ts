import contract from '../../../contracts/openapi/public.json' with { type: 'json' };
import { openStateStore } from '#dapr/state.ts';
import { readConfig } from '#service/config.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { REVOKED_STORE } from '#service/revocation.ts';
import { connect, serve } from '#service/service.ts';
import { gatewayEnv } from './config.ts';
import { deadLetterDoors } from './dead-letters.ts';
import { openPublicDoor } from './public-door.ts';
import { createRevocationCheck } from './revocation-check.ts';
import { KeptAnswers } from './kept-answers.ts';

const env = readConfig(gatewayEnv);
const log = createLog('gateway', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, invoker, tokenCheck, metrics } = await connect(env, lifecycle);
  const isRevoked = createRevocationCheck(await openStateStore(sidecar, REVOKED_STORE), log);

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
          invoker,
          keptAnswers: new KeptAnswers(metrics.registry),
          ownDoors: deadLetterDoors(invoker),
          rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
          corsOrigins: env.CORS_ORIGINS,
          trustedProxies: env.TRUSTED_PROXIES,
        }),
    },
    lifecycle,
  );
});
