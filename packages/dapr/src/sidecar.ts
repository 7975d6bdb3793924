import { CommunicationProtocolEnum, DaprClient, LogLevel } from '@dapr/dapr';
import { request } from 'undici';
import { z } from 'zod';

/** Where this app's sidecar listens, as set by daprd and the Dapr CLI. */
export const sidecarEnv = z.object({
  DAPR_HTTP_PORT: z.coerce.number().int().positive(),
  DAPR_GRPC_PORT: z.coerce.number().int().positive(),
  DAPR_API_TOKEN: z.string().optional(),
});

export type Sidecar = {
  url: string;
  grpcAddress: string;
  headers: Record<string, string>;
  client: DaprClient;
  stop(): Promise<void>;
};

export function connectSidecar(env: z.output<typeof sidecarEnv>): Sidecar {
  const client = new DaprClient({
    daprHost: '127.0.0.1',
    daprPort: String(env.DAPR_HTTP_PORT),
    communicationProtocol: CommunicationProtocolEnum.HTTP,
    logger: { level: LogLevel.Error },
    ...(env.DAPR_API_TOKEN && { daprApiToken: env.DAPR_API_TOKEN }),
  });
  return {
    url: `http://127.0.0.1:${env.DAPR_HTTP_PORT}`,
    grpcAddress: `127.0.0.1:${env.DAPR_GRPC_PORT}`,
    headers: env.DAPR_API_TOKEN ? { 'dapr-api-token': env.DAPR_API_TOKEN } : {},
    client,
    stop: () => client.stop(),
  };
}

/** Whether the sidecar's components are ready. This excludes the app's own health, so the app can wait for it. */
export async function sidecarReady(sidecar: Sidecar): Promise<boolean> {
  const answer = await request(`${sidecar.url}/v1.0/healthz/outbound`, { headersTimeout: 1_000, bodyTimeout: 1_000 });
  await answer.body.dump();
  return answer.statusCode === 204;
}

/** Waits for the sidecar, which starts together with the app and may be slower. @throws Error after `seconds`. */
export async function waitForSidecar(sidecar: Sidecar, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await sidecarReady(sidecar).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`The Dapr sidecar at ${sidecar.url} was not ready within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
