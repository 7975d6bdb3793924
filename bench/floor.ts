// The floor of the issue-loan flow: the same hops through sidecars of the same kind, with handlers that do nothing.
import { Server, ServerCredentials, credentials, type handleUnaryCall } from '@grpc/grpc-js';
import express from 'express';
import { z } from 'zod';
import { UserServiceClient, UserServiceService, type UserLoanInfo, type UserRequest } from '#contracts/proto/users.ts';
import { proxyMetadata } from '#dapr/grpc.ts';
import { Breakers } from '#core/breakers.ts';
import { Invoker } from '#dapr/invoke.ts';
import { createRegistry } from '#core/metrics.ts';
import { connectSidecar, waitForSidecar } from '#dapr/sidecar.ts';
import { createApp, listen } from '#http/app-server.ts';
import { createHealthApp } from '#http/health-server.ts';
import { readConfig } from '#core/config.ts';
import { createLog } from '#core/log.ts';
import { serviceEnv } from '#platform/platform.ts';

const env = readConfig(serviceEnv.extend({ FLOOR_ROLE: z.enum(['gateway', 'loans', 'users-rpc', 'books']) }));
const log = createLog(`floor-${env.FLOOR_ROLE}`, 'warn');
const sidecar = connectSidecar(env);
await waitForSidecar(sidecar);
const registry = createRegistry();
const invoker = new Invoker(sidecar, new Breakers(registry));
const id = '01890000-0000-7000-8000-000000000000';
const loan = { id, reader_id: id, book_id: id, copy_id: id, barcode: 'B00000001', title: 'A book', status: 'open' };

const routes: Record<typeof env.FLOOR_ROLE, (app: express.Express) => void> = {
  gateway: (app) => {
    app.use(express.json());
    app.post('/api/v1/loans', async (request, response) => {
      const answer = await invoker.forward({
        appId: 'floor-loans',
        method: 'POST',
        path: '/loans',
        headers: { 'content-type': 'application/json', authorization: request.get('authorization') ?? '' },
        body: JSON.stringify(request.body),
        timeoutMs: 10_000,
      });
      response
        .status(answer.statusCode)
        .type('json')
        .send(await answer.body.text());
    });
  },
  loans: (app) => {
    const users = new UserServiceClient(sidecar.grpcAddress, credentials.createInsecure());
    const standing = () =>
      new Promise((resolve, reject) => {
        const metadata = proxyMetadata(sidecar, 'floor-users-rpc');
        users.getUserLoanInfo({ user_id: id }, metadata, (error, info) => (error ? reject(error) : resolve(info)));
      });
    app.use(express.json());
    app.post('/loans', async (_request, response) => {
      await standing();
      const path = `/internal/reservations/${id}`;
      await invoker.invoke({ appId: 'floor-books', method: 'PUT', path, body: { book_id: id } });
      response.status(201).json(loan);
    });
  },
  books: (app) => {
    app.use(express.json());
    app.put('/internal/reservations/:id', (_request, response) => void response.json(loan));
  },
  'users-rpc': () => undefined,
};

const readiness = { sidecar: () => Promise.resolve(true) };
await listen(createHealthApp({ readiness, registry, log }), env.HEALTH_PORT);
if (env.FLOOR_ROLE !== 'users-rpc')
  await listen(createApp({ log, registry, routes: routes[env.FLOOR_ROLE] }), env.APP_PORT);
else {
  // As long as an answer of the users service: typed, so that a field which is new there cannot be missing here.
  const getUserLoanInfo: handleUnaryCall<UserRequest, UserLoanInfo> = (_call, callback) =>
    callback(null, {
      active_loans_count: 0,
      has_overdue: false,
      max_loan_limit: 5,
      patron_category: 'adult',
      blocked: false,
      renewals_blocked: false,
      holds_blocked: false,
      expired: false,
      email: 'a@b.example',
      language: 'en',
      unverified: false,
      agreement_missing: false,
      expires_on: '',
      limits_refuse: [],
    });
  const server = new Server();
  server.addService(UserServiceService, { getUserLoanInfo });
  server.bindAsync(`127.0.0.1:${env.APP_PORT}`, ServerCredentials.createInsecure(), (error) => {
    if (error) throw error;
  });
}
process.once('SIGTERM', () => process.exit());
