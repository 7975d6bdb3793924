/** How long it is known who had a book, in days after its return. */
export type HistoryTerms = {
  /** For readers who choose that nothing is known: until whoever finds a damage cannot ask the last reader any more. */
  lastReaderDays: number;
  /** For readers who choose nothing: as long as the library has to know it. */
  historyDays: number;
};

const DAY_MS = 86_400_000;

/**
 * Before when a book must have been returned for nobody to know any more who had it, by what its reader has chosen. Of
 * those who choose `always`, it is always known.
 */
export const forgottenBefore = (
  { lastReaderDays, historyDays }: HistoryTerms,
  now: Date,
): Record<'none' | 'legal', Date> => ({
  none: new Date(now.getTime() - lastReaderDays * DAY_MS),
  legal: new Date(now.getTime() - historyDays * DAY_MS),
});
