import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { asAuth, linksOf, NO_LINK } from '../testing/links.ts';
import { PASSWORD, registry, type Registry } from '../testing/users.ts';

const QUARTER_MS = 15 * 60_000;
const STRANGERS = 'the password of a stranger';
const NEW = 'seven words that nobody guesses';

let users: Registry;
let lateMs = 0;
beforeAll(async () => {
  users = await registry({ now: () => new Date(Date.now() + lateMs) });
});
afterAll(() => users.service.stop());

const { openLink: sent, confirm, reset: resetBy, signsIn, askForReset, resetsAreDone } = linksOf(() => users);
const mail = z.object({ type: z.string(), user_id: z.string(), link_id: z.string() });
const anAddress = () => `${randomUUID()}@readers.example`;

const mailsIn = (messages: readonly { type: string; data: unknown }[]) =>
  messages.filter(({ type }) => type === 'notifications.email').map(({ data }) => mail.parse(data));

/** Registers with an address. @returns the link that its e-mail is to have */
async function registered(email: string, password = PASSWORD): Promise<string> {
  await users.service.published();
  const body = { email, password, full_name: 'Анна', language: 'ru' };
  const { status } = await users.service.request('POST', '/internal/readers', { body, headers: asAuth });
  expect(status).toBe(201);
  return mailsIn(await users.service.published())[0]?.link_id ?? '';
}

const tokenOf = async (link: string) => z.object({ token: z.string() }).parse((await sent(link)).body).token;

const reset = (token: string) => resetBy(token, NEW);

/** Asks for another password. @returns the link that is sent */
async function forgets(email: string): Promise<string | undefined> {
  const { published } = users.service;
  await published();
  await askForReset(email);
  await resetsAreDone();
  return mailsIn(await published())[0]?.link_id;
}

test('the e-mail to an address that is an account’s has no token, and speaks its owner’s language', async () => {
  const owner = await users.aUser();
  await users.service.db.updateTable('users').set({ language: 'en' }).where('id', '=', owner.id).execute();
  const { status, body } = await sent(await registered(owner.email.toUpperCase(), STRANGERS));
  expect({ status, body }).toEqual({ status: 200, body: { address: owner.email, language: 'en' } });
  expect(await signsIn(owner.email, PASSWORD)).toBe(true);
});

test('of several registrations with one address each has its own link and password, and one gets the address', async () => {
  const email = anAddress();
  const [strangers, own] = [await registered(email, STRANGERS), await registered(email)];
  const [first, second] = [await tokenOf(strangers), await tokenOf(own)];
  // The owner of the mailbox opens both, and knows one password.
  expect(await confirm(first)).toMatchObject({ status: 403, body: { code: 'wrong_password' } });
  expect((await confirm(second)).status).toBe(200);
  expect(await signsIn(email, PASSWORD)).toBe(true);
  expect(await confirm(first, STRANGERS)).toMatchObject(NO_LINK);
  expect(await signsIn(email, STRANGERS)).toBe(false);
});

test('of two who confirm one address at once, one has it', async () => {
  const email = anAddress();
  const tokens = [await tokenOf(await registered(email)), await tokenOf(await registered(email))];
  const answers = await Promise.all(tokens.map((token) => confirm(token)));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
});

test('who has the mailbox makes a registration theirs by another password, and whoever began it is out', async () => {
  const email = anAddress();
  await registered(email, STRANGERS);
  const link = await forgets(email);
  expect((await reset(await tokenOf(link ?? ''))).status).toBe(204);
  expect([await signsIn(email, STRANGERS), await signsIn(email, NEW)]).toEqual([false, true]);
});

test('a link to another password of a registration ends when somebody else confirms the address', async () => {
  const email = anAddress();
  const own = await tokenOf(await registered(email));
  await registered(email, STRANGERS);
  const token = await tokenOf((await forgets(email)) ?? '');
  expect((await confirm(own)).status).toBe(200);
  expect(await reset(token)).toMatchObject(NO_LINK);
  expect(await signsIn(email, PASSWORD)).toBe(true);
});

test('a link to another password of a registration ends when the desk corrects its address', async () => {
  const email = anAddress();
  await registered(email);
  const token = await tokenOf((await forgets(email)) ?? '');
  const { id } = await users.service.db
    .selectFrom('users')
    .select('id')
    .where('pending_email', '=', email)
    .executeTakeFirstOrThrow();
  const as = { id: randomUUID(), role: 'librarian' as const };
  await users.service.request('PATCH', `/users/${id}`, { as, body: { email: anAddress() } });
  expect(await reset(token)).toMatchObject(NO_LINK);
});

test('who registers again and again with somebody’s address fills no mailbox, and keeps nobody out of it', async () => {
  const email = anAddress();
  const own = await registered(email);
  const token = await tokenOf(own);
  const links = [await registered(email, STRANGERS), await registered(email, STRANGERS)];
  for (const link of links) expect((await sent(link)).status).toBe(200);
  const tooMany = await registered(email, STRANGERS);
  expect(await sent(tooMany)).toMatchObject(NO_LINK);
  // An e-mail that the mail server did not take counts once.
  expect((await sent(own)).status).toBe(200);
  expect((await sent((await forgets(email)) ?? '')).status).toBe(200);
  try {
    lateMs += 2 * QUARTER_MS;
    expect((await sent(await registered(email))).status).toBe(200);
    expect((await confirm(token)).status).toBe(200);
  } finally {
    lateMs = 0;
  }
});

test('addresses that mail went to are not stored with how much it was', async () => {
  const email = anAddress();
  await sent(await registered(email));
  const rows = await users.service.db.selectFrom('mailed_address').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ address_hash }) => address_hash.toString('latin1').includes(email))).toBe(false);
});
