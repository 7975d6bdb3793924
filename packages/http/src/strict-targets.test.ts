import { expect, test } from 'vitest';
import { isStrictTarget } from './strict-targets.ts';

test.each([
  '/',
  '/books',
  '/books?q=a+b&limit=1',
  '/internal/copies/B-1',
  '/lending-policies/*/book/*',
  '/authors/%D0%90',
  '/authors/a%20b',
  '/authors/%3Aa',
  '/users/me?',
])('%s has one reading', (target) => {
  expect(isStrictTarget(target)).toBe(true);
});

test.each([
  'http://x/API/v1/books',
  '*',
  '',
  'books',
  '/API\\v1/users/me?#',
  '/books#a',
  '/books?a#b',
  '/books/',
  '//books',
  '/internal//copies/1',
  '/public/../internal/1',
  '/public/%2e%2e/internal/1',
  '/public/%2E./internal/1',
  '/internal%2fcopies/1',
  '/internal%2Fcopies/1',
  '/internal%5ccopies/1',
  '/internal/copies/1%3Fa',
  '/internal/copies/1%23a',
  '/internal/copies/1%252f',
  '/internal/copies/1;a=b',
  '/internal/copies/1%3ba',
  '/internal/%63opies/1',
  '/books/%00',
  '/books/%0d%0a',
  '/books/%7f',
  '/books/%',
  '/books/%zz',
  '/books/%ff',
  '/books/%c0%af',
  '/books/\u0000',
  '/books/ä',
  '/books/a b',
])('%j is refused', (target) => {
  expect(isStrictTarget(target)).toBe(false);
});
