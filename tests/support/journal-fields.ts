/** What one kind of entry in a desk's journal or another needs: with all of it, an entry may be of any kind. */
export const JOURNAL_FIELDS = {
  'replayJournal.kind': 'return',
  'replayJournal.barcode': 'ИНВ 404',
  'replayJournal.amount_minor': 100,
  'replayJournal.method': 'cash',
};
