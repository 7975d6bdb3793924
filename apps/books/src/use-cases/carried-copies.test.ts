import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

type Copy = { id: string; barcode: string; title: string; status: string };
type Page = { items: Copy[]; gone: string[]; next_cursor?: string; changes_cursor: string };
const ask = async (path: string, query: Record<string, string>) =>
  (
    await books.service.request('GET', `${path}?${new URLSearchParams(query).toString()}`, {
      as: books.librarian,
    })
  ).body as Page;

/** Once all of it is told: other databases of the server have transactions, too, and what comes after them is told after them. */
async function changes(cursor: string, isAll: (page: Page) => boolean): Promise<Page> {
  let page = await ask('/carried-copies/changes', { cursor });
  await waitFor('it is told', async () => {
    page = await ask('/carried-copies/changes', { cursor });
    return isAll(page);
  });
  return page;
}

test('a desk takes all copies, page by page, and then what has become of them', async () => {
  const { id: bookId } = await books.aBook(3);
  const copies = await books.copies(bookId);
  const first = await ask('/carried-copies', { limit: '2' });
  expect(first.items).toHaveLength(2);
  const second = await ask('/carried-copies', { limit: '2', cursor: first.next_cursor ?? '' });
  const barcodes = [...first.items, ...second.items].map(({ barcode }) => barcode);
  expect(barcodes.toSorted()).toEqual(copies.map(({ barcode }) => barcode).toSorted());

  const [copy, lost] = copies;
  await books.changeCopy(lost?.barcode ?? '', 'lost');
  const changed = await changes(first.changes_cursor, ({ items }) => items.some(({ status }) => status === 'lost'));
  expect(changed.items.find(({ status }) => status === 'lost')).toMatchObject({ barcode: lost?.barcode });

  await books.service.db.updateTable('book').set({ title: 'Иное имя' }).where('id', '=', bookId).execute();
  await books.service.db
    .deleteFrom('copy')
    .where('id', '=', copy?.id ?? '')
    .execute();
  const after = await changes(changed.changes_cursor, ({ gone }) => gone.length > 0);
  expect(after.items.map(({ title }) => title)).toEqual(['Иное имя', 'Иное имя']);
  expect(after.gone).toEqual([copy?.id]);
});
