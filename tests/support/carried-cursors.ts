import { changesCursor } from '#http/changes-cursor.ts';

const since = changesCursor({ changedIn: '1', seq: '0' }, new Date());

/** Where what has changed of the lists that a desk carries may go on: a value for each of these operations (`Given`). */
export const CARRIED_CURSORS: Readonly<Record<string, string>> = {
  'listCarriedReaderChanges.cursor': since,
  'listCarriedCopyChanges.cursor': since,
  'listCopyHolderChanges.cursor': since,
};
