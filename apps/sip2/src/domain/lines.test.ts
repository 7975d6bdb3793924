import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_LINE, takeLines } from './lines.ts';

const textsOf = (lines: readonly Buffer[]): string[] => lines.map(String);

test.each(['\r', '\n', '\r\n', '\r\r\n'])('a message ends with %j', (end) => {
  const { complete, rest } = takeLines(Buffer.alloc(0), Buffer.from(`99one${end}99two${end}99th`));
  expect(textsOf(complete)).toEqual(['99one', '99two']);
  expect(String(rest)).toBe('99th');
});

test('however the bytes are cut on their way, the messages are the same', () => {
  const texts = fc.array(fc.stringMatching(/^[ -~]{1,30}$/), { maxLength: 6 });
  fc.assert(
    fc.property(texts, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (messages, cuts) => {
      let bytes = Buffer.from(messages.map((one) => `${one}\r`).join(''));
      let rest: Buffer = Buffer.alloc(0);
      const found: string[] = [];
      for (let turn = 0; bytes.length > 0; turn += 1) {
        const length = cuts[turn % cuts.length] ?? 1;
        const taken = takeLines(rest, bytes.subarray(0, length));
        found.push(...textsOf(taken.complete));
        rest = taken.rest;
        bytes = bytes.subarray(length);
      }
      expect(found).toEqual(messages);
      expect(rest.length).toBe(0);
    }),
  );
});

test('a line without an end is too long some time', () => {
  expect(takeLines(Buffer.alloc(LONGEST_LINE), Buffer.alloc(0)).tooLong).toBe(false);
  expect(takeLines(Buffer.alloc(LONGEST_LINE, 'a'), Buffer.from('a')).tooLong).toBe(true);
  expect(takeLines(Buffer.alloc(LONGEST_LINE, 'a'), Buffer.from('a\r')).tooLong).toBe(true);
});
