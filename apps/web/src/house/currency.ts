const known = new Map<string, number>();

/** How many digits an amount has behind the point: two in roubles, none in yen. */
export function digitsOf(currency: string): number {
  const digits =
    known.get(currency) ??
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  known.set(currency, digits);
  return digits;
}
