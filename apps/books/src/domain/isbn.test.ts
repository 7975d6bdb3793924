import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIsbn } from './isbn.ts';

test.each([
  ['978-5-17-090630-7', '9785170906307'],
  ['0-306-40615-2', '9780306406157'],
  ['080442957X', '9780804429573'],
  ['080442957x', '9780804429573'],
  ['979-10-90636-07-1', '9791090636071'],
])('%s is %s', (text, isbn) => {
  expect(readIsbn(text)).toEqual({ isbn });
});

test.each(['', '123', '978030640615', 'X306406152', '9770306406157', '97803064061570', '9.78E+12'])(
  '%j is not an ISBN',
  (text) => {
    expect(readIsbn(text)).toEqual({ error: 'not_an_isbn' });
  },
);

const isbn13 = fc
  .tuple(fc.constantFrom('978', '979'), fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }))
  .map(([prefix, digits]) => {
    const body = prefix + digits.join('');
    const check = [...'0123456789'].find((digit) => 'isbn' in readIsbn(body + digit));
    return body + check;
  });

test('each twelve digits have exactly one check digit', () => {
  fc.assert(
    fc.property(isbn13, (isbn) => {
      const good = [...'0123456789'].filter((digit) => 'isbn' in readIsbn(isbn.slice(0, 12) + digit));
      expect(good).toEqual([isbn[12]]);
    }),
  );
});

test('any one wrong digit is found', () => {
  fc.assert(
    fc.property(isbn13, fc.integer({ min: 3, max: 12 }), fc.integer({ min: 1, max: 9 }), (isbn, place, shift) => {
      const wrong = (Number(isbn[place]) + shift) % 10;
      expect(readIsbn(isbn.slice(0, place) + wrong + isbn.slice(place + 1))).toEqual({ error: 'wrong_check_digit' });
    }),
  );
});

test('an ISBN read twice is the same', () => {
  fc.assert(
    fc.property(isbn13, (isbn) => {
      expect(readIsbn(isbn)).toEqual({ isbn });
    }),
  );
});
