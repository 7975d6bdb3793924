import { expect, test } from 'vitest';
import { rejectedCsv } from './rejected-csv.ts';

test('what a stranger wrote into a record is no formula in the table of those that were rejected', () => {
  const record = { source_key: '=a:1', title: '\n=1+1', author: 'A', isbn: '＝1' };
  const [, row] = rejectedCsv([{ place: 2, record, field: 'isbn', code: 'not_an_isbn', message: '@wrong' }]).split(
    '\r\n',
  );
  expect(row).toBe(`2,"'=a:1","isbn","not_an_isbn","'@wrong","'\n=1+1","'＝1"`);
});
