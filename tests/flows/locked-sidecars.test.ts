import { readFileSync } from 'node:fs';
import { Client, credentials, status, type ServiceError } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { apps, type App } from '../support/library.ts';
import { askSidecar } from '../support/sidecar.ts';

// What holds on every way to start, with mutual TLS or without: tests/zero-trust has what needs it.

const everyApp = Object.entries(apps);
const secretNames = Object.keys(
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(process.env['TEST_SECRETS'] ?? '', 'utf8'))),
);

test('a sidecar gives its secrets to nobody without the token of its own app', async () => {
  for (const [name, { sidecarPort, sidecarToken }] of everyApp) {
    const tokensOfOthers = everyApp.map(([, other]) => other.sidecarToken).filter((token) => token !== sidecarToken);
    for (const token of [undefined, 'guessed', ...tokensOfOthers]) {
      const answer = await fetch(`http://127.0.0.1:${sidecarPort}/v1.0/secrets/secrets/${name}-database-url`, {
        ...(token !== undefined && { headers: { 'dapr-api-token': token } }),
      });
      expect([name, token, answer.status]).toEqual([name, token, 401]);
    }
  }
});

test('a sidecar answers nobody without a token over gRPC either', async () => {
  for (const [name, { grpcPort }] of everyApp)
    expect([name, await callWithoutToken(grpcPort, '/dapr.proto.runtime.v1.Dapr/GetMetadata')]).toEqual([
      name,
      status.UNAUTHENTICATED,
    ]);
});

test('no page in a browser may read what a sidecar answers', async () => {
  for (const [name, { sidecarPort, sidecarToken }] of everyApp)
    for (const origin of ['http://127.0.0.1:8088', 'https://other.example', 'null']) {
      const url = `http://127.0.0.1:${sidecarPort}/v1.0/metadata`;
      const [asked, read] = await Promise.all([
        fetch(url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'dapr-api-token',
          },
        }),
        fetch(url, { headers: { origin, 'dapr-api-token': sidecarToken } }),
      ]);
      for (const answer of [asked, read])
        expect([name, origin, answer.headers.get('access-control-allow-origin')]).toEqual([name, origin, null]);
    }
});

test('an app reads its own secrets, and no other', async () => {
  for (const [name] of everyApp)
    for (const secret of secretNames) {
      const answer = await askSidecar(name, `/v1.0/secrets/secrets/${secret}`);
      expect([name, secret, answer.status]).toEqual([name, secret, isOwn(name, secret) ? 200 : 403]);
    }
});

test("an app's port answers its sidecar alone; only the gateway's is for everybody", async () => {
  for (const [name, app] of everyApp.filter(([id]) => id !== 'gateway')) {
    const refused = name === 'users-rpc' ? await refusedByGrpc(app) : await refusedByHttp(app);
    expect([name, refused]).toEqual([name, true]);
  }
});

/** What belongs to an app besides the database of its service. */
const OWN: Record<string, RegExp> = {
  auth: /^(token-signing-key|second-factor-key)$/,
  users: /^first-admin-(email|password)$/,
  notifications: /^smtp-(host|port)$/,
};

function isOwn(name: string, secret: string): boolean {
  const app = name.replace(/-\d+$/, '');
  return secret === `${app.replace('-rpc', '')}-database-url` || (OWN[app]?.test(secret) ?? false);
}

async function refusedByHttp({ appPort }: App): Promise<boolean> {
  const answers = await Promise.all(
    [{}, { 'dapr-api-token': 'guessed' }].map((headers) => fetch(`http://127.0.0.1:${appPort}/`, { headers })),
  );
  return answers.every((answer) => answer.status === 401);
}

const refusedByGrpc = async ({ appPort }: App): Promise<boolean> =>
  (await callWithoutToken(appPort, '/abonement.users.v1.UserService/GetUserLoanInfo')) === status.UNAUTHENTICATED;

function callWithoutToken(port: number, method: string): Promise<status> {
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  return new Promise((resolve) => {
    client.makeUnaryRequest(
      method,
      (bytes: Buffer) => bytes,
      (bytes) => bytes,
      Buffer.alloc(0),
      (error: ServiceError | null) => {
        client.close();
        resolve(error?.code ?? status.OK);
      },
    );
  });
}
