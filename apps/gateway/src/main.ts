import { runPlatform, serve } from '#platform/service.ts';
import { gatewayEnv } from './config.ts';
import { MAX_HEADER_BYTES } from './limits.ts';
import { gatewayRoutes } from './service.ts';

await runPlatform('gateway', gatewayEnv, async (platform) => {
  await serve(platform, {
    isPublic: true,
    maxHeaderSize: MAX_HEADER_BYTES,
    routes: await gatewayRoutes(platform),
  });
});
