import * as m0001 from './0001-books.ts';

export const migrations = { '0001-books': m0001 };
