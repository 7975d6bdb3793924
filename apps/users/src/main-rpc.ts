import { z } from 'zod';
import { libraryDay } from '#core/library-day.ts';
import { connectDatabase } from '#platform/platform.ts';
import { serveGrpc } from '#platform/grpc-server.ts';
import { runPlatform, serve } from '#platform/service.ts';
import { UserServiceService } from '#contracts/proto/users.ts';
import { usersEnv, type UsersEnv } from './config.ts';
import { userService } from './grpc/user-service.ts';
import type { Tables } from './store/schema.ts';

// An app has one port and one protocol in Dapr, so the gRPC side of users is an app of its own; its health and metrics
// are served over HTTP on HEALTH_PORT.
const rpcEnv = usersEnv.extend({ HEALTH_PORT: z.coerce.number().int().positive() });

await runPlatform('users-rpc', rpcEnv, async (base) => {
  const { env, log, now } = base;
  const platform = await connectDatabase<UsersEnv, Tables>(base, { id: 'users-rpc', database: 'users' });
  const { db } = platform;
  await serve(platform, { port: env.HEALTH_PORT, db, routes: () => undefined });
  await serveGrpc(
    platform,
    UserServiceService,
    userService({ db, log, appToken: env.APP_API_TOKEN, today: () => libraryDay(now(), env.TIME_ZONE) }),
  );
});
