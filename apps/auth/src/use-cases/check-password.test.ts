import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts, PASSWORD } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const check = (user_id: string, password: string, machine = randomUUID()) =>
  auth.service.request('POST', '/internal/passwords/check', {
    body: { user_id, password, machine },
    headers: { 'dapr-caller-app-id': 'sip2' },
  });

test('a right password at a machine makes no session and no notice', async () => {
  const { id } = auth.anAccount();
  expect(await check(id, PASSWORD)).toMatchObject({ status: 204 });
  const sessions = await auth.service.db.selectFrom('session').selectAll().where('user_id', '=', id).execute();
  expect(sessions).toEqual([]);
  expect(await auth.service.published()).toEqual([]);
});

test('wrong ones count as those at a sign-in, at one machine and at all', async () => {
  const { id, email } = auth.anAccount();
  const machine = randomUUID();
  for (let tries = 0; tries < 5; tries += 1)
    expect(await check(id, 'a wrong password', machine)).toMatchObject({
      status: 403,
      body: { code: 'wrong_password' },
    });
  expect(await check(id, PASSWORD, machine)).toMatchObject({ status: 429, body: { code: 'too_many_failed_logins' } });
  for (let tries = 0; tries < 5; tries += 1) await check(id, 'a wrong password');
  expect(await auth.login(email)).toMatchObject({ status: 429 });
});

test('an account that is gone has no right password, and another app may not ask', async () => {
  expect(await check(randomUUID(), PASSWORD)).toMatchObject({ status: 403, body: { code: 'wrong_password' } });
  const body = { user_id: auth.anAccount().id, password: PASSWORD, machine: randomUUID() };
  const asGateway = { body, headers: { 'dapr-caller-app-id': 'gateway' } };
  expect(await auth.service.request('POST', '/internal/passwords/check', asGateway)).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
});
