import { randomUUID } from 'node:crypto';
import { credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  UserServiceClient,
  UserServiceService,
  type CardHolder,
  type UserLoanInfo,
  type UsersLoanInfo,
} from '#contracts/proto/users.ts';
import { Lifecycle } from '#core/lifecycle.ts';
import { problemIn } from '#dapr/grpc-problem.ts';
import { serveGrpc } from '#platform/grpc-server.ts';
import { registry, type Registry } from '../testing/users.ts';
import { userService } from './user-service.ts';

const TOKEN = 'what Dapr gave the app';
const lifecycle = new Lifecycle();
const log = pino({ level: 'silent' });
let users: Registry;
let client: UserServiceClient;

beforeAll(async () => {
  users = await registry();
  const { db } = users.service;
  const port = await serveGrpc(
    { env: { APP_PORT: 0 }, lifecycle },
    UserServiceService,
    userService({ db, log, appToken: TOKEN, today: () => '2026-05-05' }),
  );
  client = new UserServiceClient(`127.0.0.1:${port}`, credentials.createInsecure());
});
afterAll(async () => {
  client.close();
  await lifecycle.stop(log);
  await users.service.stop();
});

const ask = (id: string, token = TOKEN): Promise<UserLoanInfo | ServiceError> =>
  new Promise((resolve) => {
    const metadata = new Metadata();
    metadata.set('dapr-api-token', token);
    client.getUserLoanInfo({ user_id: id }, metadata, (error, info) => resolve(error ?? info));
  });

const holderOf = (card: string): Promise<CardHolder | ServiceError> =>
  new Promise((resolve) => {
    const metadata = new Metadata();
    metadata.set('dapr-api-token', TOKEN);
    client.findCardHolder({ card_number: card }, metadata, (error, holder) => resolve(error ?? holder));
  });

const askOf = (ids: string[]): Promise<UsersLoanInfo | ServiceError> =>
  new Promise((resolve) => {
    const metadata = new Metadata();
    metadata.set('dapr-api-token', TOKEN);
    client.getUsersLoanInfo({ user_ids: ids }, metadata, (error, infos) => resolve(error ?? infos));
  });

/** The status, the code of the catalogue, and the text of a call that was refused. */
async function refused(...asked: Parameters<typeof ask>) {
  const answer = await ask(...asked);
  if (!('metadata' in answer)) throw new Error('It was answered.');
  return [answer.code, problemIn(answer)?.code, answer.details];
}

test('it says that it can work', async () => {
  const metadata = new Metadata();
  metadata.set('dapr-api-token', TOKEN);
  const error = await new Promise<ServiceError | null>((resolve) => client.checkHealth({}, metadata, resolve));
  expect(error).toBeNull();
});

test('the desk is told of a reader what it must know', async () => {
  const { id, email } = await users.aUser();
  expect(await ask(id)).toMatchObject({
    email,
    language: 'ru',
    patron_category: 'adult',
    blocked: false,
    expires_on: '',
  });
  await users.service.db.updateTable('users').set({ expires_on: '2026-05-04' }).where('id', '=', id).execute();
  expect(await ask(id)).toMatchObject({ expired: true, expires_on: '2026-05-04' });
});

test('lending is told the limits of the category, and nothing of those that it leaves open', async () => {
  const { id } = await users.aUser();
  const { overdue_limit, limits_refuse } = (await ask(id)) as UserLoanInfo;
  expect([overdue_limit, limits_refuse]).toEqual([undefined, []]);
  const limits = { overdue_limit: 2, balance_limit_minor: 0, limits_refuse: ['borrow', 'hold'] };
  const put = await users.service.request('PUT', '/patron-categories/strict', {
    as: { role: 'branch_manager' },
    body: { name_ru: 'Строгая', name_en: 'Strict', loan_limit: 3, ...limits },
  });
  expect(put.body).toMatchObject(limits);
  await users.service.db.updateTable('users').set({ patron_category: 'strict' }).where('id', '=', id).execute();
  expect(await ask(id)).toMatchObject({ ...limits, lost_limit: undefined });
});

test('lending is told what the desk has forbidden, and what it has not', async () => {
  const { id } = await users.aUser();
  const body = { forbids: ['hold'], reason: 'не пришёл', from: '2026-05-05' };
  await users.service.request('POST', `/users/${id}/blocks`, { as: { role: 'librarian' }, body });
  expect(await ask(id)).toMatchObject({ blocked: false, renewals_blocked: false, holds_blocked: true });
  const all = { forbids: ['borrow', 'renew'], reason: 'долг', from: '2026-05-01' };
  await users.service.request('POST', `/users/${id}/blocks`, { as: { role: 'librarian' }, body: all });
  expect(await ask(id)).toMatchObject({ blocked: true, renewals_blocked: true, holds_blocked: true });
});

test('a card tells whose it is, in capital and small letters', async () => {
  const { id } = await users.aUser();
  const { card_number: card } = await users.service.db
    .selectFrom('users')
    .select('card_number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(await holderOf(card)).toEqual({ user_id: id });
  expect(await holderOf(` ${card.toLowerCase()}`)).toEqual({ user_id: id });
});

test('a card that was reported lost says so', async () => {
  const id = randomUUID();
  await users.service.db
    .insertInto('reader_card')
    .values({ number: 'К-1', user_id: id, recorded_at: new Date(), recorded_by: id, lost_at: new Date() })
    .execute();
  const answer = await holderOf('к-1');
  expect('metadata' in answer && problemIn(answer)).toMatchObject({ code: 'card_lost' });
});

test.each([
  ['R-0-0', 'card_not_found', 'nobodys_card'],
  ['R', 'invalid_request', 'not_scanned_code'],
])('%s is no card', async (card, code, fieldCode) => {
  const answer = await holderOf(card);
  expect('metadata' in answer && problemIn(answer)).toMatchObject({
    code,
    details: { errors: [{ field: 'card_number', code: fieldCode }] },
  });
});

test('a refusal has the status, the code and the text of the catalogue', async () => {
  expect(await refused(randomUUID())).toEqual([status.NOT_FOUND, 'user_not_found', 'There is no such user.']);
  const [code, problem] = await refused('a reader');
  expect([code, problem]).toEqual([status.INVALID_ARGUMENT, 'invalid_request']);
  expect(await refused(randomUUID(), 'made up')).toEqual([
    status.UNAUTHENTICATED,
    'not_the_sidecar',
    'This service can be reached through Dapr only.',
  ]);
});

test('of several, each has what it is told alone, and nothing is said of those that there are not', async () => {
  const [one, other] = [await users.aUser(), await users.aUser()];
  const answer = await askOf([one.id, randomUUID(), other.id]);
  if (!('users' in answer)) throw answer;
  expect(new Map(answer.users.map(({ user_id, info }) => [user_id, info]))).toEqual(
    new Map([
      [one.id, await ask(one.id)],
      [other.id, await ask(other.id)],
    ]),
  );
  const tooMany = await askOf(Array.from({ length: 501 }, () => one.id));
  expect('metadata' in tooMany && problemIn(tooMany)?.details.errors).toMatchObject([{ code: 'too_many' }]);
});

test('a refusal names the field that is wrong', async () => {
  const answer = await ask('a reader');
  expect('metadata' in answer && problemIn(answer)?.details.errors).toEqual([{ field: 'user_id', code: 'not_uuid' }]);
});

test('what went wrong inside never leaves', async () => {
  const lifecycleOfIts = new Lifecycle();
  const port = await serveGrpc(
    { env: { APP_PORT: 0 }, lifecycle: lifecycleOfIts },
    UserServiceService,
    userService({
      db: users.service.db,
      log,
      appToken: undefined,
      today: () => {
        throw new Error('password=secret');
      },
    }),
  );
  const broken = new UserServiceClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const error = await new Promise<ServiceError | null>((resolve) => {
    broken.getUserLoanInfo({ user_id: randomUUID() }, (failed) => resolve(failed));
  });
  expect(error).toMatchObject({ code: status.INTERNAL, details: expect.stringMatching(/^Something went wrong/) });
  broken.close();
  await lifecycleOfIts.stop(log);
});
