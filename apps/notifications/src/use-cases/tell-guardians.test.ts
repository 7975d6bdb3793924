import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventData } from '#events';
import { storedRows } from '#testing/stored-rows.ts';
import { fakeUsers, startNotifications } from '../testing/notifications.ts';

const users = fakeUsers();
let now: Date;
let service: Awaited<ReturnType<typeof startNotifications>>;
beforeAll(async () => {
  service = await startNotifications({ now: () => now, invoke: users.answer });
});
beforeEach(() => {
  now = new Date();
  users.isAway = false;
});
afterAll(() => service.stop());

type Guardian = { id: string; email: string; language: 'ru' | 'en' };
const aGuardian = (language: 'ru' | 'en' = 'ru'): Guardian => {
  const id = randomUUID();
  return { id, email: `${id}@readers.example`, language };
};

/** A child of whom users says this. */
function aChild(guardians: Guardian[], but: object = {}): string {
  const id = randomUUID();
  users.contacts.set(id, { deleted: false, full_name: 'Аня Петрова', language: 'ru', version: 1, guardians, ...but });
  return id;
}
const profile = (user_id: string, email: string, version: number) =>
  ({ user_id, email, full_name: 'Аня Петрова', language: 'ru', role: 'reader', version }) as const;
const change = (user_id: string, email: string, version: number) =>
  service.deliver('user.events', 'user.changed', { ...profile(user_id, email, version), event_type: 'user.changed' });
const remove = ({ id }: { id: string }) =>
  service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: id });
const tell = (user_id: string, id = randomUUID(), but: Partial<EventData['notifications.email']> = {}) =>
  service.deliver(
    'notifications.email',
    'notifications.email',
    { type: 'book_available', user_id, book_title: 'Дар', ...but },
    { id, subject: user_id },
  );
const deliveries = (user_id: string) =>
  service.db.selectFrom('delivery').selectAll().where('user_id', '=', user_id).orderBy('guardian_id').execute();
const toldOf = async (user_id: string) =>
  (await deliveries(user_id))
    .map(({ guardian_id }) => guardian_id)
    .toSorted((one, other) => `${one}`.localeCompare(`${other}`));
const sorted = (guardians: Guardian[]) =>
  guardians.map(({ id }) => id).toSorted((one, other) => one.localeCompare(other));

test('of a child without an address each guardian is told, in their language and by the child’s name', async () => {
  const [russian, english] = [aGuardian('ru'), aGuardian('en')];
  const child = aChild([russian, english]);
  expect(await tell(child)).toBe('SUCCESS');
  const told = await deliveries(child);
  const to = ({ id }: Guardian) => told.find(({ guardian_id }) => guardian_id === id);
  const queued = { status: 'queued', due_at: expect.any(Date), type: 'book_available', command: null };
  expect(to(russian)).toMatchObject({ ...queued, subject: 'Аня Петрова · Отложена книга: «Дар»' });
  expect(to(english)).toMatchObject({ ...queued, subject: 'Аня Петрова · A copy is being kept: “Дар”' });
  expect(to(english)?.html).toContain('the books that Аня Петрова reads');
  expect(to(russian)?.html).toContain('https://library.example/me/children');
  // Where to is for users to say, when it is sent.
  expect(told.map(({ address }) => address)).toEqual([null, null]);
});

test('a command that comes again tells nobody twice, whoever is a guardian by then, and not the child either', async () => {
  const [first, second, later] = [aGuardian(), aGuardian(), aGuardian()];
  const child = aChild([first, second]);
  const id = randomUUID();
  await tell(child, id);
  for (const guardians of [[second, first], [later, second], []]) {
    users.contacts.set(child, { deleted: false, full_name: 'Аня', language: 'ru', version: 1, guardians });
    await service.db.deleteFrom('recipient').where('user_id', '=', child).execute();
    await tell(child, id);
  }
  await change(child, 'anna@readers.example', 2);
  await tell(child, id);
  expect(await toldOf(child)).toEqual(sorted([first, second]));
});

test('the same command twice at the same time tells each guardian once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const guardians = [aGuardian(), aGuardian()];
    const [child, id] = [aChild(guardians), randomUUID()];
    await Promise.all([tell(child, id), tell(child, id), tell(child, id)]);
    expect(await toldOf(child)).toEqual(sorted(guardians));
  }
});

test('the next notice goes to whoever is a guardian then, and to the child alone once it has an address', async () => {
  const [mother, father] = [aGuardian(), aGuardian()];
  const child = aChild([mother]);
  await tell(child);
  users.contacts.set(child, { deleted: false, full_name: 'Аня', language: 'ru', version: 1, guardians: [father] });
  await tell(child);
  expect(await toldOf(child)).toEqual(sorted([mother, father]));
  await change(child, 'anna@readers.example', 2);
  await tell(child);
  expect(await deliveries(child)).toHaveLength(3);
  expect((await deliveries(child)).filter(({ guardian_id }) => guardian_id === null)).toMatchObject([
    { address: 'anna@readers.example', subject: 'Отложена книга: «Дар»' },
  ]);
});

test('what waits while users is away goes to the guardians when it is back', async () => {
  users.isAway = true;
  const guardians = [aGuardian(), aGuardian('en')];
  const child = aChild(guardians);
  await tell(child);
  await tell(child, randomUUID(), { type: 'password_changed', changed_at: '2026-05-31T18:05', changed_by: 'code' });
  expect(await toldOf(child)).toEqual(['null', 'null'].map(() => null));
  users.isAway = false;
  now = new Date(now.getTime() + 60_000);
  await service.runJob('ask-for-recipients');
  expect(await deliveries(child)).toMatchObject([
    { status: 'queued', due_at: expect.any(Date), type: 'book_available' },
    { status: 'queued', due_at: expect.any(Date), type: 'book_available' },
  ]);
  expect(await toldOf(child)).toEqual(sorted(guardians));
});

test.each([
  { type: 'password_changed', changed_at: '2026-05-31T18:05', changed_by: 'code' },
  { type: 'new_sign_in', changed_at: '2026-05-31T18:05' },
  { type: 'sign_in_changed', changed_at: '2026-05-31T18:05', sign_in_change: 'passkey_added' },
  { type: 'account_not_deleted', open_loans: 1, open_fines: false },
] as const)('what is about the account is for its owner alone: $type', async (but) => {
  const child = aChild([aGuardian()]);
  await tell(child, randomUUID(), but);
  expect(await deliveries(child)).toEqual([]);
});

test.each(['password_reset', 'email_verification', 'address_changed', 'address_corrected'] as const)(
  'an e-mail with a link goes to no guardian: %s',
  async (type) => {
    const child = aChild([aGuardian()]);
    await tell(child, randomUUID(), { type, link_id: randomUUID(), changed_at: '2026-05-31T18:05' });
    expect(await deliveries(child)).toMatchObject([{ guardian_id: null, address: null, html: null }]);
  },
);

const listed = async (user: string, as = user) =>
  service.request('GET', `/notifications/user/${user}`, { as: { id: as, role: 'reader' } });

test('notices about a child are the child’s, who sees that they went to a guardian; an admin sees to whom', async () => {
  const guardian = aGuardian();
  const child = aChild([guardian]);
  await tell(child);
  expect((await listed(child)).body).toMatchObject({ items: [{ type: 'book_available', to_guardian: true }] });
  expect(JSON.stringify((await listed(child)).body)).not.toContain(guardian.id);
  expect((await listed(guardian.id)).body).toEqual({ items: [] });
  const admin = { as: { id: randomUUID(), role: 'admin' as const } };
  const { body } = await service.request('GET', '/notifications?status=queued&limit=100', admin);
  expect(body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ user_id: child, guardian_id: guardian.id })]),
  });
});

test('a notice to a guardian that failed is sent again to the same guardian', async () => {
  const guardian = aGuardian();
  const child = aChild([guardian]);
  await tell(child);
  await service.db.updateTable('delivery').set({ status: 'failed' }).where('user_id', '=', child).execute();
  const [failed] = await deliveries(child);
  const admin = { as: { id: randomUUID(), role: 'admin' as const } };
  expect(await service.request('POST', `/notifications/${failed?.id}/retry`, admin)).toMatchObject({
    status: 200,
    body: { guardian_id: guardian.id, status: 'queued' },
  });
  expect(await deliveries(child)).toMatchObject([{ status: 'queued', guardian_id: guardian.id, address: null }]);
});

test('after a guardian is deleted, nothing of them is left with the child’s notices, and nothing more is sent', async () => {
  const [gone, stays] = [aGuardian(), aGuardian()];
  const child = aChild([gone, stays]);
  await tell(child);
  await remove(gone);
  expect((await storedRows(service.db)).filter((row) => row.includes(gone.id)).map((row) => row.split(' ')[0])).toEqual(
    ['recipient'],
  );
  expect(await deliveries(child)).toMatchObject([
    { guardian_id: stays.id, status: 'queued', html: expect.any(String) },
    { guardian_id: null, status: 'failed', html: null, address: null },
  ]);
  // An answer of users that was on its way names them still.
  await tell(child);
  expect((await toldOf(child)).filter((id) => id === gone.id)).toEqual([]);
});

test('after a child is deleted, no guardian has its notices any more', async () => {
  const guardian = aGuardian();
  const child = aChild([guardian]);
  await tell(child);
  await remove({ id: child });
  expect(await deliveries(child)).toMatchObject([{ guardian_id: null, subject: '', html: null, status: 'failed' }]);
  await tell(child);
  expect(await deliveries(child)).toHaveLength(1);
});

test('a guardian who is deleted while users answers is told nothing', async () => {
  const [gone, stays] = [aGuardian(), aGuardian()];
  const child = aChild([gone, stays]);
  users.meanwhile = () => remove(gone);
  await tell(child).finally(() => (users.meanwhile = () => Promise.resolve()));
  expect(await toldOf(child)).toEqual([stays.id]);
});

test('an archive has of these notices what the child was told, and what the guardian was, of each without the other', async () => {
  const guardian = aGuardian();
  const child = aChild([guardian]);
  await tell(child);
  const held = async (user: string) => {
    const { body } = await service.request('GET', `/internal/personal-data/${user}`, {
      as: { id: user, role: 'reader' },
      headers: { 'dapr-caller-app-id': 'gateway' },
    });
    return body;
  };
  const [ofChild, ofGuardian] = [await held(child), await held(guardian.id)];
  expect(ofChild).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ kind: 'notice' })]) });
  expect(JSON.stringify(ofChild)).not.toContain(guardian.id);
  expect(ofGuardian).toMatchObject({ items: [{ kind: 'guardian_notice', data: { html: expect.any(String) } }] });
  expect(JSON.stringify(ofGuardian)).not.toContain(child);
});

test('who has an address is told of a guardian, once, and a child without any is not; no guardian is told in its place', async () => {
  const command = { type: 'guardian_linked', relative_id: randomUUID(), ends_on: '2030-09-14' } as const;
  const [small, grown] = [aChild([aGuardian()]), aChild([aGuardian()], { email: 'grown@readers.example' })];
  const id = randomUUID();
  await tell(small, randomUUID(), command);
  await tell(grown, id, command);
  await tell(grown, id, command);
  expect(await deliveries(small)).toEqual([]);
  const [unwritten, ...others] = await deliveries(grown);
  expect(others).toEqual([]);
  expect(unwritten).toMatchObject({ guardian_id: null, address: null, html: null, status: 'queued' });
  // It can be sent again by nobody: what it tells may be so no longer.
  await service.db.updateTable('delivery').set({ status: 'failed' }).where('id', '=', id).execute();
  const admin = { as: { id: randomUUID(), role: 'admin' as const } };
  expect(await service.request('POST', `/notifications/${id}/retry`, admin)).toMatchObject({
    status: 409,
    body: { code: 'notice_outdated' },
  });
});

test('what somebody was told, and what their child was, is the account’s that they were merged into, whichever is heard of first', async () => {
  const [from, into] = [aGuardian(), aGuardian()];
  const child = aChild([from]);
  await tell(child);
  for (const { id, email } of [from, into]) await change(id, email, 1);
  await tell(from.id);
  const merged = () =>
    service.deliver('user.events', 'reader.merged', { event_type: 'reader.merged', from: from.id, to: into.id });
  expect([await merged(), await remove(from), await merged()]).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
  expect([await toldOf(child), await deliveries(from.id)]).toEqual([[into.id], []]);
  expect(await deliveries(into.id)).toMatchObject([{ status: 'queued', address: from.email }]);
  expect(await remove(into)).toBe('SUCCESS');
  expect(await deliveries(into.id)).toMatchObject([{ address: null, html: null }]);
});
