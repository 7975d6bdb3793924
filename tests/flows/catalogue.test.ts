import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import {
  aBook,
  aBranchManager,
  aLibrarian,
  aLoan,
  aReader,
  apiAs,
  bookNow,
  codeOf,
  bringBack,
} from '../support/library.ts';

const anybody = apiAs();

test('a book is found by Russian and English words in any form, by a beginning, and by ISBN with hyphens', async () => {
  const tag = randomUUID().slice(0, 8);
  const russian = await aBook({ title: `Чёрные лошади ${tag}`, author: 'Пётр Ершов' });
  const english = await aBook({ title: `Running horses ${tag}`, author: 'Jane Doe', isbn: '0-306-40615-2' });
  const find = async (q: string) =>
    (await anybody.GET('/books', { params: { query: { q } } })).data?.items.map(({ id }) => id);
  expect(await find(`черная лошадь ${tag}`)).toEqual([russian.id]);
  expect(await find(`horse run ${tag}`)).toEqual([english.id]);
  expect(await find(`ершо`)).toContain(russian.id);
  expect(await find('978-0-306-40615-7')).toEqual([english.id]);
  expect((await anybody.GET('/books/search', { params: { query: { q: tag } } })).data?.items.length).toBe(2);
});

test('pages follow one another without gap or repeat, in browsing and in searching', async () => {
  const tag = randomUUID().slice(0, 8);
  const author = `Автор ${tag}`;
  const books = await Promise.all(
    Array.from({ length: 7 }, (_, index) => aBook({ title: `${tag} том ${index}`, author })),
  );
  for (const query of [{ author }, { q: tag }]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data } = await anybody.GET('/books', {
        params: { query: { ...query, limit: 3, ...(cursor && { cursor }) } },
      });
      seen.push(...(data?.items.map(({ id }) => id) ?? []));
      cursor = data?.next_cursor;
    } while (cursor);
    expect(seen.sort()).toEqual(books.map(({ id }) => id).sort());
  }
});

test('a cursor that nobody gave and a page that is too large name the field', async () => {
  const made = await anybody.GET('/books', { params: { query: { cursor: 'made-up' } } });
  expect([made.response.status, made.error?.errors?.[0]?.field]).toEqual([400, 'cursor']);
  const large = await anybody.GET('/books', { params: { query: { limit: 101 } } });
  expect([large.response.status, large.error?.errors?.[0]?.field]).toEqual([400, 'limit']);
});

test('an ISBN is checked, kept as ISBN-13, and in the catalogue once', async () => {
  const desk = (await aLibrarian()).api;
  const body = { title: 'T', author: 'A', total_copies: 1, material: 'book' as const };
  const wrong = await desk.POST('/books', { body: { ...body, isbn: '978-0-306-40615-8' } });
  expect([wrong.response.status, wrong.error?.errors?.[0]]).toEqual([
    400,
    { field: 'isbn', code: 'wrong_check_digit', message: 'has a wrong check digit; please check it for typing errors' },
  ]);
  expect((await desk.POST('/books', { body: { ...body, isbn: '080442957X' } })).data?.isbn).toBe('9780804429573');
  const taken = await desk.POST('/books', { body: { ...body, isbn: '978-0-8044-2957-3' } });
  expect([taken.response.status, codeOf(taken.error)]).toEqual([409, 'isbn_taken']);
});

test('a book is corrected and taken out of the catalogue, but not while a copy is out', async () => {
  const desk = (await aLibrarian()).api;
  const book = await aBook();
  const path = { book_id: book.id };
  const corrected = await desk.PUT('/books/{book_id}', {
    params: { path },
    body: { title: 'Right', author: 'Right', material: 'book' },
  });
  expect(corrected.data).toMatchObject({ title: 'Right', total_copies: 1 });

  const reader = await aReader();
  const loan = await aLoan(reader, book);
  expect(codeOf((await desk.DELETE('/books/{book_id}', { params: { path } })).error)).toBe('copies_are_out');
  await bringBack(loan.id);
  await waitFor(
    'the book is gone',
    async () => (await desk.DELETE('/books/{book_id}', { params: { path } })).response.status === 204,
  );
  expect((await anybody.GET('/books/{book_id}', { params: { path } })).response.status).toBe(404);
});

test('copies are added, withdrawn and put back; one that is out is not withdrawn', async () => {
  const desk = (await aLibrarian()).api;
  const book = await aBook({ total_copies: 1 });
  const barcode = `Инв. ${randomUUID().slice(0, 8)}/2*`;
  const added = await desk.POST('/books/{book_id}/copies', {
    params: { path: { book_id: book.id } },
    body: { barcode },
  });
  expect(added.data).toMatchObject({ barcode, status: 'available' });
  const twice = await desk.POST('/books/{book_id}/copies', {
    params: { path: { book_id: book.id } },
    body: { barcode: barcode.toUpperCase() },
  });
  expect(codeOf(twice.error)).toBe('barcode_taken');

  const scan = ` ${barcode.toUpperCase()}\r\n`;
  const found = await desk.GET('/copies', { params: { query: { barcode: scan } } });
  expect(found.data).toMatchObject({ barcode, status: 'available' });
  await desk.PATCH('/copies', { body: { barcode: scan, status: 'withdrawn' } });
  expect(await bookNow(book.id)).toMatchObject({ total_copies: 1, available: 1 });
  await desk.PATCH('/copies', { body: { barcode: scan, status: 'available' } });

  const reader = await aReader();
  const { data: loan } = await desk.POST('/loans', { body: { barcode: scan, reader_id: reader.id } });
  expect(loan?.barcode).toBe(barcode);
  const out = await desk.PATCH('/copies', { body: { barcode, status: 'withdrawn' } });
  expect(codeOf(out.error)).toBe('copy_is_out');
  expect((await desk.POST('/loans/return', { body: { barcode: scan } })).data?.id).toBe(loan?.id);
  const again = await desk.POST('/loans/return', { body: { barcode: scan } });
  expect([codeOf(again.error), again.error?.facts]).toMatchObject(['already_returned', { loan_id: loan?.id }]);
});

test('clients of the first version find and withdraw a copy by its path', async () => {
  const desk = (await aLibrarian()).api;
  const book = await aBook({ total_copies: 1 });
  const barcode = `T-${randomUUID().slice(0, 8).toUpperCase()}`;
  await desk.POST('/books/{book_id}/copies', { params: { path: { book_id: book.id } }, body: { barcode } });
  const path = { barcode };
  const withdrawn = await desk.PATCH('/copies/{barcode}', { params: { path }, body: { status: 'withdrawn' } });
  expect(withdrawn.data).toMatchObject({ barcode, status: 'withdrawn' });
  expect((await desk.GET('/copies/{barcode}', { params: { path } })).data?.status).toBe('withdrawn');
});

test('an import adds the good records, says why the others are not, and can be run again', async () => {
  const { api } = await aBranchManager();
  const source = randomUUID();
  const records = [
    { source_key: `${source}:1`, title: 'One', author: 'A', total_copies: 2 },
    { source_key: `${source}:2`, title: '', author: 'A' },
    { source_key: `${source}:3`, title: 'Three', author: 'A', isbn: '0306406153' },
  ];
  const first = await api.POST('/books/import', { body: { records } });
  expect(first.data).toMatchObject({ added: 1, known: 0, rejected: 2 });
  expect(first.data?.results.map(({ code }) => code)).toEqual([undefined, 'title_missing', 'wrong_check_digit']);
  const second = await api.POST('/books/import', { body: { records } });
  expect(second.data).toMatchObject({ added: 0, known: 1, rejected: 2 });
});

test('a book that is lent is among the popular ones, as it is now', async () => {
  const reader = await aReader();
  const book = await aBook({ total_copies: 9 });
  const popular = async () => (await anybody.GET('/books/popular')).data?.items ?? [];
  for (let turn = 0; turn < 3; turn += 1) {
    const loan = await aLoan(reader, book);
    await bringBack(loan.id);
  }
  await waitFor('among the popular books, with all its copies', async () =>
    (await popular()).some(({ id, available }) => id === book.id && available === 9),
  );
});
