import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, Copy, Entry, Loan, Scan } from './entry.ts';
import { visitAfter } from './visits.ts';
import { settleAll, type Journal, type Library } from './work.ts';

const CARDS = ['R1', 'R2'];
const COPIES = ['A1', 'A2', 'A3'];
/** A card and a copy have this number. */
const BOTH = 'B7';
/** A copy that was recorded as lost. */
const LOST = 'L9';
const TODAY = '2026-11-28';
const PUT_BACK: Act = { kind: 'record', barcode: LOST, title: LOST, from: 'lost', to: 'available' };

const readerOf = (card: string): NonNullable<Scan['reader']> => ({
  id: card,
  card_number: card,
  email: `${card}@readers.example`,
  full_name: card,
  language: 'ru',
  role: 'reader',
  patron_category: 'adult',
  loan_limit: 5,
  blocked: false,
  active_loans: 0,
  has_overdue: false,
  created_at: '',
});

const copyThatIs = (status: Copy['status'], code: string): Copy => ({
  id: code,
  book_id: code,
  title: code,
  barcode: code,
  status,
  home_branch: 'main',
  current_branch: 'main',
  in_house_uses: 0,
  created_at: '',
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
  const library: Library = {
    async lookUp(code): Promise<Scan> {
      if ((silences[turn++] ?? 'never') !== 'never') throw new TypeError('no connection');
      const isCard = CARDS.includes(code) || code === BOTH;
      if (!isCard && !COPIES.includes(code) && !shelved.has(code)) return { code };
      if (isCard && code !== BOTH) return { code, reader: readerOf(code) };
      const loan = loans.get(code);
      const copy = copyThatIs(loan ? 'on_loan' : (shelved.get(code) ?? 'available'), code);
      return { code, copy, ...(loan && { loan }), ...(isCard && { reader: readerOf(code) }) };
    },
    lend: (act, key) =>
      onLoans(key, act, () => {
        const { readerId, barcode, branch, dueDate, asOf } = act;
        const loan: Loan = {
          id: key,
          reader_id: readerId,
          book_id: barcode,
          copy_id: barcode,
          barcode,
          title: barcode,
          status: 'open',
          issued_at: '',
          due_date: dueDate ?? '2026-12-12',
          ...(branch !== undefined && { branch_id: branch }),
          renewals: 0,
          renewals_left: 0,
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
        history.push(`${barcode} from ${loan.reader_id}${at}`);
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
    copyNow: async (barcode) => {
      if (!sent.has(barcode)) return undefined;
      return { ...copyThatIs('in_transit', barcode), destination: 'north' };
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
  return { library, history };
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
    put: async (entry) => void entries.set(entry.id, entry),
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
      return await settleAll({ library, journal, today: TODAY, asOf, branch });
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

  test('that waited long is recorded as of when it was, and asked for in the same words each time', async () => {
    const { library, history } = aLibrary(['never', 'never', 'after', 'never']);
    let isLate = true;
    const asOf = (at: number) => {
      const was = isLate;
      isLate = !isLate;
      return was ? undefined : `moment ${at}`;
    };
    const journal = aJournal(['R1', 'A1']);
    await settleHoweverOften(library, journal, asOf);
    expect([history, await outcomes(journal)]).toEqual([['A1 to R1 at moment 2'], ['open', 'lend']]);
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
      giveBack: async (act, key) => {
        const answer = await library.giveBack(act, key);
        return 'refused' in answer ? answer : { ...answer, due_date: '2026-11-01' };
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

  test('of something that has come to nothing does nothing', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['X9', 'undo', 'R1', 'undo']);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([[], ['unknown', 'nothing', 'open', 'nothing']]);
  });
});

test('whatever is done and whenever the library says nothing, each entry has its effect once and in its order', async () => {
  const code = fc.constantFrom(...CARDS, ...COPIES, LOST, 'X9', 'undo', 'end');
  const silence = fc.constantFrom('before' as const, 'after' as const, 'never' as const, 'never' as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(code, { maxLength: 20 }),
      fc.array(silence, { maxLength: 60 }),
      async (codes, silences) => {
        const [calm, rough] = [aLibrary(), aLibrary(silences)];
        const [first, second] = [aJournal(codes), aJournal(codes)];
        await settleHoweverOften(calm.library, first);
        await settleHoweverOften(rough.library, second);
        expect(rough.history).toEqual(calm.history);
        expect(await outcomes(second)).toEqual(await outcomes(first));
      },
    ),
  );
});

test('a visit is from a card to the next one or to its end, and the same card again changes nothing', async () => {
  const { library } = aLibrary();
  const journal = aJournal(['R1', 'A1', 'R1', 'A2']);
  await settleHoweverOften(library, journal);
  const visit = visitAfter(await journal.all());
  expect([visit?.id, visit?.entries.map(({ code }) => code)]).toEqual(['0000', ['A1', 'R1', 'A2']]);
  journal.add('', { state: { at: 'done', act: { kind: 'end' } } });
  expect(visitAfter(await journal.all())).toBeUndefined();
});
