import { describe, expect, test } from 'vitest';
import type { Act, Copy, Entry, Loan, State } from './entry.ts';
import {
  canUndo,
  isUndone,
  lastDone,
  linesOf,
  needingPerson,
  toHandOver,
  toOverride,
  toPutBack,
  toChargeDamage,
  toRecordDamaged,
} from './lines.ts';

let count = 0;
const entry = (state: State, but: Partial<Entry> = {}): Entry => {
  count += 1;
  return { id: String(count).padStart(4, '0'), staffId: 'librarian', code: 'A1', at: count, state, ...but };
};
const loan: Loan = {
  id: 'loan',
  reader_id: 'R1',
  book_id: 'book',
  copy_id: 'copy',
  barcode: 'A1',
  title: 'Повести',
  status: 'open',
  issued_at: '',
  due_date: '2026-12-12',
  renewals: 0,
  renewals_left: 1,
};
const LEND: Act = { kind: 'lend', readerId: 'R1', barcode: 'A1' };
const RETURN: Act = { kind: 'return', loanId: 'loan', readerId: 'R1' };
const done = (act: Act): State => ({ at: 'done', act, loan });
const refused: State = { at: 'refused', act: LEND, reasons: ['no'] };

const lineOf = (...entries: Entry[]) => {
  const [line] = linesOf(entries);
  if (!line) throw new Error('no line');
  return line;
};

const LOST: Copy = {
  title: 'Повести',
  barcode: 'A1',
  status: 'lost',
  current_branch: 'main',
};
const PUT_BACK: Act = { kind: 'record', barcode: 'A1', title: 'Повести', from: 'lost', to: 'available' };

describe('an exception', () => {
  const offers = (readerId: string | undefined, ...entries: Entry[]) =>
    linesOf(entries).map((line, _, lines) => toOverride(line, lines, readerId) !== undefined);
  const RENEW: Act = { kind: 'renew', loanId: 'loan', readerId: 'R1', title: 'Повести' };
  const excepted: Act = { ...LEND, despite: { rules: ['loan_limit_reached'], reason: 'why' } };

  test('can be made for what the reader at the desk was refused, and for nobody else', () => {
    const all = [entry(refused), entry({ at: 'refused', act: RENEW, reasons: [] }, { code: 'A2' })];
    expect(offers('R1', ...all)).toEqual([true, true]);
    expect(offers('R2', ...all)).toEqual([false, false]);
    expect(offers(undefined, ...all)).toEqual([false, false]);
  });

  test('waits for the answer to a question, whose keys are those of the first reasons', () => {
    const asking = entry(
      { at: 'asking', reader: { id: 'R1', name: 'R1', language: 'ru' }, title: 'Повести' },
      { code: 'B7' },
    );
    expect(offers('R1', entry(refused), asking)).toEqual([false, false]);
  });

  test('is made once, and not for what was refused for another reason than a rule of lending', () => {
    expect(offers('R1', entry(refused), entry(done(excepted)))).toEqual([false, false]);
    expect(offers('R1', entry(refused), entry({ at: 'refused', act: excepted, reasons: [] }))).toEqual([false, false]);
    expect(offers('R1', entry({ at: 'refused', act: RETURN, reasons: [] }), entry(done(LEND)))).toEqual([false, false]);
  });
});

describe('a copy that stands on the hold shelf', () => {
  const kept: Copy = { ...LOST, status: 'on_hold_shelf', hold_id: 'hold' };
  const received = (but: Partial<Entry> = {}) =>
    entry({ at: 'done', act: { kind: 'receive', barcode: 'A1', title: 'Повести', branch: 'main' }, copy: kept }, but);
  const offers = (...entries: Entry[]) =>
    linesOf(entries).map((line, _, lines) => toHandOver(line, lines) !== undefined);

  test('can be handed over until it is scanned again', () => {
    expect(offers(received())).toEqual([true]);
    expect(offers(received(), entry(done(LEND)))).toEqual([false, false]);
  });

  test.each(['box', 'in_house'] as const)('is not lent where it was scanned with nothing to be lent: %s', (mode) => {
    expect(offers(received({ mode }))).toEqual([false]);
  });
});

describe('a copy that was found off the shelf', () => {
  const shown = (copy: Copy) => entry({ at: 'done', act: { kind: 'show', copy } });
  const offers = (...entries: Entry[]) =>
    linesOf(entries).map((line, _, lines) => toPutBack(line, lines) !== undefined);

  test.each(['lost', 'withdrawn', 'in_repair'] as const)('can be put back where it is %s', (status) => {
    expect(offers(shown({ ...LOST, status }))).toEqual([true]);
  });

  test('is not put back from where it should be', () => {
    expect(offers(shown({ ...LOST, status: 'available' }), entry(refused))).toEqual([false, false]);
  });

  test('is put back once, unless that was refused or undone', () => {
    const [found, recorded] = [shown(LOST), entry({ at: 'done', act: PUT_BACK })];
    expect(offers(found, entry({ at: 'decided', act: PUT_BACK }))).toEqual([false, false]);
    expect(offers(found, recorded)).toEqual([false, false]);
    expect(offers(found, entry({ at: 'refused', act: PUT_BACK, reasons: ['no'] }))).toEqual([true, false]);
    const undo = entry({ at: 'done', act: { ...PUT_BACK, from: 'available', to: 'lost' } }, { undoes: recorded.id });
    expect(offers(found, recorded, undo)).toEqual([true, false]);
  });

  test('can be taken from the shelf again', () => {
    expect(canUndo(lineOf(entry({ at: 'done', act: PUT_BACK })))).toBe(true);
  });
});

describe('what has just come back', () => {
  const DAMAGED: Act = { kind: 'damage', barcode: 'A1', title: 'Повести', loanId: 'L1', readerId: 'R1' };
  const offers = (...entries: Entry[]) =>
    linesOf(entries).map((line, _, lines) => toRecordDamaged(line, lines) !== undefined);

  test('can be recorded as damaged once, unless that was refused or undone', () => {
    const [back, recorded] = [entry(done(RETURN)), entry({ at: 'done', act: DAMAGED })];
    expect(offers(back)).toEqual([true]);
    const damaged = { code: 'A1', damaged: { loanId: 'L1' } };
    expect(offers(back, entry({ at: 'waiting' }, damaged))).toEqual([false, false]);
    expect(offers(back, recorded)).toEqual([false, false]);
    expect(offers(back, entry({ at: 'refused', reasons: ['no'] }, damaged))).toEqual([true, false]);
    const act: Act = { kind: 'receive', barcode: 'A1', title: 'Повести', branch: 'main', undamaged: true };
    expect(offers(back, recorded, entry({ at: 'done', act }, { undoes: recorded.id }))).toEqual([true, false]);
  });

  test('is charged for once, unless it is one’s own', () => {
    const charges = (...entries: Entry[]) =>
      linesOf(entries).map((line, _, lines) => toChargeDamage(line, lines, 'S1') !== undefined);
    const [back, recorded] = [entry(done(RETURN)), entry({ at: 'done', act: DAMAGED })];
    expect(charges(back, recorded)).toEqual([false, true]);
    const charged = { amount_minor: 700, currency: 'RUB' };
    expect(charges(recorded, entry({ at: 'done', act: { ...DAMAGED, charged } }))).toEqual([false, false]);
    expect(charges(entry({ at: 'done', act: { ...DAMAGED, readerId: 'S1' } }))).toEqual([false]);
    expect(charges(entry({ at: 'done', act: { kind: 'damage', barcode: 'A1', title: 'Повести' } }))).toEqual([false]);
  });

  test('is not damaged where it was not returned, or the return was undone', () => {
    const back = entry(done(RETURN));
    expect(offers(back, entry(done(LEND), { undoes: back.id }))).toEqual([false]);
    expect(offers(entry(done(LEND)), entry(refused))).toEqual([false, false]);
  });
});

describe('the lines of a journal', () => {
  test('have an undo at what it undoes, and no line for the end of a visit', () => {
    const lent = entry(done(LEND));
    const lines = linesOf([lent, entry(done({ kind: 'end' })), entry(done(RETURN), { undoes: lent.id })]);
    expect(lines.map(({ entry: { id }, undo }) => [id, undo?.state.at])).toEqual([[lent.id, 'done']]);
  });

  test('say what can be undone: a loan or a return, once; again only if that was refused', () => {
    const lent = entry(done(LEND));
    expect(canUndo(lineOf(lent))).toBe(true);
    expect(canUndo(lineOf(lent, entry({ at: 'waiting' }, { undoes: lent.id })))).toBe(false);
    expect(canUndo(lineOf(lent, entry(done(RETURN), { undoes: lent.id })))).toBe(false);
    expect(canUndo(lineOf(lent, entry(refused, { undoes: lent.id })))).toBe(true);
    expect(canUndo(lineOf(entry(done({ kind: 'unknown' }))))).toBe(false);
    expect(isUndone(lineOf(lent, entry(done(RETURN), { undoes: lent.id })))).toBe(true);
  });

  test('what was done last is neither what was undone nor what changed nothing', () => {
    const [first, second] = [entry(done(LEND)), entry(done(RETURN))];
    const undo = entry(done(LEND), { undoes: second.id });
    expect(lastDone(linesOf([first, second, entry(refused)]))?.entry).toBe(second);
    expect(lastDone(linesOf([first, second, undo]))?.entry).toBe(first);
    const waiting = entry({ at: 'waiting' });
    expect(lastDone(linesOf([first, waiting]))?.entry).toBe(waiting);
  });
});

describe('a person is needed', () => {
  const needed = (...entries: Entry[]) => needingPerson(linesOf(entries)).map((line) => line.entry);

  test('for a question, a refusal, an unknown number and an undo that was refused', () => {
    const asking = entry({ at: 'asking', reader: { id: 'R1', name: 'R1', language: 'ru' }, title: 'Повести' });
    const lent = entry(done(LEND), { code: 'A9' });
    const all = [entry(refused), entry(done({ kind: 'unknown' }), { code: 'X' }), asking, lent];
    expect(needed(...all, entry(refused, { undoes: lent.id }))).toEqual(all);
  });

  test('no more once somebody has seen to it, or the same number was scanned with success', () => {
    expect(needed(entry(refused, { seenTo: true }))).toEqual([]);
    expect(needed(entry(refused), entry(done(LEND)))).toEqual([]);
    expect(needed(entry(done(LEND)))).toEqual([]);
  });

  test('still if the same number was scanned before it, or only shown', () => {
    const no = entry(refused);
    expect(needed(entry(done(LEND)), no)).toEqual([no]);
    const other = entry(refused);
    const copy = {
      id: 'c',
      book_id: 'b',
      title: '',
      barcode: 'A1',
      status: 'available' as const,
      home_branch: 'main',
      current_branch: 'main',
      in_house_uses: 0,
      created_at: '',
    };
    expect(needed(other, entry(done({ kind: 'show', copy })))).toEqual([other]);
  });
});
