import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { expect, test } from 'vitest';
import { UserServiceClient } from '#contracts/proto/users.ts';
import { aBook, apps } from '../support/library.ts';
import { askSidecar } from '../support/sidecar.ts';

/** Invokes as an app does, through its own sidecar. @returns the status that the caller sees. */
async function invokeAs(caller: string, callee: string, method: string, path: string, body?: object): Promise<number> {
  const { status: answered } = await askSidecar(caller, `/v1.0/invoke/${callee}/method${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answered;
}

test('only loans may allocate copies', async () => {
  const { id: book_id } = await aBook();
  const path = () => `/internal/reservations/${randomUUID()}`;
  for (const caller of ['gateway', 'auth', 'users', 'notifications', 'books'])
    expect([caller, await invokeAs(caller, 'books', 'PUT', path(), { book_id })]).toEqual([caller, 403]);
  expect(await invokeAs('loans', 'books', 'PUT', path(), { book_id })).toBe(200);
});

test('only auth may check credentials and read accounts', async () => {
  const credentialsOf = { email: 'a@readers.example', password: 'a long password' };
  for (const caller of ['gateway', 'loans', 'books', 'notifications']) {
    const checked = await invokeAs(caller, 'users', 'POST', '/internal/credentials/check', credentialsOf);
    expect([caller, checked]).toEqual([caller, 403]);
    expect(await invokeAs(caller, 'users', 'GET', `/internal/accounts/${randomUUID()}`)).toBe(403);
  }
  expect(await invokeAs('auth', 'users', 'GET', `/internal/accounts/${randomUUID()}`)).toBe(404);
});

test('only notifications may ask how a user is reached', async () => {
  const path = `/internal/contacts/${randomUUID()}`;
  for (const caller of ['gateway', 'auth', 'loans', 'books'])
    expect([caller, await invokeAs(caller, 'users', 'GET', path)]).toEqual([caller, 403]);
  expect(await invokeAs('notifications', 'users', 'GET', path)).toBe(404);
});

test('what is not allowed is denied: the routes of events and jobs, and the gateway itself', async () => {
  for (const path of ['/events/loan-events', '/jobs/clean-up', '/clean-up', '/metrics'])
    expect([path, await invokeAs('gateway', 'users', 'POST', path, {})]).toEqual([path, 403]);
  expect(await invokeAs('loans', 'gateway', 'GET', '/api/v1/books')).toBe(403);
  expect(await invokeAs('books', 'notifications', 'GET', `/notifications/user/${randomUUID()}`)).toBe(403);
});

test('only loans may ask for the standing of a reader, by gRPC', async () => {
  const ask = (caller: string) =>
    new Promise<status>((resolve) => {
      const { grpcPort = 0, sidecarToken = '' } = apps[caller] ?? {};
      const client = new UserServiceClient(`127.0.0.1:${grpcPort}`, credentials.createInsecure());
      const metadata = new Metadata();
      metadata.set('dapr-app-id', 'users-rpc');
      metadata.set('dapr-api-token', sidecarToken);
      client.getUserLoanInfo({ user_id: randomUUID() }, metadata, (error: ServiceError | null) => {
        client.close();
        resolve(error?.code ?? status.OK);
      });
    });
  for (const caller of ['books', 'notifications', 'gateway']) expect(await ask(caller)).toBe(status.PERMISSION_DENIED);
  expect(await ask('loans')).toBe(status.NOT_FOUND);
});

test('sidecars speak to each other with certificates that name their app', async () => {
  const port = apps['books']?.internalPort ?? 0;
  // Somebody without a certificate is not let in, and learns who is there.
  const certificate = await new Promise<PeerCertificate>((resolve, reject) => {
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2'] }, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(certificate.subjectaltname).toContain('spiffe://public/ns/default/books');

  const plain = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.once('close', () => resolve(answer));
    socket.once('error', () => resolve(answer));
  });
  expect(plain).not.toContain('\u0000\u0000\u0004'); // an HTTP/2 SETTINGS frame would follow a welcome
});
