import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { firstAdmin } from '../lib/secrets.mjs';
import { step } from '../lib/terminal.mjs';

const PASSWORD = 'demo-library-2026';
const DAY = 86_400_000;

const STAFF = { email: 'librarian@abonement.example', full_name: 'Мария Сергеевна Полкова', language: 'ru' };
const READERS = [
  { email: 'anna@abonement.example', full_name: 'Анна Вронская', language: 'ru' },
  { email: 'boris@abonement.example', full_name: 'Борис Берг', language: 'ru' },
  { email: 'clara@abonement.example', full_name: 'Clara Bennet', language: 'en', patron_category: 'student' },
  { email: 'dima@abonement.example', full_name: 'Дима Кораблёв', language: 'ru', patron_category: 'child' },
  { email: 'elena@abonement.example', full_name: 'Елена Ростова', language: 'ru' },
];

/** Who has what, issued how many days ago; `back` is returned at once, `paid` with its fine settled. */
const LOANS = [
  { reader: 0, title: 'Мастер и Маргарита', daysAgo: 3 },
  { reader: 0, title: 'Dubliners', daysAgo: 12.5 },
  { reader: 0, title: 'Вишнёвый сад', daysAgo: 20, back: true },
  { reader: 1, title: 'Преступление и наказание', daysAgo: 30, back: true, paid: true },
  { reader: 1, title: 'Пикник на обочине', daysAgo: 40, back: true },
  { reader: 1, title: 'Тихий Дон', daysAgo: 25 },
  { reader: 2, title: 'Design Patterns', daysAgo: 10 },
  { reader: 2, title: 'Introduction to Algorithms', daysAgo: 16, renew: true },
  { reader: 2, title: 'Pride and Prejudice', daysAgo: 29 },
  { reader: 3, title: 'Денискины рассказы', daysAgo: 7 },
  { reader: 3, title: 'Волшебник Изумрудного города', daysAgo: 18, back: true },
  { reader: 4, title: 'Жизнь и судьба', daysAgo: 14 },
];

/** Loads the demo library through the public API, once; what an interrupted load has done is not done again. */
export async function loadDemoLibrary(instance, gateway) {
  const mark = join(instance.folder, 'demo-loaded');
  if (existsSync(mark)) return;
  await step('demo library', async (tell) => {
    const call = caller(`${gateway}/api/v1`);
    const admin = firstAdmin(instance);
    const asAdmin = await signIn(call, admin.email, admin.password);
    tell('people');
    const librarian = await register(call, STAFF);
    await call('PATCH', `/users/${librarian.id}`, { role: 'librarian' }, asAdmin);
    const desk = await signIn(call, STAFF.email, PASSWORD);
    const readers = [];
    for (const { patron_category, ...reader } of READERS) {
      const { id } = await register(call, reader);
      if (patron_category) await call('PATCH', `/users/${id}`, { patron_category }, desk);
      readers.push({ id, token: await signIn(call, reader.email, PASSWORD) });
    }
    tell('books');
    const records = demoBooks();
    for (let start = 0; start < records.length; start += 100)
      await call('POST', '/books/import', { records: records.slice(start, start + 100) }, desk);
    tell('loans');
    for (const loan of LOANS) await lend(call, desk, readers[loan.reader], loan);
    const elena = readers[4];
    const { id: wanted } = await findBook(call, 'Мастер и Маргарита');
    await call('POST', '/waiting-list', { book_id: wanted }, elena.token);
    await call('POST', '/waiting-list', { author: 'Михаил Булгаков' }, elena.token);
  });
  writeFileSync(mark, '');
}

function demoBooks() {
  const lines = readFileSync(join(root, 'tools/demo/books.tsv'), 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const [title, author, year, language, isbn] = line.split('\t');
    return {
      source_key: `demo:${index + 1}`,
      title,
      author,
      published_year: Number(year),
      language,
      ...(isbn && { isbn }),
      total_copies: 1 + (index % 3),
    };
  });
}

async function lend(call, desk, reader, { title, daysAgo, back, renew, paid }) {
  const { id: book_id } = await findBook(call, title);
  const issued_at = new Date(Date.now() - daysAgo * DAY).toISOString();
  const loan = await call('POST', '/loans', { book_id, reader_id: reader.id, issued_at }, desk, { expect: [201, 409] });
  if (!loan.id) return;
  if (renew) await call('POST', `/loans/${loan.id}/renew`, undefined, desk);
  if (!back) return;
  const { fine } = await call('POST', '/loans/return', { loan_id: loan.id }, desk);
  if (fine && paid) await call('POST', `/fines/${fine.id}/settle`, { as: 'paid', comment: 'cash' }, desk);
}

async function findBook(call, title) {
  const { items } = await call('GET', `/books?q=${encodeURIComponent(title)}&limit=50`);
  const book = items.find((item) => item.title === title);
  if (!book) throw new Error(`The demo library has no book ${title}.`);
  return book;
}

async function register(call, person) {
  await call('POST', '/auth/register', { ...person, password: PASSWORD }, undefined, { expect: [201, 409] });
  const { account } = await call('POST', '/auth/login', { email: person.email, password: PASSWORD });
  return account;
}

async function signIn(call, email, password) {
  const { access_token } = await call('POST', '/auth/login', { email, password });
  return access_token;
}

function caller(base) {
  return async (method, path, body, token, { expect = [200, 201, 204] } = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!expect.includes(response.status)) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
}
