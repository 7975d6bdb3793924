import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BETWEEN_KEYS_MS, Scanner, type Heard, type KeyPress } from './scanner.ts';

/** The keys of a scanner that types a barcode as on an American keyboard. */
function keysOf(barcode: string, { from = 1_000, pause = 10, end = 'Enter' } = {}): KeyPress[] {
  let at = from;
  const next = () => (at += pause);
  const keys = [...barcode].flatMap((sign): KeyPress[] => {
    if (/[A-Z]/.test(sign))
      return [
        { code: 'ShiftLeft', shift: true, at: next() },
        { code: `Key${sign}`, shift: true, at: next() },
      ];
    if (/[a-z]/.test(sign)) return [{ code: `Key${sign.toUpperCase()}`, shift: false, at: next() }];
    if (/\d/.test(sign)) return [{ code: `Digit${sign}`, shift: false, at: next() }];
    const code = { '-': 'Minus', '/': 'Slash', '.': 'Period', ' ': 'Space' }[sign] ?? '';
    return [{ code, shift: false, at: next() }];
  });
  return [...keys, { code: end, shift: false, at: next() }];
}

/** A person's keys, one every so many ms. */
const typed = (codes: string[], { from = 1_000, pause = 150, shift = false, inField = false } = {}): KeyPress[] =>
  codes.map((code, index) => ({ code, shift, inField, at: from + index * pause }));

/** As the page does: whenever nothing follows for a while, the scanner hears that it is quiet. */
function hear(keys: KeyPress[], scanner = new Scanner()): Heard[] {
  return keys.flatMap((key, index) => {
    const next = keys[index + 1]?.at ?? Infinity;
    return [...scanner.press(key), ...(next - key.at > BETWEEN_KEYS_MS ? scanner.quiet() : [])];
  });
}

const scansOf = (heard: Heard[]) => heard.flatMap((one) => (one.kind === 'scan' ? [one.code] : []));
const strokesOf = (heard: Heard[]) => heard.flatMap((one) => (one.kind === 'stroke' ? [one.stroke] : []));

const barcode = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9./ -]{1,28}[A-Za-z0-9]$/)
  .filter((text) => text.trim().length >= 3);

describe('a scan', () => {
  test('is the barcode in capitals, whatever the layout of the keyboard and Caps Lock are, and no key', () => {
    fc.assert(
      fc.property(barcode, fc.constantFrom('Enter', 'Tab', 'NumpadEnter'), (text, end) => {
        expect(hear(keysOf(text, { end }))).toEqual([{ kind: 'scan', code: text.toUpperCase() }]);
      }),
    );
  });

  test('that follows another at once is there too, in its order', () => {
    fc.assert(
      fc.property(fc.array(barcode, { minLength: 2, maxLength: 20 }), (texts) => {
        let from = 0;
        const keys = texts.flatMap((text) => {
          const ofOne = keysOf(text, { from, pause: 2 });
          from = ofOne.at(-1)?.at ?? from;
          return ofOne;
        });
        expect(hear(keys)).toEqual(texts.map((text) => ({ kind: 'scan', code: text.toUpperCase() })));
      }),
    );
  });

  test('that ends with two Enters is one scan and no Enter, which would do what the line before is for', () => {
    fc.assert(
      fc.property(barcode, (text) => {
        const keys = keysOf(text, { pause: 5 });
        const at = keys.at(-1)?.at ?? 0;
        const scanner = new Scanner();
        expect(hear([...keys, { code: 'Enter', shift: false, at: at + 5 }], scanner)).toEqual([
          { kind: 'scan', code: text.toUpperCase() },
        ]);
        const later = at + 10 * BETWEEN_KEYS_MS;
        expect([at + 5, later].map((when) => scanner.isSecondEnd({ code: 'Enter', at: when }))).toEqual([true, false]);
        expect(hear(typed(['Enter'], { from: later }), scanner)).toEqual([{ kind: 'stroke', stroke: 'Enter' }]);
      }),
    );
  });

  test('whose end got lost is no key either', () => {
    fc.assert(
      fc.property(barcode, (text) => {
        expect(hear(keysOf(text).slice(0, -1))).toEqual([]);
      }),
    );
  });

  test('does not take in a key that was pressed before it; both have their effect', () => {
    const heard = hear([...typed(['KeyG']), ...keysOf('A100001', { from: 2_000 })]);
    expect(heard).toEqual([
      { kind: 'stroke', stroke: 'KeyG' },
      { kind: 'scan', code: 'A100001' },
    ]);
  });

  test('in a field is a scan as anywhere', () => {
    const keys = keysOf('R100001').map((key) => ({ ...key, inField: true }));
    expect(hear(keys)).toEqual([{ kind: 'scan', code: 'R100001' }]);
  });
});

describe('what a person presses', () => {
  const key = fc.constantFrom(
    'KeyR',
    'KeyP',
    'KeyU',
    'KeyG',
    'KeyJ',
    'Slash',
    'Digit1',
    'Enter',
    'Escape',
    'ArrowDown',
  );

  test('are keys, each once and in their order, and never a scan', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), fc.integer({ min: 60, max: 400 }), (codes, pause) => {
        expect(hear(typed(codes, { pause }))).toEqual(codes.map((code) => ({ kind: 'stroke', stroke: code })));
      }),
    );
  });

  test('are no keys while they write in a field', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), fc.integer({ min: 1, max: 400 }), (codes, pause) => {
        expect(strokesOf(hear(typed(codes, { pause, inField: true })))).toEqual([]);
      }),
    );
  });

  test('is a key with Shift or Ctrl where that is held', () => {
    expect(hear(typed(['KeyR'], { shift: true }))).toEqual([{ kind: 'stroke', stroke: 'Shift+KeyR' }]);
    expect(hear([{ code: 'KeyK', shift: false, ctrl: true, inField: true, at: 1 }])).toEqual([
      { kind: 'stroke', stroke: 'Ctrl+KeyK' },
    ]);
  });

  test('two keys that are hit almost at once are two keys', () => {
    expect(strokesOf(hear(typed(['KeyG', 'KeyJ'], { pause: 20 })))).toEqual(['KeyG', 'KeyJ']);
    expect(strokesOf(hear(typed(['KeyP', 'Enter'], { pause: 20 })))).toEqual(['KeyP', 'Enter']);
  });

  test('a barcode that is typed by hand is no scan, even if Enter follows', () => {
    expect(scansOf(hear(keysOf('A100001', { pause: 120 })))).toEqual([]);
  });
});

test('whatever is scanned among whatever is pressed, each is heard as what it is', () => {
  const part = fc.oneof(
    barcode.map((text) => ({ scan: text })),
    fc.constantFrom('KeyR', 'KeyU', 'Digit1', 'Escape').map((code) => ({ key: code })),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      let from = 0;
      const keys = parts.flatMap((one) => {
        from += 500;
        const ofOne = 'scan' in one ? keysOf(one.scan, { from, pause: 5 }) : typed([one.key], { from });
        from = ofOne.at(-1)?.at ?? from;
        return ofOne;
      });
      expect(hear(keys)).toEqual(
        parts.map((one) =>
          'scan' in one ? { kind: 'scan', code: one.scan.toUpperCase() } : { kind: 'stroke', stroke: one.key },
        ),
      );
    }),
  );
});
