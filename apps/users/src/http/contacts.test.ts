import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const contactOf = (id: string, caller = 'notifications') =>
  users.service.request('GET', `/internal/contacts/${id}`, { headers: { 'dapr-caller-app-id': caller } });

test('a contact is what the latest event said of the user, with its version', async () => {
  const user = await users.aUser();
  const contact = { id: user.id, deleted: false, email: user.email, full_name: 'Анна', language: 'ru', version: 1 };
  expect(await contactOf(user.id)).toMatchObject({ status: 200, body: contact });

  await users.service.published();
  await users.service.request('PUT', '/users/me', { as: user, body: { language: 'en' } });
  const [event] = await users.service.published();
  expect(event).toMatchObject({ type: 'user.changed', data: { language: 'en', version: 2 } });
  expect(await contactOf(user.id)).toMatchObject({ body: { ...contact, language: 'en', version: 2 } });
});

test('of a deleted user, a contact says only that they are deleted', async () => {
  const user = await users.aUser();
  await users.service.request('DELETE', '/users/me', { as: user });
  const answer = await contactOf(user.id);
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ id: user.id, deleted: true });
});

test('who never had an account has no contact', async () => {
  expect(await contactOf(randomUUID())).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
});

test('nobody but notifications learns how a user is reached', async () => {
  const { id } = await users.aUser();
  expect((await contactOf(id, 'auth')).status).toBe(403);
});
