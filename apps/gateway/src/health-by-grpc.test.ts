import { Metadata } from '@grpc/grpc-js';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { UserServiceService, type HealthRequest, type Healthy } from '#contracts/proto/users.ts';
import { Lifecycle } from '#core/lifecycle.ts';
import { answerCall, serveGrpc } from '#platform/grpc-server.ts';
import { healthByGrpc } from './health-by-grpc.ts';

const log = pino({ level: 'silent' });
let lifecycle = new Lifecycle();
afterEach(async () => {
  await lifecycle.stop(log);
  lifecycle = new Lifecycle();
});

/** How an app is told to be whose database answers so. */
async function stateWhere(database: () => Promise<void>, timeoutMs = 2_000) {
  const answering = { log, appToken: undefined };
  const checkHealth = answerCall<HealthRequest, Healthy>(answering, async () => {
    await database();
    return {};
  });
  const port = await serveGrpc({ env: { APP_PORT: 0 }, lifecycle }, UserServiceService, { checkHealth });
  return stateAt(port, timeoutMs);
}

async function stateAt(port: number, timeoutMs: number) {
  const health = healthByGrpc({ address: `127.0.0.1:${port}`, metadata: () => new Metadata() });
  try {
    return await health.check(timeoutMs);
  } finally {
    health.close();
  }
}

test('an app that reaches its database works', async () => {
  expect(await stateWhere(async () => undefined)).toEqual({ app: 'users-rpc', state: 'working' });
});

test('an app that answers without its database is hindered', async () => {
  const away = () => Promise.reject(new Error('no connection'));
  expect(await stateWhere(away)).toMatchObject({ state: 'hindered' });
});

test('an app that is not there, or takes too long, is silent', async () => {
  expect(await stateAt(1, 2_000)).toMatchObject({ state: 'silent' });
  let go: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (go = resolve));
  expect(await stateWhere(() => slow, 50)).toMatchObject({ state: 'silent' });
  go();
});
