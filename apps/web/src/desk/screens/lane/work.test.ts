import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Copy, Entry, Loan, Reader, Scan } from './entry.ts';
import { visitAfter } from './visits.ts';
import { settleAll, type Journal, type Library } from './work.ts';

const CARDS = ['R1', 'R2'];
const COPIES = ['A1', 'A2', 'A3'];

const readerOf = (card: string): Reader => ({
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

/** A library that lends, takes back, and now and then says nothing: before it has acted, or after. */
function aLibrary(silences: ('before' | 'after' | 'never')[] = []) {
  const loans = new Map<string, Loan>();
  const answers = new Map<string, Loan>();
  const history: string[] = [];
  let turn = 0;
  async function once(key: string, act: () => Loan): Promise<Loan> {
    const silence = silences[turn++] ?? 'never';
    if (silence === 'before') throw new TypeError('no connection');
    const answer = answers.get(key) ?? act();
    answers.set(key, answer);
    if (silence === 'after') throw new TypeError('no connection');
    return answer;
  }
  const library: Library = {
    async lookUp(code): Promise<Scan> {
      if ((silences[turn++] ?? 'never') !== 'never') throw new TypeError('no connection');
      if (CARDS.includes(code)) return { code, reader: readerOf(code) };
      if (!COPIES.includes(code)) return { code };
      const loan = loans.get(code);
      const copy: Copy = {
        id: code,
        book_id: code,
        title: code,
        barcode: code,
        status: loan ? 'on_loan' : 'available',
        created_at: '',
      };
      return { code, copy, ...(loan && { loan }) };
    },
    lend: ({ readerId, barcode }, _at, key) =>
      once(key, () => {
        const loan: Loan = {
          id: key,
          reader_id: readerId,
          book_id: barcode,
          copy_id: barcode,
          barcode,
          title: barcode,
          status: 'open',
          issued_at: '',
          due_date: '',
          renewals: 0,
          renewals_left: 0,
        };
        loans.set(barcode, loan);
        history.push(`${barcode} to ${readerId}`);
        return loan;
      }),
    giveBack: ({ loanId }, _at, key) =>
      once(key, () => {
        const [barcode, loan] = [...loans].find(([, { id }]) => id === loanId) ?? [];
        if (!loan || barcode === undefined) throw new Error('returned twice');
        loans.delete(barcode);
        history.push(`${barcode} from ${loan.reader_id}`);
        return { ...loan, status: 'returned' };
      }),
  };
  return { library, history };
}

function aJournal(codes: string[]): Journal {
  const entries = new Map<string, Entry>(
    codes.map((code, index) => {
      const id = String(index).padStart(4, '0');
      return [id, { id, code, at: index + 1, state: { at: 'waiting' } }];
    }),
  );
  return {
    all: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.id, entry),
  };
}

const visitBefore = (journal: Journal) => async (entry: Entry) =>
  visitAfter((await journal.all()).filter(({ id }) => id < entry.id));

async function settleHoweverOften(library: Library, journal: Journal): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      return await settleAll({ library, journal, visitBefore: visitBefore(journal) });
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
    const journal = aJournal(['R1', 'A1', 'A2', 'R2', 'A3']);
    await settleHoweverOften(library, journal);
    expect(history).toEqual(['A1 to R1', 'A2 to R1', 'A3 to R2']);
  });

  test('of a copy on loan takes it back, whoever stands at the desk', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'R2', 'A1', 'A1']);
    await settleHoweverOften(library, journal);
    expect(history).toEqual(['A1 to R1', 'A1 from R1', 'A1 to R2']);
  });

  test('of a copy on the shelf with nobody at the desk, and of nothing that is known, changes nothing', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['A1', 'X9']);
    await settleHoweverOften(library, journal);
    expect([history, await outcomes(journal)]).toEqual([[], ['show', 'unknown']]);
  });

  test('that is refused says why, and holds up none behind it', async () => {
    const { library, history } = aLibrary();
    const journal = aJournal(['R1', 'A1', 'A2']);
    const refusing: Library = {
      ...library,
      lend: (act, at, key) =>
        act.barcode === 'A1' ? Promise.resolve({ refused: ['no'] }) : library.lend(act, at, key),
    };
    await settleHoweverOften(refusing, journal);
    expect([history, await outcomes(journal)]).toEqual([['A2 to R1'], ['open', 'refused', 'lend']]);
  });
});

test('whatever is scanned and whenever the library says nothing, each scan has its effect once and in its order', async () => {
  const code = fc.constantFrom(...CARDS, ...COPIES, 'X9');
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
