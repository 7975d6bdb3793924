import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiError } from '#errors';
import { testDatabase } from '#testing/database.ts';
import {
  addIdempotencyClaims,
  answerOnce,
  createIdempotencyTable,
  fingerprintOf,
  freeKeyOf,
  type IdempotencyTables,
  type Write,
  type Answer,
} from './idempotency.ts';
import { asTables } from '#postgres/as-tables.ts';

type Tables = IdempotencyTables & { effect: { id: string; note: string } };

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>({
    '0001': {
      up: async (db: Kysely<unknown>) => {
        await createIdempotencyTable(db);
        await addIdempotencyClaims(db);
        await sql`create table effect (id uuid not null, note text not null)`.execute(db);
      },
    },
  });
});
afterAll(() => database.drop());

const commit = <Result>(work: (tx: Transaction<Tables>, outbox: undefined) => Promise<Result>) =>
  database.db.transaction().execute((tx) => work(tx, undefined));

const requests = () => asTables<IdempotencyTables>(database.db);

const aRequest = (but: { caller?: string; key?: string; what?: unknown } = {}) => ({
  caller: but.caller ?? randomUUID(),
  key: but.key ?? randomUUID(),
  fingerprint: fingerprintOf(but.what ?? 'the same'),
});
type KeyedRequest = ReturnType<typeof aRequest>;

const present = (note: string) => ({ status: 201, body: { note } });

/** A use case that writes a note, with the id from the platform. */
const writeNote =
  (note: string) =>
  (write: Write<Answer>): Promise<Answer> =>
    write.answer(commit, present, (committing) =>
      committing(async (tx) => {
        await tx.insertInto('effect').values({ id: write.id, note }).execute();
        return note;
      }),
    );

const effects = async (note: string) => database.db.selectFrom('effect').selectAll().where('note', '=', note).execute();

const rowOf = ({ caller, key }: KeyedRequest) =>
  database.db
    .selectFrom('idempotent_request')
    .selectAll()
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();

const unlucky = () => new Error('the process broke');

test('a request that comes again with its key has one effect and one answer', async () => {
  const request = aRequest();
  const first = await answerOnce(requests(), request, writeNote('again'));
  const second = await answerOnce(requests(), request, () => Promise.reject(unlucky()));
  expect(first).toEqual({ status: 201, body: { note: 'again' } });
  expect(second).toEqual(first);
  expect(await effects('again')).toHaveLength(1);
});

test('an effect that was committed is answered by the next try, though the first died before it answered', async () => {
  const request = aRequest();
  const dying = answerOnce(requests(), request, async (write) => {
    await writeNote('answered late')(write);
    throw unlucky();
  });
  await expect(dying).rejects.toThrow('the process broke');
  expect(await answerOnce(requests(), request, writeNote('answered late'))).toMatchObject({ status: 201 });
  expect(await effects('answered late')).toHaveLength(1);
});

test('a try that failed is gone on with under the same id', async () => {
  const request = aRequest();
  let firstId = '';
  await expect(
    answerOnce(requests(), request, ({ id }) => {
      firstId = id;
      return Promise.reject(unlucky());
    }),
  ).rejects.toThrow();
  await answerOnce(requests(), request, writeNote('gone on'));
  expect(await effects('gone on')).toEqual([{ id: firstId, note: 'gone on' }]);
});

test('what a request resolved to is what its next try goes by, though it would resolve to another thing now', async () => {
  const request = aRequest();
  await expect(
    answerOnce(requests(), request, async (write) => {
      await write.pin('loan_id', () => Promise.resolve('the first'));
      throw unlucky();
    }),
  ).rejects.toThrow();
  const answer = await answerOnce(requests(), request, async (write) => ({
    status: 200,
    body: await write.pin('loan_id', () => Promise.resolve('the next')),
  }));
  expect(answer.body).toBe('the first');
});

test('while one try is at work another is told to come again', async () => {
  const request = aRequest();
  await answerOnce(requests(), request, async (write) => {
    await expect(answerOnce(requests(), request, writeNote('twice'))).rejects.toMatchObject({
      code: 'request_in_progress',
    });
    return writeNote('twice')(write);
  });
  expect(await effects('twice')).toHaveLength(1);
});

test('a try that died with its process is taken over; if it was only slow, it can commit nothing any more', async () => {
  const request = aRequest();
  let answer: Answer | undefined;
  const slow = answerOnce(requests(), request, async (write) => {
    await sql`update idempotent_request set claimed_at = now() - interval '31 seconds' where key = ${request.key}`.execute(
      database.db,
    );
    answer = await answerOnce(requests(), request, writeNote('taken over'));
    return writeNote('taken over')(write);
  });
  await expect(slow).rejects.toMatchObject({ code: 'request_in_progress' });
  expect(answer).toMatchObject({ status: 201 });
  expect(await effects('taken over')).toHaveLength(1);
});

test('a rejection frees the key, unless there was an effect', async () => {
  const rejected = apiError('loan_limit_reached', { limit: 5, has: 5 });
  const request = aRequest();
  await expect(answerOnce(requests(), request, () => Promise.reject(rejected))).rejects.toBe(rejected);
  expect(await rowOf(request)).toBeUndefined();
  expect(await answerOnce(requests(), request, writeNote('allowed now'))).toMatchObject({ status: 201 });

  const committed = aRequest();
  await expect(
    answerOnce(requests(), committed, async (write) => {
      await writeNote('committed')(write);
      throw rejected;
    }),
  ).rejects.toBe(rejected);
  expect(await answerOnce(requests(), committed, writeNote('committed'))).toMatchObject({ status: 201 });
  expect(await effects('committed')).toHaveLength(1);
});

test('a key is for one request of one caller', async () => {
  const request = aRequest({ what: { book: 1 } });
  await answerOnce(requests(), request, writeNote('one caller'));
  await expect(
    answerOnce(requests(), aRequest({ ...request, what: { book: 2 } }), writeNote('other request')),
  ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  await answerOnce(requests(), aRequest({ key: request.key, what: { book: 1 } }), writeNote('other caller'));
  expect(await effects('other request')).toEqual([]);
  expect(await effects('other caller')).toHaveLength(1);
});

test('a key whose id will never be anything is free; its next try gets another id, and what was found before', async () => {
  const request = aRequest();
  let firstId = '';
  await expect(
    answerOnce(requests(), request, async ({ id, pin }) => {
      firstId = id;
      await pin('reader_id', () => Promise.resolve('the first'));
      await database.db.transaction().execute((tx) => freeKeyOf(asTables<IdempotencyTables>(tx), id));
      throw unlucky();
    }),
  ).rejects.toThrow('the process broke');
  let pinned = '';
  await answerOnce(requests(), request, async (write) => {
    pinned = await write.pin('reader_id', () => Promise.resolve('the next'));
    return writeNote('another id')(write);
  });
  const [effect] = await effects('another id');
  expect(effect?.id).not.toBe(firstId);
  expect(pinned).toBe('the first');
});

test('a key that is used again is kept from then on', async () => {
  const request = aRequest();
  await answerOnce(requests(), request, writeNote('kept'));
  await sql`update idempotent_request set used_at = now() - interval '2 days' where key = ${request.key}`.execute(
    database.db,
  );
  await answerOnce(requests(), request, writeNote('kept'));
  const row = await rowOf(request);
  expect(Date.now() - (row?.used_at.getTime() ?? 0)).toBeLessThan(3_600_000);
});
