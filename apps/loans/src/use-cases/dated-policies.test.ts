import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryDay } from '#core/library-day.ts';
import { asTables } from '#postgres/as-tables.ts';
import type { AuditTables } from '#audit/trail.ts';
import type { components } from '#contracts/loans.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date('2026-06-15T09:00:00Z');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
  for (const id of ['central', 'north'])
    await atDesk('PUT', `/branches/${id}`, { name: id, address: '', time_zone: 'Europe/Moscow', week: ALWAYS });
});
afterAll(() => loans.service.stop());

const ALL_DAY = [{ opens: '00:00', closes: '24:00' }];
const ALWAYS = {
  monday: ALL_DAY,
  tuesday: ALL_DAY,
  wednesday: ALL_DAY,
  thursday: ALL_DAY,
  friday: ALL_DAY,
  saturday: ALL_DAY,
  sunday: ALL_DAY,
};
const TERMS = {
  loan_days: 14,
  renewal_days: 7,
  max_renewals: 1,
  fine_per_day_minor: 100,
  fine_cap_minor: 0,
  grace_days: 0,
};
const atDesk = (method: string, path: string, body?: object) =>
  loans.service.request(method, path, { as: loans.branchManager, ...(body && { body }) });
const put = (row: string, terms: object, from?: string) =>
  atDesk('PUT', `/lending-policies/${row}${from === undefined ? '' : `?valid_from=${from}`}`, { ...TERMS, ...terms });

async function lend(material: string, branch_id: string, readerCategory = 'adult') {
  const reader = loans.aReader({ category: readerCategory });
  const body = { book_id: loans.aBook({ material }).id, reader_id: reader.id, branch_id };
  const answer = await loans.service.request('POST', '/loans', { as: loans.librarian, body });
  return answer as { status: number; body: components['schemas']['Loan'] & { code?: string } };
}

test('a branch has terms of its own, and may lend what others do not', async () => {
  await put('*/film/*', { loan_days: 0 });
  await put('*/film/central', { loan_days: 3 });
  expect(await lend('film', 'central')).toMatchObject({ status: 201, body: { due_date: '2026-06-18' } });
  expect(await lend('film', 'north')).toMatchObject({ status: 409, body: { code: 'not_for_loan' } });
});

test('a row of a branch that there is not is refused', async () => {
  expect(await put('*/book/nowhere', {})).toMatchObject({ status: 404, body: { code: 'branch_not_found' } });
});

test('what is planned applies from its day on, and what applied before stays known', async () => {
  await put('*/score/*', { loan_days: 10 });
  expect(await put('*/score/*', { loan_days: 5 }, '2026-07-01')).toMatchObject({
    status: 200,
    body: { loan_days: 5, valid_from: '2026-07-01' },
  });
  expect(await lend('score', 'main')).toMatchObject({ body: { due_date: '2026-06-25' } });
  const { body } = await atDesk('GET', '/lending-policies');
  expect((body as { planned: unknown[] }).planned).toContainEqual(
    expect.objectContaining({ material: 'score', valid_from: '2026-07-01' }),
  );
  now = new Date('2026-07-01T09:00:00Z');
  expect(await lend('score', 'main')).toMatchObject({ body: { due_date: '2026-07-06' } });
  expect((await atDesk('DELETE', '/lending-policies/*/score/*')).status).toBe(204);
  expect(await lend('score', 'main')).toMatchObject({ body: { due_date: '2026-07-15' } });
  const versions = await atDesk('GET', '/lending-policies/*/score/*');
  expect(versions.body).toMatchObject({
    items: [{ valid_from: '2026-07-01' }, { valid_from: '2026-06-15', terms: { loan_days: 10 } }],
  });
  const inJune = await atDesk('GET', '/lending-policies?on=2026-06-20');
  expect((inJune.body as { items: unknown[] }).items).toContainEqual(
    expect.objectContaining({ material: 'score', loan_days: 10 }),
  );
});

test('the past is not changed, and nothing is planned for the next generation', async () => {
  expect(await put('*/score/*', {}, '2026-06-30')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'valid_from', code: 'in_the_past' }] },
  });
  expect(await put('*/score/*', {}, '2050-01-01')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'valid_from', code: 'too_far_ahead' }] },
  });
  const fixed_due_date = { day: '9999-12-31', rule: 'on' };
  expect(await put('*/score/*', { fixed_due_date })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'fixed_due_date.day', code: 'too_far_ahead' }] },
  });
});

test('all that is lent for a term is due at its end, and not renewed beyond it', async () => {
  await put('*/textbook/*', { loan_days: 300, fixed_due_date: { day: '2026-12-31', rule: 'on' } });
  const { body: loan } = await lend('textbook', 'main');
  expect(loan).toMatchObject({ due_date: '2026-12-31' });
  expect(await atDesk('POST', `/loans/${loan.id}/renew`)).toMatchObject({
    status: 409,
    body: { code: 'fixed_due_date' },
  });
});

test('the desk sees which row decides, and which would', async () => {
  await put('child/*/*', { loan_days: 21 });
  const explained = await loans.service.request(
    'GET',
    '/lending-policies/explain?patron_category=child&material=film&branch_id=central',
    { as: loans.librarian },
  );
  expect(explained).toMatchObject({
    status: 200,
    body: {
      for_loan: true,
      due_date: '2026-07-04',
      fitting: [
        { decides: true, names: ['branch', 'material'], policy: { branch_id: 'central', loan_days: 3 } },
        { decides: false, names: ['category'], policy: { loan_days: 21 } },
        { decides: false, names: ['material'], policy: { loan_days: 0 } },
        { decides: false, names: [] },
      ],
    },
  });
});

test('a change is tried on past loans, and writes nothing', async () => {
  await put('*/map/*', { loan_days: 10, max_renewals: 2 });
  now = new Date('2026-08-01T09:00:00Z');
  const late = (await lend('map', 'north')).body;
  const intime = (await lend('map', 'north', 'student')).body;
  await lend('map', 'central');
  now = new Date('2026-08-05T09:00:00Z');
  await atDesk('POST', '/loans/return', { loan_id: intime.id });
  now = new Date('2026-08-10T09:00:00Z');
  await atDesk('POST', `/loans/${late.id}/renew`);
  now = new Date('2026-08-20T09:00:00Z');
  await atDesk('POST', '/loans/return', { loan_id: late.id });

  const before = await atDesk('GET', '/lending-policies');
  const simulated = await atDesk('POST', '/lending-policies/simulate', {
    from: '2026-08-01',
    until: '2026-08-01',
    changes: [
      { patron_category: '*', material: 'map', branch_id: 'north', terms: { ...TERMS, loan_days: 3, max_renewals: 0 } },
      { patron_category: '*', material: 'map', branch_id: 'central', terms: { ...TERMS, loan_days: 0 } },
    ],
  });
  expect(simulated).toMatchObject({
    status: 200,
    body: {
      loans: 3,
      more: false,
      not_judged: 0,
      not_lent: 1,
      lent_longer: 0,
      lent_shorter: 2,
      renewals_refused: 1,
      // The one at central is still out, nine days late.
      automatic_renewals: { before: 0, after: 0 },
      fines: { before: { loans: 2, amount_minor: 1100 }, after: { loans: 2, amount_minor: 1700 } },
      losses: { before: { loans: 0, amount_minor: 0 }, after: { loans: 0, amount_minor: 0 } },
      currency: 'RUB',
    },
  });
  // Its headers have the second.
  expect((await atDesk('GET', '/lending-policies')).body).toEqual(before.body);
  expect(
    await atDesk('POST', '/lending-policies/simulate', {
      from: '2026-08-02',
      until: '2026-08-01',
      changes: [{ patron_category: '*', material: 'map', branch_id: '*' }],
    }),
  ).toMatchObject({ status: 400, body: { errors: [{ field: 'until', code: 'before_from' }] } });
});

test('a change is tried on what would be lost, renew itself, or be lent for hours', async () => {
  await put('*/score/*', { loan_days: 10, max_renewals: 2 });
  now = new Date('2026-09-01T09:00:00Z');
  const kept = (await lend('score', 'north')).body;
  await lend('score', 'north');
  now = new Date('2026-10-10T09:00:00Z');
  await atDesk('POST', '/loans/return', { loan_id: kept.id });
  now = new Date('2026-11-01T09:00:00Z');
  const tryOut = async (terms: object) =>
    (
      await atDesk('POST', '/lending-policies/simulate', {
        from: '2026-09-01',
        until: '2026-09-01',
        changes: [{ patron_category: '*', material: 'score', branch_id: '*', terms: { ...TERMS, ...terms } }],
      })
    ).body;
  const lossTerms = { lost_after_days: 20, lost_price_minor: 30_000, processing_fee_minor: 5_000 };
  expect(await tryOut({ loan_days: 10, max_renewals: 2, ...lossTerms })).toMatchObject({
    // Both were out so long; one came back, and its price is not to be paid.
    losses: { before: { loans: 0, amount_minor: 0 }, after: { loans: 2, amount_minor: 40_000 } },
    automatic_renewals: { before: 0, after: 0 },
  });
  expect(await tryOut({ loan_days: 10, renewal_days: 14, max_renewals: 2, auto_renewal_days: 3 })).toMatchObject({
    lent_longer: 2,
    renewals_refused: 0,
    automatic_renewals: { before: 0, after: 4 },
  });
  const hourly = { hours: 3, fine_per_hour_minor: 10 };
  expect(await tryOut({ loan_days: 0, fine_cap_minor: 500, hourly })).toMatchObject({
    not_lent: 0,
    lent_shorter: 2,
    fines: { after: { loans: 2, amount_minor: 1_000 } },
  });
});

test('a policy says how many of what it is for a reader may have, and tells so everywhere', async () => {
  now = new Date('2026-11-05T09:00:00Z');
  expect(await put('*/video/*', { loan_limit: 2 })).toMatchObject({ status: 200, body: { loan_limit: 2 } });
  await put('teacher/*/*', { loan_limit: 4 });
  const reader = loans.aReader({ category: 'teacher', loanLimit: 20 });
  const of = (material: string) => loans.aBook({ material }).id;
  const borrow = (book_id: string, body: object = {}) =>
    loans.service.request('POST', '/loans', {
      as: loans.librarian,
      body: { book_id, reader_id: reader.id, ...body },
    });
  const refusal = { status: 409, body: { code: 'policy_limit_reached', facts: { limit: 4, has: 4 } } };

  // That for a branch precedes that for their category, which precedes that for a material.
  await put('*/video/central', { loan_limit: 1 });
  const atCentral = { branch_id: 'central' };
  expect(await borrow(of('video'), atCentral)).toMatchObject({ status: 201 });
  expect(await borrow(of('video'), atCentral)).toMatchObject({ ...refusal, body: { facts: { limit: 1, has: 1 } } });
  expect(await borrow(of('book'), atCentral)).toMatchObject({ status: 201 });
  expect(await borrow(of('video'))).toMatchObject({ status: 201 });
  const atOnce = await Promise.all([borrow(of('book')), borrow(of('film'), atCentral), borrow(of('video'))]);
  expect(atOnce.filter(({ status }) => status === 201).length).toBe(1);
  expect(atOnce.filter(({ status }) => status === 409).length).toBe(2);
  const another = of('video');
  expect(await borrow(another)).toMatchObject(refusal);
  const body = { book_id: another, reader_id: reader.id };
  expect(await loans.service.request('POST', '/loans/check', { as: loans.librarian, body })).toMatchObject({
    status: 200,
    body: { allowed: false, refusals: [{ code: 'policy_limit_reached', overridable: true }] },
  });
  const explained = (query: string) => atDesk('GET', `/lending-policies/explain?patron_category=${query}`);
  expect((await explained('teacher&material=film&branch_id=central')).body).toMatchObject({
    loan_limit: { limit: 4, material: '*', branch_id: '*' },
  });
  expect((await explained('student&material=video')).body).toMatchObject({
    loan_limit: { limit: 2, material: 'video', branch_id: '*' },
  });
  const overrides = { overrides: ['policy_limit_reached'], reason: 'На урок' };
  expect(
    await loans.service.request('POST', '/loans/override', { as: loans.librarian, body: { ...body, ...overrides } }),
  ).toMatchObject({ status: 201 });
  expect(await borrow(of('book'))).toMatchObject({ body: { facts: { limit: 4, has: 5 } } });
});

test('where a policy allows no such loan at all, one is lent despite it', async () => {
  now = new Date('2026-11-06T09:00:00Z');
  await put('*/game/*', { loan_limit: 0 });
  const reader = loans.aReader({ category: 'student', loanLimit: 20 });
  const body = { book_id: loans.aBook({ material: 'game' }).id, reader_id: reader.id };
  const ask = (path: string, order: object) =>
    loans.service.request('POST', path, { as: loans.librarian, body: { ...body, ...order } });
  expect(await ask('/loans', {})).toMatchObject({ status: 409, body: { facts: { limit: 0, has: 0 } } });
  const overrides = { overrides: ['policy_limit_reached'], reason: 'На урок' };
  expect(await ask('/loans/override', overrides)).toMatchObject({ status: 201 });
});

test('a limit of loans is tried on what past readers had out then', async () => {
  now = new Date('2026-11-15T09:00:00Z');
  await put('child/*/*', {});
  const reader = loans.aReader({ category: 'child' });
  const lent = [];
  for (const material of ['audio', 'audio', 'book', 'audio']) {
    const body = { book_id: loans.aBook({ material }).id, reader_id: reader.id, branch_id: 'north' };
    lent.push(await loans.service.request('POST', '/loans', { as: loans.librarian, body }));
    now = new Date(now.getTime() + 60_000);
  }
  expect(lent.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const tryOut = async (loan_limit: number) =>
    (
      await atDesk('POST', '/lending-policies/simulate', {
        from: '2026-11-15',
        until: '2026-11-15',
        changes: [{ patron_category: 'child', material: 'audio', branch_id: '*', terms: { ...TERMS, loan_limit } }],
      })
    ).body;
  expect(await tryOut(1)).toMatchObject({ loans: 4, not_lent: 2 });
  expect(await tryOut(2)).toMatchObject({ loans: 4, not_lent: 1 });
  expect(await tryOut(3)).toMatchObject({ loans: 4, not_lent: 0 });
});

test('readers neither see what decides nor try changes', async () => {
  const asReader = (method: string, path: string, body?: object) =>
    loans.service.request(method, path, { as: loans.aReader(), ...(body && { body }) });
  expect((await asReader('GET', '/lending-policies/explain?patron_category=child&material=film')).status).toBe(403);
  expect((await asReader('GET', '/lending-policies/*/film/*')).status).toBe(403);
});

test('the audit trail tells from which day a change of the table applies', async () => {
  await put('*/globe/*', { loan_days: 10 }, '2027-01-10');
  await atDesk('DELETE', '/lending-policies/*/globe/*?valid_from=2027-01-05');
  await atDesk('DELETE', '/lending-policies/*/globe/*');
  const entries = await asTables<AuditTables>(loans.service.db)
    .selectFrom('audit_entry')
    .select(['action', sql<string>`facts ->> 'valid_from'`.as('from')])
    .where('thing', '=', '* globe *')
    .orderBy('id')
    .execute();
  expect(entries).toEqual([
    { action: 'policy.change', from: '2027-01-10' },
    { action: 'policy.remove', from: '2027-01-05' },
    { action: 'policy.remove', from: libraryDay(now, 'Europe/Moscow') },
  ]);
});

test('no day is explained that is farther ahead than a loan may last', async () => {
  const asked = '/lending-policies/explain?patron_category=adult&material=book&on=';
  expect(await atDesk('GET', `${asked}9999-12-31`)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'on', code: 'too_far_ahead' }] },
  });
  expect(await atDesk('GET', `${asked}2027-01-01`)).toMatchObject({ status: 200, body: { due_date: '2027-01-15' } });
});

test('any period can be tried', async () => {
  const changes = [{ patron_category: '*', material: 'book', branch_id: '*', terms: TERMS }];
  const body = { from: '0001-01-01', until: '9999-12-31', changes };
  expect(await atDesk('POST', '/lending-policies/simulate', body)).toMatchObject({ status: 200 });
});

test('a change that takes long to reckon keeps nobody else waiting', async () => {
  now = new Date('2027-03-01T09:00:00Z');
  await put('*/score/*', { loan_days: 10 });
  for (let one = 0; one < 8; one += 1) await lend('score', 'north');
  now = new Date('2027-05-01T09:00:00Z');
  const hourly = { hours: 1, auto_renewal_minutes: 15, closed_hours: 'next_opening' };
  const terms = { ...TERMS, loan_days: 0, max_renewals: 500, hourly };
  const began = performance.now();
  let [seen, longest] = [began, 0];
  const look = setInterval(() => {
    longest = Math.max(longest, performance.now() - seen);
    seen = performance.now();
  }, 1);
  const changes = [{ patron_category: '*', material: 'score', branch_id: '*', terms }];
  const body = { from: '2027-03-01', until: '2027-03-01', changes };
  expect(await atDesk('POST', '/lending-policies/simulate', body)).toMatchObject({ status: 200, body: { loans: 8 } });
  clearInterval(look);
  expect(longest).toBeLessThan((performance.now() - began) / 2);
});
