import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { blockedIn, byTurns, Turns } from '#testing/turns.ts';
import { startAuthBeforeUsers } from './auth-alone.ts';
import { actsOf, type Act, type Situation } from './acts.ts';
import { libraryInProcess, LENDING, PASSWORD, type Library } from './library-in-process.ts';

/**
 * Two requests that must not both see the state from before the other, each step of both before the next one: what
 * random orders seldom hit. Each fails without the lock that it is for (docs/mutations.md).
 */
const turns = new Turns();
let library: Library;
let acts: Record<string, Record<string, Act>>;
let aSituation: () => Promise<Situation>;
beforeAll(async () => {
  library = await libraryInProcess({ loans: turns.border, books: turns.border, users: turns.border });
  ({ acts, aSituation } = actsOf(library));
});
afterAll(() => library.stop());

type Asked = { status: number; body: unknown } | void;

/**
 * @param last the step before which one of them stands still until the other has ended, or waits for it
 * @returns what both were told, once everything is at rest and in order
 */
async function byTurnsDo(one: () => Promise<Asked>, other: () => Promise<Asked>, last?: RegExp): Promise<string[]> {
  const databases = LENDING.map((app) => library.services[app].database);
  const blocked = blockedIn(library.databases.loans, databases);
  const answers = await turns.takenBy([one, other], { scheduler: byTurns(last), blocked });
  await library.comeToRest();
  expect(await library.broken()).toEqual([]);
  return answers.map((answer) => {
    const { code } = (answer?.body ?? {}) as { code?: string };
    return code ?? String(answer?.status);
  });
}

const A_MOMENT = 'a moment';

/** The other one goes some steps ahead. */
async function aWhile(): Promise<void> {
  for (let step = 0; step < 12; step += 1) await turns.border(A_MOMENT, () => Promise.resolve());
}

/** The other one goes ahead until it has taken such a step. */
async function after(step: RegExp): Promise<void> {
  while (!turns.taken.some((what) => step.test(what))) await turns.border(A_MOMENT, () => Promise.resolve());
}

const doing = (situation: Situation, operation: string, variant: string) => async () => {
  const act = acts[operation]?.[variant];
  if (!act) throw new Error(`nothing does ${operation} (${variant})`);
  return act(situation);
};

async function arranged(): Promise<Situation> {
  const situation = await aSituation();
  await library.comeToRest();
  return situation;
}

test('a fine that one librarian takes and another waives is settled once', async () => {
  const situation = await arranged();
  const told = await byTurnsDo(doing(situation, 'payCharge', 'whole'), doing(situation, 'waiveCharge', 'whole'));
  expect(told.toSorted()).toEqual(['200', 'charge_settled']);
});

test('a fine that two librarians take is paid, and told of, once', async () => {
  const situation = await arranged();
  const paid = doing(situation, 'payCharge', 'whole');
  expect((await byTurnsDo(paid, paid)).toSorted()).toEqual(['200', 'charge_settled']);
  const told = library.messages.filter(
    ({ type, subject }) => type === 'reader.balance_changed' && subject === situation.reader.id,
  );
  // When it was owed, when something else was charged and paid, and when it was paid.
  expect(told.length).toBe(4);
});

test('a book that comes back while it is renewed stays back', async () => {
  const situation = await arranged();
  const told = await byTurnsDo(doing(situation, 'returnLoan', 'desk'), doing(situation, 'renewLoan', 'reader'));
  expect(told[0]).toBe('200');
  expect(await library.copiesOf(situation.book)).not.toContainEqual(expect.objectContaining({ status: 'on_loan' }));
});

test('a book that comes back twice at once comes back once', async () => {
  const situation = await arranged();
  expect(await byTurnsDo(doing(situation, 'returnLoan', 'desk'), doing(situation, 'returnLoan', 'reader'))).toEqual([
    '200',
    '200',
  ]);
});

test('of two books at once a reader gets as many as the limit allows', async () => {
  const situation = await arranged();
  const { other, book, idle } = situation;
  await library.request('users', 'PATCH', `/users/${other.id}`, { as: library.librarian, body: { loan_limit: 1 } });
  const borrow = (book_id: string) => () =>
    library.request('loans', 'POST', '/loans', { as: other, body: { book_id } });
  expect((await byTurnsDo(borrow(book), borrow(idle))).toSorted()).toEqual(['201', 'loan_limit_reached']);
});

test('a reader who leaves while they borrow has either left or the book', async () => {
  const situation = await arranged();
  const told = await byTurnsDo(doing(situation, 'issueLoan', 'other'), doing(situation, 'closeReader', 'other'));
  expect([
    ['201', 'has_open_loans'],
    ['reader_closed', '204'],
  ]).toContainEqual(told);
});

test('a reader who leaves while money is given back is owed it, or has left before', async () => {
  const situation = await arranged();
  const { id: other } = situation.other;
  const { body: charged } = await library.request('loans', 'POST', `/charges/user/${other}`, {
    as: library.librarian,
    body: { kind: 'damage', amount_minor: 500, comment: 'Залита чаем' },
  });
  const { id: charge } = z.object({ id: z.string() }).parse(charged);
  await library.request('loans', 'POST', `/charges/${charge}/pay`, {
    as: library.librarian,
    body: { method: 'cash' },
  });
  const refund = () =>
    library.request('loans', 'POST', `/charges/${charge}/refund`, {
      as: library.branchManager,
      body: { method: 'cash', comment: 'Книга нашлась' },
    });
  const told = await byTurnsDo(refund, doing(situation, 'closeReader', 'other'));
  expect([
    ['200', 'has_open_fines'],
    ['200', '204'],
  ]).toContainEqual(told);
});

test('what is taken at a till while it is closed is in its sums, or is not taken', async () => {
  const situation = await arranged();
  const sums = z.object({ expected: z.object({ amount_minor: z.number() }) });
  const counted: Asked[] = [];
  const close = async () => {
    const answer = await doing(situation, 'closeTill', 'counted')();
    counted.push(answer);
    return answer;
  };
  const told = await byTurnsDo(doing(situation, 'payCharge', 'a part, at a till'), close, /insert into "charge_entry"/);
  expect([
    ['200', '200'],
    ['till_closed', '200'],
  ]).toContainEqual(told);
  const { body: now } = await library.request('loans', 'GET', `/tills/${situation.till}`, { as: library.librarian });
  expect(sums.parse(now)).toEqual(sums.parse(counted[0]?.body));
});

test('a reader who gets a book while they join its waiting list waits for it no longer', async () => {
  const situation = await arranged();
  const told = await byTurnsDo(doing(situation, 'joinWaitingList', 'other'), doing(situation, 'issueLoan', 'other'));
  expect(told[1]).toBe('201');
});

test('a code on a slip opens one account, whoever has read it', async () => {
  const { newcomer } = await arranged();
  const open = () =>
    library.request('users', 'POST', '/internal/first-passwords', {
      headers: { 'dapr-caller-app-id': 'auth' },
      body: {
        card_number: newcomer.card,
        code: newcomer.code,
        email: `${randomUUID()}@readers.example`,
        password: PASSWORD,
      },
    });
  expect((await byTurnsDo(open, open)).toSorted()).toEqual(['201', 'wrong_sign_in_code']);
});

test('of two who change a password at once, one does', async () => {
  const { reader } = await arranged();
  const change = (chosen: string) => () =>
    library.request('users', 'PUT', '/users/me', {
      as: reader,
      body: { password: { current: PASSWORD, new: chosen } },
    });
  const told = await byTurnsDo(change('the words of one'), change('the words of another'));
  expect(told.toSorted()).toEqual(['200', 'wrong_password']);
});

test('a book that is lent while it is deleted is one or the other', async () => {
  const situation = await arranged();
  const { other, idle } = situation;
  const borrow = async () => {
    await aWhile();
    return library.request('loans', 'POST', '/loans', { as: other, body: { book_id: idle } });
  };
  const told = await byTurnsDo(borrow, doing(situation, 'deleteBook', 'idle'), /delete from "book" /);
  expect([
    ['201', 'copies_are_out'],
    ['book_not_found', '204'],
    ['no_copy_available', '204'],
  ]).toContainEqual(told);
});

describe('of sign-ins', () => {
  let auth: Awaited<ReturnType<typeof startAuthBeforeUsers>>;
  beforeAll(async () => {
    auth = await startAuthBeforeUsers(turns.border);
  });
  afterAll(() => auth.service.stop());

  const takenBy = (requests: (() => Promise<unknown>)[], last?: RegExp) => {
    const { db, database } = auth.alone;
    return turns.takenBy(requests, { scheduler: byTurns(last), blocked: blockedIn(db, [database]) });
  };

  test('one that begins while the password is changed does not outlive the change', async () => {
    const user = randomUUID();
    const login = async () => {
      const body = { email: `${user}@readers.example`, password: PASSWORD };
      return (await auth.service.request('POST', '/auth/login', { body })).status;
    };
    const change = async () => {
      await after(/credentials.check/);
      return auth.events({ user })['user.changed']?.();
    };
    expect(await takenBy([login, change], /^sql commit|^a moment/)).toEqual([200, 'SUCCESS']);
    const { db, rules } = auth.alone;
    expect((await sql.raw(rules['no session outlives a change of its account']).execute(db)).rows).toEqual([]);
  });

  test('one that two pages renew is renewed once, and both know its next token', async () => {
    const { refresh: refresh_token } = await auth.aSignIn(auth.service.request);
    const renew = () => auth.service.request('POST', '/auth/refresh', { body: { refresh_token } });
    const next = { status: 200, body: { refresh_token: auth.service.context.nextRefreshToken(refresh_token) } };
    expect(await takenBy([renew, renew])).toMatchObject([next, next]);
  });
});
