import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { authWithAccounts, type TestAccount } from '../testing/accounts.ts';
import { aDevice } from '../testing/software-device.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';
const [HOME, CAFE] = ['203.0.113.7', '198.51.100.77'];

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

/** What the account's owner is told since the last time. */
const told = async ({ id }: TestAccount) =>
  (await auth.service.published())
    .filter(({ subject }) => subject === id)
    .map(({ topic, type, data }) => {
      expect([topic, type]).toEqual(['notifications.email', 'notifications.email']);
      const { user_id, changed_at, ...facts } = z
        .looseObject({ user_id: z.string(), changed_at: z.string() })
        .parse(data);
      expect(user_id).toBe(id);
      expect(changed_at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
      return facts;
    });
const changed = (sign_in_change: string) => ({ type: 'sign_in_changed', sign_in_change });

async function withApp() {
  const account = auth.anAccount();
  const { access_token: token } = await auth.signIn(account.email);
  const { secret } = z
    .object({ secret: z.string() })
    .parse((await auth.ask('POST', '/auth/second-factor/authenticator', token)).body);
  const code = new TOTP({ secret }).generate({ timestamp: auth.service.context.now().getTime() });
  const confirmed = await auth.ask('POST', '/auth/second-factor/confirmation', token, { code });
  const { recovery_codes } = z.object({ recovery_codes: z.array(z.string()) }).parse(confirmed.body);
  return { account, token, recovery_codes };
}

test('of a sign-in from elsewhere its owner is told, once, on what and roughly where; not of the first, nor of one from where they have been', async () => {
  const account = auth.anAccount();
  await auth.login(account.email, { client: HOME });
  await auth.login(account.email, { client: HOME });
  expect(await told(account)).toEqual([]);
  await auth.login(account.email, { client: CAFE, agent: FIREFOX });
  await auth.login(account.email, { client: CAFE });
  expect(await told(account)).toEqual([
    { type: 'new_sign_in', browser: 'Firefox', system: 'Linux', network: '198.51.100.0/24' },
  ]);
});

test('an account that nobody has used for a year is no new one: whoever signs in to it is told of', async () => {
  const account = auth.anAccount();
  await auth.login(account.email, { client: HOME });
  const { db } = auth.service;
  await sql`update session set renewable_until = now() - interval '1 year' where user_id = ${account.id}`.execute(db);
  await sql`update known_client set signed_in_at = now() - interval '1 year' where user_id = ${account.id}`.execute(db);
  await auth.service.runJob('clean-up');
  const { rows } = await sql`select from session where user_id = ${account.id}`.execute(db);
  expect(rows).toEqual([]);
  await auth.login(account.email, { client: CAFE });
  expect(await told(account)).toEqual([{ type: 'new_sign_in', network: '198.51.100.0/24' }]);
});

test('a wrong password from elsewhere is no sign-in, and nobody is told', async () => {
  const account = auth.anAccount();
  await auth.login(account.email, { client: HOME });
  await auth.login(account.email, { client: CAFE, password: 'a wrong password' });
  expect(await told(account)).toEqual([]);
});

test('an app that is set up, new recovery codes, the use of one, and the end of it are each told', async () => {
  const { account, token, recovery_codes } = await withApp();
  expect(await told(account)).toEqual([changed('second_factor_on')]);
  await auth.ask('POST', '/auth/second-factor/recovery-codes', token);
  expect(await told(account)).toEqual([changed('recovery_codes_renewed')]);
  const { challenge } = z
    .object({ facts: z.object({ challenge: z.string() }) })
    .parse((await auth.login(account.email)).body).facts;
  const step = (code = '') => auth.post('/auth/login/second-step', { challenge, code });
  expect((await step(recovery_codes[0])).status).toBe(403);
  expect(await told(account)).toEqual([]);
  await auth.ask('DELETE', '/auth/second-factor', token);
  expect(await told(account)).toEqual([changed('second_factor_off')]);
});

test('a recovery code that opens the account is told with the sign-in', async () => {
  const { account, recovery_codes } = await withApp();
  await told(account);
  const { challenge } = z
    .object({ facts: z.object({ challenge: z.string() }) })
    .parse((await auth.login(account.email)).body).facts;
  const [code] = recovery_codes;
  expect((await auth.post('/auth/login/second-step', { challenge, code }, CAFE)).status).toBe(200);
  expect(await told(account)).toEqual([
    changed('recovery_code_used'),
    { type: 'new_sign_in', network: '198.51.100.0/24' },
  ]);
});

test('a passkey that is added or removed is told, and one that is added again or refused is not', async () => {
  const account = auth.anAccount();
  const { access_token: token } = await auth.signIn(account.email);
  const device = aDevice();
  const offer = z
    .object({
      challenge: z.string(),
      rp: z.object({ id: z.string(), name: z.string() }),
      user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    })
    .parse((await auth.ask('POST', '/auth/passkeys/options', token)).body);
  const add = (credential: object) => auth.ask('POST', '/auth/passkeys', token, { name: 'Телефон', credential });
  await add(device.make(offer, { origin: 'https://evil.example' }));
  const added = await add(device.make(offer));
  await add(device.make(offer));
  expect(await told(account)).toEqual([changed('passkey_added')]);
  const { id } = z.object({ id: z.string() }).parse(added.body);
  await auth.ask('DELETE', `/auth/passkeys/${id}`, token);
  expect(await told(account)).toEqual([changed('passkey_removed')]);
});

test('what was published of somebody goes with their account', async () => {
  const { account } = await withApp();
  const { db } = auth.service;
  await db.updateTable('outbox').set({ published_at: new Date() }).where('subject', '=', account.id).execute();
  await auth.remove(account);
  expect(await db.selectFrom('outbox').select('id').where('subject', '=', account.id).execute()).toEqual([]);
});
