import { randomUUID } from 'node:crypto';
import type { Updateable } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserTable } from '../store/schema.ts';
import { registry, type Registry } from '../testing/users.ts';

const DAY = 86_400_000;
let now = new Date();
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => now });
});
afterAll(() => users.service.stop());

const rowOf = (id: string) =>
  users.service.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const change = (id: string, to: Updateable<UserTable>) =>
  users.service.db.updateTable('users').set(to).where('id', '=', id).execute();
const linksOf = (id: string) =>
  users.service.db.selectFrom('account_link').select('id').where('user_id', '=', id).execute();

/** The hour comes, so many days later, and what it has begun is finished. */
async function daysPass(days: number): Promise<void> {
  now = new Date(Date.now() + days * DAY);
  await users.service.runJob('end-old-registrations');
}
const finish = async () => {
  now = new Date(now.getTime() + 60_000);
  await users.service.runJob('finish-deletions');
};

test('a registration that nobody confirms is deleted after its days, and not before', async () => {
  const { id } = await users.anApplicant();
  await daysPass(29);
  await finish();
  expect((await rowOf(id)).deleted_at).toBeNull();

  await daysPass(31);
  // Its link ends first, so that nobody confirms what is being deleted.
  expect(await linksOf(id)).toEqual([]);
  await finish();
  expect(await rowOf(id)).toMatchObject({ full_name: '', pending_email: null, password_hash: null });
  expect((await rowOf(id)).deleted_at).not.toBeNull();
  expect(await users.service.published()).toContainEqual(
    expect.objectContaining({ type: 'user.deleted', data: expect.objectContaining({ user_id: id }) as unknown }),
  );
});

test('whoever has confirmed, has been seen or changed at the desk, or is known to lending stays', async () => {
  const confirmed = await users.aUser();
  const others: Record<string, (id: string) => Promise<unknown>> = {
    seen: (id) =>
      users.service.request('POST', `/users/${id}/verification`, { as: { id: randomUUID(), role: 'librarian' } }),
    changed: (id) => change(id, { version: 2 }),
    'with a code from the desk': (id) => change(id, { sign_in_code_hash: 'hash', sign_in_code_until: now }),
    blocked: (id) => change(id, { blocked: true, block_reason: 'twice here' }),
    'in debt': (reader_id) =>
      users.service.db
        .insertInto('reader_balance')
        .values({ reader_id, balance_minor: 100, currency: 'RUB', version: 1 })
        .execute(),
    'with a loan': (reader_id) =>
      users.service.db
        .insertInto('reader_loan')
        .values({
          loan_id: randomUUID(),
          reader_id,
          book_id: randomUUID(),
          title: 'Дар',
          issued_at: now,
          due_date: '2026-12-01',
          returned_at: null,
          version: 1,
        })
        .execute(),
  };
  const ids = [confirmed.id];
  for (const happens of Object.values(others)) {
    const { id } = await users.anApplicant();
    await happens(id);
    ids.push(id);
  }
  await daysPass(400);
  for (const id of ids) expect((await rowOf(id)).deletion_requested_at).toBeNull();
});

test('one that is being deleted is nobody whom the desk could verify, nor whose password could be reset', async () => {
  const { id, email } = await users.anApplicant();
  await daysPass(31);
  const seen = await users.service.request('POST', `/users/${id}/verification`, {
    as: { id: randomUUID(), role: 'librarian' },
  });
  expect(seen).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
  await users.service.request('POST', '/internal/password-resets', {
    headers: { 'dapr-caller-app-id': 'auth' },
    body: { email },
  });
  expect(await linksOf(id)).toEqual([]);
});

test('a registration that lending will not let go stays, and is not asked about again', async () => {
  const { id } = await users.anApplicant();
  users.desk.answer = () => ({ status: 409, body: { code: 'has_open_loans', detail: 'Return your books first.' } });
  await daysPass(31);
  await finish();
  users.desk.answer = () => ({ status: 204, body: undefined });
  await daysPass(32);
  const { deleted_at, deletion_requested_at } = await rowOf(id);
  expect({ deleted_at, deletion_requested_at }).toEqual({ deleted_at: null, deletion_requested_at: null });
});
