import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerOnce, type IdempotencyTables } from '#http/idempotency.ts';
import { laneOf } from '#messaging/lanes.ts';
import { previousRelease, type PreviousRelease } from '#testing/previous-release.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { entriesOf } from './charge-entries.ts';
import { listCharges } from './charges.ts';
import { extendLoans, readerFile } from './loans.ts';
import { isSameRow } from '../domain/lending-policy.ts';
import { listVersions, putVersion } from './lending-policies.ts';
import { waitingForAuthors } from './waiting-list.ts';
import { asTables } from '#postgres/as-tables.ts';

describe('the previous release goes on working on the migrated database', () => {
  let before: PreviousRelease<Tables>;
  let database: PreviousRelease<Tables>['database'];
  let run: PreviousRelease<Tables>['run'];
  beforeAll(async () => {
    before = await previousRelease<Tables>(migrations);
    ({ database, run } = before);
  });
  afterAll(() => before.stop());

  test('it stores a message, publishes it and puts it back', async () => {
    const [id, subject] = [randomUUID(), randomUUID()];
    await run(
      `insert into "outbox" ("id", "topic", "type", "subject", "data", "traceparent", "published_at")
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, 'loan.events', 'loan.returned', subject, JSON.stringify({ loan_id: subject }), null, null],
    );
    expect(
      await run(
        `select "id", "topic", "type", "subject", "data", "traceparent", "created_at" from "outbox"
         where "published_at" is null order by "id" limit $1`,
        [200],
      ),
    ).toMatchObject([{ id, data: { loan_id: subject } }]);
    await run('update "outbox" set "published_at" = $1 where "id" in ($2)', [new Date(), id]);
    await run('update "outbox" set "published_at" = $1 where "id" in ($2)', [null, id]);
    expect(await database.db.selectFrom('outbox').select(['lane', 'published_at']).execute()).toEqual([
      { lane: laneOf(subject), published_at: null },
    ]);
  });

  test('it aborts a checkout, and issues only what neither release has aborted', async () => {
    const [byIt, byThisRelease] = [randomUUID(), randomUUID()];
    const abort = 'insert into "abandoned_loan" ("loan_id") values ($1) on conflict do nothing';
    await run(abort, [byIt]);
    await run(abort, [byIt]);
    await database.db.insertInto('aborted_checkout').values({ loan_id: byThisRelease }).execute();
    expect(await database.db.selectFrom('aborted_checkout').select('loan_id').execute()).toHaveLength(2);

    const issue = async (id: string) =>
      run(
        `insert into "loan" ("id", "reader_id", "book_id", "copy_id", "barcode", "title", "patron_category",
           "renewal_days", "max_renewals", "fine_per_day_minor", "fine_cap_minor", "grace_days", "issued_at", "due_date")
         select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7, $8::int, $9::int, $10::int, $11::int, $12::int,
           $13::timestamptz, $14::date
         where not exists (select from abandoned_loan where loan_id = $15)
         returning *`,
        // prettier-ignore
        [id, reader, randomUUID(), randomUUID(), id, 'Дар', 'adult', 14, 2, 500, 50_000, 0, new Date(), '2026-05-05', id],
      );
    const reader = randomUUID();
    const loan = randomUUID();
    await run(
      `with reader as (
         insert into reader (id) values ($1) on conflict (id) do update set id = excluded.id returning id
       )
       select pg_advisory_xact_lock(hashtextextended($2, 0)) from reader`,
      [reader, loan],
    );
    expect(await issue(byIt)).toEqual([]);
    expect(await issue(byThisRelease)).toEqual([]);
    expect(await issue(loan)).toMatchObject([{ id: loan }]);
  });

  test('what it writes of a loan, its job leaves to this release, and no version is given twice', async () => {
    const loan = randomUUID();
    const check = async () =>
      database.db.selectFrom('loan_check').selectAll().where('loan_id', '=', loan).executeTakeFirstOrThrow();
    await run(
      `insert into "loan" ("id", "reader_id", "book_id", "copy_id", "barcode", "title", "patron_category",
         "renewal_days", "max_renewals", "fine_per_day_minor", "fine_cap_minor", "grace_days", "issued_at", "due_date",
         "next_action_on")
       select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7, $8::int, $9::int, $10::int, $11::int, $12::int,
         $13::timestamptz, $14::date, $15::date
       where not exists (select from aborted_checkout where loan_id = $16)
       returning *`,
      // prettier-ignore
      [loan, randomUUID(), randomUUID(), randomUUID(), loan, 'Дар', 'adult', 14, 2, 500, 50_000, 0, new Date(), '2026-05-05', '2026-05-03', loan],
    );
    expect(await check()).toMatchObject({ check_on: '2026-05-03', overdue_told_for: null });

    const due = `select "id" from "loan" where "returned_at" is null and "next_action_on" <= $1 and "id" = $2`;
    expect(await run(due, ['2030-01-01', loan])).toEqual([]);
    // It had the loan in hand when its check was moved.
    await run(
      `update loan set
         next_action_on = done.next_action_on,
         overdue_told_for = case when done.told then loan.due_date else loan.overdue_told_for end,
         version = loan.version + done.told::int,
         reminded_for = case when done.reminded_day is null then loan.reminded_for else loan.due_date end,
         reminded_day = coalesce(done.reminded_day, loan.reminded_day)
       from unnest($1::uuid[], $2::date[], $3::boolean[], $4::int[]) as done (id, next_action_on, told, reminded_day)
       where loan.id = done.id`,
      [[loan], ['2026-05-12'], [true], [1]],
    );
    expect(await check()).toMatchObject({
      check_on: '2026-05-12',
      overdue_told_for: '2026-05-05',
      reminded_for: '2026-05-05',
      reminded_day: 1,
    });

    const renewed = await run(
      `update "loan" set "due_date" = $1, "next_action_on" = $2, "renewals" = "renewals" + $3, "version" = "version" + $4
       where "id" = $5 returning *`,
      ['2026-05-19', '2026-05-17', 1, 1, loan],
    );
    // 4 would be that of loan.overdue, if this release had announced it.
    expect(renewed).toMatchObject([{ version: 5 }]);
    expect(await check()).toMatchObject({ check_on: '2026-05-17' });
    expect(await run(due, ['2030-01-01', loan])).toEqual([]);

    const returned = await run(
      `update "loan" set "returned_at" = $1, "version" = "version" + $2 where "id" = $3 returning *`,
      [new Date('2030-01-01'), 1, loan],
    );
    expect(returned).toMatchObject([{ version: 7 }]);
    expect(await check()).toMatchObject({ check_on: null });
  });

  test('a loan that it issues or renews is due at an instant that follows from its day, and is overdue by it', async () => {
    const [loan, reader] = [randomUUID(), randomUUID()];
    await run(
      `insert into "loan" ("id", "reader_id", "book_id", "copy_id", "barcode", "title", "patron_category",
         "renewal_days", "max_renewals", "fine_per_day_minor", "fine_cap_minor", "grace_days", "issued_at", "due_date",
         "next_action_on")
       select $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7, $8::int, $9::int, $10::int, $11::int, $12::int,
         $13::timestamptz, $14::date, null::date
       where not exists (select from aborted_checkout where loan_id = $15)`,
      // prettier-ignore
      [loan, reader, randomUUID(), randomUUID(), loan, 'Дар', 'adult', 14, 2, 500, 50_000, 0, new Date(), '2026-05-05', loan],
    );
    const isOverdueOn = async (today: string) =>
      (await readerFile(database.db, reader, null, { now: new Date(`${today}T09:00:00Z`), today })).overdueLoans > 0;
    expect([await isOverdueOn('2026-05-05'), await isOverdueOn('2026-05-06')]).toEqual([false, true]);

    await database.db.transaction().execute((tx) =>
      extendLoans(tx, [
        {
          id: loan,
          due: { day: '2026-05-19', at: new Date('2026-05-19T20:59:59.999Z'), time: undefined },
          checkOn: '2026-05-17',
        },
      ]),
    );
    expect([await isOverdueOn('2026-05-19'), await isOverdueOn('2026-05-20')]).toEqual([false, true]);

    const renewed = await run(
      `with "checked" as (insert into "loan_check" ("loan_id", "check_on") values ($1, $2)
         on conflict ("loan_id") do update set "check_on" = $3)
       update "loan" set "due_date" = $4, "renewals" = "renewals" + $5, "version" = "version" + $6 where "id" = $7
       returning *`,
      [loan, '2026-05-31', '2026-05-31', '2026-06-02', 1, 2, loan],
    );
    expect(renewed).toMatchObject([{ due_date: '2026-06-02', due_at: null, branch_id: 'main', closed_days: 'keep' }]);
    expect([await isOverdueOn('2026-06-02'), await isOverdueOn('2026-06-03')]).toEqual([false, true]);
  });

  test('the fines that it puts and settles are charges, with the entry of what was settled', async () => {
    const [loan, reader, librarian] = [randomUUID(), randomUUID(), randomUUID()];
    await run(
      `insert into "loan" ("id", "reader_id", "book_id", "copy_id", "barcode", "title", "patron_category",
         "renewal_days", "max_renewals", "fine_per_day_minor", "fine_cap_minor", "grace_days", "issued_at", "due_date")
       values ($1, $2, $3, $4, $5, $6, 'adult', 14, 2, 500, 50000, 0, $7, '2026-05-05')`,
      [loan, reader, randomUUID(), randomUUID(), loan, 'Дар', new Date()],
    );
    const accrue = async (amount: number) =>
      run(
        `insert into fine (id, loan_id, reader_id, title, amount_minor, currency, days_overdue, status)
         select id, loan_id, reader_id, title, amount_minor, 'RUB', days_overdue, 'growing'
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::int[])
           as accrued (id, loan_id, reader_id, title, amount_minor, days_overdue)
         on conflict (loan_id) do update
           set amount_minor = excluded.amount_minor, days_overdue = excluded.days_overdue, status = excluded.status
           where fine.status in ('growing', 'owed')
             and (fine.amount_minor, fine.days_overdue, fine.status)
               is distinct from (excluded.amount_minor, excluded.days_overdue, excluded.status)
         returning reader_id`,
        [[randomUUID()], [loan], [reader], ['Дар'], [amount], [3]],
      );
    await accrue(500);
    expect(await accrue(1_000)).toEqual([{ reader_id: reader }]);
    const [fine] = await run(
      `insert into "fine" ("id", "loan_id", "reader_id", "title", "currency", "amount_minor", "days_overdue", "status",
         "settled_at", "settled_by", "comment")
       values ($1, $2, $3, 'Дар', 'RUB', 1500, 3, 'owed', null, null, null)
       on conflict ("loan_id") do update set "amount_minor" = 1500, "days_overdue" = 3, "status" = 'owed'
       where "fine"."status" in ('growing', 'owed') returning "id"`,
      [randomUUID(), loan, reader],
    );
    const { id } = z.object({ id: z.string() }).parse(fine);
    expect((await readerFile(database.db, reader, null, { now: new Date(), today: '2026-05-01' })).balanceMinor).toBe(
      1_500,
    );
    expect(await run('select * from "fine" where "id" = $1 for update', [id])).toMatchObject([{ loan_id: loan }]);
    const settled = await run(
      `update "fine" set "status" = $1, "settled_at" = $2, "settled_by" = $3, "comment" = $4 where "id" = $5 returning *`,
      ['paid', new Date(), librarian, 'наличными', id],
    );
    expect(settled).toMatchObject([{ status: 'paid', amount_minor: 1_500 }]);
    expect(await chargesOfReader(reader)).toMatchObject([{ kind: 'overdue', status: 'paid', paidMinor: 1_500 }]);
    expect(await entriesOf(database.db, [id])).toMatchObject([
      { kind: 'payment', amountMinor: 1_500, by: librarian, comment: 'наличными', method: null },
    ]);
  });

  const chargesOfReader = (readerId: string) =>
    listCharges(database.db, { readerId, status: 'all', after: undefined, limit: 10 });

  test('of the policies, each release knows what the other has set for all branches', async () => {
    const row = { category: 'visitor', material: 'score', branch: '*' };
    const terms = {
      loanDays: 7,
      renewalDays: 7,
      maxRenewals: 1,
      finePerDayMinor: 0,
      fineCapMinor: 0,
      graceDays: 0,
      closedDays: 'next_open_day' as const,
      countClosedDays: false,
      fixedDueDate: { day: '2026-12-31', rule: 'not_after' as const },
      lostPriceMinor: 50_000,
      processingFeeMinor: 10_000,
      recall: undefined,
      holdPriority: 0,
      lostRefundDays: 30,
      refundProcessingFee: true,
      lostAfterDays: 45,
      autoRenewalDays: 3,
    };
    const put = (version: Parameters<typeof putVersion>[1]) =>
      database.db.transaction().execute((tx) => putVersion(tx, version));
    const ofRow = async () =>
      (await listVersions(database.db)).filter((version) => isSameRow(version, { ...row, branch: '*' }));
    const asItReads = () =>
      run('select * from "lending_policy" where "patron_category" = $1 order by "material"', ['visitor']);

    await put({ ...row, validFrom: undefined, terms });
    await put({ ...row, validFrom: '2026-06-01', terms: { ...terms, loanDays: 8 } });
    await put({ ...row, validFrom: '2999-01-01', terms: { ...terms, loanDays: 99 } });
    await put({ ...row, branch: 'central', validFrom: '2026-06-01', terms: { ...terms, loanDays: 3 } });
    expect(await asItReads()).toMatchObject([{ material: 'score', loan_days: 8 }]);

    await run(
      `insert into "lending_policy" ("patron_category", "material", "loan_days", "renewal_days", "max_renewals",
         "fine_per_day_minor", "fine_cap_minor", "grace_days", "closed_days", "fines_count_closed_days")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict ("patron_category", "material") do update set "loan_days" = $11 returning *`,
      ['visitor', 'score', 10, 7, 1, 0, 0, 0, 'next_open_day', false, 10],
    );
    expect((await ofRow()).map((version) => [version.validFrom, version.terms?.loanDays])).toEqual([
      [undefined, 7],
      ['2026-06-01', 10],
      ['2999-01-01', 99],
    ]);
    expect((await ofRow())[1]?.terms).toMatchObject({ fixedDueDate: terms.fixedDueDate });

    await put({ ...row, validFrom: '2026-06-01', terms: undefined });
    expect(await asItReads()).toEqual([]);
    await put({ ...row, validFrom: '2026-06-01', terms });
    await run('delete from "lending_policy" where "patron_category" = $1', ['visitor']);
    expect(await ofRow()).toEqual([]);
  });

  const claim = async (key: string) =>
    run(
      `insert into "idempotent_request" ("caller", "key", "fingerprint", "resource_id") values ($1, $2, $3, $4)
       on conflict ("caller", "key") do update set "claimed_at" = now()
       where "idempotent_request"."status" is null and "idempotent_request"."fingerprint" = $5
         and "idempotent_request"."claimed_at" < now() - make_interval(secs => $6)
       returning "resource_id", "fingerprint", "status", "body"`,
      ['a reader', key, 'f', randomUUID(), 'f', 30],
    );

  test('it claims an Idempotency-Key, keeps its answer and takes over a claim that was left', async () => {
    const key = randomUUID();
    expect(await claim(key)).toHaveLength(1);
    expect(await claim(key)).toHaveLength(0);
    await run('update "idempotent_request" set "claimed_at" = $1 where "caller" = $2 and "key" = $3', [
      new Date(0),
      'a reader',
      key,
    ]);
    expect(await claim(key)).toHaveLength(1);
    await run('update "idempotent_request" set "status" = $1, "body" = $2 where "caller" = $3 and "key" = $4', [
      201,
      '{}',
      'a reader',
      key,
    ]);
    expect(await claim(key)).toHaveLength(0);
  });

  test('while it is at work on a request that failed in this release, this release is not', async () => {
    const request = { caller: 'a reader', key: randomUUID(), fingerprint: 'f' };
    const db = asTables<IdempotencyTables>(database.db);
    const tried = answerOnce(db, request, () => Promise.reject(new Error('no database')));
    await expect(tried).rejects.toThrow('no database');
    await sql`
      update idempotent_request set claimed_at = now() - interval '31 seconds' where key = ${request.key}`.execute(db);
    expect(await claim(request.key)).toHaveLength(1);
    const triedAgain = answerOnce(db, request, () => Promise.resolve({ status: 201 }));
    await expect(triedAgain).rejects.toThrow('request_in_progress');
  });

  test('its readers wait for an author, and are found by this release', async () => {
    const reader = randomUUID();
    const join = () =>
      run(
        `insert into "waiting_entry" ("book_id", "title", "author", "author_key", "told_at", "id", "reader_id", "kind")
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [null, null, 'Толстой Лёв', 'толстой лев', null, randomUUID(), reader, 'author'],
      );
    await join();
    await join();
    expect(
      await run('select * from "waiting_entry" where "told_at" is null and "reader_id" = $1 and "author_key" = $2', [
        reader,
        'толстой лев',
      ]),
    ).toHaveLength(1);
    const waiting = await database.db.transaction().execute((tx) => waitingForAuthors(tx, 'Лев Толстой'));
    const end_token = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    expect(waiting).toContainEqual({ reader_id: reader, author: 'Толстой Лёв', end_token });
  });

  test('it keeps what it could not handle, once, and knows what it did handle', async () => {
    const event = randomUUID();
    const letter = async () =>
      run(
        `insert into "dead_letter" ("id", "event_id", "topic", "type", "event", "cause_code", "cause_detail",
           "resolved_at", "resolved_by")
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict ("event_id") do nothing returning "id"`,
        [randomUUID(), event, 'user.events', 'user.changed', '{}', 'handler_failed', null, null, null],
      );
    expect(await letter()).toHaveLength(1);
    expect(await letter()).toHaveLength(0);
    const note = async () =>
      run('insert into "inbox" ("event_id") values ($1) on conflict do nothing returning "event_id"', [event]);
    expect(await note()).toHaveLength(1);
    expect(await note()).toHaveLength(0);
  });
});
