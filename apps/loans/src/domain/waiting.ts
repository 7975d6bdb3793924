import type { Rejection } from '#errors';
import { hasItAlready, manualBlock, membershipExpired, notVerified, type Reader } from './check-out.ts';

type WaitingReader = Pick<Reader, 'blocked' | 'unverified' | 'expired' | 'hasThisBook'>;

/**
 * All reasons against joining a waiting list: what keeps a reader from borrowing for as long as only the desk can change
 * it, or they have not said who they are, and the book in their hands. Overdue loans, fines and limits do not count, since they may be settled by then.
 */
export function rejectWaiting(reader: WaitingReader): Rejection[] {
  return [manualBlock, notVerified, membershipExpired, hasItAlready].flatMap((rule) => rule(reader) ?? []);
}
