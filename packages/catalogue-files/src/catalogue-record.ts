/** A record as the books service takes it; what is wrong in it, the service says. */
export type CatalogueRecord = {
  source_key: string;
  title?: string;
  author?: string;
  isbn?: string;
  description?: string;
  published_year?: number;
  language?: string;
  material?: string;
  total_copies?: number;
};

/** A record, and its place in the file: its row in a spreadsheet, or its number among the records. */
export type ReadRecord = { place: number; record: CatalogueRecord };
