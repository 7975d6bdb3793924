import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { linksOf, NO_LINK } from '../testing/links.ts';
import { PASSWORD, registry, type Registry, type User } from '../testing/users.ts';

const DAY_MS = 86_400_000;
const NEW = 'seven words that nobody guesses';

let users: Registry;
let lateMs = 0;
beforeAll(async () => {
  users = await registry({ now: () => new Date(Date.now() + lateMs) });
});
afterAll(() => users.service.stop());

const { openLink, confirm: confirmBy, reset, signsIn } = linksOf(() => users);
const librarian = { id: randomUUID(), role: 'librarian' as const };
const mail = z.object({ type: z.string(), user_id: z.string(), link_id: z.string() });
const anAddress = () => `${randomUUID()}@readers.example`;

const change = (user: User, email: string) => users.service.request('PUT', '/users/me', { as: user, body: { email } });
const profile = async (user: User) => (await users.service.request('GET', '/users/me', { as: user })).body;

/** The links that were sent since this was last asked, by what their e-mails are. */
async function sent(): Promise<Record<string, string>> {
  const mails = (await users.service.published()).flatMap(({ data }) => mail.safeParse(data).data ?? []);
  return Object.fromEntries(mails.map(({ type, link_id }) => [type, link_id]));
}

/** What the e-mail of a link has when it is sent. */
async function open(link = ''): Promise<{ address: string; token?: string | undefined }> {
  const { body } = await openLink(link);
  return z.object({ address: z.string(), token: z.string().optional() }).parse(body);
}

const confirm = (token: string | undefined, password = PASSWORD) => confirmBy(token ?? '', password);
const restore = (token: string | undefined) => reset(token ?? '', NEW);

/** Changes an address, and opens the link of the e-mail. @returns what the former address is sent */
async function changed(user: User, email: string) {
  await sent();
  expect((await change(user, email)).status).toBe(200);
  const { email_verification: link } = await sent();
  expect((await confirm((await open(link)).token)).status).toBe(200);
  return open((await sent())['address_changed']);
}

test('another address is the user’s when they have opened the link there and given the password; until then the old one is', async () => {
  const [user, email] = [await users.aUser(), anAddress()];
  await sent();
  expect(await change(user, email)).toMatchObject({
    status: 200,
    body: { email: user.email, pending_email: email, verified: true },
  });
  const links = await sent();
  expect(Object.keys(links)).toEqual(['email_verification']);
  const { address, token } = await open(links['email_verification']);
  expect([address, await signsIn(user.email), await signsIn(email)]).toEqual([email, true, false]);
  // Whose mailbox it is by mistake makes no stranger's account theirs.
  expect(await confirm(token, 'what they sign in with')).toMatchObject({ body: { code: 'wrong_password' } });
  expect(await confirm(token)).toMatchObject({ status: 200, body: { id: user.id, email } });
  expect([await signsIn(user.email), await signsIn(email)]).toEqual([false, true]);
  expect(await profile(user)).not.toHaveProperty('pending_email');
});

test('the answer is the same for somebody else’s address, whose owner hears of it', async () => {
  const [user, owner, free] = [await users.aUser(), await users.aUser(), anAddress()];
  const whatIsDone = async (email: string) => {
    await sent();
    const { status, body } = await change(user, email);
    const { pending_email, ...rest } = body as { pending_email: string };
    return { status, rest, isPending: pending_email === email, links: Object.keys(await sent()) };
  };
  const taken = await whatIsDone(owner.email);
  expect(taken).toEqual(await whatIsDone(free));
  await change(user, user.email);
  await users.service.db.deleteFrom('asked_mails').execute();
  await sent();
  await change(user, owner.email);
  expect(await open((await sent())['email_verification'])).toEqual({ address: owner.email });
  expect([await signsIn(owner.email), await signsIn(user.email)]).toEqual([true, true]);
});

test('who gives a change up has the address that they had, and the link works no more', async () => {
  const [user, email] = [await users.aUser(), anAddress()];
  await sent();
  await change(user, email);
  const { token } = await open((await sent())['email_verification']);
  expect((await change(user, user.email)).body).not.toHaveProperty('pending_email');
  expect(await confirm(token)).toMatchObject(NO_LINK);
});

test('an address that waits is sent its link again, three times at most in a while', async () => {
  const user = await users.aUser();
  const again = () => users.service.request('POST', '/users/me/verification', { as: user });
  await users.service.db.deleteFrom('asked_mails').execute();
  await change(user, anAddress());
  expect([(await again()).status, (await again()).status]).toEqual([202, 202]);
  expect(await again()).toMatchObject({ status: 429, body: { code: 'too_many_mails' } });
  const before = await profile(user);
  expect(await change(user, anAddress())).toMatchObject({ status: 429, body: { code: 'too_many_mails' } });
  expect(await profile(user)).toEqual(before);
});

test('the former address gets a link that puts it back, with another password, and ends all that others had', async () => {
  const [user, thief] = [await users.aUser(), anAddress()];
  const { address, token } = await changed(user, thief);
  expect(address).toBe(user.email);
  // And on to a third, so that the owner's link would be forgotten.
  const { token: thiefs } = await changed(user, anAddress());
  await users.service.published();
  expect((await restore(token)).status).toBe(204);
  expect(await profile(user)).toMatchObject({ email: user.email });
  expect([await signsIn(user.email, NEW), await signsIn(user.email), await signsIn(thief)]).toEqual([
    true,
    false,
    false,
  ]);
  expect((await users.service.published()).find(({ type }) => type === 'user.changed')?.data).toMatchObject({
    email: user.email,
    credentials_changed: true,
    // What may have been added before the change was asked for: its link could wait for seven days.
    address_restored_since: expect.toSatisfy(
      (at: string) => Math.abs(Date.now() - Date.parse(at) - 8 * DAY_MS) < 60_000,
    ),
  });
  expect(await restore(thiefs)).toMatchObject(NO_LINK);
  expect(await restore(token)).toMatchObject(NO_LINK);
});

test('an owner who is second has the account all the same: a former address puts back only what came after it', async () => {
  const [user, thief] = [await users.aUser(), anAddress()];
  const { token } = await changed(user, thief);
  const { token: thiefs } = await changed(user, anAddress());
  await sent();
  expect((await restore(thiefs)).status).toBe(204);
  expect((await restore(token)).status).toBe(204);
  const { address_corrected: told, ...mails } = await sent();
  expect(mails).not.toHaveProperty('address_changed');
  const last = await open(told);
  expect(last.address).toBe(thief);
  expect(await restore(last.token)).toMatchObject(NO_LINK);
  expect([await signsIn(user.email, NEW), await signsIn(thief, NEW)]).toEqual([true, false]);
});

test('who takes an address back in the profile leaves others no link, and ends none that is older', async () => {
  const [user, thief] = [await users.aUser(), anAddress()];
  const { token } = await changed(user, thief);
  const { token: thiefs } = await changed(user, anAddress());
  const takesBack = async (email: string) => {
    await sent();
    await users.service.db.deleteFrom('asked_mails').execute();
    await change(user, email);
    const { email_verification: link } = await sent();
    expect((await confirm((await open(link)).token)).status).toBe(200);
    return sent();
  };
  expect(Object.keys(await takesBack(thief))).toEqual(['address_corrected']);
  expect(await restore(thiefs)).toMatchObject(NO_LINK);
  // The owner's link is older, and works on.
  const { address_corrected: told } = await takesBack(user.email);
  const last = await open(told);
  expect(last.address).toBe(thief);
  expect(await restore(last.token)).toMatchObject(NO_LINK);
  expect(await restore(token)).toMatchObject(NO_LINK);
  expect([await signsIn(user.email), await signsIn(thief)]).toEqual([true, false]);
});

test('what the desk corrects, no link puts back', async () => {
  const [user, thief] = [await users.aUser(), anAddress()];
  await changed(user, thief);
  const { token } = await changed(user, anAddress());
  const correct = (body: object) => users.service.request('PATCH', `/users/${user.id}`, { as: librarian, body });
  const { email: present } = (await profile(user)) as { email: string };
  await correct({ email: present, full_name: 'Аня' });
  const links = () =>
    users.service.db
      .selectFrom('account_link')
      .select('id')
      .where('user_id', '=', user.id)
      .where('purpose', '=', 'restore_address')
      .execute();
  expect(await links()).toHaveLength(2);
  await correct({ email: user.email });
  expect(await restore(token)).toMatchObject(NO_LINK);
});

test('the link to put an address back works for fourteen days, and not if it is somebody else’s by then', async () => {
  const [late, other] = [await users.aUser(), await users.aUser()];
  const { token: tooLate } = await changed(late, anAddress());
  const { token: taken } = await changed(other, anAddress());
  const next = await users.aUser();
  await users.service.db.updateTable('users').set({ email: other.email }).where('id', '=', next.id).execute();
  try {
    lateMs += 13.9 * DAY_MS;
    expect(await restore(taken)).toMatchObject(NO_LINK);
    lateMs += 0.2 * DAY_MS;
    expect(await restore(tooLate)).toMatchObject(NO_LINK);
  } finally {
    lateMs = 0;
  }
});

test('what the desk has changed is told to the former address, which cannot put it back', async () => {
  const [user, email] = [await users.aUser(), anAddress()];
  await sent();
  const { body } = await users.service.request('PATCH', `/users/${user.id}`, { as: librarian, body: { email } });
  expect(body).toMatchObject({ email });
  const links = await sent();
  expect(Object.keys(links)).toEqual(['address_corrected']);
  const { address, token } = await open(links['address_corrected']);
  expect(address).toBe(user.email);
  expect(await restore(token)).toMatchObject(NO_LINK);
});

test('another address takes a fresh sign-in, and another name does not', async () => {
  const user = await users.aUser();
  const stale = { ...user, provedSecondsAgo: 3600 };
  const ask = (body: object) => users.service.request('PUT', '/users/me', { as: stale, body });
  expect(await ask({ email: anAddress() })).toMatchObject({ status: 403, body: { code: 'fresh_sign_in_needed' } });
  expect((await ask({ full_name: 'Аня' })).status).toBe(200);
});
