import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { components } from '#contracts/public.ts';
import { waitFor } from '#testing/wait-for.ts';
import { apiAt, type Api } from '../../tools/api/client.ts';
import { registerReader } from '../../tools/api/register-reader.ts';

export type Book = components['schemas']['Book'];
export type Loan = components['schemas']['Loan'];
export type Problem = components['schemas']['Problem'];

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run the tests with npm test.`);
  return value;
}

export const gatewayUrl = setting('TEST_GATEWAY_URL');
/** Where the gateway answers gRPC. */
export const grpcAddress = setting('TEST_GRPC_ADDRESS');
/** Where self-check machines connect. */
export const sip2Address = setting('TEST_SIP2_ADDRESS');
export const inboxUrl = setting('TEST_INBOX_URL');
export type App = {
  /** Where it answers /healthz, /readyz and /metrics. */
  port: number;
  /** Where its sidecar, or a client of the gateway, calls it. */
  appPort: number;
  sidecarPort: number;
  grpcPort: number;
  internalPort: number;
  metricsPort: number;
  /** What the sidecar asks of whoever calls it. */
  sidecarToken: string;
};
export const apps = JSON.parse(setting('TEST_APPS')) as Record<string, App>;

export const PASSWORD = 'a long enough password';

/** The public API as a client sees it, signed in or not. */
export const apiAs = (accessToken?: string): Api => apiAt(gatewayUrl, { token: accessToken });

export type Person = { id: string; email: string; api: Api; accessToken: string; refreshToken: string };

export async function signIn(email: string, password: string): Promise<Person> {
  const { data, error } = await apiAs().POST('/auth/login', { body: { email, password } });
  if (!data) throw new Error(`not signed in: ${JSON.stringify(error)}`);
  const { access_token: accessToken, refresh_token: refreshToken, account } = data;
  return { id: account.id, email, accessToken, refreshToken, api: apiAs(accessToken) };
}

/** Somebody whom the desk has registered, who has chosen a password by the code of their slip, and has signed in. */
export async function aReader(but: { language?: 'ru' | 'en'; full_name?: string } = {}): Promise<Person> {
  const email = `reader-${randomUUID()}@readers.example`;
  const { api } = await theAdmin();
  const reader = { email, full_name: 'Анна Читательница', language: 'ru', patron_category: 'adult', ...but } as const;
  await registerReader({ gateway: gatewayUrl, api }, reader, PASSWORD);
  return signIn(email, PASSWORD);
}

const CONCURRENCY = 5;

/** Several of them. Each password takes a processor's while, and a test is no rush of readers unless it says so. */
export async function manyReaders(count: number): Promise<Person[]> {
  const readers: Person[] = [];
  while (readers.length < count) {
    const next = Math.min(CONCURRENCY, count - readers.length);
    readers.push(...(await Promise.all(Array.from({ length: next }, () => aReader()))));
  }
  return readers;
}

/** The first admin's e-mail address and password. */
export const adminAccount = JSON.parse(setting('TEST_ADMIN')) as { email: string; password: string };

let admin: Promise<Person> | undefined;
export function theAdmin(): Promise<Person> {
  const { email, password } = adminAccount;
  admin ??= signIn(email, password);
  return admin;
}

async function appointed(full_name: string, role: 'librarian' | 'branch_manager'): Promise<Person> {
  const reader = await aReader({ full_name });
  const { api } = await theAdmin();
  const { error } = await api.PATCH('/users/{user_id}', {
    params: { path: { user_id: reader.id } },
    body: { role },
  });
  if (error) throw new Error(`not appointed: ${JSON.stringify(error)}`);
  return signIn(reader.email, PASSWORD);
}

let librarian: Promise<Person> | undefined;
/** A librarian, appointed by the admin. */
export const aLibrarian = (): Promise<Person> => (librarian ??= appointed('Мария Библиотекарь', 'librarian'));

let branchManager: Promise<Person> | undefined;
/** A branch manager, appointed by the admin. */
export const aBranchManager = (): Promise<Person> => (branchManager ??= appointed('Вера Заведующая', 'branch_manager'));

export async function aBook(but: Partial<components['schemas']['NewBook']> = {}): Promise<Book> {
  const { data, error } = await (
    await aLibrarian()
  ).api.POST('/books', {
    body: {
      title: `Книга ${randomUUID()}`,
      author: `Автор ${randomUUID()}`,
      total_copies: 1,
      material: 'book',
      ...but,
    },
  });
  if (!data) throw new Error(`no book: ${JSON.stringify(error)}`);
  return data;
}

export const borrow = (person: Person, bookId: string, idempotencyKey?: string) =>
  person.api.POST('/loans', {
    body: { book_id: bookId },
    ...(idempotencyKey !== undefined && { params: { header: { 'Idempotency-Key': idempotencyKey } } }),
  });

/** A reader with a book in hand. */
export async function aLoan(person: Person, book?: Book): Promise<Loan> {
  const { data, error } = await borrow(person, (book ?? (await aBook())).id);
  if (!data) throw new Error(`not lent: ${JSON.stringify(error)}`);
  return data;
}

export async function bookNow(id: string): Promise<Book> {
  const { data } = await apiAs().GET('/books/{book_id}', { params: { path: { book_id: id } } });
  if (!data) throw new Error('the book is gone');
  return data;
}

/** A reader brings a book to the desk, which scans it. */
export const bringBack = async (loanId: string) =>
  (await aLibrarian()).api.POST('/loans/return', { body: { loan_id: loanId } });

export type Email = { subject: string; to: string[]; html: string };

const readEmails = new Map<string, Email>();

/** The e-mails that the mail server has taken, from the files in which it keeps them. */
export async function allEmails(): Promise<Email[]> {
  const folder = setting('TEST_INBOX_FOLDER');
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.eml') || readEmails.has(file)) continue;
    const { subject = '', to, html } = await simpleParser(await readFile(join(folder, file)));
    // One that is still being written is read again.
    if (!html || !html.includes('</html>')) continue;
    const addresses = [to ?? []].flat().flatMap(({ value }) => value.map(({ address = '' }) => address));
    readEmails.set(file, { subject, to: addresses, html });
  }
  return [...readEmails.values()];
}

/** The e-mails that have reached an address. */
export const emailsTo = async (address: string): Promise<Email[]> =>
  (await allEmails()).filter(({ to }) => to.includes(address));

export const emailArrives = (address: string, subject: string): Promise<Email> =>
  waitFor(`an e-mail “${subject}”`, async () =>
    (await emailsTo(address)).find((email) => email.subject.includes(subject)),
  );

export const codeOf = (error: Problem | undefined): string | undefined => error?.code;
