import { Server, ServerCredentials } from '@grpc/grpc-js';
import { z } from 'zod';
import { UserServiceService } from '#contracts/proto/users.ts';
import { readConfig } from '#service/config.ts';
import { libraryDay } from '#service/library-day.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { connect, connectDatabase, serve } from '#service/service.ts';
import { usersEnv } from './config.ts';
import { userService } from './grpc/user-service.ts';
import type { Tables } from './store/schema.ts';

// The gRPC door of the users service. An app has one port and one protocol in Dapr, so this door is an app of its own;
// health and metrics answer on HEALTH_PORT.
const env = readConfig(usersEnv.extend({ HEALTH_PORT: z.coerce.number().int().positive() }));
const log = createLog('users-rpc', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, metrics } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('users', sidecar, lifecycle);
  await serve(
    { port: env.HEALTH_PORT, host: env.APP_HOST, log, sidecar, metrics, database: db, doors: () => undefined },
    lifecycle,
  );

  const server = new Server();
  server.addService(
    UserServiceService,
    userService({ db, log, appToken: env.APP_API_TOKEN, today: () => libraryDay(new Date(), env.TIME_ZONE) }),
  );
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${env.APP_PORT}`, ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    );
  });
  lifecycle.onStop('gRPC server', () => new Promise<void>((resolve) => server.tryShutdown(() => resolve())));
});
