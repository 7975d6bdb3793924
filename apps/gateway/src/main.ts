import { runPlatform, serve } from '#platform/service.ts';
import { gatewayEnv } from './config.ts';
import { serveGrpc } from './grpc/serve-grpc.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import { BASE } from './public-routes.ts';
import { gatewayRoutes } from './service.ts';

await runPlatform('gateway', gatewayEnv, async (platform) => {
  const http = await serve(platform, {
    isPublic: true,
    maxHeaderSize: MAX_HEADER_BYTES,
    routes: await gatewayRoutes(platform),
  });
  const { env, log, lifecycle, sidecarIsReady } = platform;
  const grpc = await serveGrpc({
    http,
    base: BASE,
    log,
    host: env.APP_HOST,
    port: env.GRPC_PORT,
    isReady: sidecarIsReady,
  });
  lifecycle.onStop('gRPC server', () => grpc.stop());
});
