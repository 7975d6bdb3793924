import { libraryDay } from '#core/library-day.ts';
import { connectDatabase } from '#platform/platform.ts';
import { serveGrpc } from '#platform/grpc-server.ts';
import { runPlatform, serveHealth } from '#platform/service.ts';
import { UserServiceService } from '#contracts/proto/users.ts';
import { usersRpcEnv, type UsersRpcEnv } from './config.ts';
import { userService } from './grpc/user-service.ts';
import type { Tables } from './store/schema.ts';

// An app has one port and one protocol in Dapr, so the gRPC side of users is an app of its own.
await runPlatform('users-rpc', usersRpcEnv, async (base) => {
  const { env, log, now } = base;
  const platform = await connectDatabase<UsersRpcEnv, Tables>(base, { id: 'users-rpc', database: 'users' });
  const { db } = platform;
  await serveGrpc(
    platform,
    UserServiceService,
    userService({ db, log, appToken: env.APP_API_TOKEN, today: () => libraryDay(now(), env.TIME_ZONE) }),
  );
  await serveHealth(platform, db);
});
