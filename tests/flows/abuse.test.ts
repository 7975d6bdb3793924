import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { credentials, Metadata, status } from '@grpc/grpc-js';
import jwt from 'jsonwebtoken';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { LoanServiceClient } from '#contracts/proto/gateway.ts';
import { aBook, aLibrarian, aReader, apiAs, apps, gatewayUrl, grpcAddress, theAdmin } from '../support/library.ts';
import { askSidecar } from '../support/sidecar.ts';

const loans = new LoanServiceClient(grpcAddress, credentials.createInsecure());
afterAll(() => loans.close());

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const token = z.object({ header: z.looseObject({ kid: z.string() }), payload: z.record(z.string(), z.unknown()) });

/** What a reader might make of their own token, to be an admin. */
async function forgeries(): Promise<[name: string, token: string][]> {
  const { accessToken } = await aReader();
  const { header, payload } = token.parse(jwt.decode(accessToken, { complete: true }));
  const { data } = await apiAs().GET('/auth/jwks.json');
  const [jwk] = data?.keys ?? [];
  if (!jwk) throw new Error('There is no key.');
  const published = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const claims = { ...payload, role: 'admin' };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [own = '', , signature = ''] = accessToken.split('.');
  const signed = (options: jwt.SignOptions) =>
    jwt.sign(claims, stranger.privateKey.export({ type: 'pkcs8', format: 'pem' }), { algorithm: 'RS256', ...options });
  return [
    ['with another role under the old signature', `${own}.${part(claims)}.${signature}`],
    ['without a signature', `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`],
    ['without a signature, by another spelling', `${part({ alg: 'NoNe', kid: header.kid })}.${part(claims)}.`],
    ['without its signature', `${own}.${part(payload)}.`],
    // The public key taken for a shared secret.
    [
      'signed with the published key',
      `${part({ alg: 'HS256', kid: header.kid })}.${part(claims)}.${hmac(published, header.kid, claims)}`,
    ],
    ['of a stranger who names our key', signed({ keyid: header.kid })],
    ['of a stranger who names their own', signed({ keyid: randomUUID() })],
    ['of a stranger who names none', signed({})],
    ['with a path for a key', signed({ keyid: '../../../dev/null' })],
    [
      'with a key of its own in it',
      signed({ header: { alg: 'RS256', kid: header.kid, jwk: jwkOf() } as jwt.JwtHeader }),
    ],
    ['that is too long', `${own}.${'a'.repeat(4_000)}.${signature}`],
    ['that is none', '..'],
  ];
}

const jwkOf = () => stranger.publicKey.export({ format: 'jwk' });

function hmac(key: string | Buffer, kid: string, claims: object): string {
  const made = jwt.sign(claims, String(key).padEnd(64), { algorithm: 'HS256', keyid: kid });
  return made.split('.')[2] ?? '';
}

/** What each service asks a token for, whatever way one came. */
const BEHIND = {
  users: 'users/me',
  loans: 'loans',
  books: 'copies?barcode=A1',
  notifications: 'notifications',
  analytics: 'analytics/most-borrowed-books',
};

test('no forged token is accepted: not by the gateway, not by its gRPC, and by no service past it', async () => {
  const behind = Object.entries(BEHIND).filter(([app]) => app in apps);
  for (const [name, forged] of await forgeries()) {
    const headers = { authorization: `Bearer ${forged}` };
    const answers = await Promise.all([
      fetch(`${gatewayUrl}/api/v1/users/me`, { headers }),
      fetch(`${gatewayUrl}/api/v1/admin/dead-letters`, { headers }),
      ...behind.map(([app, path]) => askSidecar('gateway', `/v1.0/invoke/${app}/method/${path}`, { headers })),
    ]);
    expect([name, ...answers.map((answer) => answer.status)]).toEqual([name, ...answers.map(() => 401)]);
    const metadata = new Metadata();
    metadata.set('authorization', headers.authorization);
    const code = await new Promise((resolve) => loans.listLoans({}, metadata, (error) => resolve(error?.code)));
    expect([name, code]).toEqual([name, status.UNAUTHENTICATED]);
  }
});

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${gatewayUrl}/api/v1${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('a body of ten megabytes, and one nested a million times, are refused and hold nobody up', async () => {
  const { accessToken } = await theAdmin();
  const headers = { authorization: `Bearer ${accessToken}` };
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  const attacks = [
    post('/auth/login', JSON.stringify({ email: 'x', password: 'x'.repeat(10_000_000) })).catch(() => undefined),
    post('/auth/login', deep).catch(() => undefined),
    // Where large bodies are taken.
    post('/books/import', deep, headers),
    post('/books/import', `{"records":${deep}}`, headers),
    post('/books/import', `{"format":"csv","text":${'{"a":'.repeat(400_000)}1${'}'.repeat(400_000)}}`, headers),
  ];
  const meanwhile = await fetch(`${gatewayUrl}/api/v1/books`);
  expect(meanwhile.status).toBe(200);
  for (const answer of await Promise.all(attacks)) expect([400, 413, undefined]).toContain(answer?.status);
  const [desk, book] = await Promise.all([aLibrarian(), aBook()]);
  expect((await desk.api.GET('/books/{book_id}', { params: { path: { book_id: book.id } } })).response.status).toBe(
    200,
  );
});

test("nobody reads or changes what is another reader's, by any id", async () => {
  const [owner, other, desk] = await Promise.all([aReader(), aReader(), aLibrarian()]);
  const book = await aBook();
  const { data: loan } = await desk.api.POST('/loans', { body: { book_id: book.id, reader_id: owner.id } });
  const { data: waiting } = await owner.api.POST('/waiting-list', { body: { author: `Автор ${randomUUID()}` } });
  const path = { user_id: owner.id };
  const asked = await Promise.all([
    other.api.GET('/users/{user_id}', { params: { path } }),
    other.api.GET('/users/{user_id}/history', { params: { path } }),
    other.api.PATCH('/users/{user_id}', { params: { path }, body: { full_name: 'Somebody' } }),
    other.api.GET('/loans/user/{user_id}', { params: { path } }),
    other.api.GET('/fines/user/{user_id}', { params: { path } }),
    other.api.GET('/notifications/user/{user_id}', { params: { path } }),
    other.api.GET('/loans/{loan_id}', { params: { path: { loan_id: loan?.id ?? '' } } }),
    other.api.POST('/loans/{loan_id}/renew', { params: { path: { loan_id: loan?.id ?? '' } } }),
    other.api.POST('/loans/return', { body: { loan_id: loan?.id ?? '' } }),
    other.api.POST('/loans/return', { body: { barcode: loan?.barcode ?? '' } }),
    other.api.POST('/loans', { body: { book_id: book.id, reader_id: owner.id } }),
  ]);
  for (const { response } of asked) expect([403, 404]).toContain(response.status);
  // Whoever asks for what is not theirs to leave it has changed nothing.
  await other.api.DELETE('/waiting-list/{entry_id}', { params: { path: { entry_id: waiting?.id ?? '' } } });
  const { data: list } = await owner.api.GET('/waiting-list');
  expect(list?.items.map(({ id }) => id)).toEqual([waiting?.id]);
  const { data: own } = await owner.api.GET('/loans/{loan_id}', { params: { path: { loan_id: loan?.id ?? '' } } });
  expect(own?.status).toBe('open');
});
