import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { components } from '#contracts/public.ts';
import {
  isToBeSeen,
  repaired,
  type Act,
  type CheckedIn,
  type Copy,
  type Entry,
  type Loan,
  type Scan,
} from './entry.ts';
import { mayBeSomebody, visitAfter } from './visits.ts';
import { settleAll, type Journal, type Library } from './work.ts';

type Told = components['schemas']['JournalAnswer'];

const CARDS = ['R1', 'R2'];
const COPIES = ['A1', 'A2', 'A3'];
/** A card and a copy have this number. */
const BOTH = 'B7';
/** A copy that was recorded as lost. */
const LOST = 'L9';
const LOST_CARD = 'R-LOST';
/** What the library does not take. */
const TOO_LONG = 'X'.repeat(201);
const TODAY = '2026-11-28';
const PUT_BACK: Act = { kind: 'record', barcode: LOST, title: LOST, from: 'lost', to: 'available' };

const readerOf = (card: string): NonNullable<Scan['reader']> => ({ id: card, full_name: card, language: 'ru' });

const copyThatIs = (status: Copy['status'], code: string): Copy => ({
  title: code,
  barcode: code,
  status,
  current_branch: 'main',
});

const asWhole = (copy: Copy): NonNullable<CheckedIn['copy']> => ({
  id: copy.barcode,
  book_id: copy.barcode,
  home_branch: 'main',
  in_house_uses: 0,
  created_at: '',
  ...copy,
});

const asUser = (reader: NonNullable<Scan['reader']>): NonNullable<CheckedIn['reader']> => ({
  card_number: reader.id,
  role: 'reader',
  patron_category: 'adult',
  loan_limit: 5,
  blocked: false,
  active_loans: 0,
  has_overdue: false,
  created_at: '',
  ...reader,
});

const aLoan = (id: string, reader_id: string, barcode: string): Loan => ({
  id,
  reader_id,
  book_id: barcode,
  copy_id: barcode,
  barcode,
  title: barcode,
  status: 'open',
  issued_at: '',
  due_date: '2026-12-12',
  renewals: 0,
  renewals_left: 0,
});

/** A library that lends, takes back, and now and then says nothing: before it has acted, or after. */
function aLibrary(silences: ('before' | 'after' | 'never')[] = []) {
  const loans = new Map<string, Loan>();
  const history: string[] = [];
  const shelved = new Map<string, Copy['status']>([[LOST, 'lost']]);
  /** What is on its way after its return. */
  const sent = new Set<string>();
  let turn = 0;
  /** As the API does: what is asked differently under the same key is refused. */
  function once<Done>() {
    const answers = new Map<string, { asked: string; answer: Done }>();
    return async (key: string, asked: Act, act: () => Done) => {
      const silence = silences[turn++] ?? 'never';
      if (silence === 'before') throw new TypeError('no connection');
      const kept = answers.get(key);
      if (kept && kept.asked !== JSON.stringify(asked)) return { refused: ['another request had this key'] };
      const answer = kept?.answer ?? act();
      answers.set(key, { asked: JSON.stringify(asked), answer });
      if (silence === 'after') throw new TypeError('no connection');
      return answer;
    };
  }
  const onLoans = once<Loan>();
  const onCopies = once<Copy>();
  const requests: string[] = [];
  const toldBefore = new Map<string, Told>();
  const checkedIn = new Map<string, { asked: string; told: CheckedIn }>();
  /** The names of those who were registered, by their cards. */
  const registered = new Map<string, string>();
  const onReaders = once<NonNullable<Scan['reader']>>();
  const known = (code: string): Scan => {
    const name = registered.get(code);
    if (name !== undefined) return { code, reader: { ...readerOf(code), full_name: name } };
    const isCard = CARDS.includes(code) || code === BOTH;
    if (code === LOST_CARD) return { code, lost_card: true };
    if (!isCard && !COPIES.includes(code) && !shelved.has(code)) return { code };
    if (isCard && code !== BOTH) return { code, reader: readerOf(code) };
    const loan = loans.get(code);
    const copy = copyThatIs(loan ? 'on_loan' : (shelved.get(code) ?? 'available'), code);
    return { code, copy, ...(loan && { loan }), ...(isCard && { reader: readerOf(code) }) };
  };
  const library: Library = {
    async lookUp(code): Promise<Scan> {
      if ((silences[turn++] ?? 'never') !== 'never') throw new TypeError('no connection');
      return known(code);
    },
    async lookUpAll(codes) {
      requests.push(`look up ${codes.join(' ')}`);
      if (codes.includes(TOO_LONG)) return { refused: ['too long'] };
      const scans = new Map<string, Scan>();
      for (const code of codes) {
        const scan = await library.lookUp(code);
        if (!('refused' in scan)) scans.set(code, scan);
      }
      return scans;
    },
    async tell(told) {
      requests.push(`tell ${told.length}`);
      const silence = silences[turn++] ?? 'never';
      if (silence === 'before') throw new TypeError('no connection');
      if (told.some(({ act }) => act.kind === 'tell' && act.barcode === TOO_LONG)) return { refused: ['too long'] };
      const answers = told.map(({ id, act }): Told => {
        const before = toldBefore.get(id);
        if (before) return before;
        const answer: Told = { id, outcome: 'done', codes: [] };
        toldBefore.set(id, answer);
        if (act.kind === 'take') {
          history.push(`${act.amount.amount_minor} from ${act.readerId}`);
          return act.amount.amount_minor > 100 ? Object.assign(answer, { codes: ['more_than_owed'] }) : answer;
        }
        const { what, to, barcode } = act;
        if (!COPIES.includes(barcode) && barcode !== BOTH)
          return Object.assign(answer, { outcome: 'refused', codes: ['copy_not_found'] });
        const has = loans.get(barcode);
        if (what !== 'lend' && !has) return Object.assign(answer, { outcome: 'nothing_to_do' });
        if (what === 'renew') {
          history.push(`${barcode} renewed`);
          return answer;
        }
        loans.delete(barcode);
        const receiver =
          to && ('card' in to ? `${to.isUnregistered ? 'nobody with ' : ''}card ${to.card}` : to.readerId);
        history.push(what === 'return' ? `${barcode} has come back` : `${barcode} was lent to ${receiver}`);
        if (what === 'lend') loans.set(barcode, aLoan(id, receiver ?? '', barcode));
        return what === 'lend' && has ? Object.assign(answer, { codes: ['had_by_two'] }) : answer;
      });
      if (silence === 'after') throw new TypeError('no connection');
      return new Map(answers.map((answer) => [answer.id, answer]));
    },
    register: async (act, key) => {
      if (registered.has(act.card) || CARDS.includes(act.card)) {
        const again = await onReaders(key, act, () => readerOf(''));
        return 'refused' in again || again.id === '' ? { refused: ['the card is taken'] } : again;
      }
      return onReaders(key, act, () => {
        registered.set(act.card, act.name);
        history.push(`${act.name} got ${act.card}`);
        return { ...readerOf(act.card), full_name: act.name };
      });
    },
    lend: (act, key) =>
      onLoans(key, act, () => {
        const { readerId, barcode, branch, dueDate, asOf } = act;
        const loan: Loan = {
          ...aLoan(key, readerId, barcode),
          ...(dueDate !== undefined && { due_date: dueDate }),
          ...(branch !== undefined && { branch_id: branch }),
        };
        loans.set(barcode, loan);
        const where = branch === undefined ? '' : ` in ${branch}`;
        history.push(`${barcode} to ${readerId}${where}${asOf === undefined ? '' : ` at ${asOf}`}`);
        return loan;
      }),
    giveBack: (act, key) =>
      onLoans(key, act, () => {
        const [barcode, loan] = [...loans].find(([, { id }]) => id === act.loanId) ?? [];
        if (!loan || barcode === undefined) throw new Error('returned twice');
        loans.delete(barcode);
        const at = act.branch === undefined ? '' : ` in ${act.branch}`;
        if (act.branch !== undefined && act.branch !== 'main') sent.add(barcode);
        const box = act.fromBox ? ` out of the box${act.asOf === undefined ? '' : ` at ${act.asOf}`}` : '';
        history.push(`${barcode} from ${loan.reader_id}${at}${box}`);
        return { ...loan, status: 'returned' };
      }),
    renew: (act, key) =>
      onLoans(key, act, () => {
        const loan = [...loans.values()].find(({ id }) => id === act.loanId);
        if (!loan) throw new Error('renewed what is not lent');
        history.push(`${loan.barcode} renewed`);
        return loan;
      }),
    record: (act, key) =>
      onCopies(key, act, () => {
        shelved.set(act.barcode, act.to);
        history.push(`${act.barcode} is ${act.to}`);
        return copyThatIs(act.to, act.barcode);
      }),
    receive: (act, key) =>
      onCopies(key, act, () => {
        shelved.delete(act.barcode);
        history.push(`${act.barcode} in ${act.branch}`);
        return copyThatIs('available', act.barcode);
      }),
    use: (act, key) =>
      onCopies(key, act, () => {
        history.push(`${act.barcode} was used`);
        return copyThatIs('available', act.barcode);
      }),
    copyNow: async (barcode) => {
      if (!sent.has(barcode)) return undefined;
      return { ...copyThatIs('in_transit', barcode), destination: 'north' };
    },
    checkIn: async (asked, key): Promise<CheckedIn | { refused: string[] }> => {
      const { barcode: code, scannedAt, branch, fromBox, inHouse, mayBeCard, forReader, damaged } = asked;
      const silence = silences[turn++] ?? 'never';
      if (silence === 'before') throw new TypeError('no connection');
      const { reader, lost_card, copy, loan } = known(code);
      const about = { code, ...(lost_card && { lost_card }), ...(copy && { copy: asWhole(copy) }) };
      let answer = checkedIn.get(key);
      if (answer && answer.asked !== JSON.stringify(asked)) return { refused: ['another request had this key'] };
      if (!answer) {
        answer = { asked: JSON.stringify(asked), told: { ...about, done: 'nothing' } };
        if (mayBeCard && reader) answer.told.reader = asUser(reader);
        else if (copy && damaged) {
          const { loanId, amountMinor } = damaged;
          const charged = amountMinor !== undefined && {
            damage_charge: { amount_minor: amountMinor, currency: 'RUB' },
          };
          const ended = loanId !== undefined && { loan: { ...aLoan(loanId, 'R1', code), ...charged } };
          answer.told = { ...about, done: 'recorded_damaged', ...ended, copy: asWhole(copyThatIs('damaged', code)) };
          history.push(`${code} is damaged${amountMinor === undefined ? '' : `: ${amountMinor}`}`);
        } else if (copy && loan) {
          const lent = loans.get(code);
          if (!lent) throw new Error('returned twice');
          loans.delete(code);
          const isSent = branch !== undefined && branch !== 'main';
          const now: Copy = isSent
            ? { ...copyThatIs('in_transit', code), destination: 'north' }
            : copyThatIs('available', code);
          answer.told = { ...about, done: 'returned', loan: { ...lent, status: 'returned' }, copy: asWhole(now) };
          const when = scannedAt === 'now' ? '' : ` at ${scannedAt}`;
          const where = branch === undefined ? '' : ` in ${branch}`;
          history.push(`${code} from ${loan.reader_id}${where}${fromBox ? ` out of the box${when}` : when}`);
        } else if (copy && forReader && copy.status === 'available') answer.told.todo = { what: 'lend' };
        else if (copy && inHouse) {
          answer.told.done = 'used_in_house';
          history.push(`${code} was used`);
        } else if (copy && branch === 'south') {
          answer.told = { ...about, done: 'received', copy: asWhole(copyThatIs('available', code)) };
          history.push(`${code} in ${branch}`);
        }
        if (answer.told.done !== 'nothing') checkedIn.set(key, answer);
      }
      if (silence === 'after') throw new TypeError('no connection');
      return answer.told;
    },
    settle: async ({ fineId: id, title, as: status }) => ({
      id,
      kind: 'overdue',
      loan_id: id,
      title,
      amount: { amount_minor: 100, currency: 'RUB' },
      outstanding: { amount_minor: 0, currency: 'RUB' },
      days_overdue: 1,
      status,
    }),
  };
  return { library, history, requests };
}

/** What is scanned, `undo` for an undo of the entry before, and `end` for the end of a visit. */
function aJournal(codes: string[]) {
  const entries = new Map<string, Entry>();
  const add = (code: string, more: Partial<Entry> = {}): Entry => {
    const index = entries.size;
    const id = String(index).padStart(4, '0');
    const entry: Entry = { id, staffId: 'librarian', code, at: index + 1, state: { at: 'waiting' }, ...more };
    entries.set(entry.id, entry);
    return entry;
  };
  for (const code of codes) {
    const before = [...entries.keys()].at(-1);
    if (code === 'end') add('', { state: { at: 'done', act: { kind: 'end' } } });
    else if (code !== 'undo') add(code);
    else if (before !== undefined) add('', { undoes: before });
  }
  const journal: Journal = {
    all: async () => [...entries.values()],
    put: async (...changed) => {
      for (const entry of changed) entries.set(entry.id, entry);
    },
  };
  return { ...journal, add };
}

const never = () => undefined;

async function settleHoweverOften(
  library: Library,
  journal: Journal,
  asOf: (at: number) => string | undefined = never,
  branch?: string,
): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      return await settleAll({
        library,
        journal,
        today: TODAY,
        asOf,
        byLibraryClock: (at) => asOf(at) ?? 'now',
        branch,
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
}

const outcomes = async (journal: Journal) =>
  (await journal.all()).map(({ state }) => (state.at === 'done' ? state.act.kind : state.at));

describe('a scan', () => {
  test('of a card and three copies lends them; the next card is the next reader’s', async () => {
    const { library, history } = aLibrary();
    await settleHoweverOften(library, aJournal(['R1', 'A1', 'A2', 'R2', 'A3']));
    expect(history).toEqual(['A1 to R1', 'A2 to R1', 'A3 to R2']);
  });

  test('of a copy on loan takes it back, whoever stands at the desk', async () => {
    const { library, history } = aLibrary();
    await settleHoweverOften(library, aJournal(['R1', 'A1', 'R2', 'A1', 'A1']));
    expect(history).toEqual(['A1 to R1', 'A1 from R1', 'A1 to R2']);
  });

  test('of a copy on the shelf with nobody at the desk, and of nothing that is known, changes nothing', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['A1', 'X9', 'R1', 'end', 'A1']);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([[], ['show', 'unknown', 'open', 'end', 'show']]);
  });

  test('of a card that was reported lost ends the visit: what follows is not the reader’s who stood there', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', LOST_CARD, 'A2']);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([['A1 to R1'], ['open', 'lend', 'lost_card', 'show']]);
  });

  test('of a copy that comes back at another branch says where it goes', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'end', 'A1']);
    await settleHoweverOften(library, journal, never, 'south');
    expect(history).toEqual(['A1 to R1 in south', 'A1 from R1 in south']);
    expect((await journal.all()).at(-1)?.state).toMatchObject({ at: 'done', copy: { destination: 'north' } });
  });

  test('of a copy that belongs to another branch receives it here, unless a reader wants it', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['A1', 'R1', 'A2']);
    await settleHoweverOften(library, journal, never, 'south');
    expect(history).toEqual(['A1 in south', 'A2 to R1 in south']);
  });

  test('of a copy that is lost only shows it, also to a reader, who gets it once it is back on the shelf', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', LOST]);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([[], ['open', 'show']]);
    journal.add(LOST, { state: { at: 'decided', act: PUT_BACK } });
    journal.add(LOST);
    await settleHoweverOften(library, journal);
    expect(history).toEqual([`${LOST} is available`, `${LOST} to R1`]);
  });

  test('out of the return box, or of what was read in the library, lends nothing, also after the library was away', async () => {
    const { library, history, requests } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'A2']);
    await settleHoweverOften(library, journal);
    journal.add('A1', { mode: 'box' });
    journal.add('A3', { mode: 'box' });
    journal.add('A3', { mode: 'in_house' });
    await settleHoweverOften(library, journal);
    expect(await outcomes(journal)).toEqual(['open', 'lend', 'lend', 'return', 'show', 'use']);
    journal.add('A2', { mode: 'box' });
    await settleHoweverOften(library, journal, longAgo);
    expect(history.slice(2)).toEqual([
      'A1 from R1 out of the box',
      'A3 was used',
      'A2 from R1 out of the box at moment 7',
    ]);
    expect(requests).toEqual([]);
  });

  test('that was asked for is asked for again, and nothing else, however long the answer has not come', async () => {
    const { library, history } = aLibrary(['never', 'never', 'never', 'after']);
    const journal = aJournal(['R1', 'A1']);
    await settleHoweverOften(library, journal);
    journal.add('A1');
    const desk = { library, journal, today: TODAY, byLibraryClock: () => 'now' };
    await expect(settleAll({ ...desk, asOf: never })).rejects.toThrow('no connection');
    await settleAll({ ...desk, asOf: longAgo });
    expect([history, await outcomes(journal)]).toEqual([
      ['A1 to R1', 'A1 from R1'],
      ['open', 'lend', 'return'],
    ]);
  });

  test('that is refused says why, and holds up none behind it', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'A2']);
    const refusing: Library = {
      ...library,
      lend: (act, key) => (act.barcode === 'A1' ? Promise.resolve({ refused: ['no'] }) : library.lend(act, key)),
    };
    await settleHoweverOften(refusing, journal);
    expect([history, await outcomes(journal)]).toEqual([['A2 to R1'], ['open', 'refused', 'lend']]);
  });
});

const longAgo = (at: number) => `moment ${at}`;

describe('what was scanned while the library was away', () => {
  test('is looked up and told together: what was out has come back, whoever stood there, and what was in is theirs', async () => {
    const { library, history, requests } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'A2', 'R2', 'A1', 'end', 'A2', 'R1', 'A3', 'A3']);
    await settleHoweverOften(library, journal, longAgo);
    expect(history).toEqual([
      'A1 was lent to R1',
      'A2 was lent to R1',
      'A1 has come back',
      'A2 has come back',
      'A3 was lent to R1',
      'A3 has come back',
    ]);
    expect(requests).toEqual(['look up R1 A1 A2 R2 A3', 'tell 6', 'look up A1 A2 A3']);
    const states = (await journal.all()).map(({ state }) => state);
    expect(states[4]).toMatchObject({ at: 'done', act: { kind: 'tell', what: 'return', title: 'A1' } });
  });

  test('by a card that was reported lost is told with it, not with the card before', async () => {
    const { library, history } = aLibrary();
    await settleHoweverOften(library, aJournal(['R1', 'A1', LOST_CARD, 'A2', 'R2', 'A3']), longAgo);
    expect(history).toEqual(['A1 was lent to R1', `A2 was lent to card ${LOST_CARD}`, 'A3 was lent to R2']);
  });

  test('by a card that nobody knows is told with it, not with the card before', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'R9', 'A2', 'R2', 'A3']);
    await settleHoweverOften(library, journal, longAgo);
    expect(history).toEqual(['A1 was lent to R1', 'A2 was lent to card R9', 'A3 was lent to R2']);
    expect(await outcomes(journal)).toEqual(['open', 'tell', 'unknown_card', 'tell', 'open', 'tell']);
  });

  test('is left to people if nobody knows it, and stops nothing; so does what the library does not take', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'X9', TOO_LONG, 'A2']);
    await settleHoweverOften(library, journal, longAgo);
    expect(history.map((what) => what.slice(0, 2))).toEqual(['A1', 'A2']);
    expect(await outcomes(journal)).not.toContain('waiting');
    const other = aJournal(['R2', 'X9', 'A3']);
    await settleHoweverOften(aLibrary().library, other, longAgo);
    const [, unknown] = await other.all();
    expect(unknown?.state).toMatchObject({ at: 'refused', reasons: [], broken: ['copy_not_found'] });
  });

  test('is looked up one by one where the library does not take them together, and counts all the same', async () => {
    const { library, history } = aLibrary();
    const before: Library = { ...library, lookUpAll: () => Promise.resolve({ refused: ['no such thing'] }) };
    const journal = aJournal(['R1', 'A1', 'A2', 'end', 'A1', TOO_LONG, LOST_CARD, 'A3']);
    await settleHoweverOften(before, journal, longAgo);
    expect(history).toEqual([
      'A1 was lent to R1',
      'A2 was lent to R1',
      'A1 has come back',
      `A3 was lent to card ${LOST_CARD}`,
    ]);
    expect(await outcomes(journal)).toEqual(['open', 'tell', 'tell', 'end', 'tell', 'unknown', 'lost_card', 'tell']);
  });

  test('of a copy that has the number of a card that was reported lost is told like any other', async () => {
    const { library, history } = aLibrary();
    const both: Library = {
      ...library,
      lookUpAll: async (codes) => {
        const found = await library.lookUpAll(codes);
        return 'refused' in found
          ? found
          : new Map([...found].map(([code, scan]) => [code, scan.copy ? { ...scan, lost_card: true } : scan]));
      },
    };
    await settleHoweverOften(both, aJournal(['R1', 'A1', 'end', 'A1']), longAgo);
    expect(history).toEqual(['A1 was lent to R1', 'A1 has come back']);
  });

  test('and was to be lent before it went away is told, if it is refused when nobody sees it any more', async () => {
    for (const asOf of [never, longAgo]) {
      const { library, history } = aLibrary();
      const refusing: Library = { ...library, lend: () => Promise.resolve({ refused: ['owes too much'] }) };
      const journal = aJournal([]);
      journal.add('A1', {
        state: { at: 'decided', act: { kind: 'lend', readerId: 'R1', barcode: 'A1', branch: 'south' } },
      });
      await settleHoweverOften(refusing, journal, asOf);
      const told = { at: 'done', act: { kind: 'tell', what: 'lend', branch: 'south' } };
      expect((await journal.all())[0]?.state).toMatchObject(asOf === never ? { at: 'refused' } : told);
      expect(history).toEqual(asOf === never ? [] : ['A1 was lent to R1']);
    }
  });

  test('waits behind a question, and goes on once it is answered', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', BOTH, 'A2']);
    await settleHoweverOften(library, journal, longAgo);
    expect(await outcomes(journal)).toEqual(['open', 'tell', 'asking', 'waiting']);
    const question = (await journal.all())[2];
    if (question) await journal.put({ ...question, state: { at: 'waiting', meant: 'card' } });
    await settleHoweverOften(library, journal, longAgo);
    expect(history).toEqual(['A1 was lent to R1', `A2 was lent to ${BOTH}`]);
  });

  test('that the library could record only some of is told again from there on', async () => {
    const { library, history } = aLibrary();
    let isFirst = true;
    const slow: Library = {
      ...library,
      async tell(told) {
        const answers = new Map(
          await library.tell(isFirst ? told.slice(0, 1) : told).then((some) => ('refused' in some ? [] : some)),
        );
        if (isFirst) for (const { id } of told.slice(1)) answers.set(id, { id, outcome: 'later', codes: [] });
        isFirst = false;
        return answers;
      },
    };
    const journal = aJournal(['R1', 'A1', 'A2', 'A3']);
    await settleHoweverOften(slow, journal, longAgo);
    expect(history.length).toBe(3);
    expect(await outcomes(journal)).toEqual(['open', 'tell', 'tell', 'tell']);
  });

  test('and waits for its copy alone holds up nothing that was scanned of others since', async () => {
    const { library, history } = aLibrary();
    let isHeldUp = true;
    const slow: Library = {
      ...library,
      async tell(told) {
        const now = told.filter(({ act }) => !(isHeldUp && act.kind === 'tell' && act.barcode === 'A1'));
        const answers = await library.tell(now);
        if ('refused' in answers) return answers;
        const later = told
          .filter((one) => !now.includes(one))
          .map(({ id }) => ({ id, outcome: 'later' as const, codes: [] }));
        return new Map([...answers, ...later.map((one) => [one.id, one] as const)]);
      },
    };
    const journal = aJournal(['R1', 'A1', 'A2']);
    const desk = { library: slow, journal, today: TODAY, byLibraryClock: () => 'now' };
    await expect(settleAll({ ...desk, asOf: longAgo })).rejects.toThrow('not record');
    journal.add('A3');
    journal.add('A1');
    await expect(settleAll({ ...desk, asOf: never })).rejects.toThrow('not record');
    expect(history).toEqual(['A2 was lent to R1', 'A3 to R1']);
    isHeldUp = false;
    await settleAll({ ...desk, asOf: never });
    expect(history.slice(2)).toEqual(['A1 was lent to R1', 'A1 from R1']);
  });

  test('and refused stays until somebody has seen it, whoever works there by then; what was refused at once does not', async () => {
    for (const asOf of [never, longAgo]) {
      const { library } = aLibrary();
      const refusing: Library = {
        ...library,
        lend: () => Promise.resolve({ refused: ['no'] }),
        tell: () => Promise.resolve({ refused: ['no such branch'] }),
      };
      const journal = aJournal(['R1', 'A1']);
      await settleHoweverOften(refusing, journal, asOf);
      const [, entry] = await journal.all();
      if (!entry) throw new Error('no entry');
      expect(isToBeSeen(entry)).toBe(asOf === longAgo);
      expect(isToBeSeen({ ...entry, seenTo: true })).toBe(false);
    }
  });

  test('and has come back says where it goes, as any return, if that can be told', async () => {
    for (const isTold of [true, false]) {
      const { library } = aLibrary();
      let isBack = false;
      const sorting: Library = {
        ...library,
        tell: async (told) => {
          isBack = told.some(({ act }) => act.kind === 'tell' && act.what === 'return');
          return library.tell(told);
        },
        lookUpAll: async (codes) => {
          if (isBack && !isTold) throw new TypeError('no connection');
          const found = await library.lookUpAll(codes);
          if (!isBack || 'refused' in found) return found;
          const copy = { ...copyThatIs('in_transit', 'A1'), destination: 'north' };
          return new Map([...found].map(([code, scan]) => [code, code === 'A1' ? { ...scan, copy } : scan]));
        },
      };
      const journal = aJournal(['R1', 'A1', 'end', 'A1']);
      await settleHoweverOften(sorting, journal, longAgo);
      const { state } = (await journal.all())[3] ?? {};
      expect(state).toMatchObject({ at: 'done', act: { kind: 'tell', what: 'return' } });
      expect(state?.at === 'done' && state.copy?.destination).toBe(isTold ? 'north' : undefined);
    }
  });

  test('is looked up in smaller parts where so many take the library too long', async () => {
    const { library, history } = aLibrary();
    const asked: number[] = [];
    const slow: Library = {
      ...library,
      lookUpAll: async (codes) => {
        asked.push(codes.length);
        if (codes.length > 1) throw new DOMException('signal timed out', 'TimeoutError');
        return library.lookUpAll(codes);
      },
    };
    await settleHoweverOften(slow, aJournal(['R1', ...COPIES]), longAgo);
    expect([history.length, asked[0], asked[1]]).toEqual([3, 4, 1]);
  });

  test('and money that was taken, and a renewal, are told with it in their order, once, and together', async () => {
    const amount = (amount_minor: number) => ({ amount_minor, currency: 'RUB' });
    const take = (amount_minor: number): Act => ({
      kind: 'take',
      readerId: 'R1',
      amount: amount(amount_minor),
      method: 'cash',
      place: {},
    });
    const renew: Act = { kind: 'tell', what: 'renew', to: { readerId: 'R1' }, barcode: 'A1', title: 'A1' };
    const entries = () => {
      const journal = aJournal(['R1', 'A1']);
      for (const act of [take(60), take(300), renew]) journal.add('', { state: { at: 'decided', act } });
      journal.add('A2');
      journal.add('A3', { state: { at: 'decided', act: { ...renew, barcode: 'A3' } } });
      return journal;
    };
    const whole = aLibrary();
    const journal = entries();
    await settleHoweverOften(whole.library, journal, longAgo);
    expect(whole.requests.filter((request) => request.startsWith('tell'))).toEqual(['tell 4', 'tell 2']);
    const [, , paid, tooMuch, renewed, , missed] = await journal.all();
    expect([paid, tooMuch, renewed, missed].map((entry) => entry?.state)).toMatchObject([
      { at: 'done', act: { kind: 'take' } },
      { at: 'done', act: { kind: 'take' }, broken: ['more_than_owed'] },
      { at: 'done', act: { kind: 'tell', what: 'renew' } },
      { at: 'refused', unseen: true },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('before', 'after', 'never')), async (silences) => {
        const { library, history } = aLibrary(silences);
        await settleHoweverOften(library, entries(), longAgo);
        expect(history).toEqual(whole.history);
      }),
    );
  });

  test('of five hundred entries is sixteen requests at most', async () => {
    const { library, requests } = aLibrary();
    await settleHoweverOften(
      library,
      aJournal(Array.from({ length: 500 }, (_, at) => (at % 2 ? 'A1' : 'R1'))),
      longAgo,
    );
    expect(requests.length).toBeLessThanOrEqual(16);
  });

  test('is undone as of when it was', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'A1']);
    await settleHoweverOften(library, journal);
    journal.add('', { undoes: '0002' });
    await settleHoweverOften(library, journal, longAgo);
    expect(history.at(-1)).toBe('A1 to R1 at moment 4');
  });
});

describe('somebody who was registered while the library was away', () => {
  const NEW_CARD = 'R9';
  const register = (name: string, card = NEW_CARD) => ({
    kind: 'register' as const,
    card,
    name,
    language: 'ru' as const,
    until: '2026-12-12',
  });
  const registering = (name: string, card = NEW_CARD) => {
    const journal = aJournal(['R1', 'A1']);
    journal.add(card, { state: { at: 'decided', act: register(name, card) } });
    journal.add('A2');
    return journal;
  };

  test('is registered once, and gets what was scanned behind, however often no answer comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('before', 'after', 'never')), async (silences) => {
        const { library, history } = aLibrary(silences);
        const journal = registering('Нина Новая');
        await settleHoweverOften(library, journal, longAgo);
        expect(history).toEqual(['A1 was lent to R1', `Нина Новая got ${NEW_CARD}`, `A2 was lent to ${NEW_CARD}`]);
        expect((await journal.all())[2]?.state).toMatchObject({
          at: 'done',
          act: { kind: 'open', reader: { name: 'Нина Новая' }, until: '2026-12-12' },
        });
      }),
    );
  });

  test('by another desk, or whoever worked here before, is the same reader', async () => {
    const { library, history } = aLibrary();
    await library.register(register('Нина  новая'), 'other');
    await settleHoweverOften(library, registering('Нина Новая'), longAgo);
    expect(history.slice(1)).toEqual(['A1 was lent to R1', `A2 was lent to ${NEW_CARD}`]);
  });

  test('with a card that is somebody else’s gets nothing, nor does its reader: people see to it', async () => {
    const { library, history } = aLibrary();
    const journal = registering('Нина Новая', 'R2');
    await settleHoweverOften(library, journal, longAgo);
    expect(history).toEqual(['A1 was lent to R1', 'A2 was lent to nobody with card R2']);
    expect((await journal.all())[2]).toMatchObject({ state: { at: 'refused', unseen: true } });
  });

  test('ends the visit of whoever stood there before', async () => {
    const { library } = aLibrary();
    const journal = aJournal(['R1']);
    await settleHoweverOften(library, journal);
    expect(visitAfter(await journal.all())?.reader.id).toBe('R1');
    journal.add(NEW_CARD, { state: { at: 'decided', act: register('Нина Новая') } });
    expect(visitAfter(await journal.all())).toBeUndefined();
    expect(mayBeSomebody(await journal.all())).toBe(true);
    await settleHoweverOften(library, journal);
    expect(visitAfter(await journal.all())?.reader.name).toBe('Нина Новая');
  });
});

describe('a number that a card and a copy have', () => {
  const asked = async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', BOTH, 'A1']);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([[], ['open', 'asking', 'waiting']]);
    const [, question] = await journal.all();
    if (!question) throw new Error('nothing was asked');
    return {
      history,
      choose: async (meant: 'card' | 'copy') => {
        await journal.put({ ...question, state: { at: 'waiting', meant } });
        await settleHoweverOften(library, journal);
      },
    };
  };

  test('is asked about, and what is behind it waits; as a card it begins a visit', async () => {
    const { history, choose } = await asked();
    await choose('card');
    expect(history).toEqual([`A1 to ${BOTH}`]);
  });

  test('as a copy it is lent to whoever stood there when it was scanned', async () => {
    const { history, choose } = await asked();
    await choose('copy');
    expect(history).toEqual([`${BOTH} to R1`, 'A1 to R1']);
  });
});

describe('an undo', () => {
  test('of a loan returns it; of a return lends it again to the same reader until the same day', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'undo', 'A2', 'R2', 'A2', 'undo']);
    await settleHoweverOften(library, journal);
    expect(history).toEqual(['A1 to R1', 'A1 from R1', 'A2 to R1', 'A2 from R1', 'A2 to R1']);
    const last = (await journal.all()).at(-1);
    expect(last?.state).toMatchObject({ at: 'done', act: { kind: 'lend', dueDate: '2026-12-12' } });
  });

  test('of a return lends it again where it was lent, wherever the desk stands', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'A1', 'undo']);
    await settleHoweverOften(library, journal, never, 'north');
    expect(history).toEqual(['A1 to R1 in north', 'A1 from R1 in north', 'A1 to R1 in north']);
  });

  test('of a return that was late lends it anew', async () => {
    const { library } = aLibrary();
    const late: Library = {
      ...library,
      checkIn: async (asked, key) => {
        const answer = await library.checkIn(asked, key);
        return 'refused' in answer || !answer.loan
          ? answer
          : { ...answer, loan: { ...answer.loan, due_date: '2026-11-01' } };
      },
    };
    const journal = aJournal(['R1', 'A1', 'A1', 'undo']);
    await settleHoweverOften(late, journal);
    const last = (await journal.all()).at(-1);
    expect(last?.state.at === 'done' && last.state.act).toEqual({ kind: 'lend', readerId: 'R1', barcode: 'A1' });
  });

  test('of a copy that was put back records what it was', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal([]);
    const { id } = journal.add(LOST, { state: { at: 'decided', act: PUT_BACK } });
    journal.add(LOST, { undoes: id });
    await settleHoweverOften(library, journal);
    expect(history).toEqual([`${LOST} is available`, `${LOST} is lost`]);
  });

  test('of what was recorded as damaged sends it where it would have gone, where the desk has a branch', async () => {
    for (const branch of ['north', undefined]) {
      const { library, history } = aLibrary();
      const journal = aJournal(['R1', 'A1', 'A1']);
      await settleHoweverOften(library, journal, never, branch);
      journal.add('A1', { damaged: { loanId: '0001' } });
      await settleHoweverOften(library, journal, never, branch);
      expect((await journal.all()).at(-1)?.state).toMatchObject({
        at: 'done',
        act: { kind: 'damage', readerId: 'R1' },
      });
      journal.add('A1', { undoes: '0003' });
      await settleHoweverOften(library, journal, never, branch);
      expect(history.slice(-2)).toEqual(['A1 is damaged', branch ? 'A1 in north' : 'A1 is available']);
    }
  });

  test('of a damage leaves what its reader was charged for it', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal([]);
    const { id } = journal.add('A1', { damaged: { loanId: 'L1', amountMinor: 700 } });
    // However late it is asked for, nobody has taken it along.
    await settleHoweverOften(library, journal, () => 'late');
    const charged = { amount_minor: 700, currency: 'RUB' };
    expect((await journal.all()).at(-1)?.state).toMatchObject({ at: 'done', act: { kind: 'damage', charged } });
    journal.add('A1', { undoes: id });
    await settleHoweverOften(library, journal);
    expect(history).toEqual(['A1 is damaged: 700', 'A1 is available']);
  });

  test('of something that has come to nothing does nothing', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['X9', 'undo', 'R1', 'undo']);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([[], ['unknown', 'nothing', 'open', 'nothing']]);
  });
});

test.each([
  ['now', never],
  ['a while ago', longAgo],
])(
  'whatever is done %s and whenever the library says nothing, each entry has its effect once and in its order',
  async (_when, asOf) => {
    const code = fc.constantFrom(...CARDS, ...COPIES, LOST, LOST_CARD, 'X9', 'undo', 'end');
    const silence = fc.constantFrom('before' as const, 'after' as const, 'never' as const, 'never' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(code, { maxLength: 20 }),
        fc.array(silence, { maxLength: 60 }),
        async (codes, silences) => {
          const [calm, rough] = [aLibrary(), aLibrary(silences)];
          const [first, second] = [aJournal(codes), aJournal(codes)];
          await settleHoweverOften(calm.library, first, asOf);
          await settleHoweverOften(rough.library, second, asOf);
          expect(rough.history).toEqual(calm.history);
          expect(await outcomes(second)).toEqual(await outcomes(first));
        },
      ),
    );
  },
);

test('a visit is from a card to the next one or to its end, and the same card again changes nothing', async () => {
  const { library } = aLibrary();
  const journal = aJournal(['R1', 'A1', 'R1', 'A2']);
  await settleHoweverOften(library, journal);
  const visit = visitAfter(await journal.all());
  expect([visit?.id, visit?.entries.map(({ code }) => code)]).toEqual(['0000', ['A1', 'R1', 'A2']]);
  journal.add('', { state: { at: 'done', act: { kind: 'end' } } });
  expect(visitAfter(await journal.all())).toBeUndefined();
});

test('somebody may stand at the desk whose card waits, until their visit is ended', async () => {
  const journal = aJournal(['R1']);
  expect(mayBeSomebody(await journal.all())).toBe(true);
  journal.add('', { state: { at: 'done', act: { kind: 'end' } } });
  expect(mayBeSomebody(await journal.all())).toBe(false);
  journal.add('A1', { mode: 'box' });
  expect(mayBeSomebody(await journal.all())).toBe(false);
});

describe('a copy that lies on the desk, as far as it knows, with nobody', () => {
  const deskOf = (answer: Partial<Told>) => {
    const { library } = aLibrary();
    const telling: Library = {
      ...library,
      tell: async (told) =>
        new Map(told.map(({ id }) => [id, { id, outcome: 'nothing_to_do', codes: [], ...answer } as const])),
    };
    return telling;
  };

  test('is told as come back, and shown if it was with nobody', async () => {
    const journal = aJournal(['A1']);
    await settleHoweverOften(deskOf({}), journal, longAgo);
    expect(await outcomes(journal)).toEqual(['show']);
    const other = aJournal(['A1']);
    await settleHoweverOften(deskOf({ outcome: 'done', kind: 'return' }), other, longAgo);
    expect((await other.all())[0]?.state).toMatchObject({ at: 'done', act: { kind: 'tell', what: 'return' } });
  });

  test('is told as lent, and shown as come back if that is what it turns out to have been', async () => {
    const journal = aJournal(['R2', 'A1']);
    await settleHoweverOften(deskOf({ outcome: 'done', kind: 'return' }), journal, longAgo);
    expect((await journal.all())[1]?.state).toMatchObject({ at: 'done', act: { kind: 'tell', what: 'return' } });
  });

  test('and one that comes back while a reader stands there is theirs if it had come back before', async () => {
    const { library } = aLibrary();
    const journal = aJournal(['R2', 'A1', 'R1', 'A1']);
    let told = 0;
    const telling: Library = {
      ...library,
      tell: async (entries) =>
        new Map(
          entries.map(({ id, act }) => {
            told += 1;
            expect(act).toMatchObject({ to: { readerId: told === 1 ? 'R2' : 'R1' } });
            return [id, { id, outcome: 'done', kind: 'lend', codes: [] } as const];
          }),
        ),
    };
    await settleHoweverOften(telling, journal, longAgo);
    expect((await journal.all())[3]?.state).toMatchObject({ at: 'done', act: { kind: 'tell', what: 'lend' } });
  });
});

test('what only a newer release knows waits for it, and so do those behind it', async () => {
  const { library, history } = aLibrary();
  const journal = aJournal([]);
  const { act } = JSON.parse('{ "act": { "kind": "invented later" } }') as { act: Act };
  const invented = journal.add('', { state: { at: 'decided', act } });
  journal.add('R1');
  const working = settleAll({ library, journal, today: TODAY, asOf: never, byLibraryClock: () => 'now' });
  await expect(Promise.race([working, new Promise((tired) => setTimeout(tired, 200))])).rejects.toThrow(
    /newer release/,
  );
  expect([history, (await journal.all())[0]]).toEqual([[], invented]);
});

test('what a window of an older release took for a state is still to be done', async () => {
  const { library, history } = aLibrary();
  const journal = aJournal([]);
  const act: Act = { kind: 'tell', what: 'lend', to: { readerId: 'R1' }, barcode: 'A1' };
  await journal.put(repaired({ id: '0000', staffId: 'librarian', code: 'A1', at: 1, state: act }));
  await settleHoweverOften(library, journal);
  expect([history, await outcomes(journal)]).toEqual([['A1 was lent to R1'], ['tell']]);
});
