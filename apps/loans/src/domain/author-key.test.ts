import { expect, test } from 'vitest';
import { authorKey, authorKeysOf } from './author-key.ts';

test('a name is compared without case, ё and extra blanks', () => {
  expect(authorKey('  Пётр   Алёшкин ')).toBe('петр алешкин');
});

test('each author of a line counts', () => {
  expect(authorKeysOf('Илья Ильф; Евгений Петров;')).toEqual(['илья ильф', 'евгений петров']);
});
