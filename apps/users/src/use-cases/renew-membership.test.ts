import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry, type Registry } from '../testing/users.ts';

let users: Registry;
beforeAll(async () => {
  users = await registry({ now: () => new Date('2026-05-31T09:00:00Z') });
});
afterAll(() => users.service.stop());

type As = { id: string; role: 'reader' | 'librarian' | 'admin' };
const librarian: As = { id: randomUUID(), role: 'librarian' };
const renew = (user: { id: string }, as = librarian) =>
  users.service.request('POST', `/users/${user.id}/membership-renewals`, { as });

async function aCategory(term_months?: number, membership_fee_minor?: number): Promise<string> {
  const code = `c${randomUUID().slice(0, 6)}`;
  const body = {
    name_ru: 'Кружок',
    name_en: 'Club',
    loan_limit: 3,
    ...(term_months !== undefined && { term_months }),
    ...(membership_fee_minor !== undefined && { membership_fee_minor }),
  };
  const put = await users.service.request('PUT', `/patron-categories/${code}`, {
    as: { id: randomUUID(), role: 'admin' },
    body,
  });
  expect(put).toMatchObject({ status: 200, body: { code, ...body } });
  return code;
}

async function aMember(patron_category: string, but: object = {}): Promise<{ id: string; expires_on?: string }> {
  const body = { full_name: 'Анна', patron_category, ...but };
  const { body: member } = await users.service.request('POST', '/users', { as: librarian, body });
  return { id: String(Object(member).id), ...Object(member) };
}

test('whoever joins at the desk has the term of their category, unless the desk says another day', async () => {
  const category = await aCategory(12);
  expect((await aMember(category)).expires_on).toBe('2027-05-31');
  expect((await aMember(category, { expires_on: '2026-06-30' })).expires_on).toBe('2026-06-30');
  expect((await aMember(await aCategory())).expires_on).toBeUndefined();
});

test('the desk renews a membership for the term of its category, once', async () => {
  const member = await aMember(await aCategory(12), { expires_on: '2026-06-30' });
  expect(await renew(member)).toMatchObject({ status: 200, body: { expires_on: '2027-06-30' } });
  expect(await renew(member)).toMatchObject({
    status: 409,
    body: { code: 'membership_runs', facts: { until: '2027-06-30' } },
  });
});

test('whoever joins or renews in a category with a fee is charged with it, once each time', async () => {
  const begun = async (user_id: string) =>
    (await users.service.published())
      .filter(({ type, subject }) => type === 'membership.begun' && subject === user_id)
      .map(({ data }) => data);
  const category = await aCategory(12, 30_000);
  const member = await aMember(category, { expires_on: '2026-06-30' });
  const fee = { user_id: member.id, fee_minor: 30_000, recorded_by: librarian.id };
  const joined = await begun(member.id);
  expect(joined).toMatchObject([fee]);
  expect(await renew(member)).toMatchObject({ status: 200 });
  expect(await renew(member)).toMatchObject({ status: 409 });
  const renewed = await begun(member.id);
  expect(renewed).toMatchObject([fee]);
  expect(renewed).not.toEqual(joined);

  expect(await begun((await aMember(await aCategory(12))).id)).toEqual([]);
});

test('one that is over begins today, and one without a term is not renewed', async () => {
  const former = await aMember(await aCategory(1));
  await users.service.db.updateTable('users').set({ expires_on: '2020-01-01' }).where('id', '=', former.id).execute();
  expect(await renew(former)).toMatchObject({ body: { expires_on: '2026-06-30' } });
  expect(await renew(await aMember(await aCategory()))).toMatchObject({
    status: 409,
    body: { code: 'category_without_term' },
  });
});

test('nobody renews their own membership', async () => {
  const reader = await users.aUser();
  expect(await renew(reader, reader)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await renew(reader, { id: reader.id, role: 'librarian' })).toMatchObject({
    status: 403,
    body: { code: 'own_standing' },
  });
  expect(await renew({ id: randomUUID() })).toMatchObject({ status: 404 });
});
