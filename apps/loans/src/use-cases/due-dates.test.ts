import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { listCharges, nextBalance } from '../store/charges.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date('2026-05-01T09:00:00Z');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Asked = Parameters<Desk['service']['request']>[2];
const ask = (method: string, path: string, asked: Asked) => loans.service.request(method, path, asked);
const setDueDate = (id: string, due_date: string, as: { id: string; role: 'librarian' } = loans.librarian) =>
  ask('PUT', `/loans/${id}/due-date`, { as, body: { due_date, reason: 'Отпуск' } });

test('staff set another due date: the reader is told, and it is no renewal', async () => {
  const loan = await loans.lend(loans.aReader());
  await loans.service.published();
  expect(await setDueDate(loan.id, '2026-06-15')).toMatchObject({
    status: 200,
    body: { due_date: '2026-06-15', due_at: '2026-06-15T20:59:59.999Z', renewals: 0 },
  });
  expect(await loans.service.published()).toMatchObject([
    { type: 'loan.due_date_changed', data: { loan_id: loan.id, due_date: '2026-06-15' } },
    { type: 'notifications.email', data: { type: 'due_date_changed', due_date: '2026-06-15' } },
  ]);
  await setDueDate(loan.id, '2026-06-15');
  expect(await loans.service.published()).toEqual([]);
});

test('it is not set to a day that is over, of what was returned, or of one’s own loan', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  expect(await setDueDate(loan.id, '2026-04-30')).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'due_date' }] },
  });
  const self = { id: reader.id, role: 'librarian' as const };
  expect(await setDueDate(loan.id, '2026-06-15', self)).toMatchObject({ status: 403, body: { code: 'own_loan' } });
  await ask('POST', '/loans/return', { as: loans.librarian, body: { loan_id: loan.id } });
  expect(await setDueDate(loan.id, '2026-06-15')).toMatchObject({ status: 409, body: { code: 'loan_returned' } });
});

test('what has accrued for the old date does not count, and the new one has reminders of its own', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  now = new Date('2026-05-20T09:00:00Z');
  await loans.service.runJob('process-due-loans');
  await setDueDate(loan.id, '2026-05-22');
  expect(await ask('GET', `/charges/user/${reader.id}`, { as: reader })).toMatchObject({
    body: { items: [], balance: { amount_minor: 0 } },
  });
  await loans.service.published();
  await loans.service.runJob('process-due-loans');
  expect(await loans.service.published()).toMatchObject([{ data: { type: 'due_soon', due_date: '2026-05-22' } }]);
  now = new Date('2026-05-01T09:00:00Z');
});

test('all that a reader has is renewed, each for itself', async () => {
  const reader = loans.aReader();
  const [soon, late] = [await loans.lend(reader), await loans.lend(reader)];
  await setDueDate(soon.id, '2026-05-03');
  await loans.service.published();
  const key = { 'idempotency-key': 'all-of-them' };
  const renewAll = () => ask('POST', `/loans/user/${reader.id}/renewals`, { as: reader, headers: key });
  const answer = await renewAll();
  expect(answer).toMatchObject({
    status: 200,
    body: {
      items: [
        { loan: { id: soon.id, due_date: '2026-05-15', renewals: 1 }, renewed: true, refusals: [] },
        { loan: { id: late.id, renewals: 0 }, renewed: false, refusals: [{ code: 'renewal_too_soon' }] },
      ],
    },
  });
  expect((await renewAll()).body).toEqual(answer.body);
  expect((await loans.service.published()).map(({ type }) => type)).toEqual(['loan.renewed', 'notifications.email']);
  expect(await ask('POST', `/loans/user/${loans.aReader().id}/renewals`, { as: reader })).toMatchObject({
    status: 403,
  });
  const another = loans.aReader();
  expect(await ask('POST', `/loans/user/${another.id}/renewals`, { as: another })).toMatchObject({
    body: { items: [] },
  });
});

test('no due date is set, by a loan or afterwards, that nobody now here would see', async () => {
  const reader = loans.aReader();
  const loan = await loans.lend(reader);
  const tooFar = { status: 400, body: { errors: [{ field: 'due_date', code: 'too_far_ahead' }] } };
  const lend = (due_date: string) =>
    ask('POST', '/loans', { as: loans.librarian, body: { book_id: loans.aBook().id, reader_id: reader.id, due_date } });
  expect(await setDueDate(loan.id, '9999-12-31')).toMatchObject(tooFar);
  expect(await lend('9999-12-31')).toMatchObject(tooFar);
  expect(await setDueDate(loan.id, '2036-04-28')).toMatchObject({ status: 200 });
  expect(await lend('2036-04-28')).toMatchObject({ status: 201 });
});

test('whoever has many books renews them all, also those after fifty that are refused', async () => {
  const reader = loans.aReader({ loanLimit: 100 });
  const lent: string[] = [];
  for (let count = 0; count < 51; count += 1) lent.push((await loans.lend(reader)).id);
  await setDueDate(lent[50] ?? '', '2026-05-03');
  const renew = async (query: string) =>
    (await ask('POST', `/loans/user/${reader.id}/renewals${query}`, { as: reader })).body as {
      items: { loan: { id: string }; renewed: boolean }[];
      next_cursor?: string;
    };
  const first = await renew('');
  const second = await renew(`?cursor=${first.next_cursor}`);
  expect(first.items.map(({ loan, renewed }) => [loan.id, renewed])).toEqual(
    lent.slice(0, 50).map((id) => [id, false]),
  );
  expect(second).toMatchObject({ items: [{ loan: { id: lent[50] }, renewed: true }] });
  expect(second).not.toHaveProperty('next_cursor');
  await loans.service.published();
});

test('what lay in the box was returned when the branch last closed', async () => {
  const hours = [{ opens: '09:00', closes: '19:00' }];
  const week = {
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: [],
    sunday: [],
  };
  await ask('PUT', '/branches/north', {
    as: loans.branchManager,
    body: { name: 'Северный', address: '', time_zone: 'Europe/Moscow', week },
  });
  const takeBack = async (branch_id: string, more: object = {}) => {
    const { id } = await loans.lend(loans.aReader());
    now = new Date('2026-05-04T05:30:00Z');
    const body = { loan_id: id, branch_id, from_box: true, ...more };
    const answer = await ask('POST', '/loans/return', { as: loans.librarian, body });
    now = new Date('2026-05-01T09:00:00Z');
    return answer;
  };
  expect(await takeBack('north')).toMatchObject({ status: 200, body: { returned_at: '2026-05-01T16:00:00.000Z' } });
  expect(await takeBack('main')).toMatchObject({ body: { returned_at: '2026-05-04T05:30:00.000Z' } });
  // The box was emptied on a Sunday, and the desk could not say so then.
  const emptied = { returned_at: '2026-05-03T09:00:00Z' };
  expect(await takeBack('north', emptied)).toMatchObject({ body: { returned_at: '2026-05-01T16:00:00.000Z' } });
  expect(await takeBack('main', emptied)).toMatchObject({ body: { returned_at: '2026-05-03T09:00:00.000Z' } });
});

describe('for a branch that is closed for some days', () => {
  const manager = () => loans.branchManager;
  const put = (path: string, body: object) => ask('PUT', path, { as: manager(), body });
  const WEEK = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
      day,
      [{ opens: '09:00', closes: '19:00' }],
    ]),
  );
  let branch = '';
  beforeEach(async () => {
    branch = `b${randomUUID().slice(0, 8)}`;
    await put(`/branches/${branch}`, { name: branch, address: 'Лесная, 1', time_zone: 'Europe/Moscow', week: WEEK });
  });

  const move = (body: object, as: { id: string; role: 'branch_manager' } = manager()) =>
    ask('POST', `/branches/${branch}/due-dates`, { as, body: { reason: 'Потоп', ...body } });
  const count = (from: string, until: string) =>
    ask('GET', `/branches/${branch}/due-dates?from=${from}&until=${until}`, { as: manager() });
  const lend = async (dueDate: string, reader = loans.aReader()) => {
    const body = { book_id: loans.aBook().id, reader_id: reader.id, due_date: dueDate, branch_id: branch };
    const issued = await ask('POST', '/loans', { as: loans.librarian, body });
    expect(issued).toMatchObject({ status: 201, body: { due_date: dueDate } });
    return (issued.body as { id: string }).id;
  };
  const dueDateOf = async (id: string) =>
    ((await ask('GET', `/loans/${id}`, { as: loans.librarian })).body as { due_date: string }).due_date;

  test('what is due on those days becomes due on a later one, is no renewal, and its readers are told', async () => {
    const [before, first, last, after] = [
      await lend('2026-05-09'),
      await lend('2026-05-10'),
      await lend('2026-05-12'),
      await lend('2026-05-13'),
    ];
    const returned = await lend('2026-05-11');
    await ask('POST', '/loans/return', { as: loans.librarian, body: { loan_id: returned } });
    await loans.service.published();
    expect(await count('2026-05-10', '2026-05-12')).toMatchObject({ body: { loans: 2, more: false } });
    expect(await move({ from: '2026-05-10', until: '2026-05-12', due_date: '2026-05-14' })).toMatchObject({
      status: 200,
      body: { moved: 2, more: false },
    });
    expect(await Promise.all([before, first, last, after].map(dueDateOf))).toEqual([
      '2026-05-09',
      '2026-05-14',
      '2026-05-14',
      '2026-05-13',
    ]);
    const told = (await loans.service.published()).map(({ type, data }) => [
      type,
      (data as { loan_id: string }).loan_id,
    ]);
    expect(told.filter(([type]) => type === 'loan.due_date_changed').map(([, id]) => id)).toEqual([first, last].sort());
    expect(told.filter(([type]) => type === 'notifications.email')).toHaveLength(2);
    expect(await count('2026-05-10', '2026-05-12')).toMatchObject({ body: { loans: 0, more: false } });
  });

  test('one request moves some; the next one goes on, until nothing is left', async () => {
    const reader = loans.aReader({ loanLimit: 100 });
    const ids: string[] = [];
    for (let book = 0; book < 51; book += 1) ids.push(await lend('2026-05-20', reader));
    const closure = { from: '2026-05-20', until: '2026-05-20', due_date: '2026-05-21' };
    expect((await move(closure)).body).toEqual({ moved: 50, more: true });
    expect((await move(closure)).body).toEqual({ moved: 1, more: false });
    expect(new Set(await Promise.all(ids.map(dueDateOf)))).toEqual(new Set(['2026-05-21']));
  });

  test('the fines of all are forgotten before any reader is locked, as by a payment: else the two would wait for each other', async () => {
    const { db } = loans.service;
    const reader = loans.aReader({ loanLimit: 100 });
    const [first, second] = [await lend('2026-05-25', reader), await lend('2026-05-25', reader)];
    for (const loan of [first, second])
      await sql`insert into charge (id, overdue_loan_id, reader_id, title, amount_minor, currency, days_overdue, status)
        values (${randomUUID()}, ${loan}, ${reader.id}, 'Дар', 100, 'RUB', 1, 'growing')`.execute(db);
    const isWaiting = async () => {
      const { rows } = await sql<{ waiting: boolean }>`
        select exists (select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock') as waiting`.execute(db);
      return rows[0]?.waiting === true;
    };
    const moving = await db.transaction().execute(async (tx) => {
      await sql`select from charge where overdue_loan_id = ${second} for update`.execute(tx);
      const moving = move({ from: '2026-05-25', until: '2026-05-25', due_date: '2026-05-26' });
      await waitFor('the move to wait for the fine', isWaiting);
      await nextBalance(tx, reader.id);
      return { moving };
    });
    expect(await moving.moving).toMatchObject({ status: 200, body: { moved: 2 } });
    expect(await listCharges(db, { readerId: reader.id, status: 'all', after: undefined, limit: 9 })).toEqual([]);
  });

  test('nobody moves their own loan, nor one that its reader says to have brought back, nor that of another branch', async () => {
    const self = loans.aReader();
    const own = await lend('2026-05-15', self);
    const claimed = await lend('2026-05-15');
    await ask('POST', `/loans/${claimed}/claim`, { as: loans.librarian, body: {} });
    const elsewhere = await loans.lend(loans.aReader());
    await setDueDate(elsewhere.id, '2026-05-15');
    const closure = { from: '2026-05-15', until: '2026-05-15', due_date: '2026-05-16' };
    expect((await move(closure, { id: self.id, role: 'branch_manager' })).body).toEqual({ moved: 0, more: false });
    expect(await Promise.all([own, claimed, elsewhere.id].map(dueDateOf))).toEqual(Array(3).fill('2026-05-15'));
  });

  test('days that are over or out of order are refused by their names', async () => {
    const refused = async (body: object) =>
      ((await move(body)).body as { errors: { field: string; code: string }[] }).errors.map(
        ({ field, code }) => `${field} ${code}`,
      );
    const days = { from: '2026-05-10', until: '2026-05-12', due_date: '2026-05-14' };
    expect(await refused({ ...days, from: '2026-04-30' })).toEqual(['from before_today']);
    expect(await refused({ ...days, until: '2026-05-09' })).toEqual(['until before_from']);
    expect(await refused({ ...days, due_date: '2026-05-12' })).toEqual(['due_date not_after_until']);
    expect(await refused({ ...days, due_date: '9999-12-31' })).toEqual(['due_date too_far_ahead']);
    expect(await count('2026-05-10', '2026-05-09')).toMatchObject({ status: 400 });
    expect((await move(days, { id: randomUUID(), role: 'branch_manager' })).status).toBe(200);
    branch = 'nowhere';
    expect(await move(days)).toMatchObject({ status: 404, body: { code: 'branch_not_found' } });
  });
});
