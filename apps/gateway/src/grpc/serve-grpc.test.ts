import { randomUUID } from 'node:crypto';
import { connect, type ClientHttp2Session } from 'node:http2';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LoanServiceClient, UserServiceClient, type Loan } from '#contracts/proto/gateway.ts';
import {
  BadRequest,
  ErrorInfo,
  PreconditionFailure,
  RetryInfo,
  Status,
} from '#contracts/proto/google/rpc/error_details.ts';
import {
  HealthClient,
  HealthCheckResponse_ServingStatus as Serving,
  type HealthCheckResponse,
} from '#contracts/proto/grpc/health/v1/health.ts';
import {
  ServerReflectionClient,
  type ServerReflectionRequest,
  type ServerReflectionResponse,
} from '#contracts/proto/grpc/reflection/v1/reflection.ts';
import { accessToken } from '#testing/access-tokens.ts';
import { waitFor } from '#testing/wait-for.ts';
import { startTestGateway, type TestGateway } from '../testing/gateway.ts';

let gateway: TestGateway;
let loans: LoanServiceClient;
let users: UserServiceClient;
let health: HealthClient;
let reflection: ServerReflectionClient;
beforeAll(async () => {
  gateway = await startTestGateway();
  const open = [gateway.grpcAddress, credentials.createInsecure()] as const;
  loans = new LoanServiceClient(...open);
  users = new UserServiceClient(...open);
  health = new HealthClient(...open);
  reflection = new ServerReflectionClient(...open);
});
beforeEach(() => gateway.forget());
afterAll(async () => {
  for (const client of [loans, users, health, reflection]) client.close();
  await gateway.stop();
});

const loan = {
  id: randomUUID(),
  reader_id: randomUUID(),
  book_id: randomUUID(),
  copy_id: randomUUID(),
  barcode: 'A100001',
  title: 'Идиот',
  status: 'open',
  issued_at: '2030-01-01T09:00:00.000Z',
  due_date: '2030-01-15',
  due_at: '2030-01-15T21:00:00.000Z',
  branch_id: 'main',
  renewals: 0,
  renewals_left: 2,
};

function answers(code: number, body: unknown, headers: Record<string, string> = {}): void {
  gateway.answerBy((_call, response) => {
    response.statusCode = code;
    response.setHeader('content-type', code < 400 ? 'application/json' : 'application/problem+json');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(JSON.stringify(body));
  });
}

function metadataOf(headers: Record<string, string>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) metadata.set(name, value);
  return metadata;
}

const signedIn = (role: 'reader' | 'librarian' = 'librarian', headers: Record<string, string> = {}): Metadata =>
  metadataOf({ authorization: `Bearer ${accessToken({ role })}`, ...headers });

type Callback<Answer> = (error: ServiceError | null, answer?: Answer) => void;

/** The answer of a call. @throws the error that it ended with */
const answerTo = <Answer>(call: (callback: Callback<Answer>) => unknown): Promise<Answer | undefined> =>
  new Promise((resolve, reject) => call((error, answer) => (error ? reject(error) : resolve(answer))));

/** The error that a call ends with. */
const errorOf = <Answer>(call: (callback: Callback<Answer>) => unknown): Promise<ServiceError> =>
  new Promise((resolve, reject) => call((error) => (error ? resolve(error) : reject(new Error('It was answered.')))));

/** What an error says for programs. */
function detailsOf({ metadata }: ServiceError) {
  const [packed] = metadata.get('grpc-status-details-bin');
  if (!(packed instanceof Buffer)) throw new Error('There are no details.');
  const details = new Map(
    Status.decode(packed).details.map(({ type_url, value }) => [type_url.split('.').at(-1), value]),
  );
  const read = <Of>(name: string, message: { decode(bytes: Uint8Array): Of }): Of | undefined => {
    const value = details.get(name);
    return value && message.decode(value);
  };
  return {
    info: read('ErrorInfo', ErrorInfo),
    request: read('BadRequest', BadRequest),
    precondition: read('PreconditionFailure', PreconditionFailure),
    retry: read('RetryInfo', RetryInfo),
  };
}

test('a call is the operation of the HTTP API, with what the client has sent of a request', async () => {
  answers(201, loan);
  const request = { book_id: loan.book_id, card_number: 'R100', due_date: '2030-01-15' };
  const metadata = signedIn('librarian', { 'idempotency-key': 'key-1', 'accept-language': 'ru', cookie: 'a=b' });
  expect(await answerTo<Loan>((callback) => loans.issueLoan(request, metadata, callback))).toStrictEqual({
    ...loan,
    returned_at: undefined,
    fine: undefined,
    waiting: undefined,
    claimed_returned_at: undefined,
    claims: undefined,
    lost_at: undefined,
    renews_from: undefined,
    recalled_at: undefined,
    claim_lapses_at: undefined,
    due_time: undefined,
    refund: undefined,
    damage_charge: undefined,
  });
  const [call] = gateway.forwarded;
  expect(call).toMatchObject({
    method: 'POST',
    url: '/loans',
    headers: {
      authorization: metadata.get('authorization')[0],
      'idempotency-key': 'key-1',
      'accept-language': 'ru',
      'x-client-address': '127.0.0.1',
    },
  });
  expect(call?.headers).not.toHaveProperty('cookie');
  expect(JSON.parse(call?.body ?? '')).toStrictEqual(request);
});

test('every method asks for its operation', async () => {
  const seen = async (body: unknown, call: (callback: Callback<unknown>) => unknown) => {
    gateway.forget();
    answers(200, body);
    await answerTo(call);
    const [{ method, url, body: sent } = { method: '', url: '', body: '' }] = gateway.forwarded;
    return [method, url, ...(sent === '' ? [] : [JSON.parse(sent)])];
  };
  const by = signedIn();
  const page = { items: [loan], next_cursor: 'more' };
  const { id, reader_id: reader } = loan;
  expect(await seen(loan, (done) => loans.returnLoan({ barcode: 'A100001' }, by, done))).toStrictEqual([
    'POST',
    '/loans/return',
    { barcode: 'A100001' },
  ]);
  expect(await seen(loan, (done) => loans.renewLoan({ loan_id: id }, by, done))).toStrictEqual([
    'POST',
    `/loans/${id}/renew`,
  ]);
  expect(await seen(loan, (done) => loans.getLoan({ loan_id: id }, by, done))).toStrictEqual(['GET', `/loans/${id}`]);
  expect(await seen(page, (done) => loans.listLoans({ status: 'overdue', limit: 5 }, by, done))).toStrictEqual([
    'GET',
    '/loans?status=overdue&limit=5',
  ]);
  expect(
    await seen(page, (done) => loans.listReaderLoans({ user_id: reader, cursor: 'more' }, by, done)),
  ).toStrictEqual(['GET', `/loans/user/${reader}?cursor=more`]);
  expect(await seen(user, (done) => users.getUserLoanInfo({ user_id: reader }, by, done))).toStrictEqual([
    'GET',
    `/users/${reader}`,
  ]);
  expect(await seen(user, (done) => users.findCardHolder({ card_number: 'R 1' }, by, done))).toStrictEqual([
    'GET',
    '/users/by-card?card_number=R%201',
  ]);
});

const user = {
  id: loan.reader_id,
  card_number: 'R100',
  full_name: 'Анна Петрова',
  active_loans: 2,
  has_overdue: true,
  loan_limit: 5,
  patron_category: 'adult',
  blocked: false,
};

test('of a reader it tells what lending needs, and no more', async () => {
  answers(200, user);
  const told = await answerTo((done) => users.getUserLoanInfo({ user_id: user.id }, signedIn(), done));
  expect(told).toStrictEqual({
    active_loans_count: 2,
    has_overdue: true,
    max_loan_limit: 5,
    patron_category: 'adult',
    blocked: false,
    expires_on: undefined,
  });
});

test('whoever has no token, or not the permission, gets as far as by HTTP', async () => {
  const unknown = await errorOf((done) => loans.getLoan({ loan_id: loan.id }, new Metadata(), done));
  expect([unknown.code, detailsOf(unknown).info?.reason]).toStrictEqual([status.UNAUTHENTICATED, 'unauthenticated']);
  const reader = await errorOf((done) => loans.listLoans({}, signedIn('reader'), done));
  expect([reader.code, detailsOf(reader).info?.reason]).toStrictEqual([status.PERMISSION_DENIED, 'forbidden']);
  const forged = metadataOf({ authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' });
  const refused = await errorOf((done) => loans.getLoan({ loan_id: loan.id }, forged, done));
  expect(refused.code).toBe(status.UNAUTHENTICATED);
  expect(gateway.forwarded).toStrictEqual([]);
});

test.each(['', 'A100001', 'é'])('an id that is none is refused by its name: %j', async (id) => {
  const error = await errorOf((done) => loans.getLoan({ loan_id: id }, signedIn(), done));
  expect(error.code).toBe(status.INVALID_ARGUMENT);
  expect(detailsOf(error).request?.field_violations.map(({ field }) => field)).toStrictEqual(['loan_id']);
  expect(gateway.forwarded).toStrictEqual([]);
});

test.each(['..', '.', '../../users/me', 'a/b', '%2e%2e', '?x=1', '#', '\u0000', 'long'.repeat(5_000)])(
  'no id leads to another operation: %.20j',
  async (id) => {
    const error = await errorOf((done) => loans.renewLoan({ loan_id: id }, signedIn(), done));
    expect([status.INVALID_ARGUMENT, status.NOT_FOUND]).toContain(error.code);
    expect(gateway.forwarded).toStrictEqual([]);
  },
);

test('a refusal says all its reasons, in the language that is asked for', async () => {
  answers(422, {
    code: 'loan_refused',
    detail: 'Продлить нельзя.',
    facts: { limit: 2 },
    refusals: [{ code: 'others_wait', message: 'Книгу ждут другие.' }],
  });
  const error = await errorOf((done) =>
    loans.renewLoan({ loan_id: loan.id }, signedIn('librarian', { 'accept-language': 'ru' }), done),
  );
  expect([error.code, error.details]).toStrictEqual([status.FAILED_PRECONDITION, 'Продлить нельзя.']);
  expect(detailsOf(error)).toMatchObject({
    info: { reason: 'loan_refused', domain: 'abonement', metadata: { limit: '2' } },
    precondition: { violations: [{ type: 'others_wait', description: 'Книгу ждут другие.' }] },
  });
});

test('calls are counted as requests are, by the address of the client', async () => {
  const limited = await startTestGateway({ rateLimitPerMinute: 3, trustedProxies: 1 });
  const client = new LoanServiceClient(limited.grpcAddress, credentials.createInsecure());
  const call = (from: string) =>
    errorOf((done) => client.getLoan({ loan_id: loan.id }, metadataOf({ 'x-forwarded-for': from }), done));
  try {
    for (let calls = 0; calls < 3; calls += 1) expect((await call('192.0.2.1')).code).toBe(status.UNAUTHENTICATED);
    const refused = await call('192.0.2.1');
    expect(refused.code).toBe(status.RESOURCE_EXHAUSTED);
    expect(detailsOf(refused).retry?.retry_delay?.seconds).toBeGreaterThan(0);
    expect((await call('192.0.2.2')).code).toBe(status.UNAUTHENTICATED);
  } finally {
    client.close();
    await limited.stop();
  }
});

test('a call ends when its client has said, and the next one is answered', async () => {
  gateway.answerBy(() => undefined);
  const error = await errorOf((done) =>
    loans.getLoan({ loan_id: loan.id }, signedIn(), { deadline: Date.now() + 500 }, done),
  );
  expect(error.code).toBe(status.DEADLINE_EXCEEDED);
  answers(200, loan);
  expect(await answerTo((done) => loans.getLoan({ loan_id: loan.id }, signedIn(), done))).toMatchObject({
    id: loan.id,
  });
});

test('it says whether it serves, and each change to whoever watches', async () => {
  const states: Serving[] = [];
  const watching = health.watch({ service: 'abonement.v1.LoanService' });
  watching.on('data', ({ status: state }: HealthCheckResponse) => states.push(state));
  watching.on('error', () => undefined);
  await waitFor('the state now', async () => states.length === 1);
  expect((await answerTo<HealthCheckResponse>((done) => health.check({ service: '' }, done)))?.status).toBe(
    Serving.SERVING,
  );
  expect((await errorOf((done) => health.check({ service: 'no.such.Service' }, done))).code).toBe(status.NOT_FOUND);
  gateway.ready.isReady = false;
  expect((await answerTo<HealthCheckResponse>((done) => health.check({ service: '' }, done)))?.status).toBe(
    Serving.NOT_SERVING,
  );
  await waitFor('the change', async () => states.length === 2);
  expect(states).toStrictEqual([Serving.SERVING, Serving.NOT_SERVING]);
  watching.cancel();
});

test('a tool that knows nothing learns what it offers', async () => {
  const ask = (request: ServerReflectionRequest): Promise<ServerReflectionResponse> =>
    new Promise((resolve, reject) => {
      const stream = reflection.serverReflectionInfo();
      stream.on('data', resolve);
      stream.on('error', reject);
      stream.write(request);
      stream.end();
    });
  const { list_services_response: listed } = await ask({ host: '', list_services: '*' });
  expect(listed?.service.map(({ name }) => name).toSorted()).toStrictEqual([
    'abonement.v1.LoanService',
    'abonement.v1.UserService',
    'grpc.health.v1.Health',
    'grpc.reflection.v1.ServerReflection',
  ]);
  const { file_descriptor_response: files } = await ask({
    host: '',
    file_containing_symbol: 'abonement.v1.LoanService.IssueLoan',
  });
  const protos = (files?.file_descriptor_proto ?? []).map((bytes) => fromBinary(FileDescriptorProtoSchema, bytes));
  const [first] = protos;
  expect(first?.name).toBe('gateway.proto');
  const described = first && createFileRegistry(first, (name) => protos.find((one) => one.name === name));
  expect(described?.getService('abonement.v1.LoanService')?.methods.map(({ name }) => name)).toContain('ReturnLoan');
  const missing = await ask({ host: '', file_by_filename: 'users.proto' });
  expect(missing.error_response?.error_code).toBe(status.NOT_FOUND);
});

test('whatever else is sent to the port harms nobody', async () => {
  const session: ClientHttp2Session = connect(`http://${gateway.grpcAddress}`);
  const answered = await new Promise<number | string>((resolve) => {
    const stream = session.request({ ':method': 'GET', ':path': '/api/v1/loans' });
    stream.on('response', (headers) => resolve(String(headers[':status'])));
    stream.on('error', () => resolve('closed'));
  });
  session.destroy();
  expect(['415', 'closed']).toContain(answered);
  const garbage = await errorOf((done) =>
    loans.makeUnaryRequest(
      '/abonement.v1.LoanService/IssueLoan',
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
      Buffer.from('ff'.repeat(20), 'hex'),
      signedIn(),
      {},
      (error, answer) => done(error, answer),
    ),
  );
  expect(garbage.code).toBe(status.INTERNAL);
  const large = await errorOf((done) => loans.returnLoan({ barcode: 'x'.repeat(70_000) }, signedIn(), done));
  expect(large.code).toBe(status.RESOURCE_EXHAUSTED);
  answers(200, loan);
  expect(await answerTo((done) => loans.getLoan({ loan_id: loan.id }, signedIn(), done))).toMatchObject({
    id: loan.id,
  });
});
