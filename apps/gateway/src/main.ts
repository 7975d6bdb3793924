import { runPlatform, serve } from '#platform/service.ts';
import { gatewayEnv } from './config.ts';
import { gatewayRoutes } from './service.ts';

/** Of a request, target and headers. A sidecar takes 8 KiB of what the gateway makes of it (docs/decisions/0003). */
const MAX_HEADER_BYTES = 8 * 1024;

await runPlatform('gateway', gatewayEnv, async (platform) => {
  await serve(platform, {
    isPublic: true,
    maxHeaderSize: MAX_HEADER_BYTES,
    routes: await gatewayRoutes(platform),
  });
});
