import { invalidField } from '#errors';
import { cursorOf, instant, pagedBy, wholeNumber } from './cursor.ts';

/** A place in a log of changes, as a client has it. */
type Place = { changedIn: string; seq: string };

/** The log knows what has changed for longer than a cursor is good for. */
const GOOD_FOR_MS = 24 * 60 * 60_000;

const byPlace = pagedBy(instant, wholeNumber, wholeNumber);

/** The place for a client to give back. @param now when everything before it has been told */
export const changesCursor = ({ changedIn, seq }: Place, now: Date): string =>
  cursorOf([now.toISOString(), changedIn, seq]);

/** @throws ApiError 400 for one that is none, or that is too old: whoever has it begins anew. */
export function placeOf(cursor: string, now: Date): Place {
  const [given, changedIn, seq] = byPlace.after(cursor) ?? [];
  if (given === undefined || changedIn === undefined || seq === undefined) throw unknownCursor();
  if (now.getTime() - new Date(given).getTime() > GOOD_FOR_MS) throw unknownCursor();
  return { changedIn, seq };
}

export const unknownCursor = () => invalidField('cursor', 'cursor_unknown');
