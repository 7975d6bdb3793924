import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { authWithAccounts } from '../testing/accounts.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const page = z.object({
  items: z.array(
    z.object({ id: z.string(), started_at: z.string(), last_used_at: z.string(), current: z.boolean() }).loose(),
  ),
  next_cursor: z.string().optional(),
});
const listed = async (token: string, query = '') =>
  page.parse((await auth.ask('GET', `/auth/sessions${query}`, token)).body);
const signIn = async (email: string, from: { client?: string; agent?: string } = {}) =>
  auth.tokensOf(await auth.login(email, from));
const currentIn = async (token: string) => (await listed(token)).items.find(({ current }) => current)?.id ?? '';

test('somebody sees where they are signed in: on which device, roughly from where, and which one this is', async () => {
  const { email } = auth.anAccount();
  const phone = await signIn(email, { client: '2001:db8:1:2::7' });
  auth.secondsPass(60);
  const here = await signIn(email, { agent: FIREFOX, client: '203.0.113.77' });
  await signIn(auth.anAccount().email);

  const { items } = await listed(here.access_token);
  expect(items).toMatchObject([
    { browser: 'Firefox', system: 'Linux', network: '203.0.113.0/24', current: true },
    { network: '2001:db8:1::/48', current: false },
  ]);
  expect(items[1]).not.toHaveProperty('browser');
  expect(items.map(({ id }) => id)).toEqual([await currentIn(here.access_token), await currentIn(phone.access_token)]);
});

test('a sign-in shows when and from where it was last renewed', async () => {
  const { email } = auth.anAccount();
  const { refresh_token } = await signIn(email);
  auth.secondsPass(3600);
  const { access_token } = auth.tokensOf(await auth.refresh(refresh_token, '198.51.100.9'));
  const [one] = (await listed(access_token)).items;
  expect(one?.['network']).toBe('198.51.100.0/24');
  expect(Date.parse(one?.last_used_at ?? '') - Date.parse(one?.started_at ?? '')).toBe(3_600_000);
});

test('the list comes page by page, and without those that ended or ran out', async () => {
  const { email } = auth.anAccount();
  await signIn(email);
  auth.secondsPass(86_401);
  const ended = await signIn(email);
  await auth.ask('POST', '/auth/logout', ended.access_token);
  const ids = [];
  let last = '';
  for (let time = 1; time <= 3; time++) {
    auth.secondsPass(1);
    last = (await signIn(email)).access_token;
    ids.unshift(await currentIn(last));
  }
  const first = await listed(last, '?limit=2');
  const second = await listed(last, `?limit=2&cursor=${first.next_cursor}`);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second).not.toHaveProperty('next_cursor');
});

test('one of them can be ended, once and again: its tokens are good for nothing then', async () => {
  const { email } = auth.anAccount();
  const [lost, here] = [await signIn(email), await signIn(email)];
  const id = await currentIn(lost.access_token);
  for (const _time of [1, 2])
    expect((await auth.ask('DELETE', `/auth/sessions/${id}`, here.access_token)).status).toBe(204);
  expect((await auth.refresh(lost.refresh_token)).status).toBe(401);
  expect(await auth.isGood(lost.access_token)).toBe(false);
  expect(await auth.isGood(here.access_token)).toBe(true);
});

test('the sign-in of somebody else is as unknown as one that never was', async () => {
  const [mine, other] = [await signIn(auth.anAccount().email), await signIn(auth.anAccount().email)];
  const theirs = await currentIn(other.access_token);
  for (const id of [theirs, randomUUID()])
    expect(await auth.ask('DELETE', `/auth/sessions/${id}`, mine.access_token)).toMatchObject({
      status: 404,
      body: { code: 'session_not_found' },
    });
  expect(await auth.isGood(other.access_token)).toBe(true);
});

test('all others are ended at once, and the one that asks goes on; later sign-ins begin as before', async () => {
  const { email } = auth.anAccount();
  const [one, two, here] = [await signIn(email), await signIn(email), await signIn(email)];
  expect((await auth.ask('DELETE', '/auth/sessions', here.access_token)).status).toBe(204);
  for (const { access_token } of [one, two]) expect(await auth.isGood(access_token)).toBe(false);
  expect((await auth.refresh(here.refresh_token)).status).toBe(200);
  expect((await auth.login(email)).status).toBe(200);
});

test('an admin signs somebody out everywhere, and whoever knows the password may sign in again', async () => {
  const [reader, admin] = [auth.anAccount(), auth.anAccount()];
  await auth.change(admin, { role: 'admin' });
  const theirs = await signIn(reader.email);
  const { access_token } = await signIn(admin.email);
  expect((await auth.ask('DELETE', `/users/${reader.id}/sessions`, theirs.access_token)).status).toBe(403);
  expect((await auth.ask('DELETE', `/users/${reader.id}/sessions`, access_token)).status).toBe(204);
  expect(await auth.isGood(theirs.access_token)).toBe(false);
  expect(await auth.isGood(access_token)).toBe(true);
  expect((await auth.login(reader.email)).status).toBe(200);
});

test('nothing of the address but its beginning, and nothing of what the browser says but two known names, is kept', async () => {
  const { email } = auth.anAccount();
  const agent = `${FIREFOX} made-up-by-a-stranger`;
  const { access_token } = await signIn(email, { client: '203.0.113.99', agent });
  const id = await currentIn(access_token);
  const kept = await auth.service.db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
  expect(JSON.stringify(kept)).not.toMatch(/203\.0\.113\.99|Mozilla|130|made-up/);
});
