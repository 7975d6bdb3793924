import { describe, expect, test } from 'vitest';
import type { Act, Entry } from '../journal/entry.ts';
import { visitAfter } from '../journal/visits.ts';
import type { CarriedCopy, Seen, SeenReader } from './carried-data.ts';
import { foresee, isOvertaken, payerIn } from './foresee.ts';

const TODAY = '2026-11-28';

const anna: SeenReader = {
  id: 'anna',
  full_name: 'Анна Иванова',
  language: 'ru',
  card_numbers: ['R1'],
  lost_card_numbers: [],
  loan_limit: 2,
  blocked: false,
  blocks: [],
  verified: true,
  loans: [],
};

const aCopy = (barcode: string, status: CarriedCopy['status'] = 'available'): CarriedCopy => ({
  id: barcode,
  barcode,
  title: `Книга ${barcode}`,
  status,
  current_branch: 'main',
});

let at = 0;
const scanned = (code: string): Entry => ({
  id: `entry-${String((at += 1)).padStart(3, '0')}`,
  staffId: 'staff',
  code,
  at,
  state: { at: 'waiting' },
});

function foreseen(codes: string[], known: Record<string, Seen>) {
  const entries = codes.map(scanned);
  const found = foresee(entries, new Map(Object.entries(known)), { branch: 'main', today: TODAY });
  return entries.map(({ id }) => found.get(id));
}

test('a card and a copy behind it will be a loan to that reader', () => {
  expect(foreseen(['R1', 'A1'], { R1: { reader: anna }, A1: { copy: aCopy('A1') } })).toEqual([
    { what: 'reader', title: 'Анна Иванова', readerId: 'anna', codes: [], onLoan: { count: 0, limit: 2 } },
    { what: 'lend', title: 'Книга A1', codes: [] },
  ]);
});

test('while nothing is lent, as when the return box is emptied, no loan is foretold', () => {
  const entries: Entry[] = [scanned('R1'), { ...scanned('A1'), mode: 'box' }];
  const known = new Map<string, Seen>([
    ['R1', { reader: anna }],
    ['A1', { copy: aCopy('A1') }],
  ]);
  const found = foresee(entries, known, { branch: 'main', today: TODAY });
  expect(found.get(entries[1]?.id ?? '')).toEqual({ what: 'shelf', title: 'Книга A1', codes: [] });
});

test('what is on loan comes back, from whoever has it', () => {
  const holder = { copy_id: 'A1', loan: { id: 'loan', reader_id: 'boris', due_date: TODAY } };
  expect(foreseen(['A1'], { A1: { copy: aCopy('A1', 'on_loan'), holder, borrower: 'Борис Орлов' } })).toEqual([
    { what: 'return', title: 'Книга A1', holder: 'Борис Орлов', codes: [] },
  ]);
});

test('what the rules say of a reader is told at their card and at each loan', () => {
  const blocked = {
    ...anna,
    expires_on: '2026-11-27',
    blocks: [{ from: '2026-11-01', until: TODAY }],
    verified: false,
  };
  const late = { ...blocked, loans: [{ copyId: 'A9', dueDate: '2026-11-27' }] };
  const codes = ['patron_blocked', 'email_not_verified', 'patron_expired', 'has_overdue_loans'];
  expect(foreseen(['R1', 'A1'], { R1: { reader: late }, A1: { copy: aCopy('A1') } })).toMatchObject([
    { what: 'reader', codes },
    { what: 'lend', codes },
  ]);
});

test('a block that is over, or has not begun, forbids nothing', () => {
  const reader = { ...anna, blocks: [{ from: '2026-11-01', until: '2026-11-27' }, { from: '2026-11-29' }] };
  expect(foreseen(['R1'], { R1: { reader } })).toMatchObject([{ codes: [] }]);
});

test('what was lent while the library was away counts towards the limit', () => {
  const known = {
    R1: { reader: anna },
    A1: { copy: aCopy('A1') },
    A2: { copy: aCopy('A2') },
    A3: { copy: aCopy('A3') },
  };
  expect(foreseen(['R1', 'A1', 'A2', 'A3'], known).map((one) => one?.codes)).toEqual([
    [],
    [],
    [],
    ['loan_limit_reached'],
  ]);
});

test('a copy that is kept for somebody else says so, and for whom', () => {
  const holder = { copy_id: 'A1', hold: { id: 'hold', reader_id: 'boris', branch_id: 'main' } };
  const kept = { copy: aCopy('A1', 'on_hold_shelf'), holder, awaitedBy: 'Борис Орлов' };
  expect(foreseen(['R1', 'A1'], { R1: { reader: anna }, A1: kept }).at(-1)).toEqual({
    what: 'lend',
    title: 'Книга A1',
    holder: 'Борис Орлов',
    codes: ['copy_on_hold'],
  });
});

test('a copy that is not to be lent is shown, and a number that is not carried is said to be unknown', () => {
  expect(foreseen(['A1', 'X1'], { A1: { copy: aCopy('A1', 'lost') }, X1: {} })).toEqual([
    { what: 'shelf', title: 'Книга A1', codes: ['copy_lost'] },
    { what: 'unknown', codes: [] },
  ]);
});

test('of a number that is being looked for nothing is said yet', () => {
  expect(foreseen(['A1'], {})).toEqual([undefined]);
});

test('a reader who owes something can pay it, less what was taken from them since', () => {
  const owes = { amount_minor: 500, currency: 'RUB' };
  const known = new Map<string, Seen>([
    ['R1', { reader: { ...anna, owes } }],
    ['R2', { reader: { ...anna, id: 'vera', card_numbers: ['R2'] } }],
    ['A1', { copy: aCopy('A1') }],
  ]);
  const payerNow = (carriedAt: number | undefined, ...more: Entry['state'][]) => {
    const states: [string, Entry['state']][] = [
      ['R1', { at: 'waiting' }],
      ['A1', { at: 'waiting' }],
      ...more.map((state): [string, Entry['state']] => ['', state]),
    ];
    const entries = states.map(([code, state], at): Entry => ({ id: `${at}`, staffId: 'librarian', code, at, state }));
    return payerIn(entries, foresee(entries, known, { branch: undefined, today: TODAY }), carriedAt);
  };
  const payer = (...more: Entry['state'][]) => payerNow(100, ...more);
  expect(payer()).toEqual({ readerId: 'anna', name: 'Анна Иванова', owes });
  const taken = (amount_minor: number): Entry['state'] => ({
    at: 'decided',
    act: { kind: 'take', readerId: 'anna', amount: { ...owes, amount_minor }, method: 'cash', place: {} },
  });
  expect(payer(taken(200))?.owes.amount_minor).toBe(300);
  expect(payer(taken(200), taken(300))).toBeUndefined();
  const told: Entry['state'] = {
    at: 'done',
    act: { kind: 'take', readerId: 'anna', amount: { ...owes, amount_minor: 200 }, method: 'cash', place: {} },
  };
  expect(payerNow(2, told)?.owes.amount_minor).toBe(300);
  expect(payerNow(3, told)?.owes.amount_minor).toBe(500);
  const fine = { kind: 'settle', fineId: 'fine', readerId: 'anna', title: 'Книга' } as const;
  const asked: Act = { ...fine, amount: { ...owes, amount_minor: 400 }, as: 'paid' };
  expect(payer({ at: 'decided', act: asked })?.owes.amount_minor).toBe(100);
  expect(payer({ at: 'done', act: { kind: 'end' } })).toBeUndefined();
  const act = { kind: 'register', card: 'R9', name: 'Новая', language: 'ru', until: TODAY } as const;
  expect(payer({ at: 'decided', act })).toBeUndefined();
});

describe('somebody else who comes while a visit is open', () => {
  const known = new Map<string, Seen>([
    ['R1', { reader: anna }],
    ['R2', { reader: { ...anna, id: 'vera', card_numbers: ['R2'], owes: { amount_minor: 500, currency: 'RUB' } } }],
    ['R3', {}],
    ['A1', { copy: aCopy('A1') }],
  ]);
  const opened = (code: string): Entry => ({
    ...scanned(code),
    state: { at: 'done', act: { kind: 'open', reader: { id: 'anna', name: 'Анна Иванова', language: 'ru' } } },
  });
  const after = (...entries: Entry[]) => {
    const found = foresee(entries, known, { branch: undefined, today: TODAY });
    const visit = visitAfter(entries);
    if (!visit) throw new Error('a visit is open');
    return { isOver: isOvertaken(visit, entries, found), payer: payerIn(entries, found, undefined)?.readerId };
  };

  test('by a card that is carried stands at the desk, and pays what is theirs', () => {
    expect(after(opened('R1'), scanned('R2'), scanned('A1'))).toEqual({ isOver: true, payer: 'vera' });
  });

  test('by what looks like a card, and is not known here, pays nothing of who was there before', () => {
    expect(after(opened('R1'), scanned('R2'), scanned('R3'))).toEqual({ isOver: true, payer: undefined });
  });

  test('is nobody else by the same card, or by a copy', () => {
    expect(after(opened('R1'), opened('R1'), scanned('A1'))).toMatchObject({ isOver: false });
    expect(after(opened('R1'), scanned('R1'))).toMatchObject({ isOver: false });
  });
});
