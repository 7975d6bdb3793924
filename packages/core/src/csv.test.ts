import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('figures are bare, and texts are quoted, with what they contain', () => {
  expect(
    csvOf(
      ['title', 'loans'],
      [
        ['Дар, роман', 3],
        ['The "Gift"\nagain', -1],
      ],
    ),
  ).toBe('\ufefftitle,loans\r\n"Дар, роман",3\r\n"The ""Gift""\nagain",-1\r\n');
});

const formulas = [
  '=HYPERLINK("http://a")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
];

test.each(formulas)('%j is no formula', (title) => {
  expect(csvOf(['title'], [[title]])).toContain(`"'${title.replaceAll('"', '""')}"`);
});
