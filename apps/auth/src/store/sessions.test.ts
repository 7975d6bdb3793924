import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Role } from '#core/caller.ts';
import { testDatabase } from '#testing/database.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { startAppSession } from './app-sessions.ts';
import {
  endedSessions,
  endSessions,
  lockSession,
  lockSessionsOf,
  recordRevocations,
  type SessionsOf,
} from './sessions.ts';
import { beginSession } from '../testing/begin-session.ts';
import { waitingForLocks } from '../testing/waiting-for-locks.ts';

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

test.each([
  ['it', (id: string) => ({ id })],
  ['those of its user', () => ({ of: user_id })],
  ['those of an account that is gone', () => ({ user_id })],
])('whatever a sign-in does is done before %s can be ended', async (_what, which) => {
  const id = await begun(1);
  const { db } = database;
  const done: string[] = [];
  let ending: Promise<unknown> | undefined;
  await db.transaction().execute(async (tx) => {
    expect(await lockSession(tx, { id, user_id })).toBe(true);
    ending = endSessions(db, which(id), new Date()).then(() => done.push('it has ended'));
    await Promise.race([ending, waitingForLocks(db, 1)]);
    done.push('what it does');
  });
  await ending;
  expect(done).toEqual(['what it does', 'it has ended']);
});

async function anApp(): Promise<string> {
  const app = { id: randomUUID(), name: 'App', kind: 'public' as const, redirect_uris: [], scopes: [] };
  await database.db
    .insertInto('client_app')
    .values({ ...app, secret_hash: null, secret_given_at: null, created_at: new Date() })
    .execute();
  return app.id;
}
/** By a sign-in, an app is let act. */
function letActBy(by: string, client_app_id: string) {
  const now = new Date();
  const id = randomUUID();
  return { id, begun: startAppSession(database.db, { id, user_id, by, client_app_id, now, renewable_until: now }) };
}

test('what an app is being let do ends with all others', async () => {
  const { db } = database;
  const [here, app] = [await begun(1), await anApp()];
  const { id, ending, began } = await db.transaction().execute(async (tx) => {
    await lockSessionsOf(tx, user_id);
    const { id, begun: began } = letActBy(here, app);
    await waitingForLocks(db, 1);
    const ending = endSessions(db, { of: user_id, except: here }, new Date());
    await Promise.race([ending, waitingForLocks(db, 2)]);
    return { id, ending: [ending], began: [began] };
  });
  expect(await Promise.all(began)).toEqual([true]);
  await Promise.all(ending);
  const going = await db.selectFrom('session').select('id').where('ended_at', 'is', null).execute();
  expect(going.map((one) => one.id)).toContain(here);
  expect(going.map((one) => one.id)).not.toContain(id);
});

test('a sign-in that is ended lets no app act after that', async () => {
  const { db } = database;
  const [here, app] = [await begun(1), await anApp()];
  const done: string[] = [];
  const all = await db.transaction().execute(async (tx) => {
    await tx.selectFrom('client_app').select('id').where('id', '=', app).forUpdate().execute();
    const { begun: began } = letActBy(here, app);
    const acts = began.then((is) => done.push(is ? 'an app acts' : 'none acts'));
    await waitingForLocks(db, 1);
    const ending = endSessions(db, { id: here }, new Date()).then(() => done.push('it has ended'));
    await Promise.race([ending, waitingForLocks(db, 2)]);
    return [acts, ending];
  });
  await Promise.all(all);
  expect(done).not.toEqual(['it has ended', 'an app acts']);
});
