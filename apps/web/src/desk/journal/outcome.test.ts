import { afterAll, expect, test, vi } from 'vitest';
import { formatsIn } from '../../house/formats.ts';
import type { Act, Copy, Entry } from './entry.ts';
import { outcomeOf, soundOf } from './outcome.ts';
import { texts } from './texts.ts';

vi.hoisted(() => {
  // What the pages ask of a browser as they are loaded.
  vi.stubGlobal('navigator', { languages: ['ru'] });
  vi.stubGlobal('addEventListener', () => undefined);
});
afterAll(() => vi.unstubAllGlobals());

const aCopy = (facts: Partial<Copy> = {}): Copy => ({
  barcode: 'A1',
  title: 'Книга',
  status: 'available',
  current_branch: 'main',
  ...facts,
});

const gaveBack: Act = { kind: 'return', loanId: 'loan', readerId: 'anna', branch: 'main' };
const received: Act = { kind: 'receive', barcode: 'A1', title: 'Книга', branch: 'main' };

const done = (act: Act, copy?: Copy): Entry => ({
  id: 'entry',
  staffId: 'staff',
  code: 'A1',
  at: 0,
  state: { at: 'done', act, ...(copy && { copy }) },
});

const seen = (entry: Entry) => {
  const { tone, detail } = outcomeOf({ entry }, texts.ru, formatsIn('ru'), (branch) => `«${branch}»`);
  return { tone, detail, sound: soundOf(entry) };
};

const placed = aCopy({ location: 'Абонемент', call_number: '84(2)6' });

test.each([
  ['that has come back', gaveBack],
  ['that was received', received],
  ['that was read in the library', { kind: 'use', barcode: 'A1', title: 'Книга' } as const],
])('a copy %s goes to its shelf, which is named', (_, act) => {
  expect(seen(done(act, placed))).toEqual({
    tone: 'good',
    detail: ['Поставьте на полку: Абонемент · 84(2)6.'],
    sound: 'done',
  });
});

test('without a known place, only what was not with a reader is told to go to its shelf', () => {
  expect(seen(done(gaveBack, aCopy())).detail).toEqual([]);
  expect(seen(done(received, aCopy())).detail).toEqual(['Поставьте на полку.']);
});

test.each([
  ['in_repair', 'Отложите для ремонта.'],
  ['damaged', 'Отложите для ремонта.'],
  ['withdrawn', 'Отложите: экземпляр списан.'],
  ['on_hold_shelf', 'Поставьте на полку брони: книгу ждёт читатель.'],
] as const)('a copy that is %s is put aside, not on its shelf, and is heard', (status, said) => {
  const after = aCopy({ ...placed, status });
  expect(seen(done(received, after))).toEqual({ tone: 'soon', detail: [said], sound: 'look' });
  expect(seen(done({ kind: 'show', copy: after })).detail).toContain(said);
});

test('a copy that belongs elsewhere is sent there, wherever its shelf is', () => {
  expect(seen(done(gaveBack, aCopy({ ...placed, status: 'in_transit', destination: 'north' })))).toEqual({
    tone: 'soon',
    detail: ['Отправьте в филиал: «north».'],
    sound: 'look',
  });
});
