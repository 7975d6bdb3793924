import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { registry, type Registry } from '../testing/users.ts';

let service: Registry['service'];
let now = new Date();
beforeAll(async () => {
  ({ service } = await registry({ now: () => now }));
});
afterAll(() => service.stop());

const librarian = { id: randomUUID(), role: 'librarian' as const };
const admin = { id: randomUUID(), role: 'admin' as const };
const created = z.object({ id: z.string(), card_number: z.string() });
const issued = z.object({ card_number: z.string(), code: z.string().regex(/^\d{10}$/), valid_until: z.string() });

const aNewcomer = async (reader: object = {}) =>
  created.parse(
    (await service.request('POST', '/users', { as: librarian, body: { full_name: 'Вера', ...reader } })).body,
  );
const issue = (id: string, as: { id: string; role: 'librarian' | 'admin' } = librarian) =>
  service.request('POST', `/users/${id}/sign-in-code`, { as });
const aSlip = async (id: string) => issued.parse((await issue(id)).body);

type Slip = { card_number: string; code: string };
const anAddress = () => `${randomUUID()}@readers.example`;
const choose = (
  { card_number, code }: Slip,
  email = anAddress(),
  key = randomUUID(),
  password = 'ten letters or more',
) =>
  service.request('POST', '/internal/first-passwords', {
    body: { card_number, code, email, password },
    headers: { 'dapr-caller-app-id': 'auth', 'idempotency-key': key },
  });
const signsIn = async (email: string) =>
  (
    await service.request('POST', '/internal/credentials/check', {
      body: { email, password: 'ten letters or more' },
      headers: { 'dapr-caller-app-id': 'auth' },
    })
  ).status === 200;

const WRONG = { status: 403, body: { code: 'wrong_sign_in_code' } };

test('the code opens the account once, under the address that the reader gives', async () => {
  const [{ id }, email] = [await aNewcomer(), anAddress()];
  const slip = await aSlip(id);
  await service.published();
  expect(await choose({ ...slip, code: slip.code.replace(/.{5}/, '$& ') }, email)).toMatchObject({
    status: 201,
    body: { id, email, role: 'reader' },
  });
  expect(await signsIn(email)).toBe(true);
  expect((await service.published()).toSorted((a, b) => a.type.localeCompare(b.type))).toMatchObject([
    { type: 'notifications.email', data: { type: 'password_changed', user_id: id, changed_by: 'code' } },
    { type: 'user.changed', data: { user_id: id, email, version: 2, credentials_changed: true } },
  ]);
  expect(await choose(slip)).toMatchObject(WRONG);
  expect(await issue(id)).toMatchObject({ status: 409, body: { code: 'already_signs_in' } });
});

test('an address that the desk knew is told of another one, with a link that puts it back; the same one is not', async () => {
  const [former, email] = [anAddress(), anAddress()];
  const [moved, same] = [await aNewcomer({ email: former }), await aNewcomer({ email })];
  const linksAfter = async (id: string, chosen: string) => {
    expect((await choose(await aSlip(id), chosen)).status).toBe(201);
    return service.db.selectFrom('account_link').select(['purpose', 'address']).where('user_id', '=', id).execute();
  };
  await service.published();
  expect(await linksAfter(moved.id, anAddress())).toEqual([{ purpose: 'restore_address', address: former }]);
  expect((await service.published()).map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ type: 'address_changed', user_id: moved.id }),
  );
  expect(await linksAfter(same.id, email)).toEqual([]);
});

test('a choice whose answer was lost is answered again', async () => {
  const [slip, email, key] = [await aSlip((await aNewcomer()).id), anAddress(), randomUUID()];
  const first = await choose(slip, email, key);
  expect(await choose(slip, email, key)).toMatchObject({ status: 201, body: first.body });
});

test('two who use one code at once have one account', async () => {
  const slip = await aSlip((await aNewcomer()).id);
  const answers = await Promise.all([choose(slip), choose(slip), choose(slip)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 403, 403]);
});

test('a new code ends the one before', async () => {
  const { id } = await aNewcomer();
  const [first, second] = [await aSlip(id), await aSlip(id)];
  expect(await choose(first)).toMatchObject(WRONG);
  expect((await choose(second)).status).toBe(201);
});

test('after a week the code is no good', async () => {
  const slip = await aSlip((await aNewcomer()).id);
  const issuedAt = now;
  now = new Date(slip.valid_until);
  expect(await choose(slip)).toMatchObject(WRONG);
  now = issuedAt;
  expect((await choose(slip)).status).toBe(201);
});

test('a code is good with its own card only', async () => {
  const [one, other] = [await aSlip((await aNewcomer()).id), await aNewcomer()];
  expect(await choose({ ...one, card_number: other.card_number })).toMatchObject(WRONG);
  expect(await choose({ ...one, card_number: 'R-nobody' })).toMatchObject(WRONG);
});

test('an address that is taken leaves the code as it was', async () => {
  const [slip, taken] = [await aSlip((await aNewcomer()).id), anAddress()];
  await aNewcomer({ email: taken });
  expect(await choose(slip, taken)).toMatchObject({ status: 409, body: { code: 'email_taken' } });
  expect((await choose(slip)).status).toBe(201);
});

test('a password that is guessed easily leaves the code as it was', async () => {
  const slip = await aSlip((await aNewcomer({ full_name: 'Вера Розальская' })).id);
  const [email, key] = [anAddress(), randomUUID()];
  expect(await choose(slip, email, key, 'розальская1')).toMatchObject({
    status: 400,
    body: { code: 'password_easily_guessed', errors: [{ field: 'password', code: 'names_yourself' }] },
  });
  expect((await choose(slip, email, key)).status).toBe(201);
});

test('only who has the code hears what is wrong with a password', async () => {
  const { card_number } = await aSlip((await aNewcomer()).id);
  expect(await choose({ card_number, code: '0000000000' }, anAddress(), randomUUID(), 'password123')).toMatchObject(
    WRONG,
  );
});

test('only the hash of a code is stored, and nothing of it is left of who is deleted', async () => {
  const { id } = await aNewcomer();
  const { code } = await aSlip(id);
  const rowOf = () =>
    service.db
      .selectFrom('users')
      .select(['sign_in_code_hash', 'sign_in_code_until'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  expect((await rowOf()).sign_in_code_hash).toMatch(/^\$argon2id\$/);
  const requests = await service.db.selectFrom('idempotent_request').select('body').execute();
  expect(requests.filter(({ body }) => body?.includes(code))).toEqual([]);
  await service.request('DELETE', '/users/me', { as: { id, role: 'reader' } });
  expect(await rowOf()).toEqual({ sign_in_code_hash: null, sign_in_code_until: null });
});

test('a code that was issued to a reader does not open what they may do as a librarian', async () => {
  const { id } = await aNewcomer();
  const slip = await aSlip(id);
  await service.request('PATCH', `/users/${id}`, { as: admin, body: { role: 'librarian' } });
  expect(await choose(slip)).toMatchObject(WRONG);
  expect(await issue(id)).toMatchObject({ status: 403 });
  expect((await issue(id, admin)).status).toBe(201);
});

test('there is no code for whom there is not', async () => {
  expect(await issue(randomUUID())).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
});
