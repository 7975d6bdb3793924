import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runAlone } from '#postgres/run-lock.ts';
import { waitFor } from '#testing/wait-for.ts';
import { desk, type Desk } from '../testing/desk.ts';

/** Noon in Moscow, the time zone of this library. */
const day = (date: string) => new Date(`${date}T09:00:00Z`);
const JOB = 'process-due-loans';

let now = day('2026-05-01');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());
afterEach(async () => {
  await loans.service.db
    .updateTable('loan')
    .set({ returned_at: new Date('2030-01-01') })
    .execute();
  await loans.service.db.deleteFrom('set_aside').execute();
  await loans.service.published();
});

/** Lent for 14 days, on terms of 5 roubles a day after one day of grace. */
async function aLoanOf(date: string) {
  now = day(date);
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  await loans.service.published();
  return { reader, loan };
}

async function runOn(date: string) {
  now = day(date);
  await loans.service.runJob(JOB);
  return (await loans.service.published()).map(({ type, data }) => [
    type,
    'type' in data ? data.type : 'balance_minor' in data ? data.balance_minor : undefined,
  ]);
}

test('a loan is reminded of, announced as overdue and fined on the days on which that is due, once each', async () => {
  await aLoanOf('2026-05-01');

  expect(await runOn('2026-05-12')).toEqual([]);
  expect(await runOn('2026-05-13')).toEqual([['notifications.email', 'due_soon']]);
  expect(await runOn('2026-05-13')).toEqual([]);
  expect(await runOn('2026-05-15')).toEqual([['notifications.email', 'due_today']]);
  expect(await runOn('2026-05-16')).toEqual([
    ['loan.overdue', undefined],
    ['notifications.email', 'overdue'],
  ]);
  expect(await runOn('2026-05-17')).toEqual([['reader.balance_changed', 1_000]]);
  expect(await runOn('2026-05-17')).toEqual([]);
  expect(await runOn('2026-05-20')).toEqual([['reader.balance_changed', 2_500]]);
});

test('a renewed loan is looked at by its new due date', async () => {
  const { reader, loan } = await aLoanOf('2026-06-01');
  await runOn('2026-06-13');
  await loans.service.request('POST', `/loans/${loan.id}/renew`, { as: reader });
  await loans.service.published();

  expect(await runOn('2026-06-16')).toEqual([]);
  expect(await runOn('2026-06-25')).toEqual([['notifications.email', 'due_soon']]);
});

test('each announcement of a loan has a higher number than the one before', async () => {
  const { reader, loan } = await aLoanOf('2026-06-01');
  const numbers = async () =>
    (await loans.service.published()).flatMap(({ type, data }) =>
      'version' in data && type.startsWith('loan.') ? data.version : [],
    );
  const run = async (date: string) => {
    now = day(date);
    await loans.service.runJob(JOB);
  };
  now = day('2026-06-12');
  await loans.service.request('POST', `/loans/${loan.id}/renew`, { as: reader });
  await run('2026-06-27');
  await run('2026-06-28');
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  expect(await numbers()).toEqual([3, 4, 5]);
});

test('balances of readers with many late books are those of all their fines', async () => {
  now = day('2026-07-01');
  const reader = loans.aReader();
  for (let book = 0; book < 3; book += 1) await loans.lend(reader);
  await loans.service.published();

  const told = await runOn('2026-07-18');

  expect(told.filter(([type]) => type === 'reader.balance_changed')).toEqual([['reader.balance_changed', 4_500]]);
});

test('a loan that fails is set aside with its cause and tried again on the next day; all others are done', async () => {
  now = day('2026-08-01');
  const { db } = loans.service;
  const bad = loans.aBook({ title: 'bad' });
  const lent = await Promise.all([
    loans.lend(loans.aReader(), bad),
    ...Array.from({ length: 6 }, () => loans.lend(loans.aReader())),
  ]);
  await loans.service.published();
  await sql`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no fine for a bad book'; end $$`.execute(db);
  await sql`create trigger refuse before insert on charge for each row when (new.title = 'bad')
    execute function refuse()`.execute(db);

  const fined = async () =>
    (await db.selectFrom('charge').select('overdue_loan_id').execute()).flatMap(
      ({ overdue_loan_id }) => overdue_loan_id ?? [],
    );
  await runOn('2026-08-20');
  expect((await fined()).filter((id) => lent.some((loan) => loan.id === id)).toSorted()).toEqual(
    lent
      .slice(1)
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(await db.selectFrom('set_aside').select(['job', 'row_id', 'cause', 'attempts']).execute()).toEqual([
    { job: JOB, row_id: lent[0]?.id, cause: 'no fine for a bad book', attempts: 1 },
  ]);
  expect(await loans.service.metric('job_rows_total', { job: JOB, outcome: 'set_aside' })).toBe(1);

  await sql`drop trigger refuse on charge`.execute(db);
  await runOn('2026-08-20');
  expect(await fined()).not.toContain(lent[0]?.id);
  await runOn('2026-08-22');
  expect(await fined()).toContain(lent[0]?.id);
});

test('of all replicas one runs the job at a time; when its connection breaks, the next one can', async () => {
  const { db } = loans.service;
  await aLoanOf('2026-09-01');
  const skipped = () => loans.service.metric('job_runs_total', { job: JOB, outcome: 'skipped' });

  let pid = 0;
  const otherReplica = runAlone(db, `job ${JOB}`, async (connection) => {
    const { rows } = await sql<{ pid: number }>`
      select pg_backend_pid() as pid, pg_advisory_lock(hashtextextended(${`job ${JOB} 1`}, 0))`.execute(connection);
    pid = rows[0]?.pid ?? 0;
    for (;;) await sql`select pg_sleep(0.02)`.execute(connection);
  });
  const ended = expect(otherReplica).rejects.toMatchObject({ code: 'service_unavailable' });
  await waitFor('the other replica is at work', async () => pid > 0);

  expect(await runOn('2026-09-13')).toEqual([]);
  expect(await skipped()).toBe(1);

  await sql`select pg_terminate_backend(${pid}, 5000)`.execute(db);
  await ended;
  expect(await runOn('2026-09-13')).toEqual([['notifications.email', 'due_soon']]);
});

test('a loan that somebody has in hand is left to the next run, and the run does not wait for it', async () => {
  const { loan } = await aLoanOf('2026-10-01');
  now = day('2026-10-13');
  await loans.service.db.transaction().execute(async (tx) => {
    await tx.selectFrom('loan').select('id').where('id', '=', loan.id).forUpdate().execute();
    expect(await runOn('2026-10-13')).toEqual([]);
  });
  expect(await runOn('2026-10-13')).toEqual([['notifications.email', 'due_soon']]);
});

test('the job goes on while the desk has every connection of its pool', async () => {
  await aLoanOf('2026-11-01');
  now = day('2026-11-13');
  const held: (() => void)[] = [];
  const busy = Array.from({ length: 20 }, () =>
    loans.service.db.connection().execute(() => new Promise<void>((resolve) => held.push(resolve))),
  );
  await waitFor('the pool is in use', async () => held.length === 20);
  await loans.service.runJob(JOB);
  held.forEach((release) => release());
  await Promise.all(busy);
  expect((await loans.service.published()).length).toBe(1);
});
