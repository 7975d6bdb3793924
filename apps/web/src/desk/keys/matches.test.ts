import { expect, test } from 'vitest';
import { matches } from './matches.ts';

test.each([
  ['Продлить все книги', 'прод вс', true],
  ['Учёт', 'уче', true],
  ['Продлить все книги', 'книги продлить', true],
  ['Продлить все книги', 'одлить', false],
  ['Renew all books', 'RENEW', true],
  ['Renew all books', '', true],
  ['Renew all books', 'renew one', false],
])('%s is found by “%s”: %s', (text, words, found) => {
  expect(matches(text, words)).toBe(found);
});
