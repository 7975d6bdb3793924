import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { credentials, Metadata, status } from '@grpc/grpc-js';
import jwt from 'jsonwebtoken';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { LoanServiceClient } from '#contracts/proto/gateway.ts';
import { addressOf, operationsIn, roleFor } from '#testing/contract-operations.ts';
import { exampleRequest } from '#testing/contract-values.ts';
import { waitFor } from '#testing/wait-for.ts';
import { createKeySeal } from '../../apps/auth/src/keys/sealed-key.ts';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import {
  aBook,
  aBranchManager,
  aLibrarian,
  aReader,
  apiAs,
  apps,
  gatewayUrl,
  grpcAddress,
  theAdmin,
  type Person,
} from '../support/library.ts';
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

/** The key that signs now, as auth keeps it. */
async function theSigningKey(): Promise<{ kid: string; pem: string }> {
  const secrets = z
    .looseObject({ 'auth-database-url': z.string(), 'token-signing-key': z.string() })
    .parse(JSON.parse(readFileSync(process.env['TEST_SECRETS'] ?? '', 'utf8')));
  const database = new pg.Client({ connectionString: secrets['auth-database-url'] });
  await database.connect();
  const { rows } = await database
    .query('select kid, sealed_key from signing_key where signs_from <= now() and signs_until is null')
    .finally(() => database.end());
  const { kid, sealed_key } = z.object({ kid: z.string(), sealed_key: z.instanceof(Buffer) }).parse(rows[0]);
  const key = createKeySeal(secrets['token-signing-key']).open(kid, sealed_key);
  return { kid, pem: String(key?.export({ type: 'pkcs8', format: 'pem' })) };
}

test('what the real key has signed is refused when it is over, not yet good, for somebody else, or says too little', async () => {
  const [{ accessToken }, { kid, pem }] = await Promise.all([aReader(), theSigningKey()]);
  const { payload } = token.parse(jwt.decode(accessToken, { complete: true }));
  const now = Math.floor(Date.now() / 1_000);
  const signed = (change: Record<string, unknown>, algorithm: jwt.Algorithm = 'RS256') => {
    const claims = Object.entries({ ...payload, ...change }).filter(([, value]) => value !== undefined);
    return jwt.sign(Object.fromEntries(claims), pem, { algorithm, keyid: kid, noTimestamp: true });
  };
  const ask = async (bearer: string) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const behind = Object.entries(BEHIND).filter(([app]) => app in apps);
    const answers = await Promise.all([
      fetch(`${gatewayUrl}/api/v1/users/me`, { headers }),
      ...behind.map(([app, path]) => askSidecar('gateway', `/v1.0/invoke/${app}/method/${path}`, { headers })),
    ]);
    return answers.map((answer) => answer.status);
  };
  // The key is the right one: else each of the others would be refused for that.
  const [own] = await ask(signed({}));
  expect(own).toBe(200);
  const bad: [string, string][] = [
    ['an hour over', signed({ iat: now - 4_200, exp: now - 3_600 })],
    ['just over', signed({ exp: now - 1 })],
    ['good for ever', signed({ exp: undefined })],
    ['not good yet', signed({ nbf: now + 600 })],
    ['for another audience', signed({ aud: 'somebody-else' })],
    ['for no audience', signed({ aud: undefined })],
    ['of another issuer', signed({ iss: 'https://other.example' })],
    ['of no issuer', signed({ iss: undefined })],
    ['with a role that there is not', signed({ role: 'root' })],
    ['with two roles', signed({ role: ['reader', 'admin'] })],
    ['of nobody', signed({ sub: undefined })],
    ['of somebody who has no id', signed({ sub: 'admin' })],
    ['of no sign-in', signed({ sid: undefined })],
    ['by another algorithm of the same key', signed({}, 'PS256')],
    ['by a longer hash', signed({}, 'RS512')],
  ];
  for (const [name, one] of bad) {
    const answers = await ask(one);
    expect([name, ...answers]).toEqual([name, ...answers.map(() => 401)]);
  }
}, 60_000);

test('what the gateway refuses to somebody is in the audit trail soon after', async () => {
  const [reader, other, admin] = await Promise.all([aReader(), aReader(), theAdmin()]);
  for (let time = 0; time < 3; time += 1)
    await reader.api.GET('/users/{user_id}', { params: { path: { user_id: other.id } } });
  await waitFor('the entry', async () => {
    const { data } = await admin.api.GET('/admin/audit-entries', {
      params: { query: { app: 'auth', caller_id: reader.id, action: 'reader.read' } },
    });
    const counts = (data?.items ?? []).map(({ user_id, code, facts }) => [user_id, code, facts['count']]);
    const times = counts.reduce((sum, [, , count]) => sum + Number(count), 0);
    return times === 3 && counts.every(([about, code]) => about === other.id && code === 'forbidden');
  });
});

/**
 * What would end the session or the account that asks, change keys, or count as a guess, for which everybody here would
 * wait. tests/flows/odd-requests.test.ts asks most of these as well.
 */
const LEFT_OUT = new Set(
  'logout deleteOwnProfile deleteUser mergeReader updateOwnProfile endOtherSessions replaceSigningKey revokeSigningKey login openSession choosePassword takeSecondStep takeSecondStepOnPage stepUp stepUpSession confirmAuthenticator requestPasswordReset loginByPasskey openSessionByPasskey addPasskey'.split(
    ' ',
  ),
);

/** What is harmless to whoever takes it for a text, and to nobody who runs it. */
const INJECTIONS = [
  `'; select pg_sleep(20); --`,
  `" or 1=1 --`,
  `x') union select password_hash from users --`,
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '$(sleep 20)`sleep 20`|sleep 20;sleep 20',
  '../../../../etc/passwd',
  'a\r\nSet-Cookie: x=1\r\n\r\nHTTP/1.1 200 OK',
  '*)(uid=*))(|(uid=*',
  '%s%s%n%x',
  '__proto__',
  'file:///etc/passwd',
  '=cmd|calc!A1',
];
/** What no answer tells, unless the text that was sent has it. */
const INSIDES = /syntax error|at \w+ \(|node_modules|\.ts:\d|root:x:|pg_|kysely|Traceback|49\{\{|<b>/;

test('no text in any field is run by anything, or makes an answer tell what is inside', async () => {
  const [reader, librarian, manager, admin] = await Promise.all([
    aReader(),
    aLibrarian(),
    aBranchManager(),
    theAdmin(),
  ]);
  const people: Partial<Record<string, Person>> = { reader, librarian, branch_manager: manager, admin };
  const { id: book_id } = await aBook();
  const given = { user_id: reader.id, reader_id: reader.id, book_id };
  const asked = operationsIn(contract)
    .filter(({ operationId, takesForm }) => !takesForm && !LEFT_OUT.has(operationId))
    .flatMap((operation) => {
      const { values, body } = exampleRequest(contract, operation, given);
      const members = z.record(z.string(), z.unknown()).safeParse(body).data ?? {};
      const texts = Object.keys(members).filter((name) => typeof members[name] === 'string');
      const inQuery = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      return INJECTIONS.flatMap((text) => [
        ...inQuery.map((name) => ({
          operation,
          text,
          address: addressOf(operation, { ...values, [name]: text }),
          body,
        })),
        ...texts.map((name) => ({
          operation,
          text,
          address: addressOf(operation, values),
          body: { ...members, [name]: text },
        })),
      ]);
    });
  const found: unknown[] = [];
  const waiting = asked.values();
  const ask = async () => {
    for (const { operation, text, address, body } of waiting) {
      const began = performance.now();
      const answer = await fetch(`${gatewayUrl}/api/v1${address}`, {
        method: operation.method,
        headers: {
          authorization: `Bearer ${people[roleFor(operation)]?.accessToken}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const told = INJECTIONS.reduce(
        (all, one) => all.replaceAll(JSON.stringify(one).slice(1, -1), ''),
        await answer.text(),
      );
      const slept = performance.now() - began > 19_000;
      if (answer.status >= 500 || slept || INSIDES.test(told) || answer.headers.get('set-cookie') !== null)
        found.push([operation.operationId, text, answer.status, slept, told.slice(0, 300)]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  console.log(`${asked.length} hostile texts`);
  expect(asked.length).toBeGreaterThan(1_000);
  expect(found).toEqual([]);
}, 240_000);

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
    other.api.GET('/charges/user/{user_id}', { params: { path } }),
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
