import { runPlatform, serve } from '#platform/service.ts';
import { gatewayEnv } from './config.ts';
import { gatewayRoutes } from './service.ts';

await runPlatform('gateway', gatewayEnv, async (platform) => {
  await serve(platform, { port: platform.env.APP_PORT, routes: await gatewayRoutes(platform) });
});
