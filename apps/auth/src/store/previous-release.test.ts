import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previousRelease, type PreviousRelease } from '#testing/previous-release.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let before: PreviousRelease<Tables>;
let run: PreviousRelease<Tables>['run'];
beforeAll(async () => {
  before = await previousRelease<Tables>(migrations);
  ({ run } = before);
});
afterAll(() => before.stop());

test('the previous release counts and forgets failed sign-ins on the migrated database', async () => {
  const account = randomBytes(32);
  const [one, other] = [randomUUID(), randomUUID()];
  const record = 'insert into "failed_login" ("id", "account_hash", "client") values ($1, $2, $3)';
  await run(record, [one, account, '203.0.113.7']);
  await run(record, [other, account, '203.0.113.8']);
  const count = `select count(*) as "anywhere", count(*) filter(where "client" = $1) as "here", min(failed_at) as "oldest"
    from "failed_login" where "account_hash" = $2 and "failed_at" >= $3 and "id" != $4`;
  const since = new Date(Date.now() - 900_000);
  expect(await run(count, ['203.0.113.7', account, since, other])).toMatchObject([{ anywhere: 1, here: 1 }]);
  await run('delete from "failed_login" where "id" = $1', [other]);
  await run('delete from "failed_login" where "account_hash" = $1 and "client" = $2', [account, '203.0.113.7']);
  expect(await run(count, ['203.0.113.7', account, since, other])).toMatchObject([{ anywhere: 0, oldest: null }]);
});

test('the previous release begins a sign-in on the migrated database', async () => {
  const [id, user] = [randomUUID(), randomUUID()];
  const begin = `
      insert into session (id, user_id, role, account_version)
      select $1::uuid, $2::uuid, $3, $4::int
      where not exists (
        select from account_change
        where user_id = $5 and (before_version is null or before_version > $6)
          and (except_role is null or except_role <> $7)
      )
      returning id`;
  expect(await run(begin, [id, user, 'reader', 1, user, 1, 'reader'])).toEqual([{ id }]);
});
