import { expect, test } from 'vitest';
import type { Act, Charge, Entry, State } from './entry.ts';
import { toBePaid } from './to-be-paid.ts';

const amount = { amount_minor: 300, currency: 'RUB' };
const charge = (id: string, status: Charge['status'] = 'owed'): Charge => ({
  id,
  kind: 'damage',
  amount,
  outstanding: amount,
  status,
  charged_at: '2026-11-28T10:00:00Z',
});
const charges = [charge('first'), charge('second'), charge('growing', 'growing')];
const paying = (...states: State[]) =>
  toBePaid(
    charges,
    'anna',
    states.map((state, at): Entry => ({ id: `${at}`, staffId: 'librarian', code: '', at, state })),
  ).map(({ id }) => id);
const settle: Act = { kind: 'settle', fineId: 'first', readerId: 'anna', title: 'Книга', as: 'paid' };
const take: Extract<Act, { kind: 'take' }> = { kind: 'take', readerId: 'anna', amount, method: 'cash', place: {} };

test('what is owed can be paid, but for what is settled or about to be; what is left after a part can', () => {
  expect(paying()).toEqual(['first', 'second']);
  expect(paying({ at: 'decided', act: settle })).toEqual(['second']);
  expect(paying({ at: 'done', act: { ...settle, isPart: true } })).toEqual(['first', 'second']);
  expect(paying({ at: 'decided', act: { ...take, charge: { id: 'second', title: 'Книга' } } })).toEqual(['first']);
  expect(paying({ at: 'refused', act: settle, reasons: [] })).toEqual(['first', 'second']);
});

test('nothing can while money that was taken for whatever is owed has still to be told of', () => {
  expect(paying({ at: 'decided', act: take })).toEqual([]);
  expect(paying({ at: 'decided', act: { ...take, readerId: 'boris' } })).toEqual(['first', 'second']);
  expect(paying({ at: 'done', act: take })).toEqual(['first', 'second']);
});
