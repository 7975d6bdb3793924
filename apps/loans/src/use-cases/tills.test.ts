import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, libraryDay } from '#core/library-day.ts';
import { blockedIn } from '#testing/turns.ts';
import { waitFor } from '#testing/wait-for.ts';
import { removeBranch } from '../store/branches.ts';
import { lockTill } from '../store/tills.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

type Person = { id: string; role: 'reader' | 'librarian' | 'branch_manager' };
const anIdentity = z.looseObject({ id: z.string() });
const anyTill = z.looseObject({ id: z.string(), expected: z.object({ amount_minor: z.number() }) });

/** A branch of each test, so that its tills are the only ones. */
let branch: string;
beforeEach(async () => {
  branch = `b-${randomUUID().slice(0, 8)}`;
  await putBranch({ uses_tills: true });
});

const OPEN = [{ opens: '09:00', closes: '19:00' }];
const putBranch = (but: object) =>
  loans.service.request('PUT', `/branches/${branch}`, {
    as: loans.branchManager,
    body: {
      name: 'Северный',
      address: '',
      time_zone: 'Europe/Moscow',
      week: { monday: OPEN, tuesday: OPEN, wednesday: OPEN, thursday: OPEN, friday: OPEN, saturday: [], sunday: [] },
      ...but,
    },
  });
const ask = (method: 'GET' | 'POST', path: string, as: Person = loans.librarian, body?: object) =>
  loans.service.request(method, path, { as, ...(body && { body }) });
const post = (path: string, body: object, as?: Person) => ask('POST', path, as, body);

async function aTill(name = 'Касса 1', as?: Person): Promise<string> {
  const answer = await post('/tills', { branch_id: branch, name, float_minor: 5_000 }, as);
  expect(answer.status).toBe(201);
  return anIdentity.parse(answer.body).id;
}
async function aCharge(amount_minor = 1_000): Promise<{ id: string; reader: string }> {
  const reader = loans.aReader().id;
  const body = { kind: 'damage', amount_minor, comment: 'Залита чаем' };
  return { id: anIdentity.parse((await post(`/charges/user/${reader}`, body)).body).id, reader };
}
const pay = (charge: string, method: 'cash' | 'card', but: object = {}, as?: Person) =>
  post(`/charges/${charge}/pay`, { method, branch_id: branch, ...but }, as);
const refund = (charge: string, method: 'cash' | 'card', but: object = {}) =>
  post(`/charges/${charge}/refund`, { method, branch_id: branch, comment: 'Нашлась', ...but }, loans.branchManager);
const report = async (till: string) => (await ask('GET', `/tills/${till}`)).body;

test('a till takes what its desk takes, and its report says what has to be in it', async () => {
  const till = await aTill();
  const charges = [await aCharge(), await aCharge(), await aCharge(300)];
  const [byCash, byCard, spread] = charges.map(({ id }) => id);
  expect(await pay(byCash ?? '', 'cash', { amount_minor: 700 })).toMatchObject({ status: 200 });
  expect(await pay(byCard ?? '', 'card')).toMatchObject({ status: 200 });
  const sum = { amount_minor: 300, method: 'cash', branch_id: branch, till_id: till };
  expect(await post(`/charges/user/${charges[2]?.reader}/pay`, sum)).toMatchObject({ status: 200 });
  expect(await refund(byCash ?? '', 'cash', { amount_minor: 200 })).toMatchObject({ status: 200 });
  expect(await report(till)).toMatchObject({
    status: 'open',
    opened_by: loans.librarian.id,
    float: { amount_minor: 5_000 },
    payments: [
      { method: 'cash', amount: { amount_minor: 1_000 } },
      { method: 'card', amount: { amount_minor: 1_000 } },
    ],
    refunds: [{ method: 'cash', amount: { amount_minor: 200 } }],
    expected: { amount_minor: 5_800 },
  });

  expect(await post(`/tills/${till}/close`, { counted_minor: 5_750, comment: 'Разменяли' })).toMatchObject({
    status: 200,
    body: { status: 'closed', counted: { amount_minor: 5_750 }, difference_minor: -50, comment: 'Разменяли' },
  });
  expect(await post(`/tills/${till}/close`, { counted_minor: 0 })).toMatchObject({ body: { code: 'till_closed' } });
  expect(await pay(spread ?? '', 'cash', { till_id: till })).toMatchObject({ body: { code: 'till_closed' } });
  expect(await report(till)).toMatchObject({ difference_minor: -50, closed_by: loans.librarian.id });

  const first = await ask('GET', `/tills/${till}/entries?limit=3`);
  const { next_cursor } = z.object({ next_cursor: z.string() }).parse(first.body);
  const second = await ask('GET', `/tills/${till}/entries?limit=3&cursor=${next_cursor}`);
  const entries = z.object({ items: z.array(z.looseObject({ kind: z.string() })) });
  expect([...entries.parse(first.body).items, ...entries.parse(second.body).items]).toMatchObject([
    { kind: 'payment', method: 'cash', amount: { amount_minor: 700 }, charge: { id: byCash, kind: 'damage' } },
    { kind: 'payment', method: 'card', by: loans.librarian.id },
    { kind: 'payment', method: 'cash', charge: { id: spread } },
    { kind: 'refund', method: 'cash', by: loans.branchManager.id },
  ]);
});

test('money is taken at no branch that is not there', async () => {
  const { id, reader } = await aCharge();
  const nowhere = { method: 'cash', branch_id: 'nowhere' };
  const refusal = { status: 404, body: { code: 'branch_not_found' } };
  expect(await post(`/charges/${id}/pay`, nowhere)).toMatchObject(refusal);
  expect(await post(`/charges/user/${reader}/pay`, { amount_minor: 100, ...nowhere })).toMatchObject(refusal);
});

test('where tills are used, cash is taken and given back only while one is open', async () => {
  const { id } = await aCharge();
  expect(await pay(id, 'cash')).toMatchObject({ status: 409, body: { code: 'till_not_open' } });
  expect(await pay(id, 'card', { amount_minor: 400 })).toMatchObject({ status: 200 });
  expect(await refund(id, 'cash')).toMatchObject({ status: 409, body: { code: 'till_not_open' } });
  await putBranch({ uses_tills: false });
  expect(await pay(id, 'cash')).toMatchObject({ status: 200 });
  expect(await post('/tills', { branch_id: branch, name: 'К', float_minor: 0 })).toMatchObject({
    body: { code: 'tills_not_used' },
  });
});

test('a branch that says nothing of tills goes on as it did', async () => {
  await putBranch({ name: 'Южный' });
  expect((await ask('GET', `/branches/${branch}`)).body).toMatchObject({ name: 'Южный', uses_tills: true });
  const { id } = await aCharge();
  expect(await post(`/charges/${id}/pay`, { method: 'cash' })).toMatchObject({ status: 200 });
});

test('each desk of a branch has a till of its own', async () => {
  const colleague: Person = { id: randomUUID(), role: 'librarian' };
  const [mine, hers] = [await aTill('Касса 1'), await aTill('Касса 2', colleague)];
  expect(await post('/tills', { branch_id: branch, name: 'Касса 2', float_minor: 0 })).toMatchObject({
    status: 409,
    body: { code: 'till_open_already' },
  });
  const { id } = await aCharge();
  await pay(id, 'cash', { amount_minor: 100 });
  await pay(id, 'cash', { amount_minor: 200 }, colleague);
  const third: Person = { id: randomUUID(), role: 'librarian' };
  expect(await pay(id, 'cash', { amount_minor: 300 }, third)).toMatchObject({ body: { code: 'several_tills_open' } });
  await pay(id, 'cash', { amount_minor: 300, till_id: hers }, third);
  expect([await report(mine), await report(hers)]).toMatchObject([
    { expected: { amount_minor: 5_100 } },
    { expected: { amount_minor: 5_500 } },
  ]);
  const { body } = await ask('GET', `/tills?branch_id=${branch}&status=open`);
  expect(body).toMatchObject({ items: [{ id: hers, name: 'Касса 2' }, { id: mine }] });
});

test('no cash is given back that is not in the till', async () => {
  const { id } = await aCharge(9_000);
  const till = await aTill();
  await pay(id, 'card');
  expect(await refund(id, 'cash')).toMatchObject({
    status: 409,
    body: { code: 'till_has_less', facts: { has_minor: 5_000 } },
  });
  expect(await refund(id, 'card', { till_id: till })).toMatchObject({ status: 200 });
});

test('who closes a till waits for what is being taken, and nothing is taken after it', async () => {
  const till = await aTill();
  const { id } = await aCharge();
  const { closing } = await loans.service.db.transaction().execute(async (tx) => {
    // As a payment does that is under way.
    await lockTill(tx, till, 'shared');
    await pay(id, 'cash', { amount_minor: 300 });
    const closing = post(`/tills/${till}/close`, { counted_minor: 5_300 });
    let isClosed = false;
    void closing.then(() => (isClosed = true));
    await report(till);
    expect(isClosed).toBe(false);
    return { closing };
  });
  expect((await closing).body).toMatchObject({ status: 'closed', difference_minor: 0 });
});

test('a branch whose till is open stays, and one that is being removed opens none', async () => {
  const till = await aTill();
  const remove = () => loans.service.request('DELETE', `/branches/${branch}`, { as: loans.branchManager });
  expect(await remove()).toMatchObject({ status: 409, body: { code: 'branch_in_use' } });
  expect((await post(`/tills/${till}/close`, { counted_minor: 5_000 })).status).toBe(200);
  const blocked = blockedIn(loans.service.db, [loans.service.database]);
  const { opening } = await loans.service.db.transaction().execute(async (tx) => {
    await removeBranch(tx, branch, new Date());
    const opening = post('/tills', { branch_id: branch, name: 'Касса 1', float_minor: 0 });
    await Promise.race([opening, waitFor('the opening to wait', async () => (await blocked()) > 0)]);
    return { opening };
  });
  expect(await opening).toMatchObject({ status: 404, body: { code: 'branch_not_found' } });
});

test('readers have nothing to do with tills', async () => {
  const till = await aTill();
  const reader = loans.aReader();
  expect((await ask('GET', `/tills/${till}`, reader)).status).toBe(403);
  expect((await post(`/tills/${till}/close`, { counted_minor: 0 }, reader)).status).toBe(403);
  expect(await ask('GET', `/tills/${randomUUID()}`)).toMatchObject({ status: 404, body: { code: 'till_not_found' } });
});

test('whatever desks take and give back, each till expects its float, and the cash in, less the cash out', async () => {
  const anyAct = fc.record({
    refunds: fc.boolean(),
    method: fc.constantFrom('cash' as const, 'card' as const),
    amount_minor: fc.integer({ min: 1, max: 4_000 }),
    till: fc.nat(1),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 5, maxLength: 12 }), async (acts) => {
      const tills = [await aTill(randomUUID().slice(0, 8)), await aTill(randomUUID().slice(0, 8))];
      const expected = [5_000, 5_000];
      const { id } = await aCharge(10_000);
      for (const { refunds, method, amount_minor, till } of acts) {
        const answer = await (refunds ? refund : pay)(id, method, { amount_minor, till_id: tills[till] });
        if (answer.status === 200 && method === 'cash')
          expected[till] = (expected[till] ?? 0) + (refunds ? -amount_minor : amount_minor);
      }
      for (const [index, till] of tills.entries())
        expect(anyTill.parse(await report(till)).expected.amount_minor).toBe(expected[index]);
    }),
    { numRuns: 5 },
  );
});

const aPage = z.object({ items: z.array(z.looseObject({})), next_cursor: z.string().optional() });

async function reported(path: string): Promise<unknown[]> {
  const items: unknown[] = [];
  let cursor = '';
  do {
    const { status, body } = await ask('GET', `${path}&limit=1${cursor}`);
    expect([status, body]).toMatchObject([200, {}]);
    const page = aPage.parse(body);
    items.push(...page.items);
    cursor = page.next_cursor === undefined ? '' : `&cursor=${page.next_cursor}`;
  } while (cursor !== '');
  return items;
}

test('what was paid and given back is told by branch, method, kind of charge and staff, with or without tills', async () => {
  const today = libraryDay(new Date(), 'Europe/Moscow');
  const cash = (more = '') => reported(`/reports/cash?from=${today}&to=${today}&branch_id=${branch}${more}`);
  await aTill();
  const [one, two] = [await aCharge(1_000), await aCharge(500)];
  await pay(one.id, 'cash');
  await pay(two.id, 'cash');
  await refund(two.id, 'cash', { amount_minor: 200 });
  const sum = (kind: string, method: string, amount_minor: number, count: number, by: string) => ({
    branch_id: branch,
    kind,
    method,
    charge_kind: 'damage',
    by,
    amount: { amount_minor, currency: 'RUB' },
    count,
  });
  expect(await cash()).toEqual([
    sum('payment', 'cash', 1_500, 2, loans.librarian.id),
    sum('refund', 'cash', 200, 1, loans.branchManager.id),
  ]);
  branch = `b-${randomUUID().slice(0, 8)}`;
  await putBranch({ uses_tills: false });
  await pay((await aCharge(700)).id, 'card');
  expect(await cash()).toEqual([sum('payment', 'card', 700, 1, loans.librarian.id)]);
  const tomorrow = addDays(today, 1);
  expect(await reported(`/reports/cash?from=${tomorrow}&to=${tomorrow}`)).toEqual([]);
  expect(await ask('GET', `/reports/cash?from=${tomorrow}&to=${today}`)).toMatchObject({ status: 400 });
});

test('who owes is told page by page, the most first; what is settled is not', async () => {
  const [less, more, settled] = [await aCharge(4_000_100), await aCharge(4_000_000), await aCharge(9_000_000)];
  await post(`/charges/user/${more.reader}`, { kind: 'manual', amount_minor: 500_000, comment: 'Копии' });
  await pay(settled.id, 'card');
  const owes = (amount_minor: number) => ({ amount_minor, currency: 'RUB' });
  expect(await reported('/reports/balances?at_least_minor=4000000')).toEqual([
    { reader_id: more.reader, owes: owes(4_500_000), charges: 2, since: expect.any(String) },
    { reader_id: less.reader, owes: owes(4_000_100), charges: 1, since: expect.any(String) },
  ]);
  expect(await ask('GET', '/reports/balances?cursor=WyIxZTMwIiwieCJd')).toMatchObject({ status: 400 });
});
