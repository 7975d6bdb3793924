import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const TERMS = {
  renewal_days: 7,
  max_renewals: 1,
  fine_per_day_minor: 0,
  fine_cap_minor: 0,
  grace_days: 0,
};
const put = (row: string, loan_days: number) =>
  loans.service.request('PUT', `/lending-policies/${row}`, { as: loans.branchManager, body: { ...TERMS, loan_days } });
const remove = (row: string) =>
  loans.service.request('DELETE', `/lending-policies/${row}`, { as: loans.branchManager });

test('without its own rule, a material goes by the next most specific one at once', async () => {
  await put('adult/map/*', 0);
  const map = loans.aBook({ material: 'map' });
  const borrow = () => loans.service.request('POST', '/loans', { as: loans.aReader(), body: { book_id: map.id } });
  expect(await borrow()).toMatchObject({ status: 409, body: { code: 'not_for_loan' } });
  expect((await remove('adult/map/*')).status).toBe(204);
  expect((await borrow()).status).toBe(201);
});

test('the rule for all stays', async () => {
  expect(await remove('*/*/*')).toMatchObject({ status: 409, body: { code: 'policy_for_all' } });
  const { body } = await loans.service.request('GET', '/lending-policies', { as: loans.librarian });
  expect(body).toMatchObject({
    currency: 'RUB',
    items: expect.arrayContaining([expect.objectContaining({ patron_category: '*', material: '*' })]),
  });
});

test('a rule that is not there is no error, and neither readers nor librarians remove any', async () => {
  expect((await remove('nobody/score/*')).status).toBe(204);
  for (const by of [loans.aReader(), loans.librarian])
    expect((await loans.service.request('DELETE', '/lending-policies/adult/book/*', { as: by })).status).toBe(403);
});
