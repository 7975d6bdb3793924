import { z } from 'zod';

const whole = z.object({ changes_cursor: z.string() });

/** The lists that a desk carries, by the operations that tell what has changed of them. */
const LISTS = {
  listCarriedReaderChanges: '/carried-readers',
  listCarriedCopyChanges: '/carried-copies',
  listCopyHolderChanges: '/copy-holders',
};

/**
 * Where what has changed of such lists may go on: a value for each of their operations (`Given`).
 *
 * @param ask for a page of a list
 */
export async function carriedCursors(
  operations: readonly (keyof typeof LISTS)[],
  ask: (path: string) => Promise<unknown>,
): Promise<Record<string, string>> {
  const cursors = operations.map(async (operation) => {
    const { changes_cursor } = whole.parse(await ask(LISTS[operation]));
    return [`${operation}.cursor`, changes_cursor] as const;
  });
  return Object.fromEntries(await Promise.all(cursors));
}
