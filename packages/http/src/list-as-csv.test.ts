import { expect, test } from 'vitest';
import { columnsOf, pageAsCsv } from './list-as-csv.ts';

const schemas: Record<string, unknown> = {
  Loan: {
    type: 'object',
    properties: {
      title: { type: 'string' },
      fine: { $ref: 'Fine' },
      tags: { type: 'array', items: { type: 'string' } },
      late: { type: 'boolean' },
    },
  },
  Fine: { type: 'object', properties: { amount: { type: 'integer' } } },
};
const listOf = (items: unknown) => ({ schema: { type: 'object', properties: { items: { type: 'array', items } } } });
const resolve = (pointer: string) => schemas[pointer];
const reported = { allOf: [{ $ref: 'Loan' }, { properties: { price: { $ref: 'Fine', description: 'If lost.' } } }] };
const json = listOf(reported);

test('the columns are what the contract says of the items, one after the other', () => {
  const content = { 'application/json': json, 'text/csv': { schema: { type: 'string' } } };
  expect(columnsOf(resolve, { '200': { content } })).toEqual(['title', 'fine.amount', 'late', 'price.amount']);
});

test('what is told as JSON only has none', () => {
  expect(columnsOf(resolve, { '200': { content: { 'application/json': json } } })).toBeUndefined();
  expect(columnsOf(resolve, { '204': { description: 'Done' } })).toBeUndefined();
  expect(columnsOf(resolve, undefined)).toBeUndefined();
});

test('a page has a line for each item, and says where the next page is; nothing in it is run as a formula', () => {
  const items = [
    { title: '=1+1', fine: { amount: 300 }, late: true },
    { title: 'Дар', tags: ['новое'] },
  ];
  const { csv, next } = pageAsCsv(
    { items, next_cursor: 'a b' },
    ['title', 'fine.amount', 'late'],
    '/loans?q=1&cursor=x',
  );
  expect(csv).toBe('\ufefftitle,fine.amount,late\r\n"\'=1+1",300,"true"\r\n"Дар","",""\r\n');
  expect(next).toBe('<?q=1&cursor=a+b>; rel="next"');
  expect(pageAsCsv({ items: [] }, ['title'], '/loans')).toEqual({ csv: '\ufefftitle\r\n' });
});
