/** A key as the browser reports it. */
export type KeyPress = {
  /** The key by its place on the keyboard, whatever is printed on it (`KeyboardEvent.code`). */
  code: string;
  shift: boolean;
  /** Milliseconds, on a clock that only goes forward (`KeyboardEvent.timeStamp`). */
  at: number;
};

/** Between two keys of a scan at most, in ms. Scanners send one each 1 to 20 ms; people need 100 and more. */
const BETWEEN_KEYS_MS = 50;
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

/** Tells scans from typing: a scanner types faster than anybody, and ends with Enter or Tab. */
export class Scanner {
  #signs = '';
  #last = -Infinity;

  /** @returns the barcode, if this key has ended one */
  press(key: KeyPress): string | undefined {
    const follows = key.at - this.#last <= BETWEEN_KEYS_MS;
    if (!follows) this.#signs = '';
    if (isEnd(key.code)) {
      const scanned = this.#signs.trim();
      this.#signs = '';
      this.#last = -Infinity;
      return scanned.length >= SHORTEST && scanned.length <= LONGEST ? scanned : undefined;
    }
    // The scanner presses Shift before each capital letter.
    if (key.code.startsWith('Shift')) {
      if (follows) this.#last = key.at;
      return undefined;
    }
    this.#signs += signOf(key) ?? '';
    this.#last = key.at;
    return undefined;
  }

  /** Whether keys of a scan may be under way: what they would do elsewhere is then to be prevented. */
  isReading(at: number): boolean {
    return this.#signs.length >= SHORTEST && at - this.#last <= BETWEEN_KEYS_MS;
  }
}

const isEnd = (code: string): boolean => code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
