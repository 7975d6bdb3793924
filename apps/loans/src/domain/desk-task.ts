/** What desks and machines have done that needs a person. */
export const taskKinds = [
  /** Lent, though rules refuse it. */
  'lent_against_rules',
  /** One reader had a copy while it was lent to another. */
  'had_by_two',
  /** Nobody has a card of this number. */
  'unknown_card',
  /** No copy has this barcode. */
  'unknown_barcode',
  /** Not renewed: the reader counts on it. */
  'not_renewed',
  /** What was done could not be recorded. */
  'not_recorded',
  /** A lost copy came back where nobody was told what its reader has paid for it. */
  'refund_due',
  /** More was taken than is owed by now: it is to be given back. */
  'overpaid',
  /** What was taken is in no till that is open still. */
  'not_in_till',
  /** Lent to somebody who could not be registered. */
  'reader_not_registered',
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStatuses = ['open', 'claimed', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const statusOf = ({ claimedBy, doneAt }: { claimedBy: string | null; doneAt: Date | null }): TaskStatus => {
  if (doneAt !== null) return 'done';
  return claimedBy === null ? 'open' : 'claimed';
};
