import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const ask = (email: string, client = '203.0.113.7') =>
  auth.service.request('POST', '/auth/password-resets', {
    body: { email },
    headers: { 'x-client-address': client },
  });

test('whoever asks for another password is told the same, whether the address is known or not', async () => {
  const { email } = auth.anAccount();
  const [known, unknown] = [await ask(email), await ask('nobody@readers.example')];
  expect(known).toMatchObject({ status: 202 });
  expect(unknown).toEqual(known);
});

test('a network that asks for many e-mails waits, whatever the addresses, and no other network does', async () => {
  const client = '203.0.113.8';
  for (let time = 1; time <= 10; time += 1) expect((await ask(`r${time}@readers.example`, client)).status).toBe(202);
  const refused = await ask('owner@readers.example', client);
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_mails' } });
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect((await ask('owner@readers.example', '203.0.113.9')).status).toBe(202);
  auth.secondsPass(61);
  expect((await ask('owner@readers.example', client)).status).toBe(202);
});

test('e-mails that were asked for are no wrong passwords', async () => {
  const { email } = auth.anAccount();
  const client = '203.0.113.10';
  for (let time = 1; time <= 12; time += 1) await ask(email, client);
  expect((await auth.login(email, { client })).status).toBe(200);
});
