/** Moves to the search of the screen that is open. @returns whether it has one */
export function searchHere(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  field?.focus();
  field?.select();
  return field !== null;
}
