import type { Rejection } from '#errors';
import { manualBlock, membershipExpired, notVerified, type Reader } from './check-out.ts';

type AlertedReader = Pick<Reader, 'blocked' | 'unverified' | 'expired'>;

/** All reasons against telling a reader of an author's new books: they are forbidden to wait, have not said who they are, or are no member any more. */
export const rejectAlert = (reader: AlertedReader): Rejection[] =>
  [manualBlock, notVerified, membershipExpired].flatMap((rule) => rule(reader) ?? []);
