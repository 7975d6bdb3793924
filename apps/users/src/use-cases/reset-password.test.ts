import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { asAuth, linksOf, NO_LINK } from '../testing/links.ts';
import { PASSWORD, registry, type Registry, type User } from '../testing/users.ts';

const MINUTE_MS = 60_000;
const NEW = 'seven words that nobody guesses';

let users: Registry;
let lateMs = 0;
beforeAll(async () => {
  users = await registry({ now: () => new Date(Date.now() + lateMs) });
});
afterAll(() => users.service.stop());

const { openLink, reset: resetBy, signsIn: signsInAs, askForReset, resetsAreDone } = linksOf(() => users);
const mail = z.object({ type: z.literal('password_reset'), user_id: z.string(), link_id: z.string() });
const minted = z.object({ address: z.string(), language: z.string(), token: z.string() });

/** Asks for other passwords, and waits for what happens after the answers. @returns the links that were sent */
async function linksSent(...emails: string[]): Promise<{ user_id: string; link_id: string }[]> {
  const { published } = users.service;
  await published();
  for (const email of emails) expect((await askForReset(email)).status).toBe(202);
  await resetsAreDone();
  return (await published()).map(({ data }) => mail.parse(data));
}

/** The token that the e-mail has. */
async function tokenFor({ email }: Pick<User, 'email'>): Promise<string> {
  const [sent] = await linksSent(email);
  return minted.parse((await openLink(sent?.link_id ?? '')).body).token;
}

const reset = (token: string, password = NEW, key?: string) => resetBy(token, password, key);
const signsIn = ({ email }: Pick<User, 'email'>, password: string) => signsInAs(email, password);

test('the link of the e-mail sets another password, once, and everybody is told', async () => {
  const user = await users.aUser();
  const token = await tokenFor({ email: user.email.toUpperCase() });
  expect(await reset(token)).toMatchObject({ status: 204 });
  expect([await signsIn(user, PASSWORD), await signsIn(user, NEW)]).toEqual([false, true]);
  expect((await users.service.published()).toSorted((a, b) => a.type.localeCompare(b.type))).toMatchObject([
    { type: 'notifications.email', data: { type: 'password_changed', user_id: user.id, changed_by: 'link' } },
    { type: 'user.changed', data: { user_id: user.id, credentials_changed: true } },
  ]);
  expect(await reset(token, 'eight other words that nobody guesses')).toMatchObject(NO_LINK);
});

test('a request whose answer was lost is answered again', async () => {
  const user = await users.aUser();
  const [token, key] = [await tokenFor(user), randomUUID()];
  expect([(await reset(token, NEW, key)).status, (await reset(token, NEW, key)).status]).toEqual([204, 204]);
});

test('an address that nobody has gets the same answer, and no e-mail', async () => {
  const user = await users.aUser();
  const nobodys = `${randomUUID()}@readers.example`;
  expect(await linksSent(nobodys, user.email)).toMatchObject([{ user_id: user.id }]);
  const [known, unknown] = [await askForReset(user.email), await askForReset(nobodys)];
  expect(unknown).toEqual({ ...known, headers: expect.anything() });
});

test('no message and no row has the token', async () => {
  const user = await users.aUser();
  const [sent] = await linksSent(user.email);
  const { address, token } = minted.parse((await openLink(sent?.link_id ?? '')).body);
  expect(address).toBe(user.email);
  const rows = await users.service.db.selectFrom('account_link_token').selectAll().execute();
  expect(rows.some(({ hash }) => hash.toString('base64url') === token || hash.toString() === token)).toBe(false);
  expect(JSON.stringify(sent)).not.toContain(token);
});

test('each e-mail of a link has a token of its own, and the first that is used ends all', async () => {
  const user = await users.aUser();
  const [sent] = await linksSent(user.email);
  const again = async () => minted.parse((await openLink(sent?.link_id ?? '')).body).token;
  const [first, second] = [await again(), await again()];
  expect(first).not.toBe(second);
  expect((await reset(first)).status).toBe(204);
  expect(await reset(second)).toMatchObject(NO_LINK);
  expect(await openLink(sent?.link_id ?? '')).toMatchObject(NO_LINK);
});

test('asking again ends the link of the e-mail before', async () => {
  const user = await users.aUser();
  const [first, second] = [await tokenFor(user), await tokenFor(user)];
  expect(await reset(first)).toMatchObject(NO_LINK);
  expect((await reset(second)).status).toBe(204);
});

test('a link works for an hour', async () => {
  const [early, late] = [await users.aUser(), await users.aUser()];
  const [one, other] = [await tokenFor(early), await tokenFor(late)];
  try {
    lateMs += 59 * MINUTE_MS;
    expect((await reset(one)).status).toBe(204);
    lateMs += 2 * MINUTE_MS;
    expect(await reset(other)).toMatchObject(NO_LINK);
  } finally {
    lateMs = 0;
  }
});

test('a link ends when the password is changed with the former one', async () => {
  const user = await users.aUser();
  const token = await tokenFor(user);
  await users.service.request('PUT', '/users/me', {
    as: user,
    body: { password: { current: PASSWORD, new: NEW } },
  });
  expect(await reset(token, 'eight other words that nobody guesses')).toMatchObject(NO_LINK);
});

test('a password that is guessed first is refused, and the link still works', async () => {
  const user = await users.aUser();
  const token = await tokenFor(user);
  expect(await reset(token, 'Password2024!')).toMatchObject({
    status: 400,
    body: { code: 'password_easily_guessed', errors: [{ field: 'password' }] },
  });
  expect((await reset(token)).status).toBe(204);
});

test('of two who use a link at once, one has chosen the password', async () => {
  const user = await users.aUser();
  const token = await tokenFor(user);
  const answers = await Promise.all([reset(token), reset(token, 'eight other words that nobody guesses')]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 403]));
});

test('a reader from the desk without a password chooses the first one by it', async () => {
  const email = `${randomUUID()}@readers.example`;
  const librarian = { id: randomUUID(), role: 'librarian' as const };
  await users.service.request('POST', '/users', { as: librarian, body: { full_name: 'Вера', email } });
  expect((await reset(await tokenFor({ email }))).status).toBe(204);
  expect(await signsIn({ email }, NEW)).toBe(true);
});

test('whoever asks again and again fills no mailbox, and the owner still has a link that works', async () => {
  const user = await users.aUser();
  const tokens: string[] = [];
  for (let time = 1; time <= 10; time += 1) {
    for (const { link_id } of await linksSent(user.email))
      tokens.push(minted.parse((await openLink(link_id)).body).token);
  }
  // With the e-mail of the registration, three.
  expect(tokens).toHaveLength(2);
  expect((await reset(tokens.at(-1) ?? '')).status).toBe(204);
});

test('nothing is left of the links of an account that is deleted', async () => {
  const user = await users.aUser();
  const token = await tokenFor(user);
  expect((await users.service.request('DELETE', '/users/me', { as: user })).status).toBe(204);
  expect(await reset(token)).toMatchObject(NO_LINK);
  const rows = await users.service.db.selectFrom('account_link').selectAll().execute();
  expect(rows.filter(({ user_id }) => user_id === user.id)).toEqual([]);
});

test('another password by a link is in the audit trail with whose it is and from where, and so is a link that does not work', async () => {
  const user = await users.aUser();
  const token = await tokenFor(user);
  const complete = (text: string) =>
    users.service.request('POST', '/internal/password-resets/complete', {
      body: { token: text, password: NEW },
      headers: { ...asAuth, 'x-client-address': '203.0.113.9', 'idempotency-key': randomUUID() },
    });
  expect((await complete(token)).status).toBe(204);
  expect(await complete(token)).toMatchObject(NO_LINK);
  const entries = await asTables<AuditTables>(users.service.db)
    .selectFrom('audit_entry')
    .select(['user_id', 'outcome', 'code', 'network'])
    .where('action', '=', 'password.reset')
    .where('network', '=', '203.0.113.9')
    .orderBy('id')
    .execute();
  expect(entries).toEqual([
    { user_id: user.id, outcome: 'done', code: null, network: '203.0.113.9' },
    { user_id: null, outcome: 'refused', code: 'link_not_valid', network: '203.0.113.9' },
  ]);
});
