import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryText } from '#core/query-text.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

async function aCopy(details: { home_branch?: string; status?: 'on_order' } = {}) {
  const { id } = await books.aBook(0);
  const copy = await books.addCopy(id, undefined, details);
  await books.service.published();
  return copy;
}

const refused = (method: string, path: string, body: object) =>
  books.service.request(method, path, { as: books.librarian, body });
const announced = async () => (await books.service.published()).map(({ type }) => type);

describe('a copy on its way', () => {
  test('is sent to a branch, cannot be borrowed until it is received there, and that is announced', async () => {
    const { barcode, book_id } = await aCopy();

    expect(await books.sendCopy(barcode, 'north')).toMatchObject({
      status: 'in_transit',
      current_branch: 'main',
      destination: 'north',
    });
    expect(await books.book(book_id)).toMatchObject({ total_copies: 1, available: 0 });
    await expect(books.allocate(book_id, randomUUID(), barcode)).rejects.toThrow('no_copy_available');
    expect(await announced()).toEqual([]);

    expect(await books.receiveCopy(barcode, 'north')).toMatchObject({
      copy: { status: 'available', home_branch: 'main', current_branch: 'north' },
      todo: { what: 'shelve' },
    });
    expect((await books.scan(barcode)).destination).toBeUndefined();
    expect(await announced()).toEqual(['book.available']);
    await books.allocate(book_id, randomUUID(), barcode);
  });

  test('is reported page by page, the longest on its way first', async () => {
    const sent: string[] = [];
    for (const _copy of [1, 2]) {
      const { barcode } = await aCopy();
      await books.sendCopy(barcode, 'north');
      sent.push(barcode);
    }
    const first = sent[0] ?? '';
    await books.receiveCopy(first, 'south');
    const told: string[] = [];
    let cursor = '';
    do {
      const path = `/reports/copies?status=in_transit&limit=1${cursor}`;
      const { status, body } = await books.service.request('GET', path, { as: books.librarian });
      expect([status, body]).toMatchObject([200, {}]);
      const page = body as { items: { copy: { barcode: string }; since: string }[]; next_cursor?: string };
      told.push(...page.items.map(({ copy }) => copy.barcode));
      cursor = page.next_cursor === undefined ? '' : `&cursor=${page.next_cursor}`;
    } while (cursor !== '');
    // What was scanned on its way has moved on since.
    expect(told.filter((barcode) => sent.includes(barcode))).toEqual(sent.toReversed());
    const onTheirWay = async (more: string) => {
      const path = `/reports/copies?status=in_transit&limit=100&${more}`;
      const { body } = await books.service.request('GET', path, { as: books.librarian });
      const { items } = body as { items: { copy: { barcode: string } }[] };
      return items.map(({ copy }) => copy.barcode).filter((barcode) => sent.includes(barcode));
    };
    expect(await onTheirWay('branch=east')).toEqual([]);
    expect(await onTheirWay('destination=north')).toEqual(sent.toReversed());
    expect(await onTheirWay('destination=east')).toEqual([]);
    expect(await onTheirWay('longer_than_days=0')).toEqual(sent.toReversed());
    await sql`update copy_change set at = at - interval '3 days'
      where copy_id in (select id from copy where barcode = ${sent[1]})`.execute(books.service.db);
    expect(await onTheirWay('longer_than_days=2')).toEqual([sent[1]]);
  });

  test('that lies at the wrong branch goes on to where it was sent', async () => {
    const { barcode } = await aCopy();
    await books.sendCopy(barcode, 'north');
    const arrival = await books.receiveCopy(barcode, 'south');
    expect(arrival).toMatchObject({
      copy: { status: 'in_transit', current_branch: 'south', destination: 'north' },
      todo: { what: 'send', branch: 'north' },
    });
  });

  test('goes to another branch instead, or stays where it is', async () => {
    const { barcode } = await aCopy();
    await books.sendCopy(barcode, 'north');
    expect(await books.sendCopy(barcode, 'south')).toMatchObject({ status: 'in_transit', destination: 'south' });
    expect(await books.sendCopy(barcode, 'main')).toMatchObject({ status: 'available', current_branch: 'main' });
    await books.sendCopy(barcode, 'north');
    expect(await books.changeCopy(barcode, 'available')).toMatchObject({ status: 'available', current_branch: 'main' });
    expect(await refused('POST', '/copy-transits', { barcode, branch: 'main' })).toMatchObject({
      status: 409,
      body: { code: 'copy_is_there' },
    });
  });
});

test('a copy that is on order is no copy of the library until it comes', async () => {
  const { barcode, book_id } = await aCopy({ home_branch: 'north', status: 'on_order' });
  expect(await announced()).toEqual([]);
  expect(await books.book(book_id)).toMatchObject({ total_copies: 0, available: 0 });
  expect(await refused('PATCH', '/copies', { barcode, status: 'lost' })).toMatchObject({
    status: 409,
    body: { code: 'copy_not_on_shelf' },
  });
  // The parcel came to the main branch.
  expect((await books.receiveCopy(barcode, 'main')).todo).toEqual({ what: 'send', branch: 'north' });
  expect((await books.receiveCopy(barcode, 'north')).todo).toEqual({ what: 'shelve' });
  expect(await books.book(book_id)).toMatchObject({ total_copies: 1, available: 1 });
});

test('a copy that is not damaged after all goes where any copy goes that lies there', async () => {
  const { id } = await books.aBook(0);
  const { barcode } = await books.addCopy(id, undefined, { home_branch: 'north' });
  await books.changeCopy(barcode, 'damaged');
  const { copy, todo } = await books.receiveCopy(barcode, 'main', { undamaged: true });
  expect([copy.status, todo]).toEqual(['in_transit', { what: 'send', branch: 'north' }]);
});

test.each(['missing', 'lost'] as const)(
  'a copy that was %s and is found goes where any copy goes that lies there',
  async (status) => {
    const { id } = await books.aBook(0);
    const { barcode } = await books.addCopy(id, undefined, { home_branch: 'north' });
    await books.changeCopy(barcode, status);
    const { copy, todo } = await books.receiveCopy(barcode, 'main', { found: true });
    expect([copy.status, todo]).toEqual(['in_transit', { what: 'send', branch: 'north' }]);
    expect((await books.history(barcode))[0]).toMatchObject({ deed: 'received' });
  },
);

test('a copy that a reader has lost is not found but returned', async () => {
  const { barcode, book_id } = await aCopy();
  await books.allocate(book_id, randomUUID(), barcode);
  await books.service.db.updateTable('copy').set({ status: 'lost' }).where('barcode', '=', barcode).execute();
  expect(await refused('POST', '/copy-arrivals', { barcode, branch: 'north', found: true })).toMatchObject({
    status: 409,
    body: { code: 'copy_not_on_shelf' },
  });
});

test.each(['missing', 'damaged', 'in_repair', 'lost', 'withdrawn'] as const)(
  'a copy that is %s goes nowhere before a librarian has put it back',
  async (status) => {
    const { barcode } = await aCopy();
    await books.changeCopy(barcode, status);
    for (const [path, body] of [
      ['/copy-transits', { barcode, branch: 'north' }],
      ['/copy-arrivals', { barcode, branch: 'north' }],
      ['/copy-uses', { barcode }],
    ] as const)
      expect(await refused('POST', path, body)).toMatchObject({ status: 409, body: { code: 'copy_not_on_shelf' } });
  },
);

test('a copy that is out is returned, and neither sent nor received nor read in the library', async () => {
  const { barcode, book_id } = await aCopy();
  await books.allocate(book_id, randomUUID(), barcode);
  for (const [path, body] of [
    ['/copy-transits', { barcode, branch: 'north' }],
    ['/copy-arrivals', { barcode, branch: 'north' }],
    ['/copy-uses', { barcode }],
  ] as const)
    expect(await refused('POST', path, body)).toMatchObject({ status: 409, body: { code: 'copy_is_out' } });
});

test('what belongs to a copy is recorded, found wherever it is scanned, and gone when it is not given', async () => {
  const { barcode } = await aCopy();
  const details = { home_branch: 'north', location: 'Читальный зал', call_number: '84(2)6', price_minor: 45_000 };
  const notes = { staff_note: 'Дар автора', alert: 'Верните с диском' };
  const answer = await refused('PUT', '/copy-details', { barcode, ...details, ...notes });
  expect(answer).toMatchObject({ status: 200, body: { ...details, ...notes, current_branch: 'main' } });
  expect(await books.scan(barcode)).toMatchObject({ ...details, ...notes });
  expect((await books.receiveCopy(barcode, 'main')).todo).toEqual({
    what: 'shelve',
    location: 'Читальный зал',
    call_number: '84(2)6',
    alert: 'Верните с диском',
  });

  const plain = await books.describeCopy(barcode, { home_branch: 'main' });
  for (const field of ['location', 'call_number', 'price_minor', 'staff_note', 'alert'])
    expect(plain).not.toHaveProperty(field);
});

test.each([
  ['a branch in capital letters', { home_branch: 'North' }, 'home_branch'],
  ['a location of blanks', { home_branch: 'main', location: '  ' }, 'location'],
  ['half a kopeck', { home_branch: 'main', price_minor: 0.5 }, 'price_minor'],
  ['an alert that nobody would read', { home_branch: 'main', alert: 'x'.repeat(301) }, 'alert'],
])('%s is refused', async (_what, details, field) => {
  const { barcode } = await aCopy();
  expect(await refused('PUT', '/copy-details', { barcode, ...details })).toMatchObject({
    status: 400,
    body: { errors: [{ field }] },
  });
});

test.each([
  ['PUT', '/copy-details', 'home_branch'],
  ['POST', '/copy-transits', 'branch'],
  ['POST', '/copy-arrivals', 'branch'],
])('there is no way to a branch that there is not: %s %s', async (method, path, field) => {
  const { barcode, book_id } = await aCopy();
  const nowhere = { status: 400, body: { errors: [{ field, code: 'branch_unknown' }] } };
  expect(await refused(method, path, { barcode, [field]: 'nowhere' })).toMatchObject(nowhere);
  expect(await books.scan(barcode)).toMatchObject({ status: 'available', home_branch: 'main' });
  expect(await refused('POST', `/books/${book_id}/copies`, { home_branch: 'nowhere' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'home_branch', code: 'branch_unknown' }] },
  });
});

test('the locations that copies have are offered once each, in order', async () => {
  const { barcode } = await aCopy();
  const others = [await aCopy(), await aCopy()];
  await books.describeCopy(barcode, { home_branch: 'main', location: 'Я-полка' });
  for (const other of others) await books.describeCopy(other.barcode, { home_branch: 'north', location: 'А-полка' });
  const { body } = await books.service.request('GET', '/shelving-locations', { as: books.librarian });
  const { items } = body as { items: string[] };
  expect(items.filter((one) => one.endsWith('-полка'))).toEqual(['А-полка', 'Я-полка']);
  expect(new Set(items).size).toBe(items.length);
});

test('a reader sees where the copies of a book are: what is on its way, where it goes, and nothing that the library has not', async () => {
  const { id } = await books.aBook(0);
  const add = () => books.addCopy(id, undefined, { home_branch: 'north' });
  const [first, second, third, fourth] = [await add(), await add(), await add(), await add()];
  for (const { barcode } of [first, second])
    await books.describeCopy(barcode, { home_branch: 'north', location: 'Зал', call_number: '84' });
  await books.allocate(id, randomUUID(), first.barcode);
  await books.sendCopy(third.barcode, 'south');
  await books.changeCopy(fourth.barcode, 'withdrawn');
  await books.addCopy(id, undefined, { home_branch: 'south', status: 'on_order' });
  const answer = await books.service.request('GET', `/books/${id}/places`);
  expect(answer.body).toEqual({
    items: [
      { branch: 'north', location: 'Зал', call_number: '84', total: 2, available: 1 },
      { branch: 'south', total: 1, available: 0 },
    ],
  });
});

describe('the history of a copy', () => {
  test('says what was done, by whom of the staff and why, and nothing of who had it', async () => {
    const { barcode, book_id } = await aCopy();
    await books.changeCopy(barcode, 'damaged', ' Залита чаем ');
    await books.changeCopy(barcode, 'available');
    await books.sendCopy(barcode, 'north');
    await books.receiveCopy(barcode, 'north');
    await books.readInHouse(barcode);
    const loanId = randomUUID();
    await books.allocate(book_id, loanId, barcode);
    await books.takeBack(loanId);
    const by = { staff_id: books.librarian.id };
    const status = (from: string, to: string) => ({ field: 'status', from, to });
    expect(await books.history(barcode)).toEqual(
      [
        { deed: 'recorded', ...by, reason: 'Залита чаем', changes: [status('available', 'damaged')] },
        { deed: 'recorded', ...by, changes: [status('damaged', 'available')] },
        { deed: 'sent', ...by, changes: [status('available', 'in_transit'), { field: 'destination', to: 'north' }] },
        {
          deed: 'received',
          ...by,
          changes: [
            status('in_transit', 'available'),
            { field: 'current_branch', from: 'main', to: 'north' },
            { field: 'destination', from: 'north' },
          ],
        },
        { deed: 'used_in_house', ...by, changes: [] },
        { deed: 'lent', changes: [status('available', 'on_loan')] },
        {
          deed: 'returned',
          changes: [status('on_loan', 'in_transit'), { field: 'destination', to: 'main' }],
        },
      ]
        .toReversed()
        .map((change) => ({ at: expect.any(String) as string, ...change })),
    );
    expect(await books.scan(barcode)).toMatchObject({ in_house_uses: 1 });
  });

  test('comes page by page, and misses nothing between them', async () => {
    const { barcode } = await aCopy();
    for (const status of ['missing', 'available', 'missing', 'available', 'withdrawn'] as const)
      await books.changeCopy(barcode, status);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const from = cursor === undefined ? '' : `&${queryText([['cursor', cursor]])}`;
      const query = `${queryText([['barcode', barcode]])}&limit=2${from}`;
      const { body } = await books.service.request('GET', `/copy-history?${query}`, { as: books.librarian });
      const page = body as { items: object[]; next_cursor?: string };
      seen.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(await books.history(barcode));
    expect(seen).toHaveLength(5);
  });

  test('has nothing of what changes nothing', async () => {
    const { barcode } = await aCopy();
    await books.changeCopy(barcode, 'available');
    await books.receiveCopy(barcode, 'main');
    await books.describeCopy(barcode, { home_branch: 'main' });
    expect(await books.history(barcode)).toEqual([]);
    expect(await announced()).toEqual([]);
  });

  test('goes with its copy', async () => {
    const { barcode, book_id, id } = await aCopy();
    await books.changeCopy(barcode, 'lost');
    await books.service.request('DELETE', `/books/${book_id}`, { as: books.librarian });
    const rows = await books.service.db.selectFrom('copy_change').select('id').where('copy_id', '=', id).execute();
    expect(rows).toEqual([]);
  });
});

test('the previous release of loans is told of a state that it knows, and refuses the copy all the same', async () => {
  const { barcode } = await aCopy();
  await books.sendCopy(barcode, 'north');
  expect(await books.scanFromLoans(barcode)).toMatchObject({ status: 'in_repair', state: 'in_transit' });
  await books.changeCopy(barcode, 'missing');
  expect(await books.scanFromLoans(barcode)).toMatchObject({ status: 'lost', state: 'missing' });
});
