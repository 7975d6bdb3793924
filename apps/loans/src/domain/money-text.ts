const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Minor units as others write money: `1234` RUB is `12.34`. */
export function toMajor(amountMinor: number, currency: string): string {
  const digits = digitsOf(currency);
  if (digits === 0) return String(amountMinor);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

const MAJOR = /^(\d{1,12})(?:\.(\d{1,4}))?$/;
const CURRENCY = /^[A-Z]{3}$/;

/** Minor units of such a text, or nothing if it is none. */
export function fromMajor(text: string, currency: string): number | undefined {
  const [whole, units, fraction = ''] = MAJOR.exec(text) ?? [];
  if (whole === undefined || !CURRENCY.test(currency)) return undefined;
  const digits = digitsOf(currency);
  const rest = fraction.slice(digits);
  return /[^0]/.test(rest) ? undefined : Number(`${units}${fraction.slice(0, digits).padEnd(digits, '0')}`);
}
