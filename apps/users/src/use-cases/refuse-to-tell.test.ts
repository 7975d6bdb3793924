import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PersonRole } from '#core/caller.ts';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

async function aPerson(role: PersonRole) {
  const { id } = await users.aUser();
  await users.service.db.updateTable('users').set({ role }).where('id', '=', id).execute();
  return { id, role };
}
const told = async (of: { id: string }, as: { id: string; role: PersonRole }) =>
  (
    await users.service.request('GET', `/internal/personal-data/${of.id}`, {
      as: { ...as, provedSecondsAgo: 1 },
      headers: { 'dapr-caller-app-id': 'gateway' },
    })
  ).status;

test('whoever runs a branch is told what is held on readers and on themselves, and not what is held on staff', async () => {
  const manager = await aPerson('branch_manager');
  expect(await told(await aPerson('reader'), manager)).toBe(200);
  expect(await told(manager, manager)).toBe(200);
  for (const role of ['librarian', 'branch_manager', 'admin'] as const)
    expect([role, await told(await aPerson(role), manager)]).toEqual([role, 403]);
  expect(await told({ id: randomUUID() }, manager)).toBe(200);
});

test('whoever appoints staff is told what is held on them, too', async () => {
  const admin = await aPerson('admin');
  for (const role of ['librarian', 'admin'] as const) expect(await told(await aPerson(role), admin)).toBe(200);
});

test('an export is one entry of the trail, however many pages it was read in, and one that is refused is one as well', async () => {
  const [manager, reader, admin] = [await aPerson('branch_manager'), await aPerson('reader'), await aPerson('admin')];
  await told(reader, manager);
  await told(reader, manager);
  const { status } = await users.service.request('POST', `/internal/exports/${reader.id}`, {
    as: manager,
    headers: { 'dapr-caller-app-id': 'gateway' },
    body: { complete: false },
  });
  expect(status).toBe(204);
  await told(admin, manager);
  const { rows } = await sql`
    select action, outcome, user_id, facts from audit_entry where caller_id = ${manager.id} order by id`.execute(
    users.service.db,
  );
  expect(rows).toEqual([
    { action: 'personal_data.export', outcome: 'done', user_id: reader.id, facts: { complete: false } },
    { action: 'personal_data.export', outcome: 'refused', user_id: admin.id, facts: {} },
  ]);
});
