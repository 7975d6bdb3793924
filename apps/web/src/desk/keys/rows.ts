/** What the arrows move among: lines of lists and rows of tables. */
const ROWS = 'main .list > li, main .table tbody > tr:not(.table-below)';
/** What a row is for, unless it says so itself by `data-act`: the first thing in it that can be pressed. */
const ACTS = ['[data-act]', 'a[href], button'];

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ROWS)];

/** The row in which the focus is. */
export const currentRow = (): HTMLElement | undefined => rows().find((row) => row.contains(document.activeElement));

/** @returns whether there is a row to go to */
export function moveToRow(way: 'up' | 'down'): boolean {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[at === -1 ? (way === 'down' ? 0 : all.length - 1) : at + (way === 'down' ? 1 : -1)];
  if (!next) return false;
  next.tabIndex = -1;
  next.focus();
  return true;
}

/** Does what the row that has the focus is for. What is focused within a row is pressed by the browser. */
export function actOnRow(): boolean {
  const row = currentRow();
  if (!row || row !== document.activeElement) return false;
  const act = ACTS.map((selector) => row.querySelector<HTMLElement>(selector)).find((found) => found);
  act?.click();
  return act !== undefined;
}
