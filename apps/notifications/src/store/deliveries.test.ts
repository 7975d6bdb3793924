import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { purgeExpired } from '#postgres/purge.ts';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import {
  addressDelivery,
  listDeliveries,
  markSentAndClaim,
  queueDelivery,
  markNotSent,
  renewLease,
  untilSent,
  waitingDeliveries,
} from './deliveries.ts';
import { migrations } from './migrations/index.ts';
import { purgeRecipient, putRecipient } from './recipients.ts';
import { retention } from './retention.ts';
import type { Tables } from './schema.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterAll(() => database.drop());

const notice = (user_id: string, id = uuidv7()) => ({
  id,
  user_id,
  type: 'loan_issued',
  address: 'from-the-command@readers.example',
  subject: 'Lent',
  html: '<p>Lent</p>',
  command: { type: 'loan_issued' as const, user_id, book_title: 'Дар' },
});
const addresses = async (userId: string) => {
  const rows = await database.db.selectFrom('delivery').select('address').where('user_id', '=', userId).execute();
  return rows.map(({ address }) => address);
};
async function aRecipient(email: string): Promise<string> {
  const user_id = uuidv7();
  await putRecipient(database.db, { user_id, email, full_name: 'A', language: 'en', version: 1 });
  return user_id;
}
const forget = (userId: string) => database.db.transaction().execute((tx) => purgeRecipient(tx, userId));

async function claimOf(owner: string, { sent = [] as string[], leaseSeconds = 3_600, limit = 4 } = {}) {
  return (await markSentAndClaim(database.db, { sent, owner, leaseSeconds, limit })).deliveries;
}

test('a command that comes many times at once is queued once', async () => {
  const command = notice(await aRecipient('a@readers.example'));
  const answers = await Promise.all(Array.from({ length: 10 }, () => queueDelivery(database.db, command)));
  expect(answers.filter(Boolean).length).toBe(1);
  expect(await addresses(command.user_id)).toEqual(['a@readers.example']);
});

test('a reader of whom nothing was heard yet is reached where the command says', async () => {
  const user = uuidv7();
  expect(await queueDelivery(database.db, notice(user))).toBe('due');
  expect(await addresses(user)).toEqual(['from-the-command@readers.example']);
});

test('a notice to a reader of whom nothing was heard waits for the deletion under way, and leaves no address', async () => {
  const user = uuidv7();
  const queued = await database.db.transaction().execute(async (tx) => {
    await purgeRecipient(tx, user);
    const queuing = queueDelivery(database.db, notice(user));
    await waitFor('the notice at the lock', async () => {
      const { rows } = await sql<{ waiting: boolean }>`
        
        select exists (
          select from pg_locks join pg_database on pg_database.oid = pg_locks.database
          where locktype = 'advisory' and not granted and datname = current_database()
        ) as waiting`.execute(tx);
      return rows[0]?.waiting === true;
    });
    return { queuing };
  });
  expect(await queued.queuing).toBeUndefined();
  expect(await addresses(user)).toEqual([]);
});

test('notices that waited for their reader to be known are due in the order in which they came', async () => {
  const user = uuidv7();
  const notices = [notice(user), notice(user), notice(user)];
  for (const one of notices) expect(await queueDelivery(database.db, { ...one, address: null })).toBe('waiting');
  await database.db.transaction().execute(async (tx) => {
    for (const { id } of (await waitingDeliveries(tx, user)).toReversed())
      await addressDelivery(tx, id, { address: 'f@readers.example', subject: 'Lent', html: '<p>Lent</p>' });
  });
  const due = await database.db
    .selectFrom('delivery')
    .select('id')
    .where('user_id', '=', user)
    .orderBy('due_at')
    .execute();
  expect(due.map(({ id }) => id)).toEqual(notices.map(({ id }) => id));
});

test('nothing is queued for a reader who is gone', async () => {
  const user = await aRecipient('b@readers.example');
  await forget(user);
  expect(await queueDelivery(database.db, notice(user))).toBeUndefined();
  expect(await addresses(user)).toEqual([]);
});

test('a reader who goes while notices are queued leaves no address behind', async () => {
  for (let round = 0; round < 20; round += 1) {
    const user = await aRecipient('c@readers.example');
    await Promise.all([
      ...Array.from({ length: 5 }, () => queueDelivery(database.db, notice(user))),
      forget(user),
      ...Array.from({ length: 5 }, () => queueDelivery(database.db, notice(user))),
    ]);
    expect((await addresses(user)).filter((address) => address !== null)).toEqual([]);
  }
});

test('notices that were sent are purged after a year', async () => {
  const user = await aRecipient('d@readers.example');
  const [old, oldButWaiting, recent] = [uuidv7(), uuidv7(), uuidv7()];
  for (const id of [old, oldButWaiting, recent]) await queueDelivery(database.db, notice(user, id));
  await claimOf(uuidv7(), { sent: [old, recent], limit: 0 });
  await database.db
    .updateTable('delivery')
    .set({ created_at: new Date(Date.now() - 366 * 86_400_000) })
    .where('id', 'in', [old, oldButWaiting])
    .execute();
  await purgeExpired(database.db, retention, { now: new Date() });
  const left = await listDeliveries(database.db, user, { after: undefined, limit: 10 });
  expect(left.map(({ id }) => id).toSorted()).toEqual([oldButWaiting, recent].toSorted());
});

test('a delivery that one sender has in hand is not another’s until its lease is over', async () => {
  const user = await aRecipient('e@readers.example');
  await database.db.updateTable('delivery').set({ status: 'sent' }).execute();
  await queueDelivery(database.db, notice(user));
  const claim = () => claimOf(uuidv7());
  const claims = await Promise.all([claim(), claim(), claim()]);
  expect(claims.flat().length).toBe(1);
  expect(await claim()).toEqual([]);
  await database.db.updateTable('delivery').set({ due_at: new Date() }).execute();
  expect((await claim()).length).toBe(1);
});

test('one statement marks what was sent and takes no more than it is asked for, the longest due first', async () => {
  const user = await aRecipient('g@readers.example');
  await database.db.updateTable('delivery').set({ status: 'sent' }).execute();
  const ids = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  for (const id of ids) await queueDelivery(database.db, notice(user, id));
  const owner = uuidv7();
  const claim = async (sent: string[], limit: number) => {
    const { deliveries, more } = await markSentAndClaim(database.db, { sent, owner, leaseSeconds: 0, limit });
    return { ids: deliveries.map(({ id }) => id).toSorted(), more };
  };
  const [first = '', second = '', third = '', fourth = ''] = ids;
  expect(await claim([], 2)).toEqual({ ids: [first, second], more: true });
  // Their leases have expired at once: what was sent is not claimed again, however late it is marked.
  await database.db.updateTable('delivery').set({ due_at: new Date() }).where('id', 'in', ids).execute();
  expect(await claim([first, second], 2)).toEqual({ ids: [third, fourth], more: false });
  await database.db.updateTable('delivery').set({ due_at: new Date() }).where('id', 'in', ids).execute();
  expect(await claim([third, fourth], 2)).toEqual({ ids: [], more: false });
  const statuses = await database.db
    .selectFrom('delivery')
    .select(['status', 'attempts'])
    .where('id', 'in', ids)
    .execute();
  expect(statuses).toEqual(ids.map(() => ({ status: 'sent', attempts: 1 })));
});

test('only who has a delivery in hand lengthens its lease', async () => {
  const user = await aRecipient('f@readers.example');
  await database.db.updateTable('delivery').set({ status: 'sent' }).execute();
  await queueDelivery(database.db, notice(user));
  const owner = uuidv7();
  const [{ id } = { id: '' }] = await claimOf(owner, { leaseSeconds: 0 });
  await renewLease(database.db, { id, owner: uuidv7(), leaseSeconds: 3_600 });
  expect((await claimOf(owner, { leaseSeconds: 0 })).length).toBe(1);
  await renewLease(database.db, { id, owner, leaseSeconds: 3_600 });
  expect(await claimOf(uuidv7())).toEqual([]);
});

test('what the mail server has not taken yet is counted; since when, only of what was never tried', async () => {
  const before = await untilSent(database.db, 10_000);
  const user_id = await aRecipient('late@readers.example');
  const [tried, untried] = [notice(user_id), notice(user_id)];
  for (const one of [tried, untried]) await queueDelivery(database.db, one);
  await sql`update delivery set created_at = now() - interval '2 hours' where id = ${tried.id}`.execute(database.db);
  await sql`update delivery set created_at = now() - interval '1 hour' where id = ${untried.id}`.execute(database.db);
  const owner = uuidv7();
  await sql`update delivery set claimed_by = ${owner} where id = ${tried.id}`.execute(database.db);
  await markNotSent(database.db, { id: tried.id, owner, failure: 'no', attempt: true, retryAfterSeconds: 60 });
  const { count, oldest } = await untilSent(database.db, 10_000);
  expect(count).toBe(before.count + 2);
  expect(Math.round((Date.now() - (oldest?.getTime() ?? 0)) / 3_600_000)).toBe(1);
});
