import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testSeed } from '#testing/test-seed.ts';
import { desk, type Desk } from '../testing/desk.ts';

const NOW = new Date('2026-05-01T12:00:00Z');
let now = NOW;
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Entry = { id: string; desk: string; kind: string; barcode: string; at: string; branch_id: string } & Partial<
  Record<'card_number' | 'reader_id' | 'method' | 'charge_id' | 'till_id', string> & {
    amount_minor: number;
    unregistered: boolean;
  }
>;
type Answer = { id: string; outcome: string; codes: string[]; loan_id?: string };
type Task = { id: string; kind: string; codes: string[]; reader_id?: string; barcode?: string; status: string };
type Charge = { id: string; status: string; outstanding: { amount_minor: number } };

type Staff = { id: string; role: 'librarian' | 'branch_manager' };

/** Minutes before now. */
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const entry = (kind: string, barcode: string, minutes: number, but: Partial<Entry> = {}): Entry => ({
  id: uuidv7(),
  desk: 'desk-1',
  branch_id: 'main',
  kind,
  barcode,
  at: ago(minutes),
  ...but,
});
const lend = (barcode: string, reader: { id: string }, minutes: number, but: Partial<Entry> = {}) =>
  entry('lend', barcode, minutes, { reader_id: reader.id, ...but });

async function replay(
  entries: Entry[],
  { sentAt = NOW.toISOString(), as = loans.librarian }: { sentAt?: string; as?: Staff } = {},
): Promise<Answer[]> {
  const { status, body } = await loans.service.request('POST', '/desk/journal', {
    as,
    body: { sent_at: sentAt, entries },
  });
  expect([status, body]).toMatchObject([200, {}]);
  return (body as { items: Answer[] }).items;
}
const outcomes = async (entries: Entry[]) => (await replay(entries)).map(({ outcome }) => outcome);

const aCopy = () => {
  const barcode = `B-${randomUUID().slice(0, 8).toUpperCase()}`;
  loans.aBook({ barcode });
  return barcode;
};

async function tasksOf(reader: { id: string }): Promise<Task[]> {
  const { body } = await loans.service.request('GET', '/desk/tasks?limit=100', { as: loans.librarian });
  return (body as { items: Task[] }).items.filter(({ reader_id }) => reader_id === reader.id);
}
async function openOf(reader: { id: string }): Promise<string[]> {
  const { body } = await loans.service.request('GET', `/loans/user/${reader.id}?status=open`, { as: loans.librarian });
  return (body as { items: { barcode: string }[] }).items.map(({ barcode }) => barcode);
}

test('what a desk did is recorded as of when it was done, once, whoever sends it', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  const card = loans.giveCard(reader);
  const lent = entry('lend', barcode, 90, { card_number: card });
  const [first] = await replay([lent]);
  expect(first).toMatchObject({ id: lent.id, outcome: 'done', codes: [] });
  expect(await replay([lent], { as: loans.branchManager })).toEqual([first]);
  const { body } = await loans.service.request('GET', `/loans/${first?.loan_id}`, { as: loans.librarian });
  expect(body).toMatchObject({ reader_id: reader.id, issued_at: ago(90), status: 'open' });

  expect(await outcomes([entry('return', barcode, 30), entry('return', barcode, 20)])).toEqual([
    'done',
    'nothing_to_do',
  ]);
  const after = await loans.service.request('GET', `/loans/${first?.loan_id}`, { as: loans.librarian });
  expect(after.body).toMatchObject({ status: 'returned', returned_at: ago(30) });
  expect(await tasksOf(reader)).toEqual([]);
});

test('the same id for something else is refused', async () => {
  const [barcode, id] = [aCopy(), uuidv7()];
  await loans.whileBooksAreAway(async () => {
    expect(await outcomes([entry('return', barcode, 5, { id })])).toEqual(['later']);
  });
  expect(await replay([entry('return', aCopy(), 5, { id })])).toMatchObject([
    { outcome: 'refused', codes: ['idempotency_key_reused'] },
  ]);
});

test('an entry that a desk sends again under another name is the same entry', async () => {
  const [barcode, id] = [aCopy(), uuidv7()];
  await replay([lend(barcode, loans.aReader(), 20)]);
  const cutOff = entry('lend', barcode, 5, { id, reader_id: loans.aReader().id });
  await loans.whileBooksAreAway(async () => {
    expect(await outcomes([cutOff])).toEqual(['later']);
  });
  expect(await outcomes([{ ...cutOff, desk: 'desk-renamed' }])).toEqual(['done']);
});

test('a book that was lent although rules refuse it is lent, and a person looks at it', async () => {
  const reader = loans.aReader({ blocked: true, loanLimit: 0, unverified: true });
  const barcode = aCopy();
  const codes = ['patron_blocked', 'email_not_verified', 'loan_limit_reached'];
  expect(await replay([lend(barcode, reader, 10)])).toMatchObject([{ outcome: 'done', codes }]);
  expect(await openOf(reader)).toEqual([barcode]);
  expect(await tasksOf(reader)).toMatchObject([{ kind: 'lent_against_rules', codes, barcode }]);
});

test('a copy that somebody else still had has come back before it is lent', async () => {
  const [one, other, barcode] = [loans.aReader(), loans.aReader(), aCopy()];
  expect(await outcomes([lend(barcode, one, 20), lend(barcode, other, 10)])).toEqual(['done', 'done']);
  expect([await openOf(one), await openOf(other)]).toEqual([[], [barcode]]);
  expect(await tasksOf(one)).toMatchObject([{ kind: 'had_by_two' }]);
});

test('what nobody knows is for a person to look for, and stops nothing', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  const unknown = [
    lend('no such copy', reader, 9),
    entry('lend', barcode, 8, { card_number: 'R-NOBODY' }),
    entry('return', '?', 7),
    entry('renew', 'no such copy', 6),
  ];
  expect(await outcomes([...unknown, lend(barcode, reader, 5)])).toEqual([...unknown.map(() => 'refused'), 'done']);
  expect(await tasksOf(reader)).toMatchObject([{ kind: 'unknown_barcode', barcode: 'no such copy' }]);
});

test('a renewal that the rules refuse is refused, and the reader is to be told', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const barcode = aCopy();
  const [lent] = await replay([lend(barcode, reader, 60)]);
  const { body } = await loans.service.request('GET', `/loans/${lent?.loan_id}`, { as: reader });
  const book_id = (body as { book_id: string }).book_id;
  loans.shelved(book_id).available = 0;
  await loans.service.request('POST', '/waiting-list', { as: other, body: { book_id } });
  const [answer] = await replay([entry('renew', barcode, 5)]);
  expect(answer).toMatchObject({ outcome: 'refused', codes: ['others_wait', 'renewal_too_soon'] });
  expect(await tasksOf(reader)).toMatchObject([{ kind: 'not_renewed', codes: ['others_wait', 'renewal_too_soon'] }]);
});

test('what cannot be recorded is told, and the rest is recorded', async () => {
  const [reader, withdrawn] = [loans.aReader(), `B-${randomUUID().slice(0, 8).toUpperCase()}`];
  loans.aBook({ barcode: withdrawn, copyStatus: 'withdrawn' });
  const barcode = aCopy();
  const old = lend(barcode, reader, 61 * 24 * 60);
  expect(await replay([lend(withdrawn, reader, 5), old, lend(barcode, reader, 4)])).toMatchObject([
    { outcome: 'refused', codes: ['copy_withdrawn'] },
    { outcome: 'refused', codes: ['too_long_ago'] },
    { outcome: 'done' },
  ]);
  expect(await tasksOf(reader)).toMatchObject([{ kind: 'not_recorded', codes: ['copy_withdrawn'] }]);
});

test('an entry that has to wait holds up those of its desk behind it, and no other desk', async () => {
  const [reader, mine, theirs] = [loans.aReader(), aCopy(), aCopy()];
  await replay([lend(theirs, reader, 30)]);
  const entries = [lend(mine, reader, 5), entry('return', theirs, 4)];
  const elsewhere = entry('return', theirs, 3, { desk: 'desk-2' });
  await loans.whileBooksAreAway(async () => {
    expect(await outcomes([...entries, elsewhere])).toEqual(['later', 'later', 'done']);
  });
  expect(await outcomes([...entries, elsewhere])).toEqual(['done', 'nothing_to_do', 'done']);
});

test('a clock that is off by an hour is put right', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  const [lent] = await replay([lend(barcode, reader, 90)], { sentAt: ago(60) });
  const { body } = await loans.service.request('GET', `/loans/${lent?.loan_id}`, { as: reader });
  expect(body).toMatchObject({ issued_at: ago(30) });
});

test('a task is taken on by one, may be put back by any, and is done once', async () => {
  const reader = loans.aReader({ blocked: true });
  await replay([lend(aCopy(), reader, 1)]);
  const [task] = await tasksOf(reader);
  const act = (what: string, as = loans.librarian, body = {}) =>
    loans.service.request('POST', `/desk/tasks/${task?.id}/${what}`, { as, ...(what === 'finish' && { body }) });
  const colleague = { id: randomUUID(), role: 'librarian' as const };
  expect(await act('claim')).toMatchObject({
    status: 200,
    body: { status: 'claimed', claimed_by: loans.librarian.id },
  });
  expect(await act('claim')).toMatchObject({ status: 200 });
  expect(await act('claim', colleague)).toMatchObject({ status: 409, body: { code: 'task_claimed' } });
  expect(await tasksOf(reader)).toEqual([]);
  const putBack = (as = colleague) => loans.service.request('DELETE', `/desk/tasks/${task?.id}/claim`, { as });
  for (const _ of ['claimed', 'open']) expect(await putBack()).toMatchObject({ status: 200, body: { status: 'open' } });
  expect((await putBack()).body).not.toHaveProperty('claimed_by');
  expect(await tasksOf(reader)).toMatchObject([{ id: task?.id }]);
  expect(await act('claim', colleague)).toMatchObject({ body: { status: 'claimed', claimed_by: colleague.id } });
  expect(await act('finish', colleague, { note: 'Позвонили' })).toMatchObject({
    body: { status: 'done', note: 'Позвонили' },
  });
  expect(await act('finish')).toMatchObject({ status: 409, body: { code: 'task_done' } });
  expect(await putBack()).toMatchObject({ status: 409, body: { code: 'task_done' } });
  const { body } = await loans.service.request(
    'GET',
    '/desk/tasks?status=done&branch_id=main&kind=lent_against_rules',
    {
      as: loans.librarian,
    },
  );
  expect(body).toMatchObject({ items: [{ id: task?.id, done_by: colleague.id }] });
});

test('in whatever order and however often desks tell, and cut off in between, the same readers have the same copies', async () => {
  const seed = testSeed('journal');
  const said = fc.record({
    kind: fc.constantFrom('lend' as const, 'return' as const),
    copy: fc.nat(1),
    reader: fc.nat(1),
    desk: fc.constantFrom('desk-1', 'desk-2'),
  });
  const drawn = fc.sample(fc.array(said, { minLength: 3, maxLength: 7 }), { numRuns: 12, seed });
  const orders = fc.sample(fc.infiniteStream(fc.nat()), { numRuns: drawn.length, seed });
  for (const [index, told] of drawn.entries()) {
    const held = async (shuffled: boolean) => {
      const [readers, copies] = [
        [loans.aReader(), loans.aReader()],
        [aCopy(), aCopy()],
      ];
      const entries = told.map(({ kind, copy, reader, desk: at }, place) =>
        entry(kind, copies[copy] ?? '', 100 - place, {
          desk: at,
          ...(kind === 'lend' && { reader_id: readers[reader]?.id ?? '' }),
        }),
      );
      const numbers = orders[index];
      const order = shuffled
        ? entries.map((one) => [numbers?.next().value ?? 0, one] as const).toSorted(([a], [b]) => a - b)
        : entries.map((one, place) => [place, one] as const);
      for (const [number, one] of order) {
        await replay([one]);
        if (shuffled && number % 3 === 0) await replay([one, ...entries.filter(({ id }) => id === one.id)]);
      }
      if (shuffled) await Promise.all([replay(entries), replay(entries.toReversed())]);
      return Promise.all(
        readers.map(async (reader) =>
          (await openOf(reader)).map((code) => copies.indexOf(code)).toSorted((a, b) => a - b),
        ),
      );
    };
    expect(await held(true), `with TEST_SEED=${seed}: ${JSON.stringify(told)}`).toEqual(await held(false));
  }
}, 120_000);

describe('a copy that came back at one desk and was lent at another, whichever tells first', () => {
  /** A copy that somebody else has, as of long ago; and what the desks did with it. */
  async function story() {
    const [before, reader] = [loans.aReader(), loans.aReader()];
    const barcode = aCopy();
    await replay([lend(barcode, before, 500)]);
    const back = entry('return', barcode, 40, { desk: 'desk-1' });
    // Its desk has not heard that it was back: as far as it knows, it comes back now, while somebody stands there.
    const scanned = entry('return', barcode, 30, { desk: 'desk-2', reader_id: reader.id });
    return { before, reader, barcode, back, scanned };
  }
  const orders = ['back first', 'lent first', 'lent first, said twice'] as const;

  test.each(orders)('%s: it is with whoever stood there', async (order) => {
    const { before, reader, barcode, back, scanned } = await story();
    const said = order === 'back first' ? [back, scanned] : [scanned, back];
    for (const one of said) await replay([one]);
    if (order === 'lent first, said twice') await replay([back, scanned]);
    expect([await openOf(reader), await openOf(before)]).toEqual([[barcode], []]);
    const [answer] = await replay([scanned]);
    expect(answer).toMatchObject({ outcome: 'done', kind: 'lend', reader_id: reader.id });
  });

  test.each(orders)('%s: and came back later, it is with nobody', async (order) => {
    const { before, reader, barcode, back, scanned } = await story();
    const later = entry('return', barcode, 20);
    const said = order === 'back first' ? [back, scanned, later] : [later, scanned, back];
    for (const one of said) await replay([one]);
    expect([await openOf(reader), await openOf(before)]).toEqual([[], []]);
  });

  test('also where two readers stood there, one after the other', async () => {
    const { before, reader, barcode, back, scanned } = await story();
    const first = { ...back, reader_id: loans.aReader().id };
    for (const one of [scanned, first]) await replay([one]);
    expect([await openOf(reader), await openOf(before)]).toEqual([[barcode], []]);
  });

  test('and that of its own reader, who has it no more and takes it along again', async () => {
    const { before, barcode, back, scanned } = await story();
    const again = { ...scanned, reader_id: before.id };
    for (const one of [again, back]) await replay([one]);
    expect(await openOf(before)).toEqual([barcode]);
  });

  test('and whoever got it in between, at the desk that tells later, is left to people', async () => {
    const { reader, barcode, scanned } = await story();
    await replay([scanned]);
    const [first, next] = [loans.aReader(), loans.aReader()];
    // As far as that desk knows, it lends what nobody has, and takes it back.
    await replay([lend(barcode, first, 40), entry('return', barcode, 35, { reader_id: next.id })]);
    expect(await tasksOf(reader)).toMatchObject([{ kind: 'had_by_two' }]);
  });

  test('a copy that came back only once, while somebody stood there, is with nobody', async () => {
    const { before, reader, scanned } = await story();
    expect(await replay([scanned])).toMatchObject([{ outcome: 'done', kind: 'return' }]);
    expect([await openOf(reader), await openOf(before)]).toEqual([[], []]);
  });

  test('whose account was deleted meanwhile has got nothing, and stood nowhere', async () => {
    const { reader, back, scanned } = await story();
    await replay([scanned]);
    await loans.service.request('POST', `/internal/readers/${reader.id}/close`, {
      headers: { 'dapr-caller-app-id': 'users' },
    });
    expect(await replay([back])).toMatchObject([{ outcome: 'nothing_to_do' }]);
  });

  test('nor one whose account was deleted before a desk got round to telling that they stood there', async () => {
    const { reader, back, scanned } = await story();
    await loans.service.request('POST', `/internal/readers/${reader.id}/close`, {
      headers: { 'dapr-caller-app-id': 'users' },
    });
    expect(await replay([scanned, back])).toMatchObject([
      { outcome: 'done', kind: 'return' },
      { outcome: 'nothing_to_do' },
    ]);
  });

  test.each(['lend', 'return'])(
    'a book of whoever tells of its return is returned now, and was lent since it was scanned, told as %s',
    async (kind) => {
      const [reader, barcode] = [loans.aReader(), aCopy()];
      const colleague = { id: loans.aReader().id, role: 'librarian' as const };
      await replay([lend(barcode, colleague, 500)]);
      const [back, lent] = [entry('return', barcode, 40), entry(kind, barcode, 30, { reader_id: reader.id })];
      expect(await replay([back, lent], { as: colleague })).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
      expect(await openOf(reader)).toEqual([barcode]);
    },
  );
});

test('a book of whoever tells that another reader has got it comes back from that reader', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  const colleague = { id: loans.aReader().id, role: 'librarian' as const };
  await replay([lend(barcode, colleague, 500)]);
  const [lent, back] = [lend(barcode, reader, 40), entry('return', barcode, 30)];
  expect(await replay([lent, back], { as: colleague })).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
  expect(await openOf(reader)).toEqual([]);
});

test('a card that was reported lost holds up no desk: a person looks at it', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const [barcode, next] = [aCopy(), aCopy()];
  const card = loans.giveCard(reader);
  loans.loseCard(card);
  const entries = [entry('lend', barcode, 20, { card_number: card }), lend(next, other, 10)];
  expect(await replay(entries)).toMatchObject([{ outcome: 'refused', codes: ['card_lost'] }, { outcome: 'done' }]);
  const { body } = await loans.service.request('GET', '/desk/tasks?kind=not_recorded&limit=100', {
    as: loans.librarian,
  });
  expect(body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ card_number: card, codes: ['card_lost'], barcode })]),
  });
});

test('whoever gets the book of the librarian who records it keeps it, also if that was cut off', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  const as: Staff = { id: loans.aReader().id, role: 'librarian' };
  expect(await outcomes([lend(barcode, as, 20)])).toEqual(['done']);
  const lent = lend(barcode, reader, 10);
  await loans.whileBooksAreAway(async () => {
    expect(await replay([lent], { as })).toMatchObject([{ outcome: 'later' }]);
  });
  expect(await replay([lent], { as })).toMatchObject([{ outcome: 'done' }]);
  expect([await openOf(as), await openOf(reader)]).toEqual([[], [barcode]]);
});

test('a copy that was kept for somebody else is lent, and a person looks at it', async () => {
  const [reader, barcode] = [loans.aReader(), `B-${randomUUID().slice(0, 8).toUpperCase()}`];
  loans.aBook({ barcode, copyStatus: 'on_hold_shelf', keptForOther: true });
  expect(await outcomes([lend(barcode, reader, 20)])).toEqual(['done']);
  expect(await openOf(reader)).toEqual([barcode]);
  expect(await tasksOf(reader)).toMatchObject([{ kind: 'lent_against_rules', codes: ['copy_on_hold'], barcode }]);
});

test('a copy that nobody gives free holds up what is said of it for a quarter of an hour, and nothing else; then a person looks at it', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const barcode = `B-${randomUUID().slice(0, 8).toUpperCase()}`;
  loans.aBook({ barcode, available: 0, copyStatus: 'reserved' });
  const entries = [lend(barcode, reader, 20), lend(aCopy(), other, 10), entry('return', barcode.toLowerCase(), 5)];
  const sent = () => replay(entries, { sentAt: now.toISOString() }).then((all) => all.map(({ outcome }) => outcome));
  try {
    expect(await sent()).toEqual(['later', 'done', 'later']);
    now = new Date(NOW.getTime() + 14 * 60_000);
    expect(await sent()).toEqual(['later', 'done', 'later']);
    now = new Date(NOW.getTime() + 15 * 60_000);
    expect(await sent()).toEqual(['refused', 'done', 'nothing_to_do']);
  } finally {
    now = NOW;
  }
  expect(await tasksOf(reader)).toMatchObject([{ kind: 'not_recorded', codes: ['copy_on_loan'], barcode }]);
});

test('whose account was deleted meanwhile is named in no task', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  await loans.service.request('POST', `/internal/readers/${reader.id}/close`, {
    headers: { 'dapr-caller-app-id': 'users' },
  });
  const lent = lend(barcode, reader, 10);
  expect(await replay([lent])).toMatchObject([{ outcome: 'refused', codes: ['reader_closed'] }]);
  expect(await tasksOf(reader)).toEqual([]);
  const { body } = await loans.service.request('GET', '/desk/tasks?kind=not_recorded&limit=100', {
    as: loans.librarian,
  });
  expect((body as { items: Task[] }).items.filter((task) => task.barcode === barcode)).toHaveLength(1);
});

test('a clock that is centuries ahead says nothing, and one that is years ahead is put right', async () => {
  const reader = loans.aReader();
  const barcode = aCopy();
  const lent = lend(barcode, reader, 0);
  const sent = (sent_at: string, at: string) =>
    loans.service.request('POST', '/desk/journal', {
      as: loans.librarian,
      body: { sent_at, entries: [{ ...lent, at }] },
    });
  for (const at of ['9999-12-31T20:59:59Z', '0001-01-01T00:00:00Z'])
    expect(await sent('9999-12-31T21:00:00Z', at)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'sent_at', code: 'too_far_ahead' }] },
    });
  const ahead = new Date(NOW.getTime() + 9 * 365 * 86_400_000).toISOString();
  expect(await sent(ahead, '0001-01-01T00:00:00Z')).toMatchObject({
    status: 200,
    body: { items: [{ outcome: 'refused' }] },
  });
  expect(await outcomes([lend(barcode, reader, 0)])).toEqual(['done']);
});

describe('a copy that was recorded as lost', () => {
  /** A copy that a reader has had since an hour and a half, and that is recorded as lost now, for ten roubles. */
  async function lostBy(reader: { id: string }) {
    const barcode = aCopy();
    const [lent] = await replay([lend(barcode, reader, 90)]);
    const loan = `/loans/${lent?.loan_id}`;
    const body = { reason: 'Читатель её потерял', price_minor: 1_000 };
    expect(await loans.service.request('POST', `${loan}/lost`, { as: loans.librarian, body })).toMatchObject({
      status: 200,
    });
    const statusOf = async () => (await loans.service.request('GET', loan, { as: loans.librarian })).body;
    return { barcode, statusOf };
  }
  const owes = async (reader: ReturnType<Desk['aReader']>) =>
    (await loans.service.request('GET', `/charges/user/${reader.id}`, { as: reader })).body;

  test('had come back before, at a desk that tells of it later: nothing is to be paid', async () => {
    const reader = loans.aReader();
    const { barcode, statusOf } = await lostBy(reader);
    expect(await outcomes([entry('return', barcode, 30)])).toEqual(['done']);
    expect(await statusOf()).toMatchObject({ status: 'returned' });
    expect(await owes(reader)).toMatchObject({ balance: { amount_minor: 0 } });
  });

  test('had been lent to somebody else before, who has brought it back since', async () => {
    const [reader, other] = [loans.aReader(), loans.aReader()];
    const { barcode, statusOf } = await lostBy(reader);
    expect(await outcomes([lend(barcode, other, 40), entry('return', barcode, 30)])).toEqual(['done', 'done']);
    expect([await statusOf(), await openOf(other)]).toMatchObject([{ status: 'returned', returned_at: ago(40) }, []]);
  });

  test('is lent to the reader who had lost it: it is lost no more', async () => {
    const reader = loans.aReader();
    const { barcode, statusOf } = await lostBy(reader);
    expect(await outcomes([lend(barcode, reader, 30)])).toEqual(['nothing_to_do']);
    expect(await outcomes([lend(barcode, reader, 0)])).toEqual(['done']);
    expect([await statusOf(), await openOf(reader)]).toMatchObject([{ status: 'returned' }, [barcode]]);
  });

  test('and was lent again since, is with nobody who has lost it', async () => {
    const [reader, other] = [loans.aReader(), loans.aReader()];
    const { barcode, statusOf } = await lostBy(reader);
    try {
      now = new Date(NOW.getTime() + 60_000);
      const body = { reader_id: other.id, barcode };
      expect(await loans.service.request('POST', '/loans/issue', { as: loans.librarian, body })).toMatchObject({
        status: 201,
      });
      now = new Date(NOW.getTime() + 120_000);
      await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { barcode } });
      now = new Date(NOW.getTime() + 180_000);
      const again = lend(barcode, reader, -3);
      expect(await replay([again], { sentAt: now.toISOString() })).toMatchObject([{ outcome: 'done' }]);
      expect([await statusOf(), await openOf(reader)]).toMatchObject([{ status: 'lost' }, [barcode]]);
      expect(await tasksOf(reader)).toEqual([]);
    } finally {
      now = NOW;
    }
  });
});

describe('money that was taken', () => {
  const paid = (reader: { id: string }, amount_minor: number, minutes: number, but: Partial<Entry> = {}): Entry => {
    const { barcode: _none, ...told } = entry('pay', '', minutes, {
      reader_id: reader.id,
      amount_minor,
      method: 'cash',
      ...but,
    });
    return told as Entry;
  };
  async function owing(...amounts: number[]) {
    const reader = loans.aReader();
    const charges: string[] = [];
    for (const amount_minor of amounts) {
      const body = { kind: 'damage', amount_minor, comment: 'Залита чаем' };
      const charged = await loans.service.request('POST', `/charges/user/${reader.id}`, { as: loans.librarian, body });
      charges.push((charged.body as Charge).id);
    }
    return { reader, charges };
  }
  async function owedBy(reader: { id: string }): Promise<number[]> {
    const { body } = await loans.service.request('GET', `/charges/user/${reader.id}`, { as: loans.librarian });
    const byId = (body as { items: Charge[] }).items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return byId.map(({ outstanding }) => outstanding.amount_minor);
  }
  async function aTill(): Promise<string> {
    const day = [{ opens: '09:00', closes: '19:00' }];
    const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] };
    const branch = { name: 'Северный', address: '', time_zone: 'Europe/Moscow', uses_tills: true, week };
    await loans.service.request('PUT', '/branches/with-tills', { as: loans.branchManager, body: branch });
    const body = { branch_id: 'with-tills', name: `Касса ${randomUUID().slice(0, 8)}`, float_minor: 0 };
    return ((await loans.service.request('POST', '/tills', { as: loans.librarian, body })).body as { id: string }).id;
  }
  const till = async (id: string) =>
    (await loans.service.request('GET', `/tills/${id}`, { as: loans.librarian })).body as { expected: object };

  test('is paid as of then, the oldest charge first, once, whoever tells of it, into the till of the desk', async () => {
    const { reader, charges } = await owing(300, 500);
    const tillId = await aTill();
    const told = paid(reader, 400, 30, { till_id: tillId });
    const [answer] = await replay([told]);
    expect(answer).toMatchObject({ outcome: 'done', kind: 'pay', reader_id: reader.id, codes: [] });
    expect(await replay([told], { as: loans.branchManager })).toEqual([answer]);
    expect(await owedBy(reader)).toEqual([0, 400]);
    expect(await till(tillId)).toMatchObject({ expected: { amount_minor: 400 } });
    const { body } = await loans.service.request('GET', `/charges/user/${reader.id}`, { as: reader });
    const first = (body as { items: Charge[] }).items.find(({ id }) => id === charges[0]);
    expect(first).toMatchObject({ status: 'paid', settled_at: ago(30) });
    expect(await tasksOf(reader)).toEqual([]);
  });

  test('for one charge pays no other; what is more than is owed is given back by people', async () => {
    const { reader, charges } = await owing(300, 500);
    const [answer] = await replay([paid(reader, 700, 5, { charge_id: charges[1] ?? '' })]);
    expect(answer).toMatchObject({ outcome: 'done', codes: ['more_than_owed'] });
    expect(await owedBy(reader)).toEqual([300, 0]);
    expect(await tasksOf(reader)).toMatchObject([
      { kind: 'overpaid', codes: ['more_than_owed'], amount: { amount_minor: 200, currency: 'RUB' } },
    ]);
  });

  test('into a till that was counted since is paid, and people see to the till', async () => {
    const { reader } = await owing(300);
    const tillId = await aTill();
    await loans.service.request('POST', `/tills/${tillId}/close`, { as: loans.librarian, body: { counted_minor: 0 } });
    expect(await replay([paid(reader, 300, 5, { till_id: tillId })])).toMatchObject([
      { outcome: 'done', codes: ['till_closed'] },
    ]);
    expect(await owedBy(reader)).toEqual([0]);
    expect(await tasksOf(reader)).toMatchObject([
      { kind: 'not_in_till', codes: ['till_closed'], amount: { amount_minor: 300 } },
    ]);
  });

  test('from whoever tells of it, and by a card that nobody knows, is left to people', async () => {
    const own = loans.librarian;
    expect(await replay([paid(own, 100, 5)])).toMatchObject([{ outcome: 'refused', codes: ['own_charge'] }]);
    expect(await tasksOf(own)).toMatchObject([{ kind: 'not_recorded', amount: { amount_minor: 100 } }]);
    const { reader_id: _reader, ...byCard } = paid(own, 100, 5, { card_number: 'R-NOBODY' });
    expect(await outcomes([byCard])).toEqual(['refused']);
  });

  test('longer ago than anybody remembers is left to people, with whose it is and how much', async () => {
    const { reader } = await owing(300);
    expect(await replay([paid(reader, 300, 61 * 24 * 60)])).toMatchObject([{ codes: ['too_long_ago'] }]);
    expect(await owedBy(reader)).toEqual([300]);
    expect(await tasksOf(reader)).toMatchObject([
      { kind: 'not_recorded', codes: ['too_long_ago'], amount: { amount_minor: 300 } },
    ]);
  });

  test('is said with how much and how', async () => {
    const { amount_minor: _amount, ...without } = paid(loans.aReader(), 1, 5);
    const { status, body } = await loans.service.request('POST', '/desk/journal', {
      as: loans.librarian,
      body: { sent_at: NOW.toISOString(), entries: [without] },
    });
    expect([status, body]).toMatchObject([400, { errors: [{ field: 'entries.0.amount_minor', code: 'missing' }] }]);
  });

  test('at two desks, in whatever order and however often they tell, is all entered or left to people', async () => {
    const seed = testSeed('journal payments');
    const sums = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 });
    for (const [owes, taken] of fc.sample(fc.tuple(sums, sums), { numRuns: 8, seed })) {
      const { reader } = await owing(...owes);
      const told = taken.map((amount, place) => paid(reader, amount, 20 - place, { desk: `desk-${place % 2}` }));
      await Promise.all([replay(told), replay(told.toReversed())]);
      await replay(told);
      const total = (of: number[]) => of.reduce((sum, one) => sum + one, 0);
      const left = (await tasksOf(reader)) as (Task & { amount?: { amount_minor: number } })[];
      const toGiveBack = total(left.map(({ amount }) => amount?.amount_minor ?? 0));
      expect(total(await owedBy(reader)), `with TEST_SEED=${seed}`).toBe(Math.max(0, total(owes) - total(taken)));
      expect(toGiveBack, `with TEST_SEED=${seed}`).toBe(Math.max(0, total(taken) - total(owes)));
    }
  });
});

test('what was lent to somebody who could not be registered is nobody’s, whoever has the card', async () => {
  const [reader, barcode] = [loans.aReader(), aCopy()];
  const lent = entry('lend', barcode, 5, { card_number: loans.giveCard(reader), unregistered: true });
  expect(await replay([lent])).toMatchObject([{ outcome: 'refused', codes: [] }]);
  expect(await replay([lent])).toMatchObject([{ outcome: 'refused', codes: [] }]);
  expect(await openOf(reader)).toEqual([]);
  const { body } = await loans.service.request('GET', '/desk/tasks?limit=100&kind=reader_not_registered', {
    as: loans.librarian,
  });
  expect(body).toMatchObject({ items: [{ barcode, card_number: lent.card_number, desk: 'desk-1' }] });
});

test('a renewal is of whoever had the copy then', async () => {
  const [reader, other, barcode] = [loans.aReader(), loans.aReader(), aCopy()];
  await replay([lend(barcode, reader, 60), lend(barcode, other, 20)]);
  expect(await outcomes([entry('renew', barcode, 30, { reader_id: reader.id })])).toEqual(['nothing_to_do']);
});

test('a renewal counts as of then: it was in time, though its day was over when it was told', async () => {
  const day = 24 * 60;
  const [reader, barcode] = [loans.aReader(), aCopy()];
  now = new Date(ago(15 * day));
  const body = { reader_id: reader.id, barcode, due_date: ago(day).slice(0, 10) };
  const lent = await loans.service.request('POST', '/loans/issue', { as: loans.librarian, body });
  now = NOW;
  const { id } = lent.body as { id: string };
  const told = entry('renew', barcode, day, { reader_id: reader.id });
  expect(await replay([told])).toMatchObject([{ outcome: 'done', codes: [], loan_id: id }]);
  expect(await tasksOf(reader)).toEqual([]);
  const renewed = await loans.service.request('GET', `/loans/${id}`, { as: loans.librarian });
  expect(renewed.body).toMatchObject({ renewals: 1, due_date: ago(-13 * day).slice(0, 10) });
  expect(renewed.body).not.toMatchObject({ fine: {} });

  const [as, own]: [Staff, string] = [{ id: loans.aReader().id, role: 'librarian' }, aCopy()];
  await replay([lend(own, as, 50 * day)]);
  const [answer] = await replay([entry('renew', own, 49 * day, { reader_id: as.id })], { as });
  expect(answer).toMatchObject({ outcome: 'refused' });
  expect(answer?.codes).toContain('loan_overdue');
});
