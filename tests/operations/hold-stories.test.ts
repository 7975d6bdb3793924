import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryInProcess, type Library } from './library-in-process.ts';
import type { Person } from './services.ts';

let library: Library;
beforeAll(async () => {
  library = await libraryInProcess();
  for (const branch of ['north', 'south'])
    await library.made('loans', 'PUT', `/branches/${branch}`, library.branchManager, {
      name: branch,
      address: 'Лесная, 1',
      time_zone: 'Europe/Moscow',
      week: Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
          day,
          [{ opens: '00:00', closes: '23:00' }],
        ]),
      ),
    });
  await library.relay();
});
afterAll(() => library.stop());

type Hold = { id: string; state: string; position?: number; barcode?: string; shelf_until?: string };

const ask = (method: string, path: string, as: Person, body?: object) =>
  library.request(path.startsWith('/cop') ? 'books' : 'loans', method, path, { as, ...(body && { body }) });
const place = async (reader: Person, book_id: string, but: object = {}): Promise<Hold> => {
  const answer = await ask('POST', '/holds', reader, { book_id, ...but });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await library.relay();
  return answer.body as Hold;
};
const hold = async ({ id }: Hold) => (await ask('GET', `/holds/${id}`, library.librarian)).body as Hold;
const positions = async (book: string) =>
  ((await ask('GET', `/holds/books/${book}`, library.librarian)).body as { items: Hold[] }).items.map(
    ({ id, position }) => ({ id, position }),
  );
const lend = (reader: Person, by: object) =>
  ask('POST', '/loans/issue', library.librarian, { reader_id: reader.id, ...by });
async function lent(reader: Person, book_id: string) {
  const answer = await lend(reader, { book_id });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await library.relay();
  return answer.body as { id: string; barcode: string };
}
async function giveBack(barcode: string, branch_id?: string) {
  const answer = await ask('POST', '/loans/return', library.librarian, { barcode, branch_id });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await library.relay();
}
async function receive(barcode: string, branch: string) {
  const answer = await ask('POST', '/copy-arrivals', library.librarian, { barcode, branch });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await library.relay();
  return answer.body as { copy: { status: string; hold_id?: string }; todo: { what: string; branch?: string } };
}
const scan = async (barcode: string) =>
  (await ask('GET', `/copies?barcode=${barcode}`, library.librarian)).body as { status: string; hold_id?: string };
const aBook = async (copies = 1) => (await library.aBook(copies))['id'] ?? '';
const toFetch = async (branch: string) =>
  (
    (await ask('GET', `/copies-to-fetch?branch=${branch}`, library.librarian)).body as { items: { barcode: string }[] }
  ).items.map(({ barcode }) => barcode);
const toClear = async (branch: string) =>
  (
    (await ask('GET', `/copies-to-clear?branch=${branch}`, library.librarian)).body as { items: { barcode: string }[] }
  ).items.map(({ barcode }) => barcode);

const toldOf = (type: string, { id }: Person): number =>
  library.messages.filter(
    ({ data }) => 'type' in data && data.type === type && 'user_id' in data && data.user_id === id,
  ).length;

describe('a book that is out', () => {
  test('comes back where the first in line picks it up, and waits there for nobody else', async () => {
    const [holder, first, second] = [await library.aReader(), await library.aReader(), await library.aReader()];
    const book = await aBook();
    const { barcode } = await lent(holder, book);
    const holds = [await place(first, book, { branch_id: 'north' }), await place(second, book, { branch_id: 'north' })];
    expect(holds).toMatchObject([
      { state: 'waiting', position: 1 },
      { state: 'waiting', position: 2 },
    ]);
    expect(await positions(book)).toMatchObject([{ position: 1 }, { position: 2 }]);

    await giveBack(barcode, 'north');
    expect(await scan(barcode)).toMatchObject({ status: 'on_hold_shelf', hold_id: holds[0]?.id });
    expect(await hold(holds[0] as Hold)).toMatchObject({ state: 'ready', barcode });
    expect((await hold(holds[0] as Hold)).shelf_until).toBeDefined();
    expect(await hold(holds[1] as Hold)).toMatchObject({ state: 'waiting', position: 1 });

    expect(await lend(second, { barcode })).toMatchObject({ status: 409, body: { code: 'copy_on_hold' } });
    expect(await lend(first, { barcode })).toMatchObject({ status: 201 });
    await library.relay();
    expect(await hold(holds[0] as Hold)).toMatchObject({ state: 'fulfilled' });
    await giveBack(barcode, 'north');
    expect(await hold(holds[1] as Hold)).toMatchObject({ state: 'ready' });
    expect(await library.broken()).toEqual([]);
  });

  test('is sent to the branch of the reader, and is theirs when it arrives', async () => {
    const [holder, reader] = [await library.aReader(), await library.aReader()];
    const book = await aBook();
    const { barcode } = await lent(holder, book);
    const wanted = await place(reader, book, { branch_id: 'south' });
    await giveBack(barcode, 'north');
    expect(await scan(barcode)).toMatchObject({ status: 'in_transit', destination: 'south' });
    expect(await hold(wanted)).toMatchObject({ state: 'in_transit' });
    expect(await receive(barcode, 'main')).toMatchObject({ todo: { what: 'send', branch: 'south' } });
    expect(await receive(barcode, 'south')).toMatchObject({ todo: { what: 'keep', hold_id: wanted.id } });
    expect(await hold(wanted)).toMatchObject({ state: 'ready' });
  });

  test('is not renewed while somebody waits for it, and is while they have paused', async () => {
    const [holder, reader] = [await library.aReader(), await library.aReader()];
    const book = await aBook();
    const issued_at = new Date(Date.now() - 86_400_000).toISOString();
    const { body } = await lend(holder, { book_id: book, issued_at });
    const renew = () => ask('POST', `/loans/${(body as { id: string }).id}/renew`, library.librarian);
    const wanted = await place(reader, book);
    expect(await renew()).toMatchObject({ status: 409, body: { code: 'others_wait' } });
    const not_before = new Date(Date.now() + 900 * 86_400_000).toISOString().slice(0, 10);
    const paused = { branch_id: 'main', not_before };
    expect(await ask('PUT', `/holds/${wanted.id}`, reader, paused)).toMatchObject({ body: { state: 'paused' } });
    expect(await renew()).toMatchObject({ status: 200 });
  });
});

test('a hold is picked up where its copy was sent, if its reader chose another branch too late', async () => {
  const [holder, reader] = [await library.aReader(), await library.aReader()];
  const book = await aBook();
  const { barcode } = await lent(holder, book);
  const wanted = await place(reader, book, { branch_id: 'north' });
  // Loans does not hear before the next relay that a copy is kept.
  await ask('POST', '/loans/return', library.librarian, { barcode, branch_id: 'north' });
  expect(await ask('PUT', `/holds/${wanted.id}`, reader, { branch_id: 'south' })).toMatchObject({ status: 200 });
  await library.relay();
  expect(await scan(barcode)).toMatchObject({ status: 'on_hold_shelf', current_branch: 'north' });
  expect(await hold(wanted)).toMatchObject({ state: 'ready', branch_id: 'north' });
});

test('a loan is renewed although somebody waits for another copy of the book', async () => {
  const book = await aBook(2);
  const [one, two] = await library.copiesOf(book);
  if (!one || !two) throw new Error('there are two copies');
  const issued_at = new Date(Date.now() - 86_400_000).toISOString();
  const loanOf = async ({ barcode }: { barcode: string }) =>
    (await lend(await library.aReader(), { barcode, issued_at })).body as { id: string };
  const [first, second] = [await loanOf(one), await loanOf(two)];
  await library.relay();
  await ask('POST', '/holds', library.librarian, { barcode: two.barcode, reader_id: (await library.aReader()).id });
  const renew = ({ id }: { id: string }) => ask('POST', `/loans/${id}/renew`, library.librarian);
  expect(await renew(first)).toMatchObject({ status: 200 });
  expect(await renew(second)).toMatchObject({ status: 409, body: { code: 'others_wait' } });
});

describe('a book on its shelf', () => {
  test('is kept for the reader at once, is fetched, and is lent to nobody else', async () => {
    const [reader, other] = [await library.aReader(), await library.aReader()];
    const book = await aBook();
    const wanted = await place(reader, book);
    const { barcode = '' } = await hold(wanted);
    expect(await hold(wanted)).toMatchObject({ state: 'to_fetch' });
    expect(await toFetch('main')).toContain(barcode);
    expect(await lend(other, { book_id: book })).toMatchObject({ status: 409, body: { code: 'no_copy_available' } });
    expect(await lend(other, { barcode })).toMatchObject({ status: 409, body: { code: 'copy_on_hold' } });
    expect(await receive(barcode, 'main')).toMatchObject({ todo: { what: 'keep' } });
    expect(await toFetch('main')).not.toContain(barcode);
    expect(await hold(wanted)).toMatchObject({ state: 'ready' });
  });

  test('that is not found is missing, and another copy is kept', async () => {
    const reader = await library.aReader();
    const book = await aBook(2);
    const wanted = await place(reader, book);
    const { barcode = '' } = await hold(wanted);
    await ask('PATCH', '/copies', library.librarian, { barcode, status: 'missing' });
    await library.relay();
    const now = await hold(wanted);
    expect(now).toMatchObject({ state: 'to_fetch' });
    expect(now.barcode).not.toBe(barcode);
  });

  test('goes to the next in line when the hold is cancelled', async () => {
    const [first, second] = [await library.aReader(), await library.aReader()];
    const book = await aBook();
    const [one, two] = [await place(first, book), await place(second, book)];
    expect(await ask('POST', `/holds/${one.id}/cancel`, second, {})).toMatchObject({ status: 403 });
    expect(await ask('POST', `/holds/${one.id}/cancel`, first, {})).toMatchObject({ body: { state: 'cancelled' } });
    await library.relay();
    expect(await hold(two)).toMatchObject({ state: 'to_fetch' });
  });
});

describe('on the hold shelf', () => {
  async function ready() {
    const [reader, next] = [await library.aReader(), await library.aReader()];
    const book = await aBook();
    const wanted = await place(reader, book);
    const { barcode = '' } = await hold(wanted);
    await receive(barcode, 'main');
    return { reader, next, book, wanted, barcode };
  }

  test('a copy would be lent to its reader, by its barcode or not, and to nobody else', async () => {
    const { reader, next, book, barcode } = await ready();
    const verdict = async (of: Person, by: object) =>
      (await ask('POST', '/loans/check', library.librarian, { reader_id: of.id, ...by })).body;
    for (const by of [{ barcode }, { book_id: book }])
      expect(await verdict(reader, by)).toMatchObject({ allowed: true, refusals: [] });
    expect(await verdict(next, { barcode })).toMatchObject({ refusals: [{ code: 'copy_on_hold' }] });
    expect(await verdict(next, { book_id: book })).toMatchObject({ refusals: [{ code: 'no_copy_available' }] });
  });

  test('a copy that nobody fetched is cleared away for the next in line', async () => {
    const { reader, next, book, wanted, barcode } = await ready();
    const waiting = await place(next, book, { branch_id: 'north' });
    await library.later(9 * 86_400_000, async () => {
      await library.services.loans.runJob('process-holds');
    });
    await library.relay();
    expect(await hold(wanted)).toMatchObject({ state: 'expired' });
    expect(await toClear('main')).toContain(barcode);
    expect(await receive(barcode, 'main')).toMatchObject({ todo: { what: 'send', branch: 'north' } });
    expect(await toClear('main')).not.toContain(barcode);
    expect(await hold(waiting)).toMatchObject({ state: 'in_transit' });
    expect(toldOf('hold_expired', reader)).toBe(1);
  });

  test('a reader is told of it after some minutes, once', async () => {
    const { reader } = await ready();
    const told = () => toldOf('hold_ready', reader);
    await library.services.loans.runJob('process-holds');
    await library.relay();
    expect(told()).toBe(0);
    for (let run = 0; run < 2; run += 1)
      await library.later(11 * 60_000, async () => {
        await library.services.loans.runJob('process-holds');
      });
    await library.relay();
    expect(told()).toBe(1);
  });

  test('a book that a reader got by another copy frees the one that was kept', async () => {
    const { reader, book, wanted, barcode } = await ready();
    await library.made('books', 'POST', `/books/${book}/copies`, library.librarian, { barcode: `Z-${barcode}` });
    await library.relay();
    expect(await lend(reader, { barcode: `Z-${barcode}` })).toMatchObject({ status: 201 });
    await library.relay();
    expect(await hold(wanted)).toMatchObject({ state: 'fulfilled' });
    expect(await toClear('main')).toContain(barcode);
    expect(await receive(barcode, 'main')).toMatchObject({ todo: { what: 'shelve' }, copy: { status: 'available' } });
  });
});

describe('a copy that its hold loses', () => {
  const record = async (barcode: string, status: string) => {
    expect(await ask('PATCH', '/copies', library.librarian, { barcode, status })).toMatchObject({ status: 200 });
    await library.relay();
  };
  const tellReady = () =>
    library.later(11 * 60_000, async () => {
      await library.services.loans.runJob('process-holds');
    });

  test('from the hold shelf puts it before all who wait, and its reader is told, who had been told', async () => {
    const [reader, other] = [await library.aReader(), await library.aReader()];
    const book = await aBook();
    const wanted = await place(reader, book);
    const { barcode = '' } = await hold(wanted);
    const next = await place(other, book);
    const move = { position: 1, reason: 'К экзамену' };
    expect(await ask('POST', `/holds/${next.id}/move`, library.librarian, move)).toMatchObject({ status: 200 });
    await receive(barcode, 'main');
    await tellReady();
    await record(barcode, 'missing');
    expect(await positions(book)).toEqual([wanted, next].map(({ id }, index) => ({ id, position: index + 1 })));
    await library.relay();
    expect(toldOf('hold_delayed', reader)).toBe(1);
  });

  test('ends the hold if it was on this copy, which has left the collection', async () => {
    const [reader, waiting] = [await library.aReader(), await library.aReader()];
    const [one, two] = await library.copiesOf(await aBook(2));
    if (!one || !two) throw new Error('there are two copies');
    await record(two.barcode, 'missing');
    const onIt = async (copy: { barcode: string }, by: Person) => {
      const wanted = { barcode: copy.barcode, reader_id: by.id };
      const { body } = await ask('POST', '/holds', library.librarian, wanted);
      await library.relay();
      return body as Hold;
    };
    const [kept, waits] = [await onIt(one, reader), await onIt(two, waiting)];
    expect([await hold(kept), await hold(waits)]).toMatchObject([{ state: 'to_fetch' }, { state: 'waiting' }]);
    await record(one.barcode, 'lost');
    expect(await hold(kept)).toMatchObject({ state: 'unfilled' });
    await record(two.barcode, 'withdrawn');
    await library.later(2 * 86_400_000, async () => {
      await library.services.loans.runJob('process-holds');
    });
    await library.relay();
    expect(await hold(waits)).toMatchObject({ state: 'unfilled' });
    for (const told of [reader, waiting]) expect(toldOf('hold_unfilled', told)).toBe(1);
    const again = { barcode: two.barcode, reader_id: waiting.id };
    expect(await ask('POST', '/holds', library.librarian, again)).toMatchObject({
      status: 409,
      body: { code: 'copy_withdrawn' },
    });
    expect(await library.broken()).toEqual([]);
  });

  test('to another reader, to whom a desk has lent it, waits again before all who wait', async () => {
    const [reader, other, next] = [await library.aReader(), await library.aReader(), await library.aReader()];
    const book = await aBook();
    const wanted = await place(reader, book);
    const { barcode = '' } = await hold(wanted);
    await receive(barcode, 'main');
    await tellReady();
    const behind = await place(next, book);
    const at = new Date().toISOString();
    const entry = { id: uuidv7(), desk: 'desk-1', branch_id: 'main', kind: 'lend', barcode, reader_id: other.id, at };
    const said = { sent_at: at, entries: [entry] };
    for (let times = 0; times < 2; times += 1)
      expect(await ask('POST', '/desk/journal', library.librarian, said)).toMatchObject({
        body: { items: [{ outcome: 'done' }] },
      });
    await library.relay();
    expect(await scan(barcode)).toMatchObject({ status: 'on_loan' });
    expect(await positions(book)).toEqual([wanted, behind].map(({ id }, index) => ({ id, position: index + 1 })));
    expect(toldOf('hold_delayed', reader)).toBe(1);
    const { body } = await ask('GET', '/desk/tasks?kind=lent_against_rules', library.librarian);
    expect(body).toMatchObject({ items: [{ reader_id: other.id, codes: ['copy_on_hold'], barcode }] });
    await giveBack(barcode, 'main');
    expect(await hold(wanted)).toMatchObject({ state: 'ready' });
    expect(await library.broken()).toEqual([]);
  });

  test('by a book that is deleted while the hold is placed ends it', async () => {
    const reader = await library.aReader();
    const book = await aBook(0);
    await ask('POST', '/holds', reader, { book_id: book });
    await library.request('books', 'DELETE', `/books/${book}`, { as: library.librarian });
    const late = { id: randomUUID(), reader_id: randomUUID(), book_id: book, title: 'Т', branch_id: 'main' };
    await library.relay();
    // The deletion was heard of before it was stored.
    const at = new Date();
    await library.services.loans.db
      .insertInto('hold')
      .values({ ...late, placed_at: at, look_due_at: at })
      .execute();
    await library.services.loans.runJob('process-holds');
    expect(await hold({ ...late, state: '' })).toMatchObject({ state: 'unfilled' });
  });
});

describe('the line', () => {
  test('has places without gaps, and staff move holds in it, though not their own', async () => {
    const book = await aBook(0);
    const readers = [await library.aReader(), await library.aReader(), await library.aReader()] as const;
    const [a, b, c] = [await place(readers[0], book), await place(readers[1], book), await place(readers[2], book)];
    const move = (one: Hold, position: number, as: Person = library.librarian) =>
      ask('POST', `/holds/${one.id}/move`, as, { position, reason: 'К экзамену' });
    const inLine = async () => (await positions(book)).map(({ id }) => id);
    expect(await move(c, 1)).toMatchObject({ status: 200, body: { position: 1 } });
    expect(await inLine()).toEqual([c.id, a.id, b.id]);
    // Where it stands already, it stays as staff have moved it: no priority passes it.
    expect(await move(c, 1)).toMatchObject({ body: { position: 1 } });
    const moved = sql`select moved_ahead from hold where id = ${c.id}`;
    expect((await moved.execute(library.databases.loans)).rows).toEqual([{ moved_ahead: true }]);
    expect(await move(c, 2)).toMatchObject({ body: { position: 2 } });
    expect(await move(a, 99)).toMatchObject({ body: { position: 3 } });
    expect(await inLine()).toEqual([c.id, b.id, a.id]);
    const d = await place(await library.aReader(), book);
    await ask('POST', `/holds/${b.id}/cancel`, library.librarian, { reason: 'Просил' });
    expect(await positions(book)).toEqual([c, a, d].map(({ id }, index) => ({ id, position: index + 1 })));
    const colleague: Person = { id: (await library.aReader()).id, role: 'librarian' };
    expect(await move(d, 1, colleague)).toMatchObject({ status: 200 });
    const own = await place(colleague, book);
    for (const one of [own, d])
      expect(await move(one, 99, colleague)).toMatchObject({ status: 403, body: { code: 'own_hold' } });
  });

  test('serves many copies that come at once, each to one reader', async () => {
    const book = await aBook(3);
    const holders = [await library.aReader(), await library.aReader(), await library.aReader()];
    const loans = [];
    for (const one of holders) loans.push(await lent(one, book));
    const wanted = [];
    for (let count = 0; count < 3; count += 1) wanted.push(await place(await library.aReader(), book));
    await Promise.all(
      loans.map(({ barcode }) => ask('POST', '/loans/return', library.librarian, { barcode, branch_id: 'main' })),
    );
    await library.relay();
    const states = await Promise.all(wanted.map(hold));
    expect(new Set(states.map(({ barcode }) => barcode)).size).toBe(3);
    expect(states.every(({ state }) => state === 'ready' || state === 'to_fetch')).toBe(true);
  });

  test('a hold on one copy is served by no other', async () => {
    const book = await aBook(2);
    const [one, two] = await library.copiesOf(book);
    if (!one || !two) throw new Error('there are two copies');
    const holder = await library.aReader();
    expect(await lend(holder, { barcode: two.barcode })).toMatchObject({ status: 201 });
    await library.relay();
    const reader = await library.aReader();
    const { body } = await ask('POST', '/holds', library.librarian, { barcode: two.barcode, reader_id: reader.id });
    await library.relay();
    expect(await scan(one.barcode)).toMatchObject({ status: 'available' });
    await giveBack(two.barcode, 'main');
    expect(await hold(body as Hold)).toMatchObject({ state: 'ready', barcode: two.barcode });
  });

  test('nothing is kept for a reader whose account is deleted', async () => {
    const reader = await library.aReader();
    const book = await aBook();
    const wanted = await place(reader, book);
    const { barcode = '' } = await hold(wanted);
    await library.request('loans', 'POST', `/internal/readers/${reader.id}/close`, {
      headers: { 'dapr-caller-app-id': 'users' },
    });
    await library.relay();
    expect(await scan(barcode)).toMatchObject({ status: 'available' });
    expect(await ask('GET', `/holds/${wanted.id}`, library.librarian)).toMatchObject({ status: 404 });
  });
});

test('a hold that is placed while the shelves are searched for others is still looked for', async () => {
  const book = await aBook(0);
  const reader = await library.aReader();
  const first = await place(reader, book);
  const { books, loans } = library.services;
  const id = randomUUID();
  const searching = await books.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${first.id}, 1))`.execute(tx);
    const asked = ask('PUT', `/holds/${first.id}`, reader, { branch_id: 'north' });
    const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await waiting.execute(books.db)).rows.length).toBe(1);
    const at = new Date(Date.now() - 10_000);
    const hold = { id, reader_id: randomUUID(), book_id: book, title: 'Т', branch_id: 'main' };
    await loans.db
      .insertInto('hold')
      .values({ ...hold, placed_at: at, look_due_at: at })
      .execute();
    return { asked };
  });
  expect(await searching.asked).toMatchObject({ status: 200 });
  const rows = loans.db.selectFrom('hold').select(['id', 'look_due_at']).where('book_id', '=', book);
  const due = (await rows.execute()).filter(({ look_due_at }) => look_due_at !== null);
  expect(due).toMatchObject([{ id }]);
});

test('whoever joins the waiting list of a book stands in line, and is told as soon as a copy is kept for them', async () => {
  const [holder, first, other] = [await library.aReader(), await library.aReader(), await library.aReader()];
  const book = await aBook();
  const { barcode } = await lent(holder, book);
  const wanted = await place(first, book);
  const waiting = () => ask('GET', '/waiting-list', other);
  const join = () => library.made('loans', 'POST', '/waiting-list', other, { book_id: book });
  const entry = await join();
  expect(await join()).toEqual(entry);
  expect(await positions(book)).toMatchObject([{ id: wanted.id }, { id: entry['id'] }]);
  await giveBack(barcode);
  await library.comeToRest();
  expect(await hold(wanted)).toMatchObject({ state: 'to_fetch' });
  expect(toldOf('book_available', other)).toBe(0);
  expect(await waiting()).toMatchObject({ body: { items: [{ kind: 'book', book_id: book }] } });
  await ask('POST', `/holds/${wanted.id}/cancel`, first, {});
  await library.comeToRest();
  expect(toldOf('book_available', other)).toBe(1);
  expect(toldOf('book_available', first)).toBe(0);
  expect(await waiting()).toMatchObject({ body: { items: [] } });
  expect(await hold({ id: String(entry['id']), state: '' })).toMatchObject({ state: 'to_fetch' });
  expect(await ask('DELETE', `/waiting-list/${String(entry['id'])}`, other)).toMatchObject({ status: 204 });
  await library.comeToRest();
  expect(await scan(barcode)).toMatchObject({ status: 'available' });
  expect(await library.broken()).toEqual([]);
});

test('a hold that books could not be asked about is served by the job', async () => {
  const book = await aBook();
  const reader = await library.aReader();
  const id = randomUUID();
  await library.services.loans.db
    .insertInto('hold')
    .values({
      id,
      reader_id: reader.id,
      book_id: book,
      title: 'Т',
      branch_id: 'main',
      placed_at: new Date(),
      look_due_at: new Date(),
    })
    .execute();
  await library.services.loans.runJob('process-holds');
  await library.relay();
  expect(await hold({ id, state: '' })).toMatchObject({ state: 'to_fetch' });
});
