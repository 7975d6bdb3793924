import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DECLARED_ERROR } from '#core/declared-error.ts';
import { send } from '#testing/ask.ts';
import { drawnFrom } from '#testing/fault-points.ts';
import { testSeed } from '#testing/test-seed.ts';
import { startTestGateway, type Forwarded, type TestGateway } from '../../apps/gateway/src/testing/gateway.ts';
import { LENDING, libraryInProcess, type Library } from './library-in-process.ts';
import type { Person } from './services.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

let library: Library;
let gateway: TestGateway;
beforeAll(async () => {
  library = await libraryInProcess();
  await library.made('loans', 'PUT', '/branches/north', library.branchManager, {
    name: 'Север',
    address: 'Лесная, 1',
    time_zone: 'Europe/Moscow',
    week: Object.fromEntries(DAYS.map((day) => [day, []])),
  });
  gateway = await startTestGateway();
});
beforeEach(() => void passCalls());
afterAll(async () => {
  await gateway.stop();
  await library.stop();
});

type CheckedIn = {
  code: string;
  done: string;
  was?: string;
  reader?: { id: string };
  copy?: { status: string; hold_id?: string; in_house_uses: number };
  loan?: { id: string; status: string; reader_id: string };
  todo?: { what: string; branch?: string; reader?: { id: string; full_name: string } };
};

/** Has the apps answer what reaches the gateway's sidecar. @param cut which call is cut off: before it has reached its app, or after. @returns how many there were */
function passCalls(cut?: { call: number; when: 'before' | 'after' }): () => number {
  let calls = 0;
  const pass = async ({ method, url, headers, body }: Forwarded) => {
    const { host: _host, connection: _connection, 'content-length': _length, ...sent } = headers;
    const app = LENDING.find((one) => one === headers['dapr-app-id']);
    // What the gateway has refused is told to an app that is not here.
    if (!app) return { status: 503, headers: new Headers(), text: '' };
    const texts = Object.entries(sent).map(([name, value]) => [name, String(value)]);
    return send(method, library.services[app].url + url, {
      headers: { ...Object.fromEntries(texts), 'dapr-caller-app-id': 'gateway' },
      ...(body !== '' && { body }),
    });
  };
  gateway.answerBy((call, response) => {
    calls += 1;
    const isCut = calls === cut?.call;
    if (isCut && cut.when === 'before') return void response.destroy();
    void pass(call).then(({ status, headers, text }) => {
      if (isCut) return response.destroy();
      const kept = ['content-type', DECLARED_ERROR].flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      return response.writeHead(status, Object.fromEntries(kept)).end(text);
    });
  });
  return () => calls;
}

const ask = (body: object, key?: string, as: Person = library.librarian) =>
  gateway.request('POST', '/desk/check-in', {
    as,
    body,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

async function checkIn(barcode: string, more: object = { branch_id: 'main' }): Promise<CheckedIn> {
  const answer = await ask({ barcode, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await library.relay();
  return answer.body as CheckedIn;
}

async function aCopy(): Promise<{ book: string; barcode: string }> {
  const { id = '' } = await library.aBook(1);
  const [copy] = await library.copiesOf(id);
  return { book: id, barcode: copy?.barcode ?? '' };
}

async function aLoan(): Promise<{ book: string; barcode: string; loan: string; reader: string }> {
  const [reader, copy] = [await library.aReader(), await aCopy()];
  const body = { reader_id: reader.id, barcode: copy.barcode };
  const { id = '' } = await library.made('loans', 'POST', '/loans/issue', library.librarian, body);
  await library.relay();
  return { ...copy, loan: id, reader: reader.id };
}

const record = (barcode: string, status: string) =>
  library.made('books', 'PATCH', '/copies', library.librarian, { barcode, status });

const statusOf = async (barcode: string) =>
  (await library.made('books', 'GET', `/copies?barcode=${barcode}`, library.librarian))['status'];

async function waitFor(book: string): Promise<string> {
  const { id } = await library.aReader();
  await library.made('loans', 'POST', '/holds', library.librarian, { book_id: book, reader_id: id, branch_id: 'main' });
  await library.relay();
  return id;
}

describe('a check-in', () => {
  test('of a copy on loan ends the loan, whoever stands at the desk, and sends the copy to its shelf', async () => {
    for (const more of [{ branch_id: 'main' }, { branch_id: 'main', for_reader: true, may_be_card: true }, {}]) {
      const { barcode, loan, reader } = await aLoan();
      expect(await checkIn(` ${barcode}\r`, more)).toMatchObject({
        code: barcode,
        done: 'returned',
        loan: { id: loan, reader_id: reader, status: 'returned' },
        copy: { status: 'available' },
        todo: { what: 'shelve' },
      });
    }
  });

  test('of what somebody waits for keeps it, and says for whom', async () => {
    const { book, barcode } = await aLoan();
    const reader = await waitFor(book);
    const answer = await checkIn(barcode);
    expect(answer).toMatchObject({ done: 'returned', copy: { status: 'on_hold_shelf' } });
    expect(answer.todo).toMatchObject({ what: 'keep', reader: { id: reader, full_name: 'Анна' } });
    expect(await checkIn(barcode)).toMatchObject({ done: 'nothing', todo: { what: 'keep', reader: { id: reader } } });
  });

  test('at another branch sends a copy home, where it arrives', async () => {
    const { barcode } = await aLoan();
    const sent = { what: 'send', branch: 'main' };
    expect(await checkIn(barcode, { branch_id: 'north' })).toMatchObject({ done: 'returned', todo: sent });
    expect(await checkIn(barcode)).toMatchObject({ done: 'received', todo: { what: 'shelve' } });
  });

  test('of a copy that a reader has lost ends that loan', async () => {
    const { barcode, loan } = await aLoan();
    await library.made('loans', 'POST', `/loans/${loan}/lost`, library.librarian, {
      reason: 'В поезде',
      price_minor: 100,
    });
    await library.relay();
    expect(await checkIn(barcode)).toMatchObject({ done: 'returned', loan: { id: loan }, todo: { what: 'shelve' } });
  });

  test.each(['missing', 'lost'] as const)(
    'of a copy that is recorded as %s takes it back, unless a reader wants it: that is for a person to see',
    async (was) => {
      const { barcode } = await aCopy();
      await record(barcode, was);
      const forReader = await checkIn(barcode, { branch_id: 'main', for_reader: true });
      expect([forReader.done, forReader.todo, await statusOf(barcode)]).toEqual(['nothing', undefined, was]);
      expect(await checkIn(barcode)).toMatchObject({ done: 'received', was, todo: { what: 'shelve' } });
    },
  );

  test.each([
    ['damaged', 'repair'],
    ['in_repair', 'repair'],
    ['withdrawn', 'set_aside'],
  ] as const)('of a copy that is %s leaves it so: %s', async (status, what) => {
    const { barcode } = await aCopy();
    await record(barcode, status);
    expect(await checkIn(barcode)).toMatchObject({ done: 'nothing', copy: { status }, todo: { what } });
  });

  test('of a copy on its shelf leaves it there, for the reader, too, and counts that it was read', async () => {
    const { barcode } = await aCopy();
    expect(await checkIn(barcode)).toMatchObject({ done: 'nothing', todo: { what: 'shelve' } });
    expect(await checkIn(barcode, { for_reader: true })).toMatchObject({ done: 'nothing', todo: { what: 'lend' } });
    expect(await checkIn(barcode, { branch_id: 'main', in_house: true })).toMatchObject({
      done: 'used_in_house',
      copy: { in_house_uses: 1 },
      todo: { what: 'shelve' },
    });
    const loan = await aLoan();
    expect(await checkIn(loan.barcode, { in_house: true })).toMatchObject({ done: 'returned' });
  });

  const TEA = { note: 'Залита чаем', amount_minor: 700 };
  const asRecorded = { copy: { status: 'damaged' }, todo: { what: 'repair' } };

  test('of what comes back damaged puts it aside, whoever waits for it, and charges its reader', async () => {
    const { book, barcode, loan } = await aLoan();
    await waitFor(book);
    const answer = await checkIn(barcode, { branch_id: 'main', damaged: TEA });
    expect(answer).toMatchObject({
      done: 'returned',
      loan: { id: loan, damage_charge: { amount_minor: 700 } },
      ...asRecorded,
    });
    expect(answer.copy).not.toHaveProperty('hold_id');
    expect(await statusOf(barcode)).toBe('damaged');
    expect(await library.broken()).toEqual([]);
  });

  test('of a copy whose damage is seen after its return takes it from the hold shelf, and charges whose loan has ended with it', async () => {
    const { book, barcode, loan } = await aLoan();
    await waitFor(book);
    expect(await checkIn(barcode)).toMatchObject({ copy: { status: 'on_hold_shelf' } });
    const damaged = { ...TEA, loan_id: loan };
    for (const _once of [1, 2])
      expect(await checkIn(barcode, { branch_id: 'main', damaged })).toMatchObject({
        done: 'recorded_damaged',
        loan: { id: loan, damage_charge: { amount_minor: 700 } },
        ...asRecorded,
      });
    expect(await library.broken()).toEqual([]);
    const other = await aLoan();
    expect(await ask({ barcode: other.barcode, branch_id: 'main', damaged })).toMatchObject({
      status: 404,
      body: { code: 'loan_not_found' },
    });
  });

  test('of a copy that was lent again since its return records no damage, and charges nobody', async () => {
    const { barcode, loan } = await aLoan();
    await checkIn(barcode);
    const { id: next } = await library.aReader();
    await library.made('loans', 'POST', '/loans/issue', library.librarian, { reader_id: next, barcode });
    await library.relay();
    expect(await ask({ barcode, branch_id: 'main', damaged: { ...TEA, loan_id: loan } })).toMatchObject({
      status: 409,
      body: { code: 'copy_is_out' },
    });
    expect(await library.made('loans', 'GET', `/loans/${loan}`, library.librarian)).not.toHaveProperty('damage_charge');
    expect(await statusOf(barcode)).toBe('on_loan');
  });

  test('of a damaged copy that nobody has charges nobody, and leaves what is withdrawn', async () => {
    const { barcode } = await aCopy();
    const answer = await checkIn(barcode, { branch_id: 'main', damaged: TEA, for_reader: true });
    expect(answer).toMatchObject({ done: 'recorded_damaged', ...asRecorded });
    expect(answer).not.toHaveProperty('loan');
    await record(barcode, 'withdrawn');
    expect(await checkIn(barcode, { damaged: {} })).toMatchObject({ done: 'nothing', todo: { what: 'set_aside' } });
  });

  test('of what may be a card tells whose it is, and does nothing to a copy with the same number', async () => {
    const { id, card } = await library.aReader();
    expect(await checkIn(card, { may_be_card: true })).toMatchObject({ code: card, done: 'nothing', reader: { id } });
    const { id: book = '' } = await library.aBook(1);
    await library.made('books', 'POST', `/books/${book}/copies`, library.librarian, { barcode: card });
    const both = await checkIn(card, { may_be_card: true, branch_id: 'north' });
    expect(both).toMatchObject({ done: 'nothing', reader: { id }, copy: { status: 'available' } });
    expect(await checkIn(card, { branch_id: 'north' })).toMatchObject({ todo: { what: 'send', branch: 'main' } });
  });

  test('of an unknown number is refused, unless it may be a card; and so is an unknown branch', async () => {
    expect(await ask({ barcode: 'X-NOBODYS' })).toMatchObject({ status: 404, body: { code: 'copy_not_found' } });
    expect(await checkIn('X-NOBODYS', { may_be_card: true })).toEqual({ code: 'X-NOBODYS', done: 'nothing' });
    const { barcode } = await aCopy();
    expect(await ask({ barcode, branch_id: 'nowhere' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ field: 'branch_id' }] },
    });
  });

  test('is for the desk alone, and nobody says when their own book came back', async () => {
    const { barcode, reader } = await aLoan();
    expect(await ask({ barcode }, undefined, { id: reader, role: 'reader' })).toMatchObject({ status: 403 });
    const returned_at = new Date(Date.now() - 1).toISOString();
    const own = { id: reader, role: 'librarian' as const };
    expect(await ask({ barcode, returned_at }, undefined, own)).toMatchObject({ body: { code: 'own_loan' } });
  });

  test('of what was scanned a while ago counts as of then, and ends no loan that has begun since', async () => {
    const { barcode, loan } = await aLoan();
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    expect(await ask({ barcode, scanned_at: anHourAgo })).toMatchObject({ status: 409 });
    await library.later(7_200_000, async () => {
      const scanned_at = new Date(Date.now() + 3_600_000).toISOString();
      await checkIn(barcode, { scanned_at });
      const { returned_at } = await library.made('loans', 'GET', `/loans/${loan}`, library.librarian);
      expect(returned_at).toBe(scanned_at);
    });
  });

  test('of one copy at two desks at once ends its loan once', async () => {
    const { barcode, loan } = await aLoan();
    const answers = await Promise.all(['main', 'north'].map((branch_id) => ask({ barcode, branch_id }, randomUUID())));
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(answers.some(({ body }) => (body as CheckedIn).loan?.id === loan)).toBe(true);
    await library.relay();
    expect(library.messages.filter(({ type, subject }) => type === 'loan.returned' && subject === loan)).toHaveLength(
      1,
    );
    expect(await library.broken()).toEqual([]);
  });
});

/** What becomes of a copy, with what each of its services has kept of that. */
const EFFECTS: Record<string, (desk: { barcode: string; book: string }) => Promise<object>> = {
  'of a copy on loan that somebody waits for': async ({ book }) => {
    await waitFor(book);
    return { branch_id: 'main' };
  },
  'with a reader at the desk': async () => ({ branch_id: 'main', for_reader: true, may_be_card: true }),
  'of what was read in the library': async ({ barcode }) => {
    await checkIn(barcode);
    return { branch_id: 'main', in_house: true };
  },
  'of what is on its way': async ({ barcode }) => {
    await checkIn(barcode, { branch_id: 'north' });
    return { branch_id: 'main', in_house: true };
  },
  'of what comes back damaged': async ({ book }) => {
    await waitFor(book);
    return { branch_id: 'main', damaged: { note: 'Залита чаем', amount_minor: 700 } };
  },
  'of what was lost': async ({ barcode }) => {
    await checkIn(barcode);
    await record(barcode, 'lost');
    return { branch_id: 'main' };
  },
};

/** So many points are drawn for each, of all that there are; FAULT_POINTS asks for more. */
const RUNS = Number(process.env['FAULT_POINTS'] ?? 2);
const seed = testSeed('a check-in that is cut off');

describe('a check-in that is cut off', () => {
  test.each(Object.entries(EFFECTS))(
    '%s, at any call, comes to the same when it is sent again',
    async (_of, prepare) => {
      const outcome = async (cut?: { call: number; when: 'before' | 'after' }) => {
        const out = await aLoan();
        const body = { barcode: out.barcode, ...(await prepare(out)) };
        const key = randomUUID();
        const passed = passCalls(cut);
        const first = await ask(body, key);
        const calls = passed();
        passCalls();
        const answer = first.status === 200 ? first : await ask(body, key);
        expect(answer.status, JSON.stringify(answer.body)).toBe(200);
        const again = await ask(body, key);
        expect(again.status).toBe(200);
        await library.relay();
        const copy = await library.made('books', 'GET', `/copies?barcode=${out.barcode}`, library.librarian);
        const { items: changes } = z
          .object({ items: z.array(z.looseObject({ deed: z.string() })) })
          .parse(
            await library.made('books', 'GET', `/copy-history?barcode=${out.barcode}&limit=100`, library.librarian),
          );
        const loan = await library.made('loans', 'GET', `/loans/${out.loan}`, library.librarian);
        const { balance: charges } = await library.made(
          'loans',
          'GET',
          `/charges/user/${out.reader}`,
          library.librarian,
        );
        return {
          calls,
          effect: [
            copy['status'],
            copy['current_branch'],
            copy['in_house_uses'],
            loan['status'],
            charges,
            changes.map(({ deed }) => deed),
            (answer.body as CheckedIn).todo?.what,
          ],
        };
      };
      const { effect, calls } = await outcome();
      const points = Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) =>
        (['before', 'after'] as const).map((when) => ({ call, when })),
      );
      for (const point of drawnFrom(points, RUNS, seed + calls))
        expect([point, (await outcome(point)).effect]).toEqual([point, effect]);
      expect(await library.broken()).toEqual([]);
    },
  );
});
