export type IsbnReading = { isbn: string } | { error: 'not_an_isbn' | 'wrong_check_digit' };

/**
 * Reads an ISBN-10 or ISBN-13, with or without hyphens and blanks, as ISBN-13 digits.
 * Check digits: ISO 2108; modulus 11 with weights 10…1, modulus 10 with weights 1 and 3.
 */
export function readIsbn(text: string): IsbnReading {
  const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) {
    if (!isbn10Checks(digits)) return { error: 'wrong_check_digit' };
    const body = `978${digits.slice(0, 9)}`;
    return { isbn: body + isbn13CheckDigit(body) };
  }
  if (/^97[89]\d{10}$/.test(digits)) {
    return isbn13CheckDigit(digits.slice(0, 12)) === digits[12] ? { isbn: digits } : { error: 'wrong_check_digit' };
  }
  return { error: 'not_an_isbn' };
}

function isbn10Checks(digits: string): boolean {
  const sum = [...digits].reduce((total, sign, index) => total + (10 - index) * (sign === 'X' ? 10 : Number(sign)), 0);
  return sum % 11 === 0;
}

function isbn13CheckDigit(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
