import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { isEventData } from '#events';
import { testDatabase } from '#testing/database.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';
import { insertUser } from '../store/users.ts';
import { startUsers } from '../testing/users.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const secrets = { 'first-admin-email': 'admin@library.example', 'first-admin-password': 'a long enough password' };

async function aService(options: Parameters<typeof startUsers>[0] = {}) {
  const service = await startUsers({ secrets, ...options });
  stops.push(service.stop);
  return service;
}

test('the first admin is told of like everybody who registers, once', async () => {
  const service = await aService();
  await aService({ database: service.database });
  const published = await service.published();
  expect(published).toMatchObject([
    {
      topic: 'user.events',
      type: 'user.registered',
      data: { email: 'admin@library.example', role: 'admin', language: 'en', version: 1 },
    },
  ]);
  expect(
    published.every(
      ({ type, subject, data }) => isEventData(type, data) && 'user_id' in data && data.user_id === subject,
    ),
  ).toBe(true);
});

test('nobody is appointed with a password that is guessed easily', async () => {
  const weak = { ...secrets, 'first-admin-password': 'library-2026' };
  await expect(aService({ secrets: weak })).rejects.toThrow(/first-admin-password is easy to guess/);
});

test('an admin of whom nobody was told is told of when the library is brought up to date', async () => {
  const { '0021-announce-admins': announcing, ...before } = migrations;
  const database = await testDatabase<Tables>(before);
  stops.push(database.drop);
  const admin = {
    id: randomUUID(),
    email: 'admin@library.example',
    full_name: 'Admin',
    language: 'en' as const,
    password_hash: 'none',
    patron_category: 'staff',
  };
  await insertUser(database.db, { ...admin, role: 'admin' });
  await insertUser(database.db, { ...admin, id: randomUUID(), email: 'reader@readers.example', role: 'reader' });
  await announcing.up(database.db);
  const service = await aService({ database });
  const published = await service.published();
  expect(published).toMatchObject([{ topic: 'user.events', type: 'user.changed', subject: admin.id }]);
  expect(published.every(({ type, data }) => isEventData(type, data))).toBe(true);
});
