import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const guess = (email: string, client: string) => auth.login(email, { password: 'a wrong password', client });

test('a reader signs in by e-mail address and password', async () => {
  const account = auth.anAccount();
  expect(await auth.login(account.email)).toMatchObject({ status: 200, body: { account: { id: account.id } } });
  expect(await guess(account.email, '203.0.113.9')).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
});

test('what sidecars add to x-forwarded-for does not make a client another one', async () => {
  const { email } = auth.anAccount();
  const guessBy = (forwarded: string) =>
    auth.service.request('POST', '/auth/login', {
      body: { email, password: 'a wrong password' },
      headers: { 'x-client-address': '203.0.113.8', 'x-forwarded-for': forwarded },
    });
  for (let time = 1; time <= 5; time++) expect((await guessBy(`203.0.113.8, 10.0.0.${time}`)).status).toBe(401);
  expect((await guessBy('203.0.113.8, 10.0.0.6')).status).toBe(429);
});

test('five wrong passwords block the network that they came from, and no other', async () => {
  const { email } = auth.anAccount();
  for (let host = 1; host <= 5; host++) expect((await guess(email, `2001:db8::${host}`)).status).toBe(401);
  expect((await auth.login(email, { client: '2001:db8::99' })).status).toBe(429);
  expect((await auth.login(email, { client: '2001:db8:0:1::1' })).status).toBe(200);

  // Attempts are recorded by the database's clock, so none counts after this.
  auth.secondsPass(20 * 60);
  expect((await auth.login(email, { client: '2001:db8::99' })).status).toBe(200);
});

test('a password that is changed while it is checked begins no sign-in', async () => {
  const { email } = auth.anAccount();
  auth.whenChecked((account) => auth.change(account, { password: 'another long password' }));
  expect(await auth.login(email)).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
  expect((await auth.login(email, { password: 'another long password' })).status).toBe(200);
});

test('a role that is changed while the password is checked is the new one, or none', async () => {
  const admin = auth.anAccount();
  await auth.change(admin, { role: 'admin' });
  auth.whenChecked((account) => auth.change(account, { role: 'reader' }));
  expect(await auth.login(admin.email)).toMatchObject({ status: 200, body: { account: { role: 'reader' } } });
});

test('of a change of the password and sign-ins at the same time, no sign-in by the old one is left', async () => {
  const account = auth.anAccount();
  const before = Array.from({ length: 5 }, () => auth.login(account.email));
  const change = auth.change(account, { password: 'another long password' });
  const answers = await Promise.all(before);
  await change;
  for (const { status, body } of answers)
    if (status === 200) expect(await auth.isGood(auth.tokensOf({ body }).access_token)).toBe(false);
});
