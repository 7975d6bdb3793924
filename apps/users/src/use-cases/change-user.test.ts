import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isEventData } from '#events';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const librarian = { id: randomUUID(), role: 'librarian' as const };
const anAddress = () => `${randomUUID()}@readers.example`;
const ask = (method: 'GET' | 'PATCH', id: string, body?: object) =>
  users.service.request(method, `/users/${id}`, { as: librarian, ...(body && { body }) });
const change = (id: string, body: object) => ask('PATCH', id, body);

/** A reader who has been registered at the desk, and has no password. */
async function aNewcomer(email?: string): Promise<string> {
  const { body } = await users.service.request('POST', '/users', {
    as: librarian,
    body: { full_name: 'Вера', ...(email !== undefined && { email }) },
  });
  return (body as { id: string }).id;
}

const signIn = (email: string) =>
  users.service.request('POST', '/internal/credentials/check', {
    body: { email, password: 'ten letters or more' },
    headers: { 'dapr-caller-app-id': 'auth' },
  });

test('a librarian corrects what was written wrongly, and everybody is told', async () => {
  const { id } = await users.aUser();
  const email = anAddress();
  const corrected = { full_name: 'Анна Соколова', email, language: 'en', patron_category: 'student' };
  await ask('GET', id);
  const { status, body } = await change(id, {
    ...corrected,
    full_name: ' Анна Соколова ',
    email,
    expires_on: '2027-05-31',
  });
  expect({ status, body }).toMatchObject({
    status: 200,
    body: { ...corrected, expires_on: '2027-05-31' },
  });
  expect((await ask('GET', id)).body).toEqual(body);
  const event = (await users.service.published()).findLast(({ type }) => type === 'user.changed');
  expect(event).toMatchObject({ data: { user_id: id, full_name: 'Анна Соколова', language: 'en', role: 'reader' } });
  expect(event && isEventData(event.type, event.data)).toBe(true);
});

test('whoever signs in does so by the corrected address, and no longer by the wrong one', async () => {
  const { id, email } = await users.aUser();
  const corrected = anAddress();
  await change(id, { email: corrected });
  expect(await signIn(corrected)).toMatchObject({ status: 200, body: { id } });
  expect((await signIn(email)).status).toBe(401);
});

test('somebody else’s address is refused by name, and nothing is changed', async () => {
  const [{ id, email }, other] = [await users.aUser(), await users.aUser()];
  expect(await change(id, { full_name: 'Б', email: other.email.toUpperCase() })).toMatchObject({
    status: 409,
    body: { code: 'email_taken', errors: [{ field: 'email', code: 'taken' }] },
  });
  expect(await ask('GET', id)).toMatchObject({ body: { full_name: 'Анна', email } });
});

test('an address by which somebody signs in is not taken away', async () => {
  const { id } = await users.aUser();
  expect(await change(id, { email: null })).toMatchObject({
    status: 409,
    body: { code: 'signs_in_by_email', errors: [{ field: 'email', code: 'needed_to_sign_in' }] },
  });
});

test('a reader from the desk may have no address again, and notifications are told', async () => {
  const email = anAddress();
  const id = await aNewcomer(email);
  const { status, body } = await change(id, { email: null });
  expect(status).toBe(200);
  expect(body).not.toHaveProperty('email');
  const event = (await users.service.published()).findLast(({ type }) => type === 'user.changed');
  expect(event).toMatchObject({ data: { user_id: id, email: '' } });
  expect((await change((await users.aUser()).id, { email })).status).toBe(200);
});

test.each([
  ['full_name', ' '],
  ['email', 'anna'],
  ['language', 'fr'],
  ['expires_on', '2027-02-30'],
])('%s cannot be %j', async (field, value) => {
  const { id } = await users.aUser();
  expect(await change(id, { [field]: value })).toMatchObject({ status: 400, body: { errors: [{ field }] } });
});

test('a librarian corrects no colleague, and makes nobody one', async () => {
  const [reader, colleague] = [await users.aUser(), await users.aUser()];
  await users.service.db.updateTable('users').set({ role: 'librarian' }).where('id', '=', colleague.id).execute();
  expect(await change(colleague.id, { full_name: 'Б' })).toMatchObject({ status: 403 });
  expect(await change(reader.id, { full_name: 'Б', role: 'librarian' })).toMatchObject({ status: 403 });
});

test('an admin appoints a branch manager, which everybody is told; and nobody gives a person the role of a program', async () => {
  const [reader, manager] = [await users.aUser(), await users.aUser()];
  const appoint = (role: string, as: { role: 'admin' | 'branch_manager' }) =>
    users.service.request('PATCH', `/users/${reader.id}`, { as, body: { role } });
  expect(await appoint('branch_manager', { role: 'admin' })).toMatchObject({
    status: 200,
    body: { role: 'branch_manager' },
  });
  const event = (await users.service.published()).findLast(({ type }) => type === 'user.changed');
  expect(event).toMatchObject({ data: { user_id: reader.id, role: 'branch_manager' } });
  expect(event && isEventData(event.type, event.data)).toBe(true);
  expect(await appoint('reader', { role: 'branch_manager' })).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  });
  for (const role of ['machine', 'partner'])
    expect(await appoint(role, { role: 'admin' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'role' }] },
    });
  const oneself = { id: manager.id, role: 'branch_manager' as const };
  await users.service.db.updateTable('users').set({ role: 'branch_manager' }).where('id', '=', manager.id).execute();
  const promote = { as: oneself, body: { role: 'admin' } };
  expect(await users.service.request('PATCH', `/users/${manager.id}`, promote)).toMatchObject({ status: 403 });
});

test('an admin corrects their own name, and gives themselves no other role and no higher limit', async () => {
  const admin = { ...(await users.aUser()), role: 'admin' as const };
  await users.service.db.updateTable('users').set({ role: 'admin' }).where('id', '=', admin.id).execute();
  const changeOneself = (body: object) => users.service.request('PATCH', `/users/${admin.id}`, { as: admin, body });
  expect(await changeOneself({ full_name: 'Ольга', role: 'admin' })).toMatchObject({ status: 200 });
  for (const body of [{ role: 'reader' }, { loan_limit: 500 }, { patron_category: 'staff' }, { blocked: true }])
    expect(await changeOneself(body)).toMatchObject({ status: 403, body: { code: 'own_standing' } });
  expect((await ask('GET', admin.id)).body).toMatchObject({ full_name: 'Ольга', role: 'admin', blocked: false });
});

test('a reader chooses how long their history is kept; the desk sees it, and does not change it', async () => {
  const user = await users.aUser();
  expect((await ask('GET', user.id)).body).toMatchObject({ reading_history: 'legal' });
  await users.service.published();
  const body = { full_name: 'Вера', reading_history: 'none' };
  expect(await users.service.request('PUT', '/users/me', { as: user, body })).toMatchObject({ status: 200, body });
  expect((await ask('GET', user.id)).body).toMatchObject(body);
  expect(await users.service.published()).toMatchObject([
    { type: 'user.changed', data: { full_name: 'Вера' } },
    { type: 'user.history_chosen', data: { user_id: user.id, reading_history: 'none' } },
  ]);
  expect((await change(user.id, { reading_history: 'always' })).status).toBe(400);
  const card = await users.service.request('GET', '/users/me', { as: user });
  const { card_number } = card.body as { card_number: string };
  const seen = await users.service.request('GET', `/users/by-card?card_number=${card_number}`, {
    as: { id: randomUUID(), role: 'machine' },
  });
  expect(seen.status).toBe(200);
  expect(seen.body).not.toHaveProperty('reading_history');
});
