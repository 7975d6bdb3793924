import contract from '#contracts/auth.json' with { type: 'json' };
import { openJobs } from '#dapr/bindings.ts';
import { findSecret, readSecret } from '#dapr/secrets.ts';
import { openStateStore } from '#dapr/state.ts';
import { readConfig } from '#service/config.ts';
import { createTokenCheck } from '#service/identity.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { REVOKED_STORE } from '#service/revocation.ts';
import { connect, connectDatabase, serve } from '#service/service.ts';
import { openSubscriberDoors } from '#service/subscriber-doors.ts';
import { authEnv } from './config.ts';
import type { AuthContext } from './context.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { authDoors } from './http/doors.ts';
import { createRevokedSessions } from './services/revoked-sessions.ts';
import { readSigningKeys } from './services/signing-key.ts';
import { createUsers } from './services/users.ts';
import { forgetOldFailedLogins } from './store/failed-logins.ts';
import type { Tables } from './store/schema.ts';
import { forgetOldSessions } from './store/sessions.ts';

const env = readConfig(authEnv);
const log = createLog('auth', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, invoker, metrics } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('auth', sidecar, lifecycle);
  const keys = readSigningKeys(
    await readSecret(sidecar, 'token-signing-key'),
    await findSecret(sidecar, 'token-signing-key-before'),
  );
  const tokenCheck = createTokenCheck(() => Promise.resolve({ keys: keys.jwks }));
  const context: AuthContext = {
    db,
    keys,
    tokenCheck,
    users: createUsers(invoker),
    revoked: createRevokedSessions(await openStateStore(sidecar, REVOKED_STORE), env.ACCESS_TOKEN_SECONDS),
    accessTokenSeconds: env.ACCESS_TOKEN_SECONDS,
    refreshTokenSeconds: env.REFRESH_TOKEN_SECONDS,
    now: () => new Date(),
  };
  const dayAgo = () => new Date(Date.now() - 86_400_000);

  const doors = authDoors(context);
  await serve(
    {
      port: env.APP_PORT,
      host: env.APP_HOST,
      appToken: env.APP_API_TOKEN,
      log,
      sidecar,
      metrics,
      database: db,
      doors: (app) => {
        openJobs(app, log, {
          'clean-up': async () => {
            await forgetOldFailedLogins(db, dayAgo());
            await forgetOldSessions(db, dayAgo());
          },
        });
        openSubscriberDoors(app, {
          id: 'auth',
          log,
          db,
          registry: metrics.registry,
          topics: { '/events/user-events': onUserEvents(context) },
          contract,
          doors,
          tokenCheck,
        });
      },
    },
    lifecycle,
  );
});
