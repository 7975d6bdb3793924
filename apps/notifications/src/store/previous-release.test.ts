import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { previousRelease } from '#testing/previous-release.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

test('the previous release goes on working on the migrated database: it queues a notice once, and sends it', async () => {
  const { run, stop } = await previousRelease<Tables>(migrations);
  try {
    const [id, reader] = [randomUUID(), randomUUID()];
    const queue = async () =>
      run(
        `with known as (
           select email from recipient where user_id = $1 for share
         )
         insert into delivery (id, user_id, type, channel, address, subject, html)
         select $2::uuid, $3::uuid, $4, 'email', coalesce((select email from known), $5), $6, $7
         where not exists (select from known where email is null)
         on conflict (id) do nothing
         returning id`,
        [reader, id, reader, 'loan_issued', 'a@readers.example', 'Дар', '<p>Дар</p>'],
      );
    expect(await queue()).toEqual([{ id }]);
    expect(await queue()).toEqual([]);
    expect(
      await run(
        `select "id", "address", "subject", "html", "attempts" from "delivery"
         where "status" = $1 and "due_at" <= now() order by "due_at" limit $2 for update skip locked`,
        ['queued', 1],
      ),
    ).toMatchObject([{ id }]);
    await run('update "delivery" set "status" = $1, "sent_at" = now(), "attempts" = "attempts" + $2 where "id" = $3', [
      'sent',
      1,
      id,
    ]);
  } finally {
    await stop();
  }
});
