import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checksum, readMessage, writeMessage } from './codec.ts';
import { encodings, type Encoding } from './encoding.ts';
import { layouts, said, type Code, type Message } from './layouts.ts';

const line = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Letters that both encodings have, and none that a message is made of. */
const letter = fc.constantFrom(...'abcXYZ019 .,-"№«»абвЯЖё—');
const value = fc.string({ unit: letter, maxLength: 40 });
const fieldName = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 2 });

const anyMessage: fc.Arbitrary<Message> = fc.constantFrom(...(Object.keys(layouts) as Code[])).chain((code) =>
  fc.record({
    code: fc.constant(code),
    fixed: fc.record(
      Object.fromEntries(
        Object.entries<number>(layouts[code]).map(([name, length]) => [
          name,
          // A date that began with two letters would be a field.
          fc.string({
            unit: fc.constantFrom(...(length === 1 ? '019YNU ' : '0123456789 ')),
            minLength: length,
            maxLength: length,
          }),
        ]),
      ),
    ),
    fields: fc.array(fc.tuple(fieldName, value), { maxLength: 8 }),
  }),
) as fc.Arbitrary<Message>;

const anyProtection = fc.option(fc.record({ sequence: fc.constantFrom(...'0123456789') }), { nil: undefined });
const anyEncoding = fc.constantFrom<Encoding>(...encodings);

test('what is written is read as the same, in each encoding, with error detection and without', () => {
  fc.assert(
    fc.property(anyMessage, anyProtection, anyEncoding, (message, protection, encoding) => {
      const sent = writeMessage(message, protection, encoding);
      expect(sent.at(-1)).toBe(0x0d);
      expect(readMessage(sent.subarray(0, -1), encoding)).toEqual({ message, protection });
    }),
  );
});

test('a byte that was changed on the way is noticed', () => {
  fc.assert(
    fc.property(anyMessage, anyEncoding, fc.nat(), fc.integer({ min: 1, max: 255 }), (message, encoding, where, by) => {
      const sent = writeMessage(message, { sequence: '3' }, encoding).subarray(0, -1);
      // Before AY: the ending itself would be another number, or none.
      const at = where % (sent.length - 9);
      sent[at] = (sent[at] ?? 0) ^ by;
      expect(readMessage(sent, encoding).message).toBeUndefined();
    }),
  );
});

test('no bytes are too odd to be read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), anyEncoding, (bytes, encoding) => {
      readMessage(bytes, encoding);
      readMessage(Buffer.concat([line('11YN20260501    120000'), bytes]), encoding);
    }),
  );
});

test('whatever a value has in it, it ends neither its field nor the message', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      anyEncoding,
      (odd, encoding) => {
        const written = writeMessage(
          {
            code: '36',
            fixed: { ended: 'Y', date: '' },
            fields: [
              ['AF', odd],
              ['AA', 'R100'],
            ],
          },
          { sequence: '0' },
          encoding,
        );
        expect(written.indexOf(0x0d)).toBe(written.length - 1);
        const { message } = readMessage(written.subarray(0, -1), encoding);
        expect(message?.fields.length).toBe(2);
        expect(message && said(message, 'AA')).toBe('R100');
      },
    ),
  );
});

describe('the examples of the standard', () => {
  test('a checksum', () => {
    expect(
      checksum(line('09N20160419    12200820160419    122008APReading Room 1|AO830|AB830$28170815|AC|AY2AZ')),
    ).toBe('EB80');
  });

  test('a status', () => {
    const text = '9900401.00AY1AZFCA5';
    const { message, protection } = readMessage(line(text), 'utf-8');
    expect(protection).toEqual({ sequence: '1' });
    expect(message && String(writeMessage(message, protection, 'utf-8'))).toBe(`${text}\r`);
  });

  test('a number without a checksum', () => {
    const { message, protection } = readMessage(line('9900802.00AY4'), 'utf-8');
    expect(protection).toEqual({ sequence: '4' });
    expect(message).toMatchObject({ code: '99', fixed: { status: '0', print_width: '080', version: '2.00' } });
  });
});

test('fields come in any order, and the last one need not end', () => {
  const read = (text: string) => readMessage(line(text), 'utf-8').message;
  const message = read('17                  ABB1|AOlibrary');
  expect(message && [said(message, 'AO'), said(message, 'AB'), said(message, 'AC')]).toEqual(['library', 'B1', '']);
});

test('a machine that leaves the date out, where nothing else is fixed, is understood', () => {
  const { message } = readMessage(line('65AOlibrary|AAR1|'), 'utf-8');
  expect(message).toMatchObject({
    code: '65',
    fixed: { date: '' },
    fields: [
      ['AO', 'library'],
      ['AA', 'R1'],
    ],
  });
});

test.each(['', '1', '9', '15', '01N', '11YN2026', '64', 'GET / HTTP/1.1'])('“%s” is no message', (text) => {
  expect(readMessage(line(text), 'utf-8').message).toBeUndefined();
});

test('Russian text has a byte a letter in CP1251', () => {
  const written = writeMessage(
    { code: '36', fixed: { ended: 'Y', date: '' }, fields: [['AF', 'Ёж']] },
    undefined,
    'windows-1251',
  );
  expect(written.subarray(-5)).toEqual(Buffer.from([0x46, 0xa8, 0xe6, 0x7c, 0x0d]));
});
