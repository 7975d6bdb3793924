import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '#core/caller.ts';
import { testDatabase } from '#testing/database.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { endedSessions, endSessions, recordRevocations, type SessionsOf } from './sessions.ts';
import { beginSession } from '../testing/begin-session.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterAll(() => database.drop());

const client = randomBytes(32);
/** Another one in each test. */
let user_id: string;
beforeEach(() => {
  user_id = randomUUID();
});
async function begun(account_version: number, role: Role = 'reader'): Promise<string> {
  const id = randomUUID();
  expect(await beginSession(database.db, { id, user_id, role, account_version }, client)).toBe(true);
  return id;
}
/** @returns the sessions that this call has ended. */
async function end(which: Omit<SessionsOf, 'user_id'>): Promise<string[]> {
  const [mine, now] = [{ user_id, ...which }, new Date()];
  await endSessions(database.db, mine, now);
  const ended = await endedSessions(database.db, mine, now);
  await recordRevocations(database.db, ended);
  return ended;
}

test('a new password ends the sign-ins before it, and none after it, however often that is heard', async () => {
  const [before, after] = [await begun(1), await begun(2)];
  expect(await end({ beforeVersion: 2 })).toEqual([before]);
  expect(await end({ beforeVersion: 2 })).toEqual([]);
  expect(await end({})).toEqual([after]);
});

test('a new role ends the sign-ins under another one; old news of an earlier role ends none of today’s', async () => {
  const [asReader, asLibrarian] = [await begun(1, 'reader'), await begun(2, 'librarian')];
  expect(await end({ beforeVersion: 2, exceptRole: 'librarian' })).toEqual([asReader]);
  const asReaderAgain = await begun(3, 'reader');
  expect(await end({ beforeVersion: 2, exceptRole: 'librarian' })).toEqual([]);
  expect(await end({ beforeVersion: 3, exceptRole: 'reader' })).toEqual([asLibrarian]);
  expect(await end({})).toEqual([asReaderAgain]);
});

test('a sign-in that an earlier change would have ended does not begin', async () => {
  const begins = (account_version: number, role: Role) =>
    beginSession(database.db, { user_id, role, account_version }, client);
  await end({ beforeVersion: 3, exceptRole: 'librarian' });
  expect(await begins(2, 'reader')).toBe(false);
  expect(await begins(2, 'librarian')).toBe(true);
  expect(await begins(3, 'reader')).toBe(true);
  await end({ beforeVersion: 4 });
  expect(await begins(3, 'librarian')).toBe(false);
  await end({});
  expect(await begins(9, 'librarian')).toBe(false);
});
