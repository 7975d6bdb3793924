import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryDay } from '#core/library-day.ts';
import { libraryInProcess, type Library } from './library-in-process.ts';

let library: Library;
beforeAll(async () => {
  library = await libraryInProcess();
});
afterAll(() => library.stop());

const admin = { id: '01890000-0000-7000-8000-00000000ad31', role: 'admin' as const };

test('from the day of a document on, nothing is lent to whoever has not agreed, by anybody; returns and renewals go on', async () => {
  const { made, librarian } = library;
  const [reader, other] = [await library.aReader(), await library.aReader()];
  const [{ id: had }, { id: wanted }] = [await library.aBook(1), await library.aBook(2)];
  const loan = await made('loans', 'POST', '/loans/issue', librarian, { book_id: had, reader_id: reader.id });
  const today = libraryDay(new Date(), 'Europe/Moscow');
  const published = { version: 1, text_ru: 'Правила', text_en: 'Rules', required_from: today };
  await made('users', 'POST', '/documents/terms/versions', admin, published);

  const borrowed = () => library.request('loans', 'POST', '/loans', { as: reader, body: { book_id: wanted } });
  const lent = (reader_id: string) =>
    library.request('loans', 'POST', '/loans/issue', { as: librarian, body: { book_id: wanted, reader_id } });
  const refused = { status: 409, body: { code: 'documents_not_agreed' } };
  expect([await borrowed(), await lent(reader.id), await lent(other.id)]).toMatchObject([refused, refused, refused]);
  expect(
    await library.request('loans', 'POST', '/waiting-list', { as: reader, body: { book_id: wanted } }),
  ).toMatchObject({
    status: 201,
  });
  expect(
    await library.request('loans', 'POST', '/loans/return', { as: librarian, body: { loan_id: loan['id'] } }),
  ).toMatchObject({ status: 200 });

  const agreed = { kind: 'terms', version: 1 };
  await library.request('users', 'POST', '/users/me/agreements', { as: reader, body: agreed });
  await library.request('users', 'POST', `/users/${other.id}/agreements`, { as: librarian, body: agreed });
  expect([await borrowed(), await lent(other.id)]).toMatchObject([{ status: 201 }, { status: 201 }]);
});
