import { runPlatform, serve } from '#platform/service.ts';
import { sip2Env } from './config.ts';
import { createContext } from './context.ts';
import { answerMetrics } from './answer-metrics.ts';
import { readCertificate } from './certificate.ts';
import { serveMachines } from './serve-machines.ts';

await runPlatform('sip2', sip2Env, async (platform) => {
  const { env, log, registry, lifecycle, secrets } = platform;
  // Nobody calls it through its sidecar, which only looks whether it lives.
  await serve(platform, { appToken: env.APP_API_TOKEN, routes: () => undefined });
  const machines = await serveMachines({
    context: createContext(platform),
    log,
    note: answerMetrics(registry),
    certificate: await readCertificate(secrets),
  });
  lifecycle.onStop('machines', () => machines.stop());
});
