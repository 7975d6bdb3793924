import type { Rejection } from '#errors';
import { hasItAlready, manualBlock, membershipExpired, type Reader } from './check-out.ts';

type WaitingReader = Pick<Reader, 'blocked' | 'expired' | 'hasThisBook'>;

/**
 * All reasons against joining a waiting list: what keeps a reader from borrowing for as long as only the desk can change
 * it, and the book in their hands. Overdue loans, fines and limits do not count, since they may be settled by then.
 */
export function rejectWaiting(reader: WaitingReader): Rejection[] {
  return [manualBlock, membershipExpired, hasItAlready].flatMap((rule) => rule(reader) ?? []);
}
