import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { purgeExpired } from '#postgres/purge.ts';
import {
  addEntry,
  auditRetention,
  createAuditTrail,
  findHead,
  listEntries,
  sealEntries,
  type AuditTables,
  type NewAuditEntry,
} from './trail.ts';
import { verifyTrail } from './verify.ts';

let database: TestDatabase<AuditTables>;
let db: Kysely<AuditTables>;
beforeAll(async () => {
  database = await testDatabase({ '0001-trail': { up: createAuditTrail } });
  ({ db } = database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await asOwner(sql`truncate audit_entry, audit_seal, audit_unsealed`);
});

/** What only the owner of the tables can do: lift what protects them. */
async function asOwner(...statements: ReturnType<typeof sql>[]): Promise<void> {
  const guarded = ['audit_entry', 'audit_seal'];
  for (const table of guarded) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
  for (const statement of statements) await statement.execute(db);
  for (const table of guarded) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
}

const anEntry = (but: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  id: uuidv7(),
  action: 'reader.change',
  outcome: 'done',
  code: null,
  caller_id: randomUUID(),
  caller_role: 'librarian',
  session_id: randomUUID(),
  network: '192.0.2.1',
  user_id: randomUUID(),
  shown: null,
  thing: null,
  reason: 'Потерял карту',
  facts: { blocked: true, was: { b: 1, a: 0.5 } },
  ...but,
});

async function aTrailOf(count: number): Promise<NewAuditEntry[]> {
  const entries = Array.from({ length: count }, () => anEntry());
  for (const entry of entries) await addEntry(db, entry);
  await sealEntries(db);
  return entries;
}

const verify = (known?: { seq: number; hash: string }) => verifyTrail(db, { now: new Date(), known });

test('what was committed is sealed in order, and is whole', async () => {
  await aTrailOf(3);
  await aTrailOf(2);
  expect(await verify()).toMatchObject({ entries: 5, dropped: 0, head: { seq: 5 } });
  expect((await verify()).fault).toBeUndefined();
  expect(await db.selectFrom('audit_unsealed').selectAll().execute()).toEqual([]);
});

test('an entry whose transaction is rolled back was never there', async () => {
  const rolledBack = db.transaction().execute(async (tx) => {
    await addEntry(tx, anEntry());
    throw new Error('the act failed');
  });
  await expect(rolledBack).rejects.toThrow('the act failed');
  await sealEntries(db);
  expect(await verify()).toMatchObject({ entries: 0, head: { seq: 0 } });
});

test('an entry that is committed after a later one was sealed is sealed too', async () => {
  await db.transaction().execute(async (tx) => {
    await addEntry(tx, anEntry());
    await aTrailOf(1);
  });
  await sealEntries(db);
  const { fault, entries } = await verify();
  expect({ fault, entries }).toEqual({ fault: undefined, entries: 2 });
});

test('writers and sealers at once make one chain', async () => {
  const writing = Array.from({ length: 60 }, () => addEntry(db, anEntry()));
  const sealing = Array.from({ length: 20 }, () => sealEntries(db));
  await Promise.all([...writing, ...sealing]);
  await sealEntries(db);
  const { fault, entries, head } = await verify();
  expect({ fault, entries, head: head.seq }).toEqual({ fault: undefined, entries: 60, head: 60 });
});

test('a login that reads and writes can neither change, remove nor empty the trail', async () => {
  await aTrailOf(1);
  for (const table of ['audit_entry', 'audit_seal']) {
    for (const statement of [
      sql`update ${sql.table(table)} set at = now()`,
      sql`delete from ${sql.table(table)}`,
      sql`truncate ${sql.table(table)}`,
    ])
      await expect(statement.execute(db)).rejects.toThrow('the audit trail is only added to');
  }
  expect((await verify()).entries).toBe(1);
});

test.each([
  [
    'a changed entry',
    sql`update audit_entry set reason = 'Просила' where id = (select entry_id from audit_seal where seq = 2)`,
    2,
    'entry_changed',
  ],
  [
    'a changed fact',
    sql`update audit_entry set facts = '{"blocked": false}' where id = (select entry_id from audit_seal where seq = 3)`,
    3,
    'entry_changed',
  ],
  [
    'a removed entry',
    sql`delete from audit_entry where id = (select entry_id from audit_seal where seq = 2)`,
    2,
    'entry_missing',
  ],
  ['a removed link', sql`delete from audit_seal where seq = 2`, 2, 'link_missing'],
  ['a link to another entry', sql`update audit_seal set entry_id = gen_random_uuid() where seq = 1`, 1, 'link_changed'],
  ['a link moved on', sql`update audit_seal set seq = 9 where seq = 3`, 3, 'link_missing'],
  ['a changed link', sql`update audit_seal set at = at - interval '4 years' where seq = 2`, 2, 'link_changed'],
] as const)('%s is found, whoever did it', async (_what, tampering, seq, what) => {
  await aTrailOf(4);
  await asOwner(tampering);
  expect((await verify()).fault).toEqual({ seq, what });
});

test('an entry that is put in beside the chain is found', async () => {
  await aTrailOf(2);
  const entry = anEntry();
  await addEntry(db, entry);
  await sql`delete from audit_unsealed`.execute(db);
  expect((await verify()).fault).toEqual({ what: 'entry_outside', entry_id: entry.id });
});

test('a cut tail is found by a head that was written down, and so is a chain that was written anew', async () => {
  await aTrailOf(3);
  const head = await findHead(db);
  await asOwner(
    sql`delete from audit_entry where id = (select entry_id from audit_seal where seq = 3)`,
    sql`delete from audit_seal where seq = 3`,
  );
  expect((await verify()).fault).toBeUndefined();
  expect((await verify(head)).fault).toEqual({ seq: 3, what: 'head_missing' });
  await aTrailOf(2);
  expect((await verify()).fault).toBeUndefined();
  expect((await verify(head)).fault).toEqual({ seq: 3, what: 'head_missing' });
});

test('after three years the clean-up drops an entry and leaves its link', async () => {
  await aTrailOf(1);
  await asOwner(
    sql`update audit_entry set at = now() - interval '4 years'`,
    sql`truncate audit_seal`,
    sql`
    insert into audit_unsealed (entry_id) select id from audit_entry`,
  );
  await aTrailOf(1);
  expect(await purgeExpired(db, [auditRetention], { now: new Date() })).toEqual({ audit_entry: 1 });
  const { fault, entries, dropped } = await verify();
  expect({ fault, entries, dropped }).toEqual({ fault: undefined, entries: 1, dropped: 1 });
});

test('entries are found by who, about whom, what and when, newest first', async () => {
  const [ours, theirs] = [randomUUID(), randomUUID()];
  const opened = anEntry({ action: 'reader.read', caller_id: ours, user_id: theirs });
  const listed = anEntry({ action: 'reader.search', caller_id: ours, user_id: null, shown: [theirs, randomUUID()] });
  const other = anEntry();
  for (const entry of [opened, listed, other]) await addEntry(db, entry);
  const ids = async (filter: Parameters<typeof listEntries>[1]) =>
    (await listEntries(db, filter, 10)).map(({ id }) => id);
  expect(await ids({})).toEqual([other.id, listed.id, opened.id]);
  expect(await ids({ caller_id: ours })).toEqual([listed.id, opened.id]);
  expect(await ids({ user_id: theirs })).toEqual([listed.id, opened.id]);
  expect(await ids({ action: 'reader.read' })).toEqual([opened.id]);
  expect(await ids({ before: listed.id })).toEqual([opened.id]);
  expect(await ids({ from: new Date(Date.now() + 60_000) })).toEqual([]);
  expect(await ids({ to: new Date(Date.now() - 60_000) })).toEqual([]);
});
