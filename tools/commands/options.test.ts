import { expect, test } from 'vitest';
import { countOption, readOptions } from './options.ts';

const read = (...argv: string[]) => readOptions({ only: 'value', mtls: 'flag' }, 'the help text', argv);

test('options are read in both spellings, and everything else is left as it came', () => {
  expect(read('--only', 'flows', 'tests/a.test.ts', '--mtls', '-t', 'a name')).toEqual({
    options: { only: 'flows', mtls: true },
    rest: ['tests/a.test.ts', '-t', 'a name'],
  });
  expect(read('--only=flows').options).toEqual({ only: 'flows' });
});

test('an unknown option and a missing value are refused with the help text', () => {
  expect(() => read('--olny', 'flows')).toThrow('There is no option --olny.\n\nthe help text');
  expect(() => read('--only')).toThrow('--only needs a value');
});

test('a count is a whole number from 1 on', () => {
  expect(countOption('rounds', undefined, 3)).toBe(3);
  expect(countOption('rounds', '2', 3)).toBe(2);
  for (const value of ['0', '1.5', 'many', ''])
    expect(() => countOption('rounds', value, 3)).toThrow('--rounds needs a whole number');
});
