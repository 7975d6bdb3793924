import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { step } from '../bootstrap/terminal.mjs';
import { gatewayUrl, type Fleet } from '../fleet/fleet.ts';
import { firstAdmin } from '../running/secrets.ts';

const PASSWORD = 'demo-library-2026';
const DAY = 86_400_000;

type Person = { email: string; full_name: string; language: 'ru' | 'en'; patron_category?: 'student' | 'child' };

const STAFF = {
  librarian: { email: 'librarian@abonement.example', full_name: 'Мария Сергеевна Полкова', language: 'ru' },
  branch_manager: { email: 'manager@abonement.example', full_name: 'Вера Андреевна Залова', language: 'ru' },
} satisfies Record<string, Person>;
const READERS: readonly Person[] = [
  { email: 'anna@abonement.example', full_name: 'Анна Вронская', language: 'ru' },
  { email: 'boris@abonement.example', full_name: 'Борис Берг', language: 'ru' },
  { email: 'clara@abonement.example', full_name: 'Clara Bennet', language: 'en', patron_category: 'student' },
  { email: 'dima@abonement.example', full_name: 'Дима Кораблёв', language: 'ru', patron_category: 'child' },
  { email: 'elena@abonement.example', full_name: 'Елена Ростова', language: 'ru' },
];

/** With whom one can sign in to the demo library. */
export const DEMO = {
  reader: { email: 'anna@abonement.example', password: PASSWORD },
  librarian: { email: STAFF.librarian.email, password: PASSWORD },
  branchManager: { email: STAFF.branch_manager.email, password: PASSWORD },
};

/** What its readers are asked to agree to. */
const DOCUMENTS = {
  terms: {
    text_ru: `Записаться в библиотеку может каждый. Билет личный: не передавайте его другим.

Взятые книги возвращают в срок или продлевают. За опоздание начисляется штраф, а повреждённую или утерянную книгу заменяют такой же или равноценной.

Библиотека напоминает о сроках и сообщает об изменении правил. Если с чем-то не согласны, поговорите с нами на кафедре выдачи.`,
    text_en: `Anybody can join the library. Your card is yours alone: please do not lend it to others.

Books are returned in time, or renewed. There is a fine for being late, and a book that is damaged or lost is replaced by the same or one of equal worth.

The library reminds you of due dates, and tells you when these rules change. If you disagree with something, please talk to us at the desk.`,
  },
  personal_data: {
    text_ru: `Я согласен на то, чтобы библиотека хранила и использовала моё имя, адрес электронной почты, номер билета и сведения о взятых книгах: чтобы выдавать мне книги, напоминать о сроках и вести учёт.

Библиотека никому их не передаёт. Сколько помнить прочитанное, я выбираю сам. Согласие действует, пока у меня есть билет; чтобы отозвать его, достаточно удалить учётную запись.`,
    text_en: `I agree that the library stores and uses my name, my e-mail address, the number of my card and which books I have borrowed: to lend me books, to remind me of due dates, and to keep its accounts.

The library passes them on to nobody. How long it remembers what I have read is my own choice. I consent for as long as I have a card; to withdraw, it is enough to delete my account.`,
  },
};
/** Every reader of the demo library has agreed. */
const AGREED_TO = Object.keys(DOCUMENTS).map((kind) => ({ kind, version: 1 }));

const hours = (opens: string, closes: string) => [{ opens, closes }];
const LONG_DAY = hours('10:00', '20:00');
const SHORT_DAY = hours('11:00', '18:00');
const WITH_LUNCH = [...hours('10:00', '13:00'), ...hours('14:00', '19:00')];
const weekOf = (workday: object[], saturday: object[], sunday: object[], monday = workday) => ({
  monday,
  tuesday: workday,
  wednesday: workday,
  thursday: workday,
  friday: workday,
  saturday,
  sunday,
});
const branch = (name: string, address: string, week: object) => ({ name, address, time_zone: 'Europe/Moscow', week });
/** Its places, each with hours of its own. */
const BRANCHES = {
  main: branch('Центральная библиотека', 'Площадь Просвещения, 1', weekOf(LONG_DAY, LONG_DAY, SHORT_DAY)),
  north: branch('Северный филиал', 'Лесная улица, 14', weekOf(LONG_DAY, SHORT_DAY, [])),
  south: branch('Южный филиал', 'Садовая улица, 7', weekOf(WITH_LUNCH, SHORT_DAY, [])),
  children: branch('Детский филиал', 'Школьный переулок, 3', weekOf(SHORT_DAY, SHORT_DAY, SHORT_DAY, [])),
  station: branch(
    'Филиал у вокзала',
    'Привокзальная площадь, 2',
    weekOf(hours('08:00', '22:00'), SHORT_DAY, SHORT_DAY),
  ),
};

type DemoLoan = {
  /** Its place among READERS. */
  reader: number;
  title: string;
  /** When it was issued. */
  daysAgo: number;
  /** Whether it is returned at once. */
  back?: boolean;
  /** Whether its fine is settled. */
  paid?: boolean;
  renew?: boolean;
};

const LOANS: readonly DemoLoan[] = [
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

const user = z.object({ id: z.string(), email: z.string().optional(), has_password: z.boolean() });
const answers = {
  signedIn: z.object({ access_token: z.string(), account: z.object({ id: z.string() }) }),
  user,
  users: z.object({ items: z.array(user) }),
  slip: z.object({ card_number: z.string(), code: z.string() }),
  books: z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) }),
  loan: z.object({ id: z.string().optional() }),
  returned: z.object({ fine: z.object({ id: z.string() }).nullish() }),
  nothing: z.unknown(),
};

type Call = <T>(
  answer: z.ZodType<T>,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  options?: { body?: object; token?: string; expect?: readonly number[] },
) => Promise<T>;

/** Loads the demo library through the public API, once; what an interrupted load has done is not done again. */
export async function loadDemoLibrary(fleet: Fleet): Promise<void> {
  const mark = join(fleet.folder, 'demo-loaded');
  if (existsSync(mark)) return;
  await step('demo library', async (tell) => {
    const call = caller(`${gatewayUrl(fleet)}/api/v1`);
    const admin = await signIn(call, firstAdmin(fleet));
    tell('documents');
    for (const [kind, text] of Object.entries(DOCUMENTS))
      // 409: published already, by a load that was interrupted.
      await call(answers.nothing, 'POST', `/documents/${kind}/versions`, {
        body: { version: 1, ...text },
        token: admin,
        expect: [201, 409],
      });
    tell('branches');
    for (const [id, branch] of Object.entries(BRANCHES))
      await call(answers.nothing, 'PUT', `/branches/${id}`, { body: branch, token: admin });
    tell('people');
    for (const [role, person] of Object.entries(STAFF)) {
      const id = await register(call, person, admin);
      await call(answers.nothing, 'PATCH', `/users/${id}`, { body: { role }, token: admin });
    }
    const desk = await signIn(call, DEMO.librarian);
    const readers = await addReaders(call, desk);
    tell('books');
    const office = await signIn(call, DEMO.branchManager);
    const records = demoBooks();
    for (let start = 0; start < records.length; start += 100)
      await call(answers.nothing, 'POST', '/books/import', {
        body: { records: records.slice(start, start + 100) },
        token: office,
      });
    tell('loans');
    for (const loan of LOANS) await lend(call, desk, readers[loan.reader]?.id, loan);
    await addWaiting(call, readers.at(-1)?.token ?? '');
  });
  writeFileSync(mark, '');
}

async function addReaders(call: Call, desk: string): Promise<{ id: string; token: string }[]> {
  const readers = [];
  for (const reader of READERS) {
    const id = await register(call, reader, desk);
    const token = await signIn(call, { email: reader.email, password: PASSWORD });
    for (const body of AGREED_TO) await call(answers.nothing, 'POST', '/users/me/agreements', { body, token });
    readers.push({ id, token });
  }
  return readers;
}

/** For a book that is out, and for whatever comes of an author. */
async function addWaiting(call: Call, token: string): Promise<void> {
  const book_id = await findBook(call, 'Мастер и Маргарита');
  for (const body of [{ book_id }, { author: 'Михаил Булгаков' }])
    await call(answers.nothing, 'POST', '/waiting-list', { body, token });
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

async function lend(call: Call, desk: string, reader_id: string | undefined, loan: DemoLoan): Promise<void> {
  const book_id = await findBook(call, loan.title);
  const issued_at = new Date(Date.now() - loan.daysAgo * DAY).toISOString();
  const body = { book_id, reader_id, issued_at };
  // 409: lent already, by a load that was interrupted.
  const { id } = await call(answers.loan, 'POST', '/loans', { body, token: desk, expect: [201, 409] });
  if (id === undefined) return;
  if (loan.renew) await call(answers.nothing, 'POST', `/loans/${id}/renew`, { token: desk });
  if (!loan.back) return;
  const { fine } = await call(answers.returned, 'POST', '/loans/return', { body: { loan_id: id }, token: desk });
  if (fine && loan.paid)
    await call(answers.nothing, 'POST', `/charges/${fine.id}/pay`, {
      body: { method: 'cash' },
      token: desk,
    });
}

async function findBook(call: Call, title: string): Promise<string> {
  const { items } = await call(answers.books, 'GET', `/books?q=${encodeURIComponent(title)}&limit=50`);
  const book = items.find((item) => item.title === title);
  if (!book) throw new Error(`The demo library has no book ${title}.`);
  return book.id;
}

/**
 * Registers somebody at the desk, who chooses a password by the code of their slip.
 *
 * @returns the id of their account, which may have been there already
 */
async function register(call: Call, person: Person, staff: string): Promise<string> {
  const { id, has_password } =
    (await findAccount(call, person.email, staff)) ??
    (await call(answers.user, 'POST', '/users', { body: person, token: staff }));
  if (has_password) return id;
  const slip = await call(answers.slip, 'POST', `/users/${id}/sign-in-code`, { token: staff });
  const body = { card_number: slip.card_number, code: slip.code, email: person.email, password: PASSWORD };
  await call(answers.nothing, 'POST', '/auth/first-password', { body });
  return id;
}

async function findAccount(call: Call, email: string, staff: string) {
  const { items } = await call(answers.users, 'GET', `/users?q=${encodeURIComponent(email)}`, { token: staff });
  return items.find((found) => found.email === email);
}

async function signIn(call: Call, credentials: { email: string; password: string }): Promise<string> {
  const { access_token } = await call(answers.signedIn, 'POST', '/auth/login', { body: credentials });
  return access_token;
}

const caller =
  (base: string): Call =>
  async (answer, method, path, { body, token, expect = [200, 201, 204] } = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!expect.includes(response.status)) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return answer.parse(text === '' ? {} : JSON.parse(text));
  };
