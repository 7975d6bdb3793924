import { isSingle } from './keys.ts';

/** A key as the browser reports it. */
export type KeyPress = {
  /** The key by its place on the keyboard, whatever is printed on it (`KeyboardEvent.code`). */
  code: string;
  shift: boolean;
  ctrl?: boolean;
  /** Whether it writes into a field. */
  inField?: boolean;
  /** Milliseconds, on a clock that only goes forward (`KeyboardEvent.timeStamp`). */
  at: number;
};

/** What was meant by keys. */
export type Heard = { kind: 'scan'; code: string } | { kind: 'stroke'; stroke: string };

/** Between two keys of a scan at most, in ms. Scanners send one each 1 to 20 ms; people need 100 and more. */
export const BETWEEN_KEYS_MS = 50;
/** Barcodes have three signs at least; fewer are a person's. */
const SHORTEST = 3;
const LONGEST = 64;

const SIGNS: Record<string, [plain: string, shifted: string]> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Space: [' ', ' '],
  NumpadSubtract: ['-', '-'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
  NumpadAdd: ['+', '+'],
  NumpadMultiply: ['*', '*'],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * What a scanner means by a key. Scanners type as on an American keyboard, so the place of the key counts, not the
 * letter that the computer's layout makes of it. Letters are capitals: barcodes are compared without case, and Caps
 * Lock turns them about.
 */
function signOf({ code, shift }: KeyPress): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift && code.startsWith('Digit') ? SHIFTED_DIGITS[Number(digit)] : digit;
  return SIGNS[code]?.[shift ? 1 : 0];
}

const strokeOf = ({ code, shift, ctrl }: KeyPress): string =>
  `${ctrl === true ? 'Ctrl+' : shift ? 'Shift+' : ''}${code}`;

const isEnd = (code: string): boolean => code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
const isShift = (code: string): boolean => code.startsWith('Shift');

/**
 * Tells scans from keys: a scanner types faster than anybody, and ends with Enter or Tab. A single letter is therefore
 * held until no other has followed; a burst of three or more is a scanner's and no key, even if its end got lost.
 */
export class Scanner {
  #signs = '';
  #last = -Infinity;
  #held: string[] = [];
  #scannedAt = -Infinity;

  press(key: KeyPress): Heard[] {
    const follows = key.at - this.#last <= BETWEEN_KEYS_MS;
    const before = follows ? [] : this.quiet();
    if (key.ctrl === true) return [...before, ...this.quiet(), { kind: 'stroke', stroke: strokeOf(key) }];
    if (isEnd(key.code)) {
      if (this.isSecondEnd(key)) return before;
      const scanned = this.#signs.trim();
      if (scanned.length >= SHORTEST && scanned.length <= LONGEST) {
        this.#forget();
        this.#scannedAt = key.at;
        return [...before, { kind: 'scan', code: scanned }];
      }
      return [...before, ...this.quiet(), ...strokesOf(key)];
    }
    // The scanner presses Shift before each capital letter.
    if (isShift(key.code)) {
      if (follows) this.#last = key.at;
      return before;
    }
    const sign = signOf(key);
    if (sign === undefined) return [...before, ...this.quiet(), ...strokesOf(key)];
    this.#signs += sign;
    this.#last = key.at;
    const stroke = strokeOf(key);
    if (key.inField !== true && isSingle(stroke)) this.#held.push(stroke);
    return before;
  }

  /** To be called when no key has followed for `BETWEEN_KEYS_MS`. @returns the keys that were no scan after all */
  quiet(): Heard[] {
    const held = this.#signs.length < SHORTEST ? this.#held : [];
    this.#forget();
    return held.map((stroke) => ({ kind: 'stroke', stroke }));
  }

  /** Whether the next key may go on with a scan: what it would do elsewhere is then to be prevented. */
  isReading(at: number): boolean {
    return this.#signs !== '' && at - this.#last <= BETWEEN_KEYS_MS;
  }

  /** Whether a key ends once more what was just read: some scanners do, and no person means it. */
  isSecondEnd({ code, at }: Pick<KeyPress, 'code' | 'at'>): boolean {
    return isEnd(code) && this.#signs === '' && at - this.#scannedAt <= BETWEEN_KEYS_MS;
  }

  #forget(): void {
    this.#signs = '';
    this.#held = [];
    this.#last = -Infinity;
  }
}

/** Keys that are no part of a barcode mean what they are; in a field they belong to whoever writes there. */
const strokesOf = (key: KeyPress): Heard[] => (key.inField === true ? [] : [{ kind: 'stroke', stroke: strokeOf(key) }]);
