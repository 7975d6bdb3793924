import { randomUUID } from 'node:crypto';
import { credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { afterAll, expect, test } from 'vitest';
import {
  LoanServiceClient,
  UserServiceClient,
  type Loan,
  type LoanPage,
  type UserLoanInfo,
} from '#contracts/proto/gateway.ts';
import { aBook, aLibrarian, aReader, bookNow, grpcAddress, type Person } from '../support/library.ts';

const loans = new LoanServiceClient(grpcAddress, credentials.createInsecure());
const users = new UserServiceClient(grpcAddress, credentials.createInsecure());
const DAY_MS = 24 * 60 * 60_000;

afterAll(() => {
  loans.close();
  users.close();
});

function as({ accessToken }: Pick<Person, 'accessToken'>, key = randomUUID()): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${accessToken}`);
  metadata.set('idempotency-key', key);
  return metadata;
}

type Callback<Answer> = (error: ServiceError | null, answer: Answer) => void;

const answerTo = <Answer>(call: (callback: Callback<Answer>) => unknown): Promise<Answer> =>
  new Promise((resolve, reject) => call((error, answer) => (error ? reject(error) : resolve(answer))));

const codeOf = async (call: Promise<unknown>): Promise<status | undefined> =>
  call.then(
    () => undefined,
    (error: ServiceError) => error.code,
  );

test('a program at the desk lends, renews and takes back by gRPC, and the readers see it by HTTP', async () => {
  const [desk, reader, book] = await Promise.all([aLibrarian(), aReader(), aBook({ total_copies: 1 })]);
  const key = randomUUID();
  const written = {
    book_id: book.id,
    reader_id: reader.id,
    issued_at: new Date(Date.now() - 2 * DAY_MS).toISOString(),
  };
  const lend = () => answerTo<Loan>((done) => loans.issueLoan(written, as(desk, key), done));
  const loan = await lend();
  expect(loan).toMatchObject({ book_id: book.id, reader_id: reader.id, status: 'open', title: book.title });
  // A repetition by the same key is the same loan.
  expect(await lend()).toStrictEqual(loan);
  const { data } = await reader.api.GET('/loans/{loan_id}', { params: { path: { loan_id: loan.id } } });
  expect(data).toMatchObject({ id: loan.id, due_date: loan.due_date });

  const info = await answerTo<UserLoanInfo>((done) => users.getUserLoanInfo({ user_id: reader.id }, as(desk), done));
  expect(info.max_loan_limit).toBeGreaterThan(0);
  const renewed = await answerTo<Loan>((done) => loans.renewLoan({ loan_id: loan.id }, as(reader), done));
  expect(renewed.renewals).toBe(1);
  const page = await answerTo<LoanPage>((done) =>
    loans.listReaderLoans({ user_id: reader.id, status: 'open' }, as(reader), done),
  );
  expect(page.items.map(({ id }) => id)).toStrictEqual([loan.id]);
  const returned = await answerTo<Loan>((done) => loans.returnLoan({ barcode: loan.barcode }, as(desk), done));
  expect([returned.status, (await bookNow(book.id)).available]).toStrictEqual(['returned', 1]);
});

test('by gRPC nobody gets further than by HTTP', async () => {
  const [reader, other] = await Promise.all([aReader(), aReader()]);
  const of = (person: Person) => answerTo((done) => users.getUserLoanInfo({ user_id: reader.id }, as(person), done));
  expect(await codeOf(of(other))).toBe(status.PERMISSION_DENIED);
  expect(await codeOf(of(reader))).toBeUndefined();
  expect(await codeOf(answerTo((done) => loans.listLoans({}, as(reader), done)))).toBe(status.PERMISSION_DENIED);
  await reader.api.POST('/auth/logout');
  expect(await codeOf(of({ ...reader, accessToken: `${reader.accessToken}x` }))).toBe(status.UNAUTHENTICATED);
});
