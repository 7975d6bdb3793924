import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearchQuery } from './search-query.ts';

test.each([
  ['война и ми', { unfinished: { before: 'война и ', beginning: 'ми' } }],
  ['«Мёртвые души» гоголь', { phrases: ['Мёртвые души'] }],
  ['"catch 22" "so it goes"', { phrases: ['catch 22', 'so it goes'] }],
  ['a lonely " quotation mark', { phrases: [] }],
  ['й'.normalize('NFD').repeat(2), { unfinished: { before: '', beginning: 'йй' } }],
])('%s', (typed, query) => {
  expect(readSearchQuery(typed)).toMatchObject(query);
});

test.each(['c++', 'война и м', '"мир"', ''])('%s has no word that may be unfinished', (typed) => {
  expect(readSearchQuery(typed)).not.toHaveProperty('unfinished');
});

test('whatever is typed is a query that keeps all its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const { words, unfinished } = readSearchQuery(typed);
      expect(words).toBe(typed.normalize('NFC'));
      if (unfinished) expect(unfinished.before + unfinished.beginning).toBe(words);
    }),
  );
});
