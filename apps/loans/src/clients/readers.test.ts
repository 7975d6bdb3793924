import { randomUUID } from 'node:crypto';
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UserLoanInfo, UserServiceService, type UserServiceServer } from '#contracts/proto/users.ts';
import { Lifecycle } from '#core/lifecycle.ts';
import { statusOf } from '#dapr/grpc-problem.ts';
import { apiError } from '#errors';
import { serveGrpc } from '#platform/grpc-server.ts';
import { createReaders, type Readers } from './readers.ts';

const A_CARD = 'R100001';
const A_READER = randomUUID();
const INFO = UserLoanInfo.create({ max_loan_limit: 7, patron_category: 'student' });
const lifecycle = new Lifecycle();
let refusal: Partial<ServiceError>;
let asked = 0;
let readers: Readers;

let knowsSeveral = true;

const users: Pick<UserServiceServer, 'getUserLoanInfo' | 'getUsersLoanInfo' | 'findCardHolder'> = {
  getUserLoanInfo: ({ request }, callback) => {
    asked += 1;
    if (request.user_id === A_READER) callback(null, INFO);
    else callback(refusal);
  },
  getUsersLoanInfo: ({ request }, callback) => {
    if (knowsSeveral)
      callback(null, {
        users: request.user_ids.filter((id) => id === A_READER).map((user_id) => ({ user_id, info: INFO })),
      });
    else callback({ code: status.UNIMPLEMENTED, details: 'no such method' });
  },
  findCardHolder: ({ request }, callback) => {
    asked += 1;
    if (request.card_number === A_CARD) callback(null, { user_id: 'whose it is' });
    else callback(refusal);
  },
};

beforeAll(async () => {
  const port = await serveGrpc({ env: { APP_PORT: 0 }, lifecycle }, UserServiceService, users);
  readers = createReaders({
    grpc: { address: `127.0.0.1:${port}`, metadata: () => new Metadata() },
    breakers: { run: (_app, call) => call() },
  });
});
afterAll(async () => {
  readers.close();
  await lifecycle.stop(pino({ level: 'silent' }));
});

const standing = async () => {
  asked = 0;
  return readers.standing(randomUUID()).catch((error: unknown) => error);
};

test('there is no such reader where users say so', async () => {
  refusal = statusOf(apiError('user_not_found'));
  expect(await standing()).toMatchObject({ code: 'reader_not_found' });
  expect(asked).toBe(1);
});

test.each([true, false])(
  'of several readers, those that there are have their standing, whether users knows the question (%s) or is of the previous release',
  async (known) => {
    knowsSeveral = known;
    refusal = statusOf(apiError('user_not_found'));
    const standings = await readers.standings([randomUUID(), A_READER]);
    expect([...standings]).toEqual([[A_READER, expect.objectContaining({ loanLimit: 7, category: 'student' })]]);
  },
);

const ofCard = async (card: string) => {
  asked = 0;
  return readers.ofCard(card).catch((error: unknown) => error);
};

test('a card is of the reader whom users name', async () => {
  expect(await ofCard(A_CARD)).toBe('whose it is');
});

test('a card that was reported lost is refused as that', async () => {
  refusal = statusOf(apiError('card_lost', {}, { errors: [{ field: 'card_number', code: 'lost_card' }] }));
  expect(await ofCard('R1')).toMatchObject({ code: 'card_lost' });
});

test('a card that is nobody’s is refused with the name of its field', async () => {
  const errors = [{ field: 'card_number', code: 'nobodys_card' }] as const;
  refusal = statusOf(apiError('card_not_found', {}, { errors: [...errors] }));
  expect(await ofCard('R1')).toMatchObject({ code: 'card_not_found', details: { errors } });
  expect(asked).toBe(1);
});

test('users of the previous release, who know no cards, have given no answer', async () => {
  refusal = { code: status.UNIMPLEMENTED, details: 'no such method' };
  expect(await ofCard('R1')).toMatchObject({ code: 'service_unavailable' });
});

test('that a sidecar finds nothing says nothing of the reader', async () => {
  refusal = { code: status.NOT_FOUND, details: 'no such app' };
  expect(await standing()).toMatchObject({ code: 'service_unavailable' });
});

test('users are asked once more where they had no answer', async () => {
  refusal = statusOf(apiError('internal_error'));
  expect(await standing()).toMatchObject({ code: 'service_unavailable' });
  expect(asked).toBe(2);
});
