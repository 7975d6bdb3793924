import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
/** Half past one on a Friday night in Vladivostok; still Thursday in Moscow. */
const NOW = new Date('2026-05-07T15:30:00Z');
beforeAll(async () => {
  loans = await desk({ now: () => NOW });
});
afterAll(() => loans.service.stop());

const DAY = [{ opens: '09:00', closes: '18:00' }];
const WEEK = {
  monday: DAY,
  tuesday: DAY,
  wednesday: DAY,
  thursday: DAY,
  friday: [
    { opens: '09:00', closes: '13:00' },
    { opens: '14:00', closes: '17:00' },
  ],
  saturday: [],
  sunday: [],
};
const TERMS = { name: 'Северный', address: 'Лесная, 1', time_zone: 'Asia/Vladivostok', week: WEEK };
const ask = (method: 'GET' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  loans.service.request(method, path, { as: loans.branchManager, ...(body !== undefined && { body }) });
const put = (id: string, but: object = {}) => ask('PUT', `/branches/${id}`, { ...TERMS, ...but });
const told = async (id: string) =>
  (await loans.service.published()).filter(({ subject }) => subject === id).map(({ data }) => data);

test('a library with one place has one branch, always open, in its own time zone', async () => {
  const { body } = await loans.service.request('GET', '/branches/main');
  const always = [{ opens: '00:00', closes: '24:00' }];
  expect(body).toMatchObject({ time_zone: 'Europe/Moscow', today: { day: '2026-05-07', hours: always } });
  expect((await loans.service.request('GET', '/branches')).body).toMatchObject({ items: [{ id: 'main' }] });
});

test('a branch is open by its own clock, and everybody sees when', async () => {
  expect(await put('north')).toMatchObject({ status: 200, body: { id: 'north', version: 1 } });
  const { body } = await loans.service.request('GET', '/branches/north');
  expect(body).toMatchObject({ ...TERMS, today: { day: '2026-05-08', hours: WEEK.friday } });
});

test('a day that is another one has its own hours and a reason, until it is like any other again', async () => {
  await put('holiday');
  const today = async () => ((await ask('GET', '/branches/holiday')).body as { today: object }).today;
  const victory = '/branches/holiday/exceptions/2026-05-08';
  expect((await ask('PUT', victory, { reason: 'Канун праздника' })).status).toBe(200);
  expect(await today()).toEqual({ day: '2026-05-08', hours: [], reason: 'Канун праздника' });
  const short = [{ opens: '10:00', closes: '12:00' }];
  await ask('PUT', victory, { reason: 'Короткий день', hours: short });
  expect(await today()).toEqual({ day: '2026-05-08', hours: short, reason: 'Короткий день' });
  await ask('PUT', '/branches/holiday/exceptions/2026-05-07', { reason: 'Вчера' });
  expect((await ask('GET', '/branches/holiday/exceptions')).body).toEqual({
    items: [{ day: '2026-05-08', hours: short, reason: 'Короткий день' }],
  });
  await ask('DELETE', victory);
  expect(await today()).toEqual({ day: '2026-05-08', hours: WEEK.friday });
});

test('exceptions are listed until the last day that a date can name', async () => {
  await put('lasting');
  const last = { day: '9999-12-31', reason: 'Конец времён', hours: [] };
  await ask('PUT', `/branches/lasting/exceptions/${last.day}`, { reason: last.reason });
  for (const from of ['9999-12-31', '9999-01-01'])
    expect((await ask('GET', `/branches/lasting/exceptions?from=${from}`)).body).toEqual({ items: [last] });
});

test('every change is told with a number of its own, also when a branch that was removed is there again', async () => {
  await put('told');
  await put('told', { name: 'Новое имя' });
  await ask('PUT', '/branches/told/exceptions/2026-05-08', { reason: 'Ремонт' });
  expect((await ask('DELETE', '/branches/told')).status).toBe(204);
  expect((await ask('DELETE', '/branches/told')).status).toBe(204);
  expect(await ask('GET', '/branches/told')).toMatchObject({ status: 404, body: { code: 'branch_not_found' } });
  await put('told');
  expect((await ask('GET', '/branches/told/exceptions')).body).toEqual({ items: [] });
  expect(await told('told')).toMatchObject([
    { event_type: 'branch.changed', name: 'Северный', version: 1 },
    { event_type: 'branch.changed', name: 'Новое имя', version: 2 },
    { event_type: 'branch.removed', version: 3 },
    { event_type: 'branch.changed', name: 'Северный', version: 4 },
  ]);
});

test('hours that are out of order and a time zone that there is not are refused, and the field is named', async () => {
  const late = [{ opens: '18:00', closes: '09:00' }];
  const refused = async (body: object) => (await put('refused', body)).body;
  expect(await refused({ time_zone: 'Europe/Atlantis' })).toMatchObject({
    errors: [{ field: 'time_zone', code: 'unknown_time_zone' }],
  });
  expect(await refused({ week: { ...WEEK, sunday: late } })).toMatchObject({
    errors: [{ field: 'week.sunday', code: 'hours_out_of_order' }],
  });
  await put('refusing');
  const exception = await ask('PUT', '/branches/refusing/exceptions/2026-05-08', { reason: 'Учёт', hours: late });
  expect(exception).toMatchObject({ status: 400, body: { errors: [{ field: 'hours' }] } });
});

test('the branch that every library has stays, and only the office changes any', async () => {
  expect(await ask('DELETE', '/branches/main')).toMatchObject({ status: 409, body: { code: 'main_branch_stays' } });
  expect((await ask('PUT', '/branches/nowhere/exceptions/2026-05-08', { reason: 'Учёт' })).status).toBe(404);
  for (const as of [loans.librarian, loans.aReader()])
    expect((await loans.service.request('PUT', '/branches/ours', { as, body: TERMS })).status).toBe(403);
});
