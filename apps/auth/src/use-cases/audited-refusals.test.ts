import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const WRONG = { password: 'a wrong password', client: '203.0.113.9' };
const refused = (action: string, code: string) => ({ action, outcome: 'refused', code, network: '203.0.113.9' });
const OPENED = { action: 'session.open', outcome: 'done', code: null, network: '203.0.113.7' };

test('a failed sign-in is in the trail of the account that it was tried at, and the client is told as of no account', async () => {
  const { id, email } = auth.anAccount();
  const known = await auth.login(email, WRONG);
  expect(await auth.trailAbout(id)).toEqual([refused('session.open', 'wrong_credentials')]);
  const unknown = await auth.login(`${randomUUID()}@readers.example`, WRONG);
  const told = ({ status, body }: typeof known) => [status, { ...Object(body), trace_id: undefined }];
  expect(told(known)).toEqual(told(unknown));
  expect(JSON.stringify(known.body)).not.toContain(id);
});

test('a wrong password of somebody who is signed in is in their trail', async () => {
  const { id, email } = auth.anAccount();
  const { refresh_token } = await auth.signIn(email);
  await auth.stepUp(refresh_token, WRONG);
  expect(await auth.trailAbout(id)).toEqual([OPENED, refused('session.confirm', 'wrong_password')]);
});

test('a refresh token that is used twice is in the trail, and one that is renewed or unknown is not', async () => {
  const { id, email } = auth.anAccount();
  const first = await auth.signIn(email);
  await auth.refresh(first.refresh_token);
  await auth.refresh('x'.repeat(43), '203.0.113.9');
  auth.secondsPass(31);
  await auth.refresh(first.refresh_token, '203.0.113.9');
  expect(await auth.trailAbout(id)).toEqual([OPENED, refused('session.renew', 'refresh_token_reused')]);
});

const aRefusal = (but: object = {}) => ({
  id: uuidv7(),
  action: 'reader.read',
  operation: 'getUser',
  code: 'forbidden',
  caller_id: randomUUID(),
  caller_role: 'reader',
  session_id: randomUUID(),
  network: '2001:db8:0:1::/64',
  about: [randomUUID()],
  count: 3,
  since: '2026-11-29T10:00:00.000Z',
  ...but,
});
const tell = (refusals: object[], app = 'gateway') =>
  auth.service.request('POST', '/internal/refusals', { body: { refusals }, headers: { 'dapr-caller-app-id': app } });
const entriesOf = (caller: string) =>
  asTables<AuditTables>(auth.service.db)
    .selectFrom('audit_entry')
    .selectAll()
    .where('caller_id', '=', caller)
    .orderBy('id')
    .execute();

test('what the gateway has refused is kept once, however often it is told', async () => {
  const one = aRefusal();
  const people = [randomUUID(), randomUUID()];
  const another = aRefusal({ caller_id: one.caller_id, about: people });
  for (let time = 0; time < 2; time += 1) expect((await tell([one, another])).status).toBe(204);
  const { operation, count, since } = one;
  expect(await entriesOf(one.caller_id)).toMatchObject([
    {
      action: 'reader.read',
      outcome: 'refused',
      user_id: one.about[0],
      shown: null,
      facts: { operation, count, since },
    },
    { network: '2001:db8:0:1::/64', user_id: null, shown: people },
  ]);
});

test('the largest batch is taken: of a hundred kinds, each about a hundred people', async () => {
  const largest = {
    action: `${'a'.repeat(40)}.${'b'.repeat(40)}`,
    operation: 'o'.repeat(80),
    code: 'c'.repeat(80),
    caller_role: 'librarian',
    caller_id: randomUUID(),
    network: '2001:db81:1234:5678::/64',
    count: 1_000_000_000,
  };
  const refusals = Array.from({ length: 100 }, () =>
    aRefusal({ ...largest, about: Array.from({ length: 100 }, () => randomUUID()) }),
  );
  expect((await tell(refusals)).status).toBe(204);
  expect(await entriesOf(largest.caller_id)).toHaveLength(100);
});

test('nobody but the gateway tells of refusals, and of nothing but ids', async () => {
  expect((await tell([aRefusal()], 'users')).status).toBe(403);
  for (const odd of [
    { about: ['Анна'] },
    { action: 'Анна' },
    { network: 'anna@readers.example' },
    { count: 0 },
    { name: 'Анна' },
  ])
    expect((await tell([aRefusal(odd)])).status).toBe(400);
});
