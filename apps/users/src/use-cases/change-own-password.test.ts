import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockUser } from '../store/users.ts';
import { PASSWORD, registry, type Registry, type User } from '../testing/users.ts';

let now = new Date();
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => now });
});
afterAll(() => users.service.stop());

const change = (user: User, password: { current: string; new: string }) =>
  users.service.request('PUT', '/users/me', { as: user, body: { password } });

const signsIn = async ({ email }: User, password: string) =>
  (
    await users.service.request('POST', '/internal/credentials/check', {
      body: { email, password },
      headers: { 'dapr-caller-app-id': 'auth' },
    })
  ).status === 200;

test('a new password is the one that opens, and everybody is told that it has changed', async () => {
  const user = await users.aUser();
  await users.service.published();
  expect(await change(user, { current: PASSWORD, new: 'seven words that nobody guesses' })).toMatchObject({
    status: 200,
  });
  expect([await signsIn(user, PASSWORD), await signsIn(user, 'seven words that nobody guesses')]).toEqual([
    false,
    true,
  ]);
  expect((await users.service.published()).toSorted((a, b) => a.type.localeCompare(b.type))).toMatchObject([
    { type: 'notifications.email', data: { type: 'password_changed', user_id: user.id, changed_by: 'password' } },
    { type: 'user.changed', data: { user_id: user.id, credentials_changed: true } },
  ]);
});

test('a wrong current password is refused while somebody else holds the account', async () => {
  const user = await users.aUser();
  await users.service.db.transaction().execute(async (tx) => {
    await lockUser(tx, user.id);
    expect(await change(user, { current: 'not this one', new: 'seven words that nobody guesses' })).toMatchObject({
      status: 403,
      body: { code: 'wrong_password', errors: [{ field: 'password.current', code: 'wrong' }] },
    });
  });
  expect(await signsIn(user, PASSWORD)).toBe(true);
});

test('a new password that is guessed easily is refused at its field, by who they are from now on', async () => {
  const user = await users.aUser();
  const body = { full_name: 'Вера Розальская', password: { current: PASSWORD, new: 'розальская1' } };
  expect(await users.service.request('PUT', '/users/me', { as: user, body })).toMatchObject({
    status: 400,
    body: { code: 'password_easily_guessed', errors: [{ field: 'password.new', code: 'names_yourself' }] },
  });
  expect(await signsIn(user, PASSWORD)).toBe(true);
});

describe('whoever guesses at the current password', () => {
  const guess = (user: User, sessionId: string, current = 'not this one') =>
    users.service.request('PUT', '/users/me', {
      as: { ...user, sessionId },
      body: { password: { current, new: 'seven words that nobody guesses' } },
    });
  const statuses = async (answers: Promise<{ status: number }>[]) =>
    (await Promise.all(answers)).map(({ status }) => status).toSorted((one, other) => one - other);

  test('has five guesses, also at once, and then waits, longer each time', async () => {
    const [user, stolen] = [await users.aUser(), randomUUID()];
    expect(await statuses(Array.from({ length: 12 }, () => guess(user, stolen)))).toEqual([
      ...Array.from({ length: 5 }, () => 403),
      ...Array.from({ length: 7 }, () => 429),
    ]);
    for (const minutes of [1, 2, 4]) {
      const { status, body, headers } = await guess(user, stolen, PASSWORD);
      expect({ status, body }).toMatchObject({
        status: 429,
        body: { code: 'too_many_wrong_passwords', facts: { minutes } },
      });
      expect(headers.get('retry-after')).toBe(String(minutes * 60));
      now = new Date(now.getTime() + minutes * 60_000);
      expect((await guess(user, stolen)).status).toBe(403);
    }
  });

  test('keeps nobody else from changing it', async () => {
    const [user, stolen] = [await users.aUser(), randomUUID()];
    for (let times = 1; times <= 6; times += 1) await guess(user, stolen);
    expect((await guess(user, stolen)).status).toBe(429);
    expect((await guess(user, randomUUID(), PASSWORD)).status).toBe(200);
  });

  test('begins anew after the right one', async () => {
    const [user, own] = [await users.aUser(), randomUUID()];
    for (let times = 1; times <= 4; times += 1) await guess(user, own);
    expect((await guess(user, own, PASSWORD)).status).toBe(200);
    for (let times = 1; times <= 5; times += 1) expect((await guess(user, own)).status).toBe(403);
    expect((await guess(user, own)).status).toBe(429);
  });
});
