import type { Rejection } from '#errors';

/** What lending knows of two readers who are to become one. */
export type Merge = {
  /** Whose is moved: nothing is lent to them any more, though not since they were merged. */
  fromIsClosed: boolean;
  /** Who is kept. */
  intoIsClosed: boolean;
  /** Titles of which each of them has a copy. */
  bothHave: readonly string[];
};

type Rule = (merge: Merge) => readonly Rejection[];

/** Whose account is being deleted gets nothing, and leaves nothing. */
const neitherIsLeaving: Rule = ({ fromIsClosed, intoIsClosed }) =>
  fromIsClosed || intoIsClosed ? [{ code: 'reader_closed' }] : [];

/** Nobody has two copies of a book: one of the two comes back first. */
const noTitleTwice: Rule = ({ bothHave }) => bothHave.map((title) => ({ code: 'both_have_book', facts: { title } }));

export const mergeRules: readonly Rule[] = [neitherIsLeaving, noTitleTwice];

/** Every reason why two readers do not become one in lending. */
export const rejectMerge = (merge: Merge): Rejection[] => mergeRules.flatMap((rule) => rule(merge));
