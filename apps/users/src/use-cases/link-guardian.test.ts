import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { registry, type Registry, type User } from '../testing/users.ts';

const TODAY = new Date('2026-05-01T09:00:00Z');
let now = TODAY;
let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => now });
});
beforeEach(() => {
  now = TODAY;
});
afterAll(() => users.service.stop());

type As = { id: string; role: 'reader' | 'librarian' | 'admin' };
const librarian: As = { id: randomUUID(), role: 'librarian' };
const ENDS_ON = '2030-09-14';

const link = (
  child: { id: string },
  guardian: { id: string },
  { as = librarian, ends_on = ENDS_ON, key = randomUUID() } = {},
) =>
  users.service.request('PUT', `/users/${child.id}/guardians/${guardian.id}`, {
    as,
    body: { ends_on },
    headers: { 'idempotency-key': key },
  });
const unlink = (child: { id: string }, guardian: { id: string }, as = librarian) =>
  users.service.request('DELETE', `/users/${child.id}/guardians/${guardian.id}`, { as });
const family = async ({ id }: { id: string }, as: As = { id, role: 'reader' }) =>
  (await users.service.request('GET', `/users/${id}/family`, { as })).body;

const NOBODY = { guardians: [], children: [] };
const relative = ({ id }: User, ends_on = ENDS_ON) => ({ id, full_name: 'Анна', ends_on });

/** A child from the desk, who has neither an address nor a password. */
async function aChild(): Promise<User> {
  const { body } = await users.service.request('POST', '/users', {
    as: librarian,
    body: { full_name: 'Анна', patron_category: 'child' },
  });
  expect(body).toMatchObject({ id: expect.any(String) });
  return { id: String(Object(body).id), email: '', role: 'reader' };
}

async function aFamily() {
  const [child, guardian] = [await aChild(), await users.aUser()];
  expect(await link(child, guardian)).toMatchObject({ status: 200 });
  return { child, guardian };
}

test('the desk links a child to a guardian, and both see it, without anybody’s date of birth', async () => {
  const [child, guardian] = [await aChild(), await users.aUser()];
  const linked = await link(child, guardian);
  expect(linked).toMatchObject({ status: 200, body: { guardians: [relative(guardian)], children: [] } });
  expect(await family(child)).toEqual({ guardians: [relative(guardian)], children: [] });
  expect(await family(guardian)).toEqual({ guardians: [], children: [relative(child)] });
  expect(await family(child, librarian)).toEqual(await family(child));
  const stranger = await users.aUser();
  expect(await users.service.request('GET', `/users/${child.id}/family`, { as: stranger })).toMatchObject({
    status: 403,
  });
});

test('a child has several guardians, each until a day of their own, which is corrected by linking again', async () => {
  const { child, guardian } = await aFamily();
  const other = await users.aUser();
  await link(child, other, { ends_on: '2028-01-01' });
  await link(child, guardian, { ends_on: '2031-01-01' });
  expect(await family(child)).toMatchObject({
    guardians: expect.arrayContaining([relative(guardian, '2031-01-01'), relative(other, '2028-01-01')]),
  });
});

test('what is asked twice under one key is done once', async () => {
  const [child, guardian, key] = [await aChild(), await users.aUser(), randomUUID()];
  const first = await link(child, guardian, { key });
  expect(await unlink(child, guardian)).toMatchObject({ status: 200, body: NOBODY });
  expect(await link(child, guardian, { key })).toMatchObject({ status: 200, body: first.body });
  expect(await family(child)).toEqual(NOBODY);
});

test('the desk ends it, once', async () => {
  const { child, guardian } = await aFamily();
  expect(await unlink(child, guardian)).toMatchObject({ status: 200, body: NOBODY });
  expect(await unlink(child, guardian)).toMatchObject({ status: 404, body: { code: 'guardianship_not_found' } });
  expect(await family(guardian)).toEqual(NOBODY);
});

test('on the day on which it ends it is over, and the clean-up forgets it', async () => {
  const [child, guardian] = [await aChild(), await users.aUser()];
  await link(child, guardian, { ends_on: '2026-05-03' });
  // Midnight in Moscow.
  now = new Date('2026-05-02T20:59:59Z');
  expect(await family(child)).toMatchObject({ guardians: [{ id: guardian.id }] });
  now = new Date('2026-05-02T21:00:00Z');
  expect([await family(child), await family(guardian)]).toEqual([NOBODY, NOBODY]);
  expect(await unlink(child, guardian)).toMatchObject({ status: 404 });
  const other = await users.aUser();
  expect(await link(child, other, { ends_on: '2031-01-01' })).toMatchObject({ status: 200 });
  now = new Date('2026-05-05T00:00:00Z');
  await users.service.runJob('end-guardianships');
  const kept = await users.service.db.selectFrom('guardianship').where('child_id', '=', child.id).selectAll().execute();
  expect(kept).toMatchObject([{ guardian_id: other.id }]);
});

test.each([
  ['today', '2026-05-01'],
  ['a day that is over', '2020-01-01'],
  ['a day after every childhood', '2044-05-02'],
  ['a day that there is not', '2027-02-30'],
])('it does not end on %s', async (_name, ends_on) => {
  expect(await link(await aChild(), await users.aUser(), { ends_on })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'ends_on' }] },
  });
});

test('nobody links themselves, also if they work here', async () => {
  const parent = await users.aUser();
  const child = await aChild();
  const working: As = { id: parent.id, role: 'librarian' };
  const refused = { status: 403, body: { code: 'own_guardianship' } };
  expect(await link(child, parent, { as: working })).toMatchObject(refused);
  expect(await link(child, parent, { as: { id: parent.id, role: 'admin' } })).toMatchObject(refused);
  expect(await link(parent, child, { as: working })).toMatchObject(refused);
  expect(await link(child, parent, { as: { id: parent.id, role: 'reader' } })).toMatchObject({ status: 403 });
  await link(child, parent);
  expect(await unlink(child, parent, working)).toMatchObject(refused);
  expect(await family(child)).toMatchObject({ guardians: [{ id: parent.id }] });
});

test('whoever has not been seen yet has no part in it', async () => {
  const notVerified = { status: 409, body: { code: 'relative_not_verified' } };
  expect(await link(await aChild(), await users.anApplicant())).toMatchObject(notVerified);
  expect(await link(await users.anApplicant(), await users.aUser())).toMatchObject(notVerified);
});

test('there are no chains, and nobody is their own guardian', async () => {
  const { child, guardian } = await aFamily();
  expect(await link(await aChild(), child)).toMatchObject({ status: 409, body: { code: 'cannot_be_guardian' } });
  expect(await link(guardian, await users.aUser())).toMatchObject({
    status: 409,
    body: { code: 'cannot_have_guardian' },
  });
  const alone = await users.aUser();
  expect(await link(alone, alone)).toMatchObject({ status: 409, body: { code: 'cannot_be_guardian' } });
  expect(await link({ id: randomUUID() }, guardian)).toMatchObject({ status: 404 });
  expect(await link(child, { id: randomUUID() })).toMatchObject({ status: 404 });
});

test('of two people who are each made the other’s guardian at the same time, one is', async () => {
  const [one, other] = [await users.aUser(), await users.aUser()];
  const answers = await Promise.all([link(one, other), link(other, one)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test.each(['child', 'guardian'] as const)('with the account of the %s it ends', async (gone) => {
  const pair = await aFamily();
  const deleted = await users.service.request('DELETE', '/users/me', { as: pair[gone] });
  expect(deleted).toMatchObject({ status: 204 });
  const left = gone === 'child' ? pair.guardian : pair.child;
  expect(await family(left)).toEqual(NOBODY);
  const rows = await users.service.db
    .selectFrom('guardianship')
    .where((eb) => eb.or([eb('child_id', '=', pair.child.id), eb('guardian_id', '=', pair.guardian.id)]))
    .selectAll()
    .execute();
  expect(rows).toEqual([]);
  expect(await link(pair.child, pair.guardian)).toMatchObject({ status: 404 });
});

/** What a guardian's token says. */
const acting = ({ child, guardian }: { child: User; guardian: User }) => ({
  id: child.id,
  role: 'reader' as const,
  actor: guardian.id,
  scopes: ['loans:read', 'loans:write', 'guardian'] as const,
});

const ward = (child: { id: string }, guardian: { id: string }, app = 'auth') =>
  users.service.request('GET', `/internal/accounts/${child.id}/guardians/${guardian.id}`, {
    headers: { 'dapr-caller-app-id': app },
  });

test('auth is told of a guardianship as long as it stands, and nobody else is', async () => {
  const { child, guardian } = await aFamily();
  expect(await ward(child, guardian)).toMatchObject({ status: 200, body: { id: child.id, role: 'reader' } });
  const none = { status: 404, body: { code: 'guardianship_not_found' } };
  expect(await ward(guardian, child)).toMatchObject(none);
  expect(await ward(child, await users.aUser())).toMatchObject(none);
  expect(await ward(child, guardian, 'loans')).toMatchObject({ status: 403 });
  await unlink(child, guardian);
  expect(await ward(child, guardian)).toMatchObject(none);
});

test('whoever works here by now is nobody’s child any more', async () => {
  const { child, guardian } = await aFamily();
  await users.service.db.updateTable('users').set({ role: 'librarian' }).where('id', '=', child.id).execute();
  expect(await ward(child, guardian)).toMatchObject({ status: 404 });
});

test('a guardian sees the child’s account and chooses how long its reading is known, and the trail says who did', async () => {
  const pair = await aFamily();
  const as = acting(pair);
  expect(await users.service.request('GET', '/users/me', { as })).toMatchObject({
    status: 200,
    body: { id: pair.child.id },
  });
  const chosen = await users.service.request('PUT', '/users/me', { as, body: { reading_history: 'none' } });
  expect(chosen).toMatchObject({ status: 200, body: { id: pair.child.id, reading_history: 'none' } });
  const entries = await asTables<AuditTables>(users.service.db)
    .selectFrom('audit_entry')
    .select(['action', 'caller_id', 'user_id'])
    .where('action', '=', 'account.change')
    .where('user_id', '=', pair.child.id)
    .execute();
  expect(entries).toEqual([{ action: 'account.change', caller_id: pair.guardian.id, user_id: pair.child.id }]);
});

test.each([
  ['address', { email: 'another@readers.example' }],
  ['full_name', { reading_history: 'none', full_name: 'Другая' }],
  ['language', { language: 'en' }],
  ['password', { password: { current: 'ten letters or more', new: 'quite another one' } }],
])('a guardian does not change the %s of a child, nor anything that comes with it', async (name, body) => {
  const pair = await aFamily();
  const before = (await users.service.request('GET', '/users/me', { as: pair.child })).body;
  expect(await users.service.request('PUT', '/users/me', { as: acting(pair), body })).toMatchObject({
    status: 400,
    body: { errors: [{ field: name === 'address' ? 'email' : name, code: 'only_by_the_child' }] },
  });
  expect((await users.service.request('GET', '/users/me', { as: pair.child })).body).toEqual(before);
});

test.each([
  ['deletes no child’s account', 'DELETE', '/users/me'],
  ['has no link sent', 'POST', '/users/me/verification'],
])('a guardian %s', async (_name, method, path) => {
  const as = acting(await aFamily());
  expect(await users.service.request(method, path, { as })).toMatchObject({
    status: 403,
    body: { code: 'not_for_guardians' },
  });
});

const contactOf = async ({ id }: { id: string }) =>
  (
    await users.service.request('GET', `/internal/contacts/${id}`, {
      headers: { 'dapr-caller-app-id': 'notifications' },
    })
  ).body;

test('who writes to a child is told which guardians are reached today, and where, by their links and addresses', async () => {
  const { child, guardian } = await aFamily();
  const other = await users.aUser();
  const named = ({ id, email }: User) => ({ id, email, language: 'ru' });
  await link(child, other, { ends_on: '2028-01-01' });
  expect(await contactOf(child)).toMatchObject({
    guardians: [guardian, other].map(named).toSorted((one, two) => one.id.localeCompare(two.id)),
  });
  expect(await contactOf(guardian)).toMatchObject({ guardians: [] });

  // By its day one is over without anybody's doing, the other by the desk.
  now = new Date('2028-01-01T09:00:00Z');
  expect(await contactOf(child)).toMatchObject({ guardians: [named(guardian)] });
  await unlink(child, guardian);
  expect(await contactOf(child)).toMatchObject({ guardians: [] });
});

test('a guardian who has another address is reached there, and one without any or whose account is gone nowhere', async () => {
  const { child, guardian } = await aFamily();
  const set = (email: string) =>
    users.service.db.updateTable('users').set({ email }).where('id', '=', guardian.id).execute();
  await set('new@readers.example');
  expect(await contactOf(child)).toMatchObject({ guardians: [{ email: 'new@readers.example' }] });
  await set('');
  expect(await contactOf(child)).toMatchObject({ guardians: [] });
  await set('new@readers.example');
  await users.service.request('DELETE', '/users/me', { as: guardian });
  expect(await contactOf(child)).toMatchObject({ guardians: [] });
});

/** What is to be told by e-mail, since the last time this was asked. */
const told = async () =>
  (await users.service.published()).filter(({ type }) => type === 'notifications.email').map(({ data }) => data);

test('both are told of a link, of another day, and of its end, each once', async () => {
  const [child, guardian, key] = [await aChild(), await users.aUser(), randomUUID()];
  await told();
  const toBoth = (what: 'linked' | 'ended', but: object = {}) => [
    { type: `guardian_${what}`, user_id: child.id, relative_id: guardian.id, ...but },
    { type: `child_${what}`, user_id: guardian.id, relative_id: child.id, ...but },
  ];
  await link(child, guardian, { key });
  await link(child, guardian, { key });
  // The same again changes nothing.
  await link(child, guardian);
  expect(await told()).toEqual(toBoth('linked', { ends_on: ENDS_ON }));
  await link(child, guardian, { ends_on: '2031-01-01' });
  expect(await told()).toEqual(toBoth('linked', { ends_on: '2031-01-01' }));
  await unlink(child, guardian);
  await unlink(child, guardian);
  expect(await told()).toEqual(toBoth('ended'));
});

test('nobody is told of a link that is refused', async () => {
  const [child, stranger] = [await aChild(), await users.anApplicant()];
  await told();
  expect(await link(child, stranger)).toMatchObject({ status: 409 });
  expect(await link(child, child)).toMatchObject({ status: 409 });
  expect(await told()).toEqual([]);
});

test('both are told once that the day has come on which a link ends, and another link stays', async () => {
  const { child, guardian } = await aFamily();
  const other = await users.aUser();
  await link(child, other, { ends_on: '2030-09-15' });
  await told();
  const toldOfChild = async () => {
    await users.service.runJob('end-guardianships');
    return (await told()).filter((mail) => JSON.stringify(mail).includes(child.id));
  };
  now = new Date('2030-09-13T09:00:00Z');
  expect(await toldOfChild()).toEqual([]);
  // In the library's time zone it is the day already.
  now = new Date('2030-09-13T21:30:00Z');
  expect(await toldOfChild()).toEqual([
    { type: 'guardian_ended', user_id: child.id, relative_id: guardian.id },
    { type: 'child_ended', user_id: guardian.id, relative_id: child.id },
  ]);
  expect(await toldOfChild()).toEqual([]);
  expect(await family(child)).toMatchObject({ guardians: [{ id: other.id }] });
});

test('whoever is linked with an account that is deleted is told, and nobody writes to the account', async () => {
  const { child, guardian } = await aFamily();
  await told();
  await users.service.request('DELETE', '/users/me', { as: guardian });
  expect(await told()).toEqual([{ type: 'guardian_ended', user_id: child.id, relative_id: guardian.id }]);

  const another = await aFamily();
  await told();
  await users.service.request('DELETE', '/users/me', { as: another.child });
  expect(await told()).toEqual([{ type: 'child_ended', user_id: another.guardian.id, relative_id: another.child.id }]);
});
