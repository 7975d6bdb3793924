import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asAuth, linksOf, NO_LINK } from '../testing/links.ts';
import { PASSWORD, registry, type Registry, type User } from '../testing/users.ts';

const DAY_MS = 86_400_000;

let users: Registry;
let lateMs = 0;
beforeAll(async () => {
  users = await registry({ now: () => new Date(Date.now() + lateMs) });
});
afterAll(() => users.service.stop());

const { openLink, confirm } = linksOf(() => users);
const librarian = { id: randomUUID(), role: 'librarian' as const };
const mail = z.object({ type: z.literal('email_verification'), user_id: z.string(), link_id: z.string() });

type Told = { type: string; data: unknown };
const linksIn = (messages: readonly Told[]) =>
  messages.filter(({ type }) => type === 'notifications.email').map(({ data }) => mail.parse(data));

/** Somebody who has just registered, and the token of the e-mail. */
async function anApplicant(): Promise<{ user: User; token: string }> {
  await users.service.published();
  const user = await users.anApplicant();
  const [sent] = linksIn(await users.service.published());
  return { user, token: await tokenOf(sent?.link_id ?? '') };
}

const tokenOf = async (link: string): Promise<string> =>
  z.object({ token: z.string() }).parse((await openLink(link)).body).token;

const verify = (token: string, key?: string, password = PASSWORD) => confirm(token, password, key);

const profile = async (user: User) => (await users.service.request('GET', '/users/me', { as: user })).body;
const contact = async ({ id }: User) =>
  (
    await users.service.request('GET', `/internal/contacts/${id}`, {
      headers: { 'dapr-caller-app-id': 'notifications' },
    })
  ).body;
const seen = (id: string, as: { id: string; role: 'reader' | 'librarian' } = librarian) =>
  users.service.request('POST', `/users/${id}/verification`, { as });

test('whoever registers is sent a link, and nothing else is sent to their address before they have opened it', async () => {
  await users.service.published();
  const user = await users.anApplicant();
  const told = await users.service.published();
  expect(linksIn(told)).toMatchObject([{ user_id: user.id }]);
  expect(told.find(({ type }) => type === 'user.registered')?.data).toMatchObject({ user_id: user.id, email: '' });
  expect(await contact(user)).not.toHaveProperty('email');
  expect(await profile(user)).toMatchObject({ pending_email: user.email, verified: false });
  expect(await profile(user)).not.toHaveProperty('email');
});

test('the link confirms the address, once, and everybody is told the address', async () => {
  const { user, token } = await anApplicant();
  await users.service.published();
  const key = randomUUID();
  const confirmed = { status: 200, body: { id: user.id, email: user.email } };
  expect([await verify(token, key), await verify(token, key)]).toMatchObject([confirmed, confirmed]);
  expect(await users.service.published()).toMatchObject([
    { type: 'user.changed', data: { user_id: user.id, email: user.email } },
  ]);
  expect(await profile(user)).toMatchObject({ email: user.email, verified: true });
  for (const gone of ['verified_by', 'pending_email']) expect(await profile(user)).not.toHaveProperty(gone);
  expect(await contact(user)).toMatchObject({ email: user.email });
  expect(await verify(token)).toMatchObject(NO_LINK);
});

test('the link alone confirms nothing: it takes the password of who has registered', async () => {
  const { user, token } = await anApplicant();
  expect(await verify(token, randomUUID(), 'what a stranger would guess')).toMatchObject({
    status: 403,
    body: { code: 'wrong_password', errors: [{ field: 'password', code: 'wrong' }] },
  });
  expect(await profile(user)).toMatchObject({ verified: false });
  expect((await verify(token)).status).toBe(200);
});

test('whoever has a link does not guess the password by it for long, and the owner waits no longer than a quarter of an hour', async () => {
  const { token } = await anApplicant();
  const guess = () => verify(token, randomUUID(), 'what a stranger would guess');
  for (let tries = 0; tries < 5; tries += 1) expect((await guess()).status).toBe(403);
  while ((await guess()).status === 403);
  const refused = await verify(token);
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_wrong_passwords' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  try {
    lateMs += 15 * 60_000;
    expect((await verify(token)).status).toBe(200);
  } finally {
    lateMs = 0;
  }
});

test('a link works for seven days', async () => {
  const [early, late] = [await anApplicant(), await anApplicant()];
  try {
    lateMs += 6.9 * DAY_MS;
    expect((await verify(early.token)).status).toBe(200);
    lateMs += 0.2 * DAY_MS;
    expect(await verify(late.token)).toMatchObject(NO_LINK);
  } finally {
    lateMs = 0;
  }
});

test('the link is sent again, three times at most in a while, and the last one works', async () => {
  const { user, token } = await anApplicant();
  const ask = () => users.service.request('POST', '/users/me/verification', { as: user });
  await users.service.published();
  expect([(await ask()).status, (await ask()).status]).toEqual([202, 202]);
  expect(await ask()).toMatchObject({ status: 429, body: { code: 'too_many_mails' } });
  const links = linksIn(await users.service.published());
  expect(links).toHaveLength(2);
  expect(await verify(token)).toMatchObject(NO_LINK);
  expect((await verify(await tokenOf(links[1]?.link_id ?? ''))).status).toBe(200);
  expect((await ask()).status).toBe(202);
  expect(
    linksIn(await users.service.published().then((all) => all.filter(({ type }) => type !== 'user.changed'))),
  ).toEqual([]);
});

test('who changes an address that is not confirmed has to confirm the new one', async () => {
  const { user, token } = await anApplicant();
  await users.service.published();
  const email = `${randomUUID()}@readers.example`;
  await users.service.request('PUT', '/users/me', { as: user, body: { email } });
  const told = await users.service.published();
  expect(told.find(({ type }) => type === 'user.changed')?.data).toMatchObject({ email: '' });
  expect(await verify(token)).toMatchObject(NO_LINK);
  expect((await verify(await tokenOf(linksIn(told)[0]?.link_id ?? ''))).status).toBe(200);
  expect(await contact(user)).toMatchObject({ email });
});

test('a librarian who has seen a document verifies a reader, and it says who and when', async () => {
  const { user, token } = await anApplicant();
  expect(await seen(user.id)).toMatchObject({ status: 200, body: { verified: true, verified_by: librarian.id } });
  expect(await contact(user)).toMatchObject({ email: user.email });
  expect(await verify(token)).toMatchObject(NO_LINK);
  const colleague = { id: randomUUID(), role: 'librarian' as const };
  expect(await seen(user.id, colleague)).toMatchObject({ status: 200, body: { verified_by: librarian.id } });
});

test('whoever registered in the name of another does not get in once the desk has verified that one, who does by a code', async () => {
  const { user } = await anApplicant();
  expect((await seen(user.id)).body).toMatchObject({ has_password: false });
  const signsIn = async (password: string) =>
    (
      await users.service.request('POST', '/internal/credentials/check', {
        body: { email: user.email, password },
        headers: asAuth,
      })
    ).status;
  expect(await signsIn(PASSWORD)).toBe(401);
  const issued = await users.service.request('POST', `/users/${user.id}/sign-in-code`, { as: librarian });
  const { card_number, code } = z.object({ card_number: z.string(), code: z.string() }).parse(issued.body);
  const chosen = { card_number, code, email: user.email, password: 'what the reader has chosen' };
  expect(
    (await users.service.request('POST', '/internal/first-passwords', { body: chosen, headers: asAuth })).status,
  ).toBe(201);
  expect([await signsIn(PASSWORD), await signsIn(chosen.password)]).toEqual([401, 200]);
});

test('who has confirmed their address themselves keeps the password when the desk verifies them too', async () => {
  const { user, token } = await anApplicant();
  expect((await verify(token)).status).toBe(200);
  expect(await seen(user.id)).toMatchObject({ status: 200, body: { verified: true, has_password: true } });
});

test('an address that somebody else has confirmed meanwhile is theirs, at the desk too', async () => {
  const [{ user, token }, other] = [await anApplicant(), await users.aUser()];
  await users.service.db.updateTable('users').set({ email: user.email }).where('id', '=', other.id).execute();
  expect(await verify(token)).toMatchObject(NO_LINK);
  expect(await seen(user.id)).toMatchObject({
    status: 409,
    body: { code: 'email_taken', errors: [{ field: 'email', code: 'taken' }] },
  });
  const correct = (email: string | null) =>
    users.service.request('PATCH', `/users/${user.id}`, { as: librarian, body: { email } });
  expect((await correct(null)).status).toBe(200);
  expect(await seen(user.id)).toMatchObject({ status: 200, body: { verified: true } });
});

test('a librarian finds who has registered by the address that is not confirmed', async () => {
  const { user } = await anApplicant();
  const { body } = await users.service.request('GET', `/users?q=${user.email}`, { as: librarian });
  expect(body).toMatchObject({ items: [{ id: user.id, pending_email: user.email }] });
});

test('nobody says of themselves that they were seen at the desk', async () => {
  const { user } = await anApplicant();
  expect((await seen(user.id, user)).status).toBe(403);
  expect(await seen(user.id, { id: user.id, role: 'librarian' })).toMatchObject({
    status: 403,
    body: { code: 'own_standing' },
  });
  expect(await seen(randomUUID())).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
});

test('who is registered at the desk was seen there', async () => {
  const { body } = await users.service.request('POST', '/users', { as: librarian, body: { full_name: 'Вера' } });
  expect(body).toMatchObject({ verified: true, verified_by: librarian.id });
});
