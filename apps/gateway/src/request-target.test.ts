import { expect, test } from 'vitest';
import { ApiError } from '#core/api-error.ts';
import { readQuery, writeTarget } from './request-target.ts';

test.each([
  ['q=a+b', '/books?q=a%20b'],
  ['q=a%2Bb', '/books?q=a%2Bb'],
  ["q=it's(*)", '/books?q=it%27s%28%2A%29'],
  ['q=%d0%90&limit=1', '/books?q=%D0%90&limit=1'],
  ['q=2026-01-01T10:00:00Z', '/books?q=2026-01-01T10%3A00%3A00Z'],
  ['q=%09B12%0D%0a', '/books?q=B12'],
  ['', '/books'],
  ['&&q=1&', '/books?q=1'],
  ['available', '/books'],
  ['q=war&author=&available=', '/books?q=war'],
  ['q=(war:*|!@peace)', '/books?q=%28war%3A%2A%7C%21%40peace%29'],
])('the query %j is passed on as %j', (query, target) => {
  expect(writeTarget('/books', readQuery(query))).toBe(target);
});

test.each(['q=1&q=2', 'q=%', 'q=%zz', 'q=%ff', 'q=%00', 'q=a%0ab', '=1', '__proto__=1', 'a[b]=1', '%00=1'])(
  'the query %j is refused',
  (query) => {
    expect(() => readQuery(query)).toThrow(ApiError);
  },
);

test('a target that grows too long when it is spelled out is refused', () => {
  expect(() => writeTarget('/books', readQuery(`q=${"'".repeat(2_000)}`))).toThrow(
    expect.objectContaining({ code: 'target_too_long' }),
  );
});
