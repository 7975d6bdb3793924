import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { authWithAccounts, type TestAccount } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const given = z.object({ access_token: z.string(), expires_in: z.number() });
const NOT_THEIRS = { status: 404, body: { code: 'guardianship_not_found' } };

async function aFamily() {
  const [child, guardian] = [auth.anAccount(), auth.anAccount()];
  auth.wards.set(child.id, guardian.id);
  const { access_token: own } = await auth.signIn(guardian.email);
  return { child, guardian, own };
}

const actFor = ({ id }: Pick<TestAccount, 'id'>, token: string) =>
  auth.ask('POST', `/auth/children/${id}/token`, token);
const tokenFor = async (child: TestAccount, own: string) => given.parse((await actFor(child, own)).body).access_token;
const callerOf = (token: string) => auth.service.context.tokenCheck(`Bearer ${token}`);

test('a guardian gets a token that is the child’s, says who acts, and is of the guardian’s own sign-in', async () => {
  const { child, guardian, own } = await aFamily();
  const answer = await actFor(child, own);
  expect(answer).toMatchObject({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 600, account: { id: child.id } },
  });
  expect(answer.body).not.toHaveProperty('refresh_token');
  const [mine, acting] = [await callerOf(own), await callerOf(given.parse(answer.body).access_token)];
  expect(acting).toMatchObject({
    id: child.id,
    role: 'reader',
    actor: guardian.id,
    sessionId: mine.sessionId,
    scopes: ['loans:read', 'loans:write', 'guardian'],
  });
  expect(mine).not.toHaveProperty('actor');
  expect(await callerOf(own)).not.toHaveProperty('scopes');
});

test('of each it is kept who acted for whom', async () => {
  const { child, guardian, own } = await aFamily();
  await actFor(child, own);
  await auth.ask('POST', `/auth/children/${child.id}/token`, (await aFamily()).own);
  const entries = await asTables<AuditTables>(auth.service.db)
    .selectFrom('audit_entry')
    .select(['action', 'outcome', 'caller_id'])
    .where('user_id', '=', child.id)
    .execute();
  expect(entries).toEqual([{ action: 'guardian.act', outcome: 'done', caller_id: guardian.id }]);
});

test('nobody else gets one: not a stranger, not the child for the guardian, not once it has ended', async () => {
  const { child, guardian, own } = await aFamily();
  expect(await actFor(child, (await aFamily()).own)).toMatchObject(NOT_THEIRS);
  const { access_token: childs } = await auth.signIn(child.email);
  expect(await actFor(guardian, childs)).toMatchObject(NOT_THEIRS);
  expect(await actFor(child, childs)).toMatchObject(NOT_THEIRS);
  expect(await actFor({ id: randomUUID() }, own)).toMatchObject(NOT_THEIRS);
  auth.wards.delete(child.id);
  expect(await actFor(child, own)).toMatchObject(NOT_THEIRS);
});

test('while users does not answer, nobody acts for anybody', async () => {
  const { child, own } = await aFamily();
  await auth.whileUsersIsAway(async () => expect(await actFor(child, own)).toMatchObject({ status: 503 }));
});

test('it ends with the sign-in of the guardian, and none is given after', async () => {
  const { child, own } = await aFamily();
  const { sessionId } = await callerOf(await tokenFor(child, own));
  expect(await auth.service.context.revoked.has(sessionId)).toBe(false);
  expect(await auth.ask('POST', '/auth/logout', own)).toMatchObject({ status: 204 });
  expect(await auth.service.context.revoked.has(sessionId)).toBe(true);
  expect(await actFor(child, own)).toMatchObject({ status: 401, body: { code: 'signed_out' } });
});

test.each([
  ['the sign-ins', 'GET', '/auth/sessions', undefined],
  ['the end of other sign-ins', 'DELETE', '/auth/sessions', undefined],
  ['signing out', 'POST', '/auth/logout', undefined],
  ['the second factor', 'POST', '/auth/second-factor/authenticator', undefined],
  ['a passkey', 'POST', '/auth/passkeys/options', undefined],
  ['letting an app act', 'POST', '/oauth/authorizations', { query: 'client_id=x', allow: true }],
  ['acting for others', 'POST', `/auth/children/${randomUUID()}/token`, undefined],
])('it is no way to %s of a child', async (_name, method, path, body) => {
  const { child, own } = await aFamily();
  const answer = await auth.ask(method, path, await tokenFor(child, own), body);
  expect(answer).toMatchObject({ status: 403, body: { code: 'not_for_guardians' } });
});

test('it is no proof to others that the child has signed in', async () => {
  const { child, own } = await aFamily();
  expect(await auth.isGood(await tokenFor(child, own))).toBe(false);
});
