import { expect, test } from 'vitest';
import { authorKeys } from './author-keys.ts';

test('authors are divided by semicolons and compared without case, ё and extra blanks', () => {
  expect(authorKeys('Илья  Ильф; Евгений Петров ;Пётр Алёшкин')).toEqual([
    'илья ильф',
    'евгений петров',
    'петр алешкин',
  ]);
});

test('an author named twice counts once, and an empty name not at all', () => {
  expect(authorKeys('Kafka; kafka;;')).toEqual(['kafka']);
});
