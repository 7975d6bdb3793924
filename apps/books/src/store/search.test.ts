import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#postgres/migrate.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { readSearchQuery } from '../domain/search-query.ts';
import { browseBooks, insertBook, searchBooks } from './books.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

type Given = { title: string; author?: string; description?: string; language?: string };

const describe = ({ title, author = '', description = '', language }: Given) => ({
  isbn: null,
  title,
  author,
  description,
  published_year: null,
  language: language ?? null,
  material: 'book',
});

async function withBooks(books: Given[]): Promise<TestDatabase<Tables>> {
  const database = await testDatabase<Tables>(migrations);
  for (const book of books)
    await database.db.transaction().execute((tx) => insertBook(tx, { id: uuidv7(), ...describe(book) }));
  return database;
}

let database: TestDatabase<Tables>;
beforeAll(async () => {
  database = await withBooks([
    { title: 'Роман «Идиот» в театре', author: 'Иванов И. И.' },
    { title: 'Мёртвые души', author: 'Николай Васильевич Гоголь' },
    { title: 'Истории для детей', author: 'Анна Петрова' },
    { title: 'The Hobbit', author: 'J.R.R. Tolkien' },
    { title: 'The Silmarillion', author: 'J. R. R. Tolkien' },
    { title: 'Рассказы', author: 'Чехов А.П.' },
    { title: 'Мы', author: 'Евгений Замятин' },
    { title: 'Что делать?', author: 'Николай Чернышевский' },
    { title: 'Finnegan’s Wake – a reader’s guide', author: 'John Smith' },
    { title: 'C++ Primer', author: 'Stanley Lippman' },
    { title: 'C# in Depth', author: 'Jon Skeet' },
    { title: 'Learning Node.js', author: 'Marc Wandschneider' },
    { title: 'Маленький принц', author: 'Антуан де Сент-Экзюпери' },
    { title: '1984', author: 'George Orwell' },
    { title: 'Café Europa', author: 'Slavenka Drakulić' },
    { title: 'Mikrokosmos', author: 'Bartók, Béla' },
    { title: `${'Йод'.normalize('NFD')} и жизнь` },
    { title: 'Пособие', description: 'Учебник «Физика» — для 7–9 классов.' },
    { title: 'Catch-22', author: 'Joseph Heller' },
    { title: 'The Amazing Spider-Man' },
    { title: 'War and Peace', author: 'Leo Tolstoy' },
    { title: 'L’Étranger', author: 'Albert Camus', language: 'fr' },
    { title: 'Письма № 5', author: 'Илья Ильф; Евгений Петров' },
  ]);
});
afterAll(() => database.drop());

const find = async (q: string, author?: string) => {
  const filter = { limit: 20, after: undefined, ...(author !== undefined && { author }) };
  return (await searchBooks(database.db, readSearchQuery(q), filter)).map(({ title }) => title.normalize('NFC'));
};

test.each([
  ['идиот', 'Роман «Идиот» в театре'],
  ['«Идиот»', 'Роман «Идиот» в театре'],
  ['роман идиот', 'Роман «Идиот» в театре'],
  ['учебник физика', 'Пособие'],
  ['7 классов', 'Пособие'],
  ['finnegans wake', 'Finnegan’s Wake – a reader’s guide'],
  ["finnegan's wake", 'Finnegan’s Wake – a reader’s guide'],
  ['мертвые души', 'Мёртвые души'],
  ['мёртвыми душами', 'Мёртвые души'],
  ['“мёртвые души”', 'Мёртвые души'],
  ['история детям', 'Истории для детей'],
  ['истор', 'Истории для детей'],
  ['j. r. r. tolkien', 'The Hobbit'],
  ['j.r.r. tolkien', 'The Silmarillion'],
  ['J.R.R.Tolkien', 'The Hobbit'],
  ['jrr tolkien', 'The Silmarillion'],
  ['чехова', 'Рассказы'],
  ['мы', 'Мы'],
  ['что делать', 'Что делать?'],
  ['что делать?', 'Что делать?'],
  ['экзюпери', 'Маленький принц'],
  ['сент экзюпери', 'Маленький принц'],
  ['сент-экзюпери', 'Маленький принц'],
  ['cafe europa', 'Café Europa'],
  ['drakulic', 'Café Europa'],
  ['bartok', 'Mikrokosmos'],
  ['Bartók Béla', 'Mikrokosmos'],
  ['1984', '1984'],
  ['c++', 'C++ Primer'],
  ['C#', 'C# in Depth'],
  ['node.js', 'Learning Node.js'],
  ['nodejs', 'Learning Node.js'],
  ['йод', 'Йод и жизнь'.normalize('NFC')],
  ['catch 22', 'Catch-22'],
  ['catch-22', 'Catch-22'],
  ['catch22', 'Catch-22'],
  ['spiderman', 'The Amazing Spider-Man'],
  ['spider-man', 'The Amazing Spider-Man'],
  ['spider man', 'The Amazing Spider-Man'],
  ['war+and+peace'.replaceAll('+', ' '), 'War and Peace'],
  ['peace war', 'War and Peace'],
  ['peace (war)!', 'War and Peace'],
  ['etranger', 'L’Étranger'],
  ["l'etranger", 'L’Étranger'],
  ['letranger', 'L’Étranger'],
  ['письма №5', 'Письма № 5'],
  ['ильф петров', 'Письма № 5'],
])('%j finds %s', async (q, title) => {
  expect(await find(q)).toContain(title);
});

test('C++ is not C#', async () => {
  expect(await find('c++')).toEqual(['C++ Primer']);
  expect(await find('c#')).toEqual(['C# in Depth']);
});

test('words in quotation marks follow each other', async () => {
  expect(await find('"war and peace"')).toEqual(['War and Peace']);
  expect(await find('"peace and war"')).toEqual([]);
});

test.each([
  '!',
  '-',
  '---------------------------------',
  '(',
  ')',
  '*',
  ':',
  '&',
  '|',
  '<->',
  '"',
  "'",
  '\\',
  '@',
  ':*',
  '!!',
  '«»',
  '😀',
])('%j is no error and finds nothing by itself, nor does it keep a word from being found', async (sign) => {
  expect(await find(sign)).toEqual([]);
  expect(await find(`${sign} hobbit`)).toContain('The Hobbit');
  expect(await find(`hobbit ${sign}`)).toContain('The Hobbit');
});

test.each([
  ['j. r. r. tolkien', ['The Hobbit', 'The Silmarillion']],
  ['Tolkien, J.R.R.', ['The Hobbit', 'The Silmarillion']],
  ['Bela Bartok', ['Mikrokosmos']],
  ['Petrov', []],
  ['…', []],
  ['евгений  петров', ['Письма № 5']],
  ['Петров, Евгений', ['Письма № 5']],
])('the books of the author %s', async (author, titles) => {
  const books = await browseBooks(database.db, { author, limit: 20, after: undefined });
  expect(books.map(({ title }) => title)).toEqual(titles);
});

test('titles are listed without their articles and quotation marks, е with ё, and numbers by their value', async () => {
  const sorted = await withBooks(
    [
      { title: 'Том 10' },
      { title: 'Том 9' },
      { title: '«Ёлка»' },
      { title: 'Ежи' },
      { title: 'Жизнь' },
      { title: 'The Hobbit', language: 'en' },
      { title: 'A Tale' },
      { title: 'Inferno' },
      { title: 'Die Verwandlung', language: 'deu' },
      { title: 'L’Étranger', language: 'fr' },
      { title: 'A' },
      { title: '…' },
    ].toReversed(),
  );
  try {
    const titles: string[] = [];
    let after: [string, string] | undefined;
    for (;;) {
      const [book] = await browseBooks(sorted.db, { limit: 1, after });
      if (!book) break;
      titles.push(book.title);
      after = [book.sort_title, book.id];
    }
    expect(titles).toEqual([
      '…',
      'Ежи',
      '«Ёлка»',
      'Жизнь',
      'Том 9',
      'Том 10',
      'A',
      'L’Étranger',
      'The Hobbit',
      'Inferno',
      'A Tale',
      'Die Verwandlung',
    ]);
  } finally {
    await sorted.drop();
  }
});

test.each([
  ['Толстой, Лев; Пётр  Ёлкин', ['Лев Толстой', 'лев толстой', 'Елкин Петр']],
  ['Kafka; kafka;;', ['KAFKA']],
])('each author of “%s” is found by any order of their names', async (author, names) => {
  const other = await withBooks([
    { title: 'Дар', author },
    { title: 'Мы', author: 'Лев Толстых' },
  ]);
  try {
    for (const name of names)
      expect((await browseBooks(other.db, { author: name, limit: 3, after: undefined })).length).toBe(1);
  } finally {
    await other.drop();
  }
});

test('books from before, and those that an instance of the previous release adds or changes, are found as well', async () => {
  const [before, since] = [Object.entries(migrations).filter(([name]) => name < '0090'), migrations];
  const upgraded = await testDatabase<Tables>(Object.fromEntries(before));
  try {
    const add = (title: string) =>
      sql`insert into book (id, title, author, author_keys) values (${uuidv7()}, ${title}, 'Bartók', '{bartók}')`.execute(
        upgraded.db,
      );
    for (let volume = 1; volume <= 2_001; volume += 1) await add(`Том-${volume}`);
    await migrate(upgraded.url, since);
    await add('Том-2002');
    await sql`update book set title = 'Том «Последний»' where title = 'Том-2001'`.execute(upgraded.db);
    for (const q of ['том 1', 'том 2000', 'том 2002', 'последний'])
      expect(
        (await searchBooks(upgraded.db, readSearchQuery(q), { limit: 20, after: undefined })).length,
      ).toBeGreaterThan(0);
    expect((await browseBooks(upgraded.db, { author: 'bartok', limit: 3, after: undefined })).length).toBe(3);
  } finally {
    await upgraded.drop();
  }
});
