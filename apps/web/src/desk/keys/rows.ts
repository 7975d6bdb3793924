/** What the arrows move among: lines of lists and rows of tables. */
const ROWS = 'main .list > li, main .table tbody > tr:not(.table-below)';
/** What a row is for: the first thing in it that can be pressed, unless another one has `data-act`. */
const ACTS = ['[data-act] button', 'a[href], button'];

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ROWS)];

/** The row in which the focus is. */
export const currentRow = (): HTMLElement | undefined => rows().find((row) => row.contains(document.activeElement));

/** @returns whether there is a row to go to */
export function moveToRow(way: 'up' | 'down'): boolean {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[at === -1 ? (way === 'down' ? 0 : all.length - 1) : at + (way === 'down' ? 1 : -1)];
  if (next) focus(next);
  return next !== undefined;
}

/** Moves the focus to a row that is not necessarily the next one. */
export function moveTo(selector: string): void {
  const row = document.querySelector<HTMLElement>(selector);
  if (row) focus(row);
}

function focus(row: HTMLElement): void {
  row.tabIndex = -1;
  row.focus();
}

/** Whether no row and nothing that can be pressed or written in has the focus. */
export function isOnNothing(): boolean {
  const at = document.activeElement;
  return !at || at === document.body || at.tagName === 'H1';
}

/**
 * Does what the row that has the focus is for. What is focused within a row is pressed by the browser, and a row that asks
 * (`data-asks`) wants its own keys.
 */
export function actOnRow(): boolean {
  const row = currentRow();
  if (!row || row !== document.activeElement || row.dataset['asks'] !== undefined) return false;
  const act = ACTS.map((selector) => row.querySelector<HTMLElement>(selector)).find((found) => found);
  act?.click();
  return act !== undefined;
}
