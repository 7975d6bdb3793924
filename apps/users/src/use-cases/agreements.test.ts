import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from 'kysely';
import type { PersonRole } from '#core/caller.ts';
import { addDays, libraryDay } from '#core/library-day.ts';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { hashOfLinkToken, newLinkToken } from '../credentials/link-token.ts';
import { PASSWORD, registry, type Registry, type User } from '../testing/users.ts';

const DAY_MS = 86_400_000;

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());
/** A library that has published nothing. */
beforeEach(async () => {
  await sql`alter table document disable trigger document_as_published`.execute(users.service.db);
  await sql`delete from agreement`.execute(users.service.db);
  await sql`delete from document`.execute(users.service.db);
  await sql`alter table document enable trigger document_as_published`.execute(users.service.db);
  await users.service.context.profiles.dropAll();
});

type Caller = { id: string; role: PersonRole; provedSecondsAgo?: number };
const admin: Caller = { id: randomUUID(), role: 'admin' };
const librarian: Caller = { id: randomUUID(), role: 'librarian' };
/** By the library's day: for some hours of each day it is tomorrow there already. */
const dayFromNow = (days: number) => addDays(libraryDay(new Date(), 'Europe/Moscow'), days);
const RULES = { text_ru: 'Правила.\n\nКниги возвращают в срок.', text_en: 'Rules.\n\nBooks come back in time.' };

const publish = (version: number, but: { required_from?: string; kind?: string; as?: Caller; key?: string } = {}) => {
  const { kind = 'terms', as = admin, key = randomUUID(), ...rest } = but;
  return users.service.request('POST', `/documents/${kind}/versions`, {
    as,
    body: { version, ...RULES, ...rest },
    headers: { 'idempotency-key': key },
  });
};
const agree = (as: User, version: number, kind = 'terms') =>
  users.service.request('POST', '/users/me/agreements', { as, body: { kind, version } });
const record = (id: string, version: number, as: Caller = librarian) =>
  users.service.request('POST', `/users/${id}/agreements`, { as, body: { kind: 'terms', version } });
const agreementsOf = async (id: string, as: Caller = librarian) =>
  (await users.service.request('GET', `/users/${id}/agreements`, { as })).body;
const profile = async (user: User) => (await users.service.request('GET', '/users/me', { as: user })).body;
const registration = (agreed_to?: object[]) => ({
  email: `${randomUUID()}@readers.example`,
  password: PASSWORD,
  full_name: 'Анна',
  language: 'ru',
  ...(agreed_to && { agreed_to }),
});
const register = (body: object) =>
  users.service.request('POST', '/internal/readers', { headers: { 'dapr-caller-app-id': 'auth' }, body });
const withId = z.object({ id: z.string() });

test('whoever publishes a version makes it what everybody is shown, and it is read as it was when the next one is out', async () => {
  expect(await publish(1)).toMatchObject({ status: 201, body: { kind: 'terms', version: 1, ...RULES } });
  expect(await publish(2, { required_from: dayFromNow(14) })).toMatchObject({ status: 201 });
  expect((await users.service.request('GET', '/documents')).body).toMatchObject({
    items: [{ kind: 'terms', version: 2, required_from: dayFromNow(14) }],
  });
  expect(await users.service.request('GET', '/documents/terms?version=1')).toMatchObject({ status: 200, body: RULES });
  expect(await users.service.request('GET', '/documents/terms?version=3')).toMatchObject({
    status: 404,
    body: { code: 'document_not_found' },
  });
});

test('of two who publish the same version at once, one is told what the next one is', async () => {
  const answers = await Promise.all([publish(1), publish(1)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(await publish(1)).toMatchObject({ status: 409, body: { code: 'not_the_next_version', facts: { next: 2 } } });
  expect(await publish(3)).toMatchObject({ status: 409, body: { facts: { next: 2 } } });
});

test('the same request again publishes nothing more', async () => {
  const key = randomUUID();
  expect([await publish(1, { key }), await publish(1, { key })]).toMatchObject([{ status: 201 }, { status: 201 }]);
  expect(await publish(2)).toMatchObject({ status: 201 });
});

test('a day that is past is refused', async () => {
  expect(await publish(1, { required_from: dayFromNow(-2) })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'required_from', code: 'before_today' }] },
  });
});

test('only whoever may publish does, after a fresh sign-in', async () => {
  expect(await publish(1, { as: librarian })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await publish(1, { as: { ...admin, provedSecondsAgo: 900 } })).toMatchObject({
    status: 403,
    body: { code: 'fresh_sign_in_needed' },
  });
});

test('nobody changes what is published, or what somebody has agreed to', async () => {
  await publish(1);
  const reader = await users.aUser();
  await agree(reader, 1);
  const { db } = users.service;
  await expect(sql`update document set text_ru = 'Другое'`.execute(db)).rejects.toThrow(/never changed/);
  await expect(sql`delete from document`.execute(db)).rejects.toThrow(/never changed/);
  await expect(sql`update agreement set agreed_at = now()`.execute(db)).rejects.toThrow(/never changed/);
});

test('a reader is asked for what is published until they agree, and again for the next version', async () => {
  const reader = await users.aUser();
  expect(await profile(reader)).toMatchObject({ to_agree: [] });
  await publish(1, { required_from: dayFromNow(3) });
  await publish(1, { kind: 'personal_data' });
  expect(await profile(reader)).toMatchObject({
    to_agree: [
      { kind: 'personal_data', version: 1 },
      { kind: 'terms', version: 1, required_from: dayFromNow(3) },
    ],
  });
  expect(await agree(reader, 1)).toMatchObject({ status: 200, body: { to_agree: [{ kind: 'personal_data' }] } });
  await agree(reader, 1, 'personal_data');
  expect(await profile(reader)).toMatchObject({ to_agree: [] });
  await publish(2);
  expect(await profile(reader)).toMatchObject({ to_agree: [{ kind: 'terms', version: 2 }] });
});

test('the day of an earlier version stands until they agree to it or to a later one', async () => {
  const [reader, other] = [await users.aUser(), await users.aUser()];
  await publish(1, { required_from: dayFromNow(1) });
  await agree(other, 1);
  await publish(2);
  await publish(3, { required_from: dayFromNow(30) });
  const asked = { kind: 'terms', version: 3 };
  expect(await profile(reader)).toMatchObject({ to_agree: [{ ...asked, required_from: dayFromNow(1) }] });
  expect(await profile(other)).toMatchObject({ to_agree: [{ ...asked, required_from: dayFromNow(30) }] });
  await agree(reader, 2);
  expect(await profile(reader)).toMatchObject({ to_agree: [{ ...asked, required_from: dayFromNow(30) }] });
});

test('to agree again changes nothing, and to what is not published is refused', async () => {
  await publish(1);
  const reader = await users.aUser();
  await agree(reader, 1);
  const before = await agreementsOf(reader.id);
  expect(await agree(reader, 1)).toMatchObject({ status: 200 });
  expect(await agreementsOf(reader.id)).toEqual(before);
  expect(before).toMatchObject({ items: [{ kind: 'terms', version: 1 }] });
  expect(await agree(reader, 2)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'version', code: 'not_published' }] },
  });
});

test('what was signed at the desk is kept with the name of the librarian who saw it', async () => {
  await publish(1);
  const reader = await users.aUser();
  expect(await record(reader.id, 1)).toMatchObject({ status: 200, body: { id: reader.id, to_agree: [] } });
  expect(await agreementsOf(reader.id)).toMatchObject({
    items: [{ kind: 'terms', version: 1, recorded_by: librarian.id }],
  });
  expect(await record(randomUUID(), 1)).toMatchObject({ status: 404 });
});

test('nobody records their own signature, and the desk no admin’s', async () => {
  await publish(1);
  const colleague = await users.aUser();
  await users.service.db.updateTable('users').set({ role: 'admin' }).where('id', '=', colleague.id).execute();
  expect(await record(colleague.id, 1, { id: colleague.id, role: 'admin' })).toMatchObject({
    status: 403,
    body: { code: 'own_agreement' },
  });
  expect(await record(colleague.id, 1)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

test('whoever registers may agree at once, by themselves or at the desk', async () => {
  await publish(1);
  const agreed_to = [{ kind: 'terms', version: 1 }];
  const alone = withId.parse((await register(registration(agreed_to))).body);
  expect(await agreementsOf(alone.id)).toMatchObject({ items: [{ kind: 'terms', version: 1 }] });
  const atDesk = await users.service.request('POST', '/users', { as: librarian, body: { full_name: 'Б', agreed_to } });
  expect(atDesk).toMatchObject({ status: 201, body: { to_agree: [] } });
  expect(await agreementsOf(withId.parse(atDesk.body).id)).toMatchObject({ items: [{ recorded_by: librarian.id }] });
  const silent = withId.parse((await register(registration())).body);
  expect(await agreementsOf(silent.id)).toEqual({ items: [] });
});

test('whoever registers with what is not published has no account', async () => {
  const wrong = registration([{ kind: 'terms', version: 9 }]);
  expect(await register(wrong)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'agreed_to', code: 'not_published' }] },
  });
  const kept = users.service.db.selectFrom('users').select('id').where('pending_email', '=', wrong.email);
  expect(await kept.execute()).toEqual([]);
});

test.each(['the desk sees who somebody is', 'the mailbox takes the registration'])(
  'an agreement of a stranger’s registration is nobody’s once %s',
  async (how) => {
    await publish(1);
    const { id } = withId.parse((await register(registration([{ kind: 'terms', version: 1 }]))).body);
    if (how.startsWith('the desk')) await users.service.request('POST', `/users/${id}/verification`, { as: librarian });
    else await takeByMailbox(id);
    expect(await agreementsOf(id)).toEqual({ items: [] });
  },
);

/** As by a link that was sent to the address. */
async function takeByMailbox(id: string): Promise<void> {
  const { db } = users.service;
  const [link, token] = [randomUUID(), newLinkToken()];
  await db
    .insertInto('account_link')
    .values({
      id: link,
      user_id: id,
      purpose: 'reset_password',
      address: `${id}@readers.example`,
      works_until: new Date(Date.now() + DAY_MS),
    })
    .execute();
  await db
    .insertInto('account_link_token')
    .values({ link_id: link, hash: hashOfLinkToken(token) })
    .execute();
  const answer = await users.service.request('POST', '/internal/password-resets/complete', {
    headers: { 'dapr-caller-app-id': 'auth' },
    body: { token, password: 'another ten letters' },
  });
  expect(answer.status).toBe(204);
}

test('agreements are erased with the account, and none is added while it is', async () => {
  await publish(1);
  const reader = await users.aUser();
  await agree(reader, 1);
  await Promise.all([users.service.request('DELETE', '/users/me', { as: reader }), record(reader.id, 1)]);
  const left = users.service.db.selectFrom('agreement').select('version').where('user_id', '=', reader.id);
  expect(await left.execute()).toEqual([]);
  expect(await record(reader.id, 1)).toMatchObject({ status: 404 });
});

/** A child and a guardian, as the desk has linked them. */
async function aFamily(ends_on = dayFromNow(30)) {
  const [child, guardian] = [await users.aUser(), await users.aUser()];
  const linked = await users.service.request('PUT', `/users/${child.id}/guardians/${guardian.id}`, {
    as: librarian,
    body: { ends_on },
  });
  expect(linked).toMatchObject({ status: 200 });
  return { child, guardian, acting: { ...child, actor: guardian.id, scopes: ['guardian'] } };
}
const family = async (as: User) => (await users.service.request('GET', `/users/${as.id}/family`, { as })).body;
const agreementMissing = async ({ id }: User) => {
  const { body } = await users.service.request('GET', `/users/${id}`, { as: librarian });
  return z.object({ to_agree: z.array(z.unknown()).optional() }).parse(body).to_agree?.length !== 0;
};

test('a guardian agrees for a child, who then may borrow; it is kept who did, and only for them who it was', async () => {
  const { child, guardian, acting } = await aFamily();
  await publish(1, { required_from: dayFromNow(0) });
  expect(await family(guardian)).toMatchObject({ children: [{ id: child.id, to_agree: [{ kind: 'terms' }] }] });
  expect(await agree(acting, 1)).toMatchObject({ status: 200, body: { id: child.id, to_agree: [] } });
  expect(await agreementMissing(child)).toBe(false);
  expect(await agreementMissing(guardian)).toBe(true);
  expect(JSON.stringify(await family(guardian))).not.toContain('to_agree');
  const kept = { items: [{ kind: 'terms', version: 1, agreed_by: guardian.id }] };
  expect(await agreementsOf(child.id)).toMatchObject(kept);
  expect(await agreementsOf(child.id, child)).toMatchObject(kept);
  expect(await agreementsOf(child.id, acting)).toMatchObject(kept);
  // What is agreed to once stays as it was, whoever agrees again.
  await agree(child, 1);
  await record(child.id, 1);
  expect(await agreementsOf(child.id)).toMatchObject(kept);
  const [entry] = await asTables<AuditTables>(users.service.db)
    .selectFrom('audit_entry')
    .select(['caller_id', 'user_id', 'facts'])
    .where('action', '=', 'agreement.give')
    .execute();
  expect(entry).toMatchObject({ caller_id: guardian.id, user_id: child.id, facts: { kind: 'terms', version: 1 } });
});

test('who is a guardian no more, or never was, agrees to nothing for a child', async () => {
  const { child, guardian, acting } = await aFamily();
  await publish(1);
  const stranger = await users.aUser();
  const refused = { status: 404, body: { code: 'guardianship_not_found' } };
  expect(await agree({ ...acting, actor: stranger.id } as User, 1)).toMatchObject(refused);
  await users.service.request('DELETE', `/users/${child.id}/guardians/${guardian.id}`, { as: librarian });
  expect(await agree(acting, 1)).toMatchObject(refused);
  expect(await agreementsOf(child.id)).toEqual({ items: [] });
});
