import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { addEntry, createAuditTrail, sealEntries, type AuditTables } from '#audit/trail.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'audit-'));
const [databases, heads] = [join(folder, 'databases.json'), join(folder, 'heads.json')];

let trail: TestDatabase<AuditTables>;
beforeAll(async () => {
  trail = await testDatabase({ '0001-trail': { up: createAuditTrail } });
  writeFileSync(databases, JSON.stringify({ users: trail.url }));
});
afterAll(async () => {
  await trail.drop();
  rmSync(folder, { recursive: true });
});

const verify = (...more: string[]) =>
  run(process.execPath, ['tools/run.mjs', 'audit', 'verify', '--databases', databases, ...more], { timeout: 120_000 });

async function anEntry(): Promise<void> {
  await addEntry(trail.db, {
    id: uuidv7(),
    action: 'reader.read',
    outcome: 'done',
    code: null,
    caller_id: null,
    caller_role: 'admin',
    session_id: null,
    network: '192.0.2.1',
    user_id: null,
    shown: null,
    thing: null,
    reason: null,
    facts: {},
  });
  await sealEntries(trail.db);
}

/** As the owner of the tables can. */
async function unguarded(statement: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table audit_entry disable trigger user`.execute(trail.db);
  await sql`alter table audit_seal disable trigger user`.execute(trail.db);
  await statement.execute(trail.db);
}

test(
  'a whole trail is told with its head, which is written down, and a cut one is found by it',
  { timeout: 240_000 },
  async () => {
    await anEntry();
    await anEntry();
    const { stdout } = await verify('--heads', heads);
    expect(stdout).toMatch(/entries +2\n +from .+\n +to .+\n +head +2 [0-9a-f]{64}\n\nWhole/);
    expect(JSON.parse(readFileSync(heads, 'utf8'))).toMatchObject({ users: { seq: 2 } });
    await anEntry();
    await verify('--heads', heads);
    await unguarded(sql`delete from audit_entry where id = (select entry_id from audit_seal where seq = 3)`);
    await unguarded(sql`delete from audit_seal where seq = 3`);
    await verify();
    await expect(verify('--heads', heads)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/not whole: the end was cut off or written anew; gone is link 3$/m),
      stderr: expect.stringContaining('Not whole: users.'),
    });
  },
);

test('a changed entry is told with the number of its link', { timeout: 120_000 }, async () => {
  await unguarded(sql`
    update audit_entry set network = '192.0.2.2' where id = (select entry_id from audit_seal where seq = 2)`);
  await expect(verify()).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/not whole: changed is the entry of link 2$/m),
  });
});

test.each([
  ['no such command', ['audit', 'look'], 'npm run audit -- verify'],
  ['no such file', ['audit', 'verify', '--databases', 'no-such.json'], 'There is no no-such.json.'],
  ['no databases', ['audit', 'verify', '--databases', 'tsconfig.json'], 'tsconfig.json is not what it should be'],
])('it says what is wrong: %s', { timeout: 120_000 }, async (_what, args, message) => {
  await expect(run(process.execPath, ['tools/run.mjs', ...args])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining(message),
  });
});
