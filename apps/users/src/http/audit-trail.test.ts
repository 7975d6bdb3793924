import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditTables } from '#audit/trail.ts';
import { verifyTrail } from '#audit/verify.ts';
import { asTables } from '#postgres/as-tables.ts';
import { refuseRows } from '#testing/refusing-rows.ts';
import { waitFor } from '#testing/wait-for.ts';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const trail = () => asTables<AuditTables>(users.service.db);
const aLibrarian = () => ({ id: randomUUID(), role: 'librarian' as const, sessionId: randomUUID() });
const entriesOf = (caller: { id: string }) =>
  trail().selectFrom('audit_entry').selectAll().where('caller_id', '=', caller.id).orderBy('id').execute();
const from = (address: string) => ({ headers: { 'x-client-address': address } });

test('a reader whom a librarian opens is told of in the trail: who, whom, whence and by which sign-in', async () => {
  const librarian = aLibrarian();
  const { id } = await users.aUser();
  await users.service.request('GET', `/users/${id}`, { as: librarian, ...from('192.0.2.7') });
  expect(await entriesOf(librarian)).toMatchObject([
    {
      action: 'reader.read',
      outcome: 'done',
      caller_role: 'librarian',
      session_id: librarian.sessionId,
      network: '192.0.2.7',
      user_id: id,
    },
  ]);
});

test('a list tells whom it showed', async () => {
  const librarian = aLibrarian();
  const shown = [(await users.aUser()).id, (await users.aUser()).id];
  const { body } = await users.service.request('GET', '/users?limit=100', { as: librarian });
  const [entry] = await entriesOf(librarian);
  expect(entry?.shown).toHaveLength((body as { items: object[] }).items.length);
  expect(entry?.shown).toEqual(expect.arrayContaining(shown));
});

test('a change tells which fields, what the standing was before and is now, and why; no name and no address', async () => {
  const admin = { ...aLibrarian(), role: 'admin' as const };
  const { id } = await users.aUser();
  const body = {
    role: 'librarian',
    loan_limit: 3,
    blocked: true,
    block_reason: 'Потерял карту',
    full_name: 'Вера',
    email: `${randomUUID()}@readers.example`,
  };
  await users.service.request('PATCH', `/users/${id}`, { as: admin, body });
  const [entry] = await entriesOf(admin);
  expect(entry).toMatchObject({
    action: 'reader.change',
    user_id: id,
    reason: 'Потерял карту',
    facts: { fields: ['email', 'full_name'], role: 'librarian', loan_limit: 3, blocked: true },
  });
  expect(entry?.facts).toMatchObject({ before: { role: 'reader', loan_limit: null, blocked: false } });
  expect(JSON.stringify(entry)).not.toMatch(/Вера|readers\.example/);
});

test('an act that fails leaves no entry, and an entry that cannot be stored no act', async () => {
  const librarian = aLibrarian();
  const { id } = await users.aUser();
  const change = () =>
    users.service.request('PATCH', `/users/${id}`, { as: librarian, body: { blocked: true, language: 'en' } });
  const mendUsers = await refuseRows(users.service.db, 'users', `id = '${id}' and language = 'en'`);
  expect((await change()).status).toBe(500);
  await mendUsers();
  expect(await entriesOf(librarian)).toEqual([]);
  const mendTrail = await refuseRows(users.service.db, 'audit_entry', `caller_id = '${librarian.id}'`);
  expect((await change()).status).toBe(500);
  expect((await users.service.request('GET', `/users/${id}`, { as: librarian })).status).toBe(500);
  await mendTrail();
  const reader = await users.service.db.selectFrom('users').select('blocked').where('id', '=', id).executeTakeFirst();
  expect(reader).toEqual({ blocked: false });
  expect(await entriesOf(librarian)).toEqual([]);
});

test('a repeated request is one act, and one entry', async () => {
  const librarian = aLibrarian();
  const { id } = await users.aUser();
  const change = () =>
    users.service.request('PATCH', `/users/${id}`, {
      as: librarian,
      body: { blocked: true },
      headers: { 'idempotency-key': librarian.id },
    });
  expect([(await change()).status, (await change()).status]).toEqual([200, 200]);
  expect(await entriesOf(librarian)).toHaveLength(1);
});

test('what readers do about themselves is no entry, but for their account; what they may not do is', async () => {
  const reader = await users.aUser();
  const { id: other } = await users.aUser();
  await users.service.request('GET', `/users/${reader.id}`, { as: reader });
  expect(await entriesOf(reader)).toEqual([]);
  await users.service.request('GET', `/users/${other}`, { as: reader });
  await users.service.request('PUT', '/users/me', { as: reader, body: { full_name: 'Яна' } });
  await users.service.request('DELETE', '/users/me', { as: reader });
  expect(await entriesOf(reader)).toMatchObject([
    { action: 'reader.read', outcome: 'refused', code: 'forbidden', user_id: other },
    { action: 'account.change', outcome: 'done', user_id: reader.id, facts: { fields: ['full_name'] } },
    { action: 'account.delete', outcome: 'done', user_id: reader.id },
  ]);
});

test('what a rule forbids is no refusal, what nobody may do is', async () => {
  const librarian = aLibrarian();
  const { id } = await users.aUser();
  await users.service.request('PATCH', `/users/${id}`, { as: librarian, body: { patron_category: 'unknown' } });
  expect(await entriesOf(librarian)).toEqual([]);
  await users.service.request('PATCH', `/users/${id}`, { as: librarian, body: { role: 'admin' } });
  expect(await entriesOf(librarian)).toMatchObject([{ action: 'reader.change', outcome: 'refused' }]);
});

test('entries are sealed while the service runs', async () => {
  const librarian = aLibrarian();
  const { id } = await users.aUser();
  await users.service.request('GET', `/users/${id}`, { as: librarian });
  await waitFor('the seal', async () => {
    const waiting = await trail().selectFrom('audit_unsealed').selectAll().execute();
    return waiting.length === 0;
  });
  const { fault, head } = await verifyTrail(trail(), { now: new Date() });
  expect(fault).toBeUndefined();
  expect(head.seq).toBeGreaterThan(0);
});

test('an admin finds in it who has seen a reader, and that they looked is in it too', async () => {
  const [librarian, admin] = [aLibrarian(), { ...aLibrarian(), role: 'admin' as const }];
  const { id } = await users.aUser();
  await users.service.request('GET', `/users/${id}`, { as: librarian });
  const look = () =>
    users.service.request('GET', `/internal/audit-entries?user_id=${id}&from=2026-01-01T00:00:00Z`, {
      as: admin,
      headers: { 'dapr-caller-app-id': 'gateway' },
    });
  expect(await look()).toMatchObject({
    status: 200,
    body: { items: [{ app: 'users', action: 'reader.read', outcome: 'done', caller_id: librarian.id, user_id: id }] },
  });
  expect((await look()).body).toMatchObject({ items: [{ action: 'audit.read', caller_id: admin.id }, {}] });
});
