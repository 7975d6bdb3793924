import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockUser } from '../store/users.ts';
import { PASSWORD, registry, type Registry, type User } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
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
  expect(await users.service.published()).toMatchObject([
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
