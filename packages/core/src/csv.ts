/** Spreadsheets take a text that begins so for a formula, and run it; those in Japanese and Chinese, the wide signs too. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A table as CSV in UTF-8, with a mark by which spreadsheets know that. A text that they would take for a formula gets an
 * apostrophe before it, as they write such a text themselves.
 *
 * @example csvOf(['title', 'loans'], [['Дар', 3]]);
 */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number' ? String(value) : `"${value.replace(FORMULA, "'$&").replaceAll('"', '""')}"`;
  const lines = [header.join(','), ...rows.map((row) => row.map(cell).join(','))];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
