import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalidField } from '#errors';
import { cursorOf, instant, pagedBy, text, wholeNumber } from './cursor.ts';

/** A place in a log of changes, as a client has it. */
type Place = { changedIn: string; seq: string };

/** When a client has it, and the key of the log: nobody makes a place of their own, and so reads what they have not taken before. */
type Signed = { now: Date; key: string };

/** The log knows what has changed for longer than a cursor is good for. */
const GOOD_FOR_MS = 24 * 60 * 60_000;

const byPlace = pagedBy(instant, wholeNumber, wholeNumber, text);

const signatureOf = (parts: readonly string[], key: string): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');

/** The place for a client to give back: everything before it has been told. */
export function changesCursor({ changedIn, seq }: Place, { now, key }: Signed): string {
  const parts = [now.toISOString(), changedIn, seq];
  return cursorOf([...parts, signatureOf(parts, key)]);
}

/** @throws ApiError 400 for one that was not given out here, or that is too old: whoever has it begins anew. */
export function placeOf(cursor: string, { now, key }: Signed): Place {
  const [given, changedIn, seq, signature] = byPlace.find(cursor) ?? [];
  if (given === undefined || changedIn === undefined || seq === undefined || signature === undefined)
    throw unknownCursor();
  if (!isSame(signature, signatureOf([given, changedIn, seq], key))) throw unknownCursor();
  if (now.getTime() - new Date(given).getTime() > GOOD_FOR_MS) throw unknownCursor();
  return { changedIn, seq };
}

function isSame(one: string, other: string): boolean {
  const [given, wanted] = [Buffer.from(one), Buffer.from(other)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export const unknownCursor = () => invalidField('cursor', 'cursor_unknown');
