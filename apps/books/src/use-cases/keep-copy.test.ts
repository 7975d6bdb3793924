import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { markReturned } from '../store/copies.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const keep = (holdId: string, book_id: string, more: { branch_id?: string; copy_id?: string } = {}) =>
  books.service.request('PUT', `/internal/holds/${holdId}/copy`, {
    headers: { 'dapr-caller-app-id': 'loans' },
    body: { book_id, branch_id: 'main', ...more },
  });
const end = (hold_id: string, book_id: string) =>
  books.service.deliver('loan.events', 'hold.ended', { event_type: 'hold.ended', hold_id, book_id, how: 'cancelled' });

test('a hold is given one copy, however often it is asked for, and that is announced once', async () => {
  const { id } = await books.aBook(2);
  await books.service.published();
  const hold = randomUUID();
  const [first, second] = [await keep(hold, id), await keep(hold, id)];
  expect(first).toMatchObject({ status: 200, body: { hold_id: hold, place: 'shelf', version: 1 } });
  expect(second.body).toEqual(first.body);
  expect((await books.service.published()).map(({ type }) => type)).toEqual(['copy.kept']);
  expect(await books.book(id)).toMatchObject({ total_copies: 2, available: 1 });
});

test('of two requests for the same hold at once both get the same copy', async () => {
  const { id } = await books.aBook(2);
  const hold = randomUUID();
  const [one, other] = await Promise.all([keep(hold, id), keep(hold, id)]);
  expect(one.body).toEqual(other.body);
  expect(await books.book(id)).toMatchObject({ available: 1 });
});

test('a copy that stands where it is picked up is kept before others', async () => {
  const { id } = await books.aBook(1);
  const north = await books.addCopy(id, undefined, { home_branch: 'north' });
  expect(await keep(randomUUID(), id, { branch_id: 'north' })).toMatchObject({ body: { barcode: north.barcode } });
});

test('what is to be fetched is told page by page, in the order of the shelves', async () => {
  const places = [
    ['Б', '10'],
    [undefined, undefined],
    ['А', '20'],
    ['Б', '05'],
  ] as const;
  for (const [location, number] of places) {
    const { id } = await books.aBook(0);
    const place = { ...(location && { location }), ...(number && { call_number: number }) };
    await books.addCopy(id, undefined, { home_branch: 'south', ...place });
    expect(await keep(randomUUID(), id, { branch_id: 'south' })).toMatchObject({ status: 200 });
  }
  const told: (string | undefined)[][] = [];
  let cursor = '';
  do {
    const path = `/copies-to-fetch?branch=south&limit=1${cursor}`;
    const { status, body } = await books.service.request('GET', path, { as: books.librarian });
    expect([status, body]).toMatchObject([200, {}]);
    const page = body as { items: { location?: string; call_number?: string }[]; next_cursor?: string };
    told.push(...page.items.map(({ location, call_number: number }) => [location, number]));
    cursor = page.next_cursor === undefined ? '' : `&cursor=${page.next_cursor}`;
  } while (cursor !== '');
  expect(told).toEqual([
    [undefined, undefined],
    ['А', '20'],
    ['Б', '05'],
    ['Б', '10'],
  ]);
});

test('without a free copy, or this one, nothing is kept', async () => {
  const { id } = await books.aBook(1);
  const [copy] = await books.copies(id);
  expect(await keep(randomUUID(), id, { copy_id: randomUUID() })).toMatchObject({ status: 409 });
  expect(await keep(randomUUID(), id, { copy_id: copy?.id ?? '' })).toMatchObject({ status: 200 });
  expect(await keep(randomUUID(), id)).toMatchObject({ status: 409, body: { code: 'no_copy_available' } });
});

test('a hold that has ended gets no copy any more, also if it ended before it was asked for', async () => {
  const { id } = await books.aBook(1);
  const [kept, late] = [randomUUID(), randomUUID()];
  await keep(kept, id);
  await end(kept, id);
  await end(kept, id);
  expect(await books.book(id)).toMatchObject({ available: 1 });
  await end(late, id);
  for (const hold of [kept, late])
    expect(await keep(hold, id)).toMatchObject({ status: 409, body: { code: 'hold_ended' } });
});

test('a copy that is kept is lent to its reader only, and is kept again when the checkout is aborted', async () => {
  const { id } = await books.aBook(1);
  const [hold, loan] = [randomUUID(), randomUUID()];
  const { body } = await keep(hold, id);
  const { barcode } = body as { barcode: string };
  await expect(books.allocate(id, randomUUID(), barcode)).rejects.toThrow('no_copy_available');
  await books.receiveCopy(barcode, 'main');
  const allocated = await books.service.request('PUT', `/internal/reservations/${loan}`, {
    headers: { 'dapr-caller-app-id': 'loans' },
    body: { book_id: id, hold_id: hold },
  });
  expect(allocated).toMatchObject({ status: 200, body: { barcode } });
  await books.release(loan);
  expect(await books.scan(barcode)).toMatchObject({ status: 'on_hold_shelf', hold_id: hold });
});

test('a scan that waits for another one finds for whom the copy is kept by then', async () => {
  const { id } = await books.aBook(1);
  const [hold, loan] = [randomUUID(), randomUUID()];
  const { barcode } = await books.allocate(id, loan);
  const { db } = books.service;
  const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const back = await db.transaction().execute(async (tx) => {
    await markReturned(tx, [{ loanId: loan, branch: 'main', hold: { id: hold, branch: 'main' } }]);
    const scan = books.receiveCopy(barcode, 'main');
    await expect.poll(async () => (await waiting.execute(db)).rows.length).toBe(1);
    return { scan };
  });
  expect(await back.scan).toMatchObject({ todo: { what: 'keep', hold_id: hold } });
  expect(await books.scan(barcode)).toMatchObject({ status: 'on_hold_shelf', hold_id: hold });
});

test('a hold that waits again for months hears of its next copy', async () => {
  const { id } = await books.aBook(1);
  const hold = randomUUID();
  const { barcode } = (await keep(hold, id)).body as { barcode: string };
  await books.changeCopy(barcode, 'damaged');
  const then = new Date(Date.now() - 60 * 86_400_000);
  await books.service.db.updateTable('kept_copy').set({ changed_at: then }).where('hold_id', '=', hold).execute();
  await books.service.runJob('clean-up');
  await books.addCopy(id);
  expect(await keep(hold, id)).toMatchObject({ body: { version: 3 } });
});

test('a kept copy that the previous release has put on a shelf is kept still, and is scanned for its hold', async () => {
  const { id } = await books.aBook(1);
  const hold = randomUUID();
  const { barcode } = (await keep(hold, id, { branch_id: 'north' })).body as { barcode: string };
  await books.receiveCopy(barcode, 'main');
  // As that release receives what is on its way.
  await books.service.db
    .updateTable('copy')
    .set({ status: 'available', current_branch: 'north', destination: null })
    .where('barcode', '=', barcode)
    .execute();
  await expect(books.allocate(id, randomUUID(), barcode)).rejects.toThrow('no_copy_available');
  expect(await books.scanFromLoans(barcode)).toMatchObject({ state: 'on_hold_shelf' });
  expect(await keep(randomUUID(), id)).toMatchObject({ status: 409, body: { code: 'no_copy_available' } });
  expect(await books.receiveCopy(barcode, 'north')).toMatchObject({ todo: { what: 'keep', hold_id: hold } });
});

test('a copy that is kept is not sent elsewhere, and is what staff say of it, so that its hold waits again', async () => {
  const { id } = await books.aBook(1);
  const hold = randomUUID();
  const { barcode } = (await keep(hold, id)).body as { barcode: string };
  const send = { as: books.librarian, body: { barcode, branch: 'north' } };
  expect(await books.service.request('POST', '/copy-transits', send)).toMatchObject({ body: { code: 'copy_is_kept' } });
  await books.service.published();
  expect(await books.changeCopy(barcode, 'damaged')).toMatchObject({ status: 'damaged' });
  expect(await books.service.published()).toMatchObject([
    { type: 'copy.freed', subject: hold, data: { hold_id: hold, book_id: id, version: 2 } },
  ]);
  const other = await books.addCopy(id);
  expect(await keep(hold, id)).toMatchObject({ body: { barcode: other.barcode, version: 3 } });
});

test('a hold on what has left the collection is told that there will be no copy, and no other hold is', async () => {
  const { id } = await books.aBook(2);
  const [copy, other] = await books.copies(id);
  if (!copy || !other) throw new Error('there are two copies');
  await books.changeCopy(other.barcode, 'missing');
  await books.changeCopy(copy.barcode, 'withdrawn');
  const unfillable = { status: 409, body: { code: 'hold_unfillable' } };
  expect(await keep(randomUUID(), id, { copy_id: copy.id })).toMatchObject(unfillable);
  for (const more of [{ copy_id: other.id }, {}])
    expect(await keep(randomUUID(), id, more)).toMatchObject({ body: { code: 'no_copy_available' } });
  await books.service.request('DELETE', `/books/${id}`, { as: books.librarian });
  expect(await keep(randomUUID(), id)).toMatchObject(unfillable);
});

test('it is said of a kept copy that it has left the collection', async () => {
  const { id } = await books.aBook(1);
  const { barcode } = (await keep(randomUUID(), id)).body as { barcode: string };
  await books.service.published();
  await books.changeCopy(barcode, 'lost');
  expect(await books.service.published()).toMatchObject([{ type: 'copy.freed', data: { gone: true } }]);
});

test('whoever ends a hold that gets another copy just then waits for nobody who waits for it', async () => {
  const { id } = await books.aBook(2);
  const [hold, loan] = [randomUUID(), randomUUID()];
  const { barcode, copy_id } = (await keep(hold, id)).body as { barcode: string; copy_id: string };
  const other = await books.allocate(id, loan);
  const { db } = books.service;
  const locks = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const ending = await db.transaction().execute(async (tx) => {
    await tx.selectFrom('copy').select('id').where('id', '=', copy_id).forUpdate().execute();
    const ended = end(hold, id);
    await expect.poll(async () => (await locks.execute(db)).rows.length).toBe(1);
    // As if it was recorded damaged, and the other came back for the hold.
    await tx.updateTable('copy').set({ status: 'damaged' }).where('id', '=', copy_id).execute();
    await tx.updateTable('kept_copy').set({ state: 'freed', copy_id: null }).where('hold_id', '=', hold).execute();
    await markReturned(tx, [{ loanId: loan, branch: 'main', hold: { id: hold, branch: 'main' } }]);
    return { ended };
  });
  expect(await ending.ended).toBe('SUCCESS');
  expect(await books.scan(other.barcode)).toMatchObject({ status: 'on_hold_shelf' });
  expect((await books.scan(other.barcode)).hold_id).toBeUndefined();
  expect(await books.scan(barcode)).toMatchObject({ status: 'damaged' });
});

test('returns of many copies that are meant for the same holds do not wait for each other in a ring', async () => {
  const { id } = await books.aBook(4);
  const taken = [];
  for (let count = 0; count < 4; count += 1) taken.push(await books.allocate(id));
  const [a, b, c, d] = taken.toSorted((one, other) => (one.copy_id < other.copy_id ? -1 : 1));
  if (!a || !b || !c || !d) throw new Error('there are four');
  const [first, second] = [randomUUID(), randomUUID()];
  const back = ({ loan_id: loanId }: { loan_id: string }, hold: string) => ({
    loanId,
    branch: 'main',
    hold: { id: hold, branch: 'main' },
  });
  const batches = [
    [back(a, first), back(c, second)],
    [back(b, second), back(d, first)],
  ];
  const { db } = books.service;
  const kept = await Promise.all(
    batches.map((batch) => db.transaction().execute(async (tx) => (await markReturned(tx, batch)).kept.length)),
  );
  expect(kept.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test('a kept copy that somebody else has in their hands is theirs, and its hold waits again', async () => {
  const allocate = (loan: string, book_id: string, barcode: string) =>
    books.service.request('PUT', `/internal/reservations/${loan}`, {
      headers: { 'dapr-caller-app-id': 'loans' },
      body: { book_id, barcode, despite_hold: true },
    });
  for (const place of ['shelf', 'hold_shelf', 'in_transit'] as const) {
    const { id } = await books.aBook(1);
    const [hold, loan] = [randomUUID(), randomUUID()];
    const { body } = await keep(hold, id, { branch_id: place === 'in_transit' ? 'north' : 'main' });
    const { barcode, version } = body as { barcode: string; version: number };
    if (place !== 'shelf') await books.receiveCopy(barcode, 'main');
    await books.service.published();
    const [first, second] = [await allocate(loan, id, barcode), await allocate(loan, id, barcode)];
    expect(first, place).toMatchObject({ status: 200, body: { barcode, freed_hold_id: hold } });
    expect(second).toEqual(first);
    expect(await books.service.published()).toMatchObject([
      { type: 'copy.freed', data: { hold_id: hold, version: version + (place === 'shelf' ? 1 : 2) } },
    ]);
    await books.release(loan);
    expect(await books.scan(barcode)).toMatchObject({ status: 'available' });
    expect(await keep(hold, id)).toMatchObject({ status: 200, body: { barcode, place: 'shelf' } });
  }
});
