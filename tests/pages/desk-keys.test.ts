import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { signIn } from '../../tools/testing/page-visits.ts';
import { codeOfCommand } from '../../apps/web/src/desk/keys/command-barcodes.ts';
import {
  aBook,
  aLibrarian,
  aLoan,
  aReader,
  PASSWORD,
  theAdmin,
  type Book,
  type Loan,
  type Person,
} from '../support/library.ts';
import {
  accessibilityProblems,
  address,
  aVisitor,
  canOpenPages,
  DESKTOP,
  NARROWEST,
  overflows,
  settled,
  stopBrowser,
  thereAre,
} from './support/browser.ts';
import { aConnection } from './support/connection.ts';
import { cardOf, firstCopy, loansOf, openDesk, openInOffice, scan } from './support/desk.ts';
import { pointed, unplugMouse } from './support/keyboard.ts';

afterAll(stopBrowser);

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** What letters are in a Russian layout. */
const RUSSIAN: Record<string, string> = {
  KeyR: 'к',
  KeyU: 'г',
  KeyP: 'з',
  KeyG: 'п',
  KeyJ: 'о',
  KeyL: 'д',
  Slash: '.',
};

/** A loan that began some days ago, and may be overdue. */
async function anEarlierLoan(reader: Person, { began, due }: { began: number; due?: number }): Promise<Loan> {
  const { api } = await aLibrarian();
  const { data, error } = await api.POST('/loans/issue', {
    body: {
      reader_id: reader.id,
      book_id: (await aBook()).id,
      issued_at: daysAgo(began),
      ...(due !== undefined && { due_date: daysAgo(due).slice(0, 10) }),
    },
  });
  if (!data) throw new Error(`not lent: ${JSON.stringify(error)}`);
  return data;
}

/** A reader who owes for a book that was late. */
async function aFine(reader: Person): Promise<Loan> {
  const loan = await anEarlierLoan(reader, { began: 30, due: 20 });
  await (await aLibrarian()).api.POST('/loans/return', { body: { loan_id: loan.id } });
  return loan;
}

/** Whether a desk that carries what the library knows knows that they owe something. */
async function isCarriedAsOwing({ id }: Person): Promise<boolean> {
  const { api } = await aLibrarian();
  let cursor: string | undefined;
  do {
    const query = { limit: 2_000, ...(cursor !== undefined && { cursor }) };
    const { data } = await api.GET('/carried-readers', { params: { query } });
    const found = data?.items.find((reader) => reader.id === id);
    if (found) return found.owes !== undefined;
    cursor = data?.next_cursor;
  } while (cursor !== undefined);
  return false;
}

const finesOf = async (reader: Person) =>
  (await reader.api.GET('/charges/user/{user_id}', { params: { path: { user_id: reader.id } } })).data;

const mayBorrow = async (reader: Person, limit: number) =>
  (await theAdmin()).api.PATCH('/users/{user_id}', {
    params: { path: { user_id: reader.id } },
    body: { loan_limit: limit },
  });

const line = (page: Page, text: string) => page.locator('.lane-journal .lane-line', { hasText: text });

/** A desk whose mouse is unplugged, and hands of which everything they do is counted. */
async function aDeskWithoutMouse(at = address) {
  const { page, complaints } = await aVisitor({ viewport: DESKTOP });
  await page.addInitScript(`
    globalThis.printed = [];
    globalThis.print = () => printed.push((document.querySelector('.slip-paper') ?? document.querySelector('main')).innerText);
  `);
  await openDesk(page, at);
  await unplugMouse(page);
  const did = { scans: 0, keys: 0 };
  return {
    page,
    complaints,
    did,
    /** A key as a person presses it, a moment after the one before. */
    async press(...keys: string[]): Promise<void> {
      for (const key of keys) {
        await page.waitForTimeout(90);
        await page.keyboard.press(key);
        did.keys += 1;
      }
    },
    async scan(...codes: string[]): Promise<void> {
      for (const code of codes) {
        await scan(page, code);
        did.scans += 1;
      }
    },
    pointed: () => pointed(page),
    printed: () => page.evaluate<string[]>('printed'),
  };
}

type Desk = Awaited<ReturnType<typeof aDeskWithoutMouse>>;

describe.runIf(canOpenPages)('by the keyboard alone', () => {
  let desk: Desk;
  let reader: Person;
  beforeEach(async () => {
    desk = await aDeskWithoutMouse();
    reader = await aReader({ full_name: `Анна ${randomUUID().slice(0, 8)}` });
  });

  /** What a flow has cost, with the mouse untouched. */
  const standAtMain = async () => {
    await desk.page.evaluate(`localStorage.setItem('abonement.desk.branch', '"main"')`);
    await desk.page.reload();
    await desk.page.locator('#code').waitFor();
  };

  const cost = async () => {
    expect(await desk.pointed()).toBe(0);
    expect(desk.complaints).toEqual([]);
    return desk.did;
  };

  test('three books are lent by four scans, and the next card is the next reader’s', async () => {
    const books = [await aBook(), await aBook(), await aBook()];
    await desk.scan(await cardOf(reader), ...(await Promise.all(books.map(firstCopy))));
    await waitFor('three loans', async () => (await loansOf(reader)).length === 3 || undefined);
    for (const { title } of books) await line(desk.page, title).getByText('выдано').waitFor();
    expect(await cost()).toEqual({ scans: 4, keys: 0 });
    const next = await aReader({ full_name: 'Борис Следующий' });
    await desk.scan(await cardOf(next));
    await desk.page.getByRole('heading', { name: 'Борис Следующий' }).waitFor();
  });

  test('ten books come back by ten scans, and the one that somebody waits for says so', async () => {
    await standAtMain();
    await desk.page.evaluate("localStorage.setItem('abonement.desk.prints', 'true')");
    await desk.page.reload();
    await desk.page.locator('#code').waitFor();
    await mayBorrow(reader, 20);
    const books: Book[] = [];
    while (books.length < 10) books.push(await aBook());
    for (const book of books) await aLoan(reader, book);
    const [, , awaited, , held] = books;
    const waits = await aReader({ full_name: 'Вера Ожидающая' });
    await waits.api.POST('/holds', { body: { book_id: held?.id ?? '' } });
    await desk.page.emulateMedia({ media: 'print' });
    await (await aReader()).api.POST('/waiting-list', { body: { book_id: awaited?.id ?? '' } });
    await desk.scan(...(await Promise.all(books.map(firstCopy))));
    await waitFor('all of them back', async () => (await loansOf(reader)).length === 0 || undefined);
    const slips = await waitFor('the slips of both', async () => {
      const all = await desk.printed();
      return all.length === 2 ? all : undefined;
    });
    expect(slips.find((slip) => slip.includes('Вера О.'))).toMatch(/Полка брони[^]*билет …/);
    await desk.page.emulateMedia({ media: 'screen' });
    await line(desk.page, awaited?.title ?? '')
      .getByText('возвращено, есть очередь')
      .waitFor();
    await line(desk.page, awaited?.title ?? '')
      .getByText('В очереди на неё 1 читатель')
      .waitFor();
    await line(desk.page, held?.title ?? '')
      .getByText('Поставьте на полку брони')
      .waitFor();
    await line(desk.page, held?.title ?? '')
      .getByRole('link', { name: 'Вера Ожидающая' })
      .waitFor();
    expect(await cost()).toEqual({ scans: 10, keys: 0 });
  });

  test('fines are paid by P and Enter', async () => {
    const fines = [await aFine(reader), await aFine(reader)];
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('button', { name: 'Принять оплату' }).waitFor();
    await desk.press('KeyP', 'Enter');
    await waitFor('paid', async () => (await finesOf(reader))?.balance.amount_minor === 0 || undefined);
    expect((await finesOf(reader))?.items.map(({ status }) => status)).toEqual(['paid', 'paid']);
    for (const { title } of fines) await line(desk.page, title).getByText('оплачено').waitFor();
    expect(await cost()).toEqual({ scans: 1, keys: 2 });
  });

  test('a fine is paid in part, and the rest by card with Shift+P and Enter', async () => {
    const { title } = await aFine(reader);
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('button', { name: /^Принять часть оплаты/ }).focus();
    await desk.press('Enter');
    await desk.page.locator('[name=amount_minor]:focus').waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.page.keyboard.type('1', { delay: 60 });
    await desk.press('Enter');
    await line(desk.page, title).getByText('оплачена часть').waitFor();
    await desk.page.locator('[data-pay-card]').waitFor();
    await desk.press('Shift+KeyP', 'Enter');
    await waitFor('paid', async () => (await finesOf(reader))?.items[0]?.status === 'paid' || undefined);
    const entries = (await finesOf(reader))?.items[0]?.entries ?? [];
    expect(entries.map(({ method }) => method)).toEqual(['cash', 'card']);
    expect(entries[0]?.amount.amount_minor).toBe(100);
    await cost();
  });

  test('a fine is waived by W and Enter, with its reason by a key', async () => {
    await aFine(reader);
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('button', { name: 'Принять оплату' }).waitFor();
    await desk.press('KeyW', 'Enter');
    await desk.page.getByText('Почему долг прощается?').waitFor();
    await desk.press('Digit3');
    const waived = await waitFor('waived', async () =>
      (await finesOf(reader))?.items.find(({ status }) => status === 'waived'),
    );
    expect(waived.entries?.map(({ comment }) => comment)).toEqual(['Ошибка библиотеки']);
    expect(await cost()).toEqual({ scans: 1, keys: 3 });
  });

  test('all books are renewed by the card and Shift+R; one that cannot be says why', async () => {
    const loans = [await anEarlierLoan(reader, { began: 9 }), await anEarlierLoan(reader, { began: 8 })];
    const wanted = await anEarlierLoan(reader, { began: 7 });
    await (await aReader()).api.POST('/waiting-list', { body: { book_id: wanted.book_id } });
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('button', { name: 'Продлить все' }).waitFor();
    await desk.press('Shift+KeyR');
    for (const { title } of loans) await line(desk.page, title).getByText('продлено').waitFor();
    await line(desk.page, wanted.title).getByText('отказ').waitFor();
    const renewed = await loansOf(reader);
    expect(
      renewed
        .filter(({ renewals }) => renewals === 1)
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(loans.map(({ title }) => title).toSorted());
    expect(await cost()).toEqual({ scans: 1, keys: 1 });
  });

  test('what is refused is lent all the same by O and the number of a reason, and the manager sees who did it and why', async () => {
    await mayBorrow(reader, 0);
    const [book, other] = [await aBook(), await aBook()];
    await desk.scan(await cardOf(reader), await firstCopy(book), await firstCopy(other));
    await line(desk.page, await firstCopy(other))
      .getByText('отказ')
      .waitFor();
    await desk.press('KeyO');
    await desk.page.getByRole('group', { name: 'Почему вы делаете исключение?' }).waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.press('Digit2');
    await line(desk.page, other.title).getByText('Исключение: Просроченные книги принесёт в ближайшие дни').waitFor();
    expect((await loansOf(reader)).map(({ title }) => title)).toEqual([other.title]);
    await desk.press('KeyO');
    await desk.page.getByRole('group', { name: 'Почему вы делаете исключение?' }).waitFor();
    await desk.press('Digit9');
    await desk.page.locator('[name=reason]:focus').waitFor();
    await desk.page.keyboard.type('Для выставки', { delay: 60 });
    await desk.press('Enter');
    await line(desk.page, book.title).getByText('Исключение: Для выставки').waitFor();
    await cost();

    const { page } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, '/desk/admin/overrides');
    const row = page.getByRole('row').filter({ hasText: book.title });
    for (const said of ['Для выставки', 'лимит книг исчерпан', 'Мария Библиотекарь', 'выдача'])
      await row.getByText(said).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать CSV: Сделанные исключения' }).click();
    expect((await saved).suggestedFilename()).toBe('overrides.csv');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setViewportSize(NARROWEST);
    expect(await overflows(page)).toBe(false);
  });

  test('one of several books is renewed by the arrows and R', async () => {
    const [first, second] = [await anEarlierLoan(reader, { began: 9 }), await anEarlierLoan(reader, { began: 5 })];
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('button', { name: 'Продлить все' }).waitFor();
    await desk.press('KeyR', 'ArrowDown', 'KeyR');
    await line(desk.page, second.title).getByText('продлено').waitFor();
    const renewals = new Map((await loansOf(reader)).map((loan) => [loan.id, loan.renewals]));
    expect([renewals.get(first.id), renewals.get(second.id)]).toEqual([0, 1]);
    expect(await cost()).toEqual({ scans: 1, keys: 3 });
  });

  test('a book that came back for somebody is picked up by two scans', async () => {
    const book = await aBook();
    const loan = await aLoan(await aReader(), book);
    await reader.api.POST('/waiting-list', { body: { book_id: book.id } });
    await (await aLibrarian()).api.POST('/loans/return', { body: { loan_id: loan.id } });
    await desk.scan(await cardOf(reader), await firstCopy(book));
    await line(desk.page, book.title).getByText('выдано').waitFor();
    expect((await loansOf(reader)).map(({ title }) => title)).toEqual([book.title]);
    expect(await cost()).toEqual({ scans: 2, keys: 0 });
  });

  test('a copy on the hold shelf is lent to whom it is kept for by its scan and Enter', async () => {
    await standAtMain();
    const book = await aBook();
    await reader.api.POST('/holds', { body: { book_id: book.id } });
    const stateOf = async () =>
      (await reader.api.GET('/holds/user/{user_id}', { params: { path: { user_id: reader.id } } })).data?.items[0]
        ?.state;
    await waitFor('a copy is kept', async () => (await stateOf()) === 'to_fetch' || undefined);
    const { api } = await aLibrarian();
    const barcode = await firstCopy(book);
    await api.POST('/copy-arrivals', { body: { barcode, branch: 'main' } });
    await waitFor('it stands on the shelf', async () => (await stateOf()) === 'ready' || undefined);
    await desk.scan(barcode);
    await desk.page.getByRole('button', { name: /^Выдать: Анна/ }).waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.press('Enter');
    await line(desk.page, book.title).getByText('выдано').waitFor();
    expect((await loansOf(reader)).map(({ title }) => title)).toEqual([book.title]);
    expect(await cost()).toEqual({ scans: 1, keys: 1 });
  });

  test('the return box is emptied after B, what was read in the library is counted after I, and nothing is lent meanwhile', async () => {
    const loan = await anEarlierLoan(reader, { began: 5 });
    const book = await aBook();
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('region', { name: /Анна/ }).waitFor();
    await desk.press('KeyB');
    await desk.page.getByText('Разбираем ящик возврата').waitFor();
    expect(await desk.page.getByRole('region', { name: /Анна/ }).count()).toBe(0);
    await desk.scan(loan.barcode, await firstCopy(book));
    await line(desk.page, loan.title).getByText('Из ящика возврата').waitFor();
    await line(desk.page, book.title).getByText('В этом режиме').waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.press('KeyI');
    await desk.page.getByText('Считаем, что читали в зале').waitFor();
    await desk.scan(await firstCopy(book));
    await line(desk.page, book.title).getByText('Поставьте на полку').waitFor();
    const params = { query: { barcode: await firstCopy(book) } };
    expect((await (await aLibrarian()).api.GET('/copies', { params })).data?.in_house_uses).toBe(1);
    await desk.press('KeyI');
    await desk.page.getByText('Считаем, что читали в зале').waitFor({ state: 'detached' });
    expect(await loansOf(reader)).toEqual([]);
    expect(await cost()).toEqual({ scans: 4, keys: 3 });
  });

  test('a loan by mistake is undone by U, and so is a return by mistake, until the same day', async () => {
    const book = await aBook();
    await desk.scan(await cardOf(reader), await firstCopy(book));
    await line(desk.page, book.title).getByText('выдано').waitFor();
    await desk.press('KeyU');
    await line(desk.page, book.title).getByText('отменено').waitFor();
    expect(await loansOf(reader)).toEqual([]);

    const loan = await anEarlierLoan(reader, { began: 5 });
    await desk.scan(loan.barcode);
    await line(desk.page, loan.title).getByText('возвращено').waitFor();
    await desk.press('KeyU');
    await line(desk.page, loan.title).getByText('Снова выдано тому же читателю').waitFor();
    expect(await loansOf(reader)).toMatchObject([{ title: loan.title, due_date: loan.due_date }]);
    await desk.press('Escape');
    await desk.page.getByText('Отсканируйте билет').waitFor();
    expect(await cost()).toEqual({ scans: 3, keys: 3 });
  });

  test('a lost copy that is found goes back on the shelf by S, is lent by its next scan, and U takes S back', async () => {
    const book = await aBook();
    const barcode = await firstCopy(book);
    const { api } = await aLibrarian();
    const status = async () => (await api.GET('/copies', { params: { query: { barcode } } })).data?.status;
    await api.PATCH('/copies', { body: { barcode, status: 'lost' } });
    await desk.scan(await cardOf(reader), barcode);
    await line(desk.page, book.title).getByText('утерян').waitFor();
    expect(await loansOf(reader)).toEqual([]);
    await desk.press('KeyS');
    await line(desk.page, book.title).getByText('Его снова можно выдать').waitFor();
    expect(await status()).toBe('available');
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.press('KeyU');
    await line(desk.page, book.title).getByText('Снова записано: утерян').waitFor();
    expect(await status()).toBe('lost');
    await desk.press('ArrowDown', 'ArrowDown', 'Enter');
    await waitFor('it is on the shelf', async () => (await status()) === 'available' || undefined);
    await desk.scan(barcode);
    await line(desk.page, book.title).getByText('выдано').waitFor();
    expect((await loansOf(reader)).map(({ title }) => title)).toEqual([book.title]);
    await cost();
  });

  test('what comes back damaged is kept from the shelf by D, and U takes that back', async () => {
    const loan = await aLoan(reader);
    const { api } = await aLibrarian();
    const status = async () =>
      (await api.GET('/copies', { params: { query: { barcode: loan.barcode } } })).data?.status;
    await desk.scan(loan.barcode);
    await line(desk.page, loan.title).getByText('возвращено').waitFor();
    await desk.press('KeyD');
    await line(desk.page, loan.title).getByText('Отложите книгу').waitFor();
    expect(await status()).toBe('damaged');
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.press('KeyU');
    await line(desk.page, loan.title).getByText('Снова записано').waitFor();
    expect(await status()).toBe('available');
    expect(await cost()).toEqual({ scans: 1, keys: 2 });
  });

  test('whoever has brought something back damaged is charged by D once more', async () => {
    const loan = await aLoan(reader);
    await desk.scan(loan.barcode);
    await line(desk.page, loan.title).getByText('возвращено').waitFor();
    await desk.press('KeyD');
    await line(desk.page, loan.title).getByText('Начислить плату').waitFor();
    await desk.press('KeyD');
    const amount = line(desk.page, loan.title).getByLabel('Плата за повреждение');
    await amount.waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.page.keyboard.type('150');
    await desk.press('Enter');
    await line(desk.page, loan.title).getByText('Начислено за повреждение').waitFor();
    const { data } = await reader.api.GET('/charges/user/{user_id}', {
      params: { path: { user_id: (await reader.api.GET('/users/me')).data?.id ?? '' } },
    });
    expect(data?.items.find(({ kind }) => kind === 'damage')).toMatchObject({
      loan_id: loan.id,
      amount: { amount_minor: 15_000 },
    });
    await cost();
  });

  test('a return that cannot be undone says so in its line, and the next key says what cannot be undone at all', async () => {
    const loan = await aLoan(reader);
    await desk.scan(loan.barcode);
    await line(desk.page, loan.title).getByText('возвращено').waitFor();
    await (
      await theAdmin()
    ).api.PATCH('/users/{user_id}', {
      params: { path: { user_id: reader.id } },
      body: { blocked: true, block_reason: 'потерян билет' },
    });
    await desk.press('KeyU');
    await line(desk.page, loan.title).getByText('Отменить не получилось').waitFor();
    expect(await line(desk.page, loan.title).innerText()).toContain('возвращено');
    expect(await loansOf(reader)).toEqual([]);
  });

  test('a number that is both card and copy is asked about, and 1 or 2 answers; what was scanned behind it waits', async () => {
    const card = await cardOf(reader);
    const [both, other] = [await aBook(), await aBook()];
    await (
      await aLibrarian()
    ).api.POST('/books/{book_id}/copies', {
      params: { path: { book_id: both.id } },
      body: { barcode: card },
    });
    await desk.scan(card, await firstCopy(other));
    await desk.page.getByText('Этот номер — и у билета, и у экземпляра').waitFor();
    await desk.page.getByText('Ответьте на вопрос').waitFor();
    await desk.press('Digit1');
    await line(desk.page, other.title).getByText('выдано').waitFor();
    await desk.scan(card);
    await desk.page.getByText('Этот номер — и у билета, и у экземпляра').waitFor();
    await desk.press('Digit2');
    await line(desk.page, both.title).getByText('выдано').waitFor();
    expect((await loansOf(reader)).map(({ title }) => title).toSorted()).toEqual([both.title, other.title].toSorted());
    expect(await cost()).toEqual({ scans: 3, keys: 2 });
  });

  test('a reader is found by /, their name, the arrows and Enter', async () => {
    const name = (await reader.api.GET('/users/me')).data?.full_name ?? '';
    await desk.press('Slash');
    await desk.page.locator('main input[type=search]:focus').waitFor();
    await desk.page.keyboard.type(name);
    await desk.press('Enter');
    await desk.page.getByRole('link', { name }).waitFor();
    await desk.press('ArrowDown', 'Enter');
    await desk.page.getByRole('heading', { name, level: 1 }).waitFor();
    await cost();
    // Who has no card with them is served from there.
    await desk.page.getByRole('button', { name: 'Обслужить' }).waitFor();
    await desk.press('KeyV');
    await desk.page.getByRole('region', { name }).waitFor();
    expect(new URL(desk.page.url()).pathname).toBe('/desk');
    await desk.press('Escape');
    await cost();
  });

  test('whatever is typed right after the key of the palette goes into it', async () => {
    const { page } = await aDeskWithoutMouse();
    const writesInto = await page.evaluate(async () => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', ctrlKey: true, bubbles: true }));
      const next = new MessageChannel();
      await new Promise((resolve) => {
        next.port1.addEventListener('message', resolve);
        next.port1.start();
        next.port2.postMessage(undefined);
      });
      return document.activeElement?.role;
    });
    expect(writesInto).toBe('combobox');
  });

  test('the palette finds screens, actions, readers and books, and a letter after G goes to a screen', async () => {
    const book = await aBook();
    const name = (await reader.api.GET('/users/me')).data?.full_name ?? '';
    await desk.press('Control+KeyK');
    const box = desk.page.getByRole('combobox');
    await box.waitFor();
    expect(await accessibilityProblems(desk.page)).toEqual([]);
    await desk.page.keyboard.type('журн');
    await desk.page.getByRole('option', { name: 'Журнал смены' }).waitFor();
    await desk.press('Enter');
    await desk.page.getByRole('heading', { name: 'Журнал смены', level: 1 }).waitFor();
    await box.waitFor({ state: 'detached' });

    await desk.press('Control+KeyK');
    await box.waitFor();
    await desk.page.keyboard.type(book.title.slice(6));
    await desk.page.getByRole('option', { name: book.title }).waitFor();
    await desk.press('Escape');
    await box.waitFor({ state: 'detached' });

    await desk.press('Control+KeyK');
    await box.waitFor();
    await desk.page.keyboard.type(name.slice(5));
    await desk.page.getByRole('option', { name }).waitFor();
    await desk.press('Enter');
    await desk.page.getByRole('heading', { name, level: 1 }).waitFor();

    await desk.press('KeyG', 'KeyD');
    await desk.page.locator('#code').waitFor();
    await cost();
  });

  test('a scan on another screen is the lane’s, and one into a field leaves alone what was being written', async () => {
    await desk.press('KeyG', 'KeyR');
    await desk.page.locator('main input[type=search]:focus').waitFor();
    await desk.page.keyboard.type('Ив', { delay: 80 });
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('region', { name: /Анна/ }).waitFor();
    expect(new URL(desk.page.url()).pathname).toBe('/desk');
    await desk.page.locator('#code').focus();
    await desk.page.keyboard.type('B12', { delay: 80 });
    await desk.scan(await firstCopy(await aBook()));
    await desk.page.locator('.lane-good').waitFor();
    expect(await desk.page.locator('#code').inputValue()).toBe('B12');
    await cost();
  });

  test('a command that is scanned does what its key does', async () => {
    const loan = await aLoan(reader);
    await desk.scan(loan.barcode);
    await line(desk.page, loan.title).getByText('возвращено').waitFor();
    await desk.scan(codeOfCommand('04'));
    await line(desk.page, loan.title).getByText('отменено').waitFor();
    await desk.scan(await cardOf(reader));
    await desk.page.getByRole('region', { name: /Анна/ }).waitFor();
    await desk.scan(codeOfCommand('01'));
    await desk.page.getByText('Отсканируйте билет').waitFor();
    await desk.scan(codeOfCommand('99'));
    await desk.page.getByText('Такой команды нет').waitFor();
    await thereAre(2, desk.page.locator('.lane-line'));
    await desk.press('KeyG', 'KeyJ');
    await desk.page.getByRole('heading', { name: 'Журнал смены', level: 1 }).waitFor();
    await desk.scan(codeOfCommand('04'));
    await desk.page.getByText('Здесь эта команда ничего не делает').waitFor();
    expect(await cost()).toEqual({ scans: 6, keys: 2 });
  });
});

describe.runIf(canOpenPages)('keys', () => {
  /** A key of a Russian keyboard. */
  const pressInRussian = async (page: Page, code: string, shift = false) => {
    await page.waitForTimeout(90);
    await page.evaluate(
      `document.body.dispatchEvent(new KeyboardEvent('keydown', ${JSON.stringify({
        code,
        key: RUSSIAN[code],
        shiftKey: shift,
        bubbles: true,
        cancelable: true,
      })}))`,
    );
  };

  test('are the same in a Russian layout', async () => {
    const { page, scan: scanned } = await aDeskWithoutMouse();
    const loan = await aLoan(await aReader());
    await scanned(loan.barcode);
    await line(page, loan.title).getByText('возвращено').waitFor();
    await pressInRussian(page, 'KeyU');
    await line(page, loan.title).getByText('отменено').waitFor();
    await pressInRussian(page, 'Slash', true);
    await page.getByRole('dialog', { name: 'Клавиши' }).waitFor();
    await page.keyboard.press('Escape');
    await pressInRussian(page, 'KeyG');
    await pressInRussian(page, 'KeyJ');
    await page.getByRole('heading', { name: 'Журнал смены', level: 1 }).waitFor();
  });

  test('that are single letters can be switched off, which is kept; the others stay', async () => {
    const { page, press, scan: scanned } = await aDeskWithoutMouse();
    await press('Shift+Slash');
    const sheet = page.getByRole('dialog', { name: 'Клавиши' });
    await sheet.waitFor();
    const letters = await sheet.locator('section').filter({ hasText: 'Экраны' }).locator('dt').allInnerTexts();
    expect(letters.length).toBeGreaterThan(5);
    expect(letters).toEqual([...new Set(letters)]);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Одиночные клавиши').focus();
    await press('Space', 'Escape');
    await page.reload();
    await page.locator('#code').waitFor();
    const loan = await aLoan(await aReader());
    await scanned(loan.barcode);
    await line(page, loan.title).getByText('возвращено').waitFor();
    await press('KeyU', 'Shift+Slash', 'KeyG', 'KeyJ');
    expect([await sheet.count(), await line(page, loan.title).getByText('отмен').count()]).toEqual([0, 1]);
    await thereAre(1, page.locator('#code'));
    await press('Control+KeyK');
    await page.getByRole('combobox').fill('одиночные');
    await press('Enter');
    await page.getByRole('combobox').waitFor({ state: 'detached' });
    await press('KeyU');
    await line(page, loan.title).getByText('отменено').waitFor();
  });

  test('do nothing while somebody writes', async () => {
    const { page, press, scan: scanned, printed } = await aDeskWithoutMouse();
    const loan = await aLoan(await aReader());
    await scanned(loan.barcode);
    await line(page, loan.title).getByText('возвращено').waitFor();
    await page.locator('#code').focus();
    await press('KeyU', 'KeyL', 'KeyG', 'KeyJ', 'Shift+Slash');
    expect(await page.locator('#code').inputValue()).toBe('ulgj?');
    expect(await page.locator('dialog').count()).toBe(0);
    expect(await printed()).toEqual([]);
    expect(await line(page, loan.title).innerText()).not.toContain('отменено');
  });
});

describe.runIf(canOpenPages)('the sheet of commands', () => {
  test('is printed without what is around it on the screen', async () => {
    const { page } = await aDeskWithoutMouse();
    await page.goto(`${address}/desk/commands`);
    await settled(page);
    expect(await page.locator('.command .barcode').count()).toBeGreaterThanOrEqual(4);
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate('document.body.innerText');
    expect(seen).toContain('Закончить с читателем');
    expect(seen).not.toMatch(/Выйти|Читатели|Напечатать лист\n/);
    expect(await page.locator('.command').first().isVisible()).toBe(true);
  });
});

describe.runIf(canOpenPages)('slips', () => {
  test('are printed by L: the due dates of a visit; and say nothing on the screen', async () => {
    const { page, press, scan: scanned, printed } = await aDeskWithoutMouse();
    const [reader, book] = [await aReader({ full_name: 'Анна Читательница' }), await aBook()];
    await scanned(await cardOf(reader), await firstCopy(book));
    await line(page, book.title).getByText('выдано').waitFor();
    await page.emulateMedia({ media: 'print' });
    await press('KeyL');
    const [slip = ''] = await waitFor('a slip', async () => {
      const slips = await printed();
      return slips.length > 0 ? slips : undefined;
    });
    expect(slip).toContain('Анна Читательница');
    expect(slip).toContain(book.title);
    expect(slip).toMatch(/вернуть до \d/);
    expect(await page.locator('.slip-paper').count()).toBe(0);
  });

  test('are printed by themselves where the desk wants it: at the end of a visit, for a book that is awaited, for a payment', async () => {
    const { page, press, scan: scanned, printed } = await aDeskWithoutMouse();
    await press('Shift+Slash');
    await page.getByLabel('Печатать листки').focus();
    await press('Space', 'Escape');
    await page.emulateMedia({ media: 'print' });
    const slips = (count: number) =>
      waitFor(`${count} slips`, async () => {
        const all = await printed();
        return all.length >= count ? all : undefined;
      });

    const [reader, book, awaited] = [await aReader({ full_name: 'Анна Вторая' }), await aBook(), await aBook()];
    const out = await aLoan(await aReader(), awaited);
    await (await aReader()).api.POST('/waiting-list', { body: { book_id: awaited.id } });
    const fine = await aFine(reader);

    await scanned(out.barcode);
    expect((await slips(1))[0]).toMatch(/В очереди на книгу: 1.читатель/);
    await scanned(await cardOf(reader));
    await page.getByText('Принять оплату').waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'screen' });
    await press('KeyP', 'Enter');
    await page.emulateMedia({ media: 'print' });
    const [, receipt] = await slips(2);
    expect(receipt).toContain(fine.title);
    expect(receipt).toMatch(/Итого: \d/);
    await scanned(await firstCopy(book));
    await waitFor('lent', async () => (await loansOf(reader)).length === 1 || undefined);
    await press('Escape');
    const [, , due] = await slips(3);
    expect(due).toContain(book.title);
    expect(await printed()).toHaveLength(3);
  });
});

describe.runIf(canOpenPages)('the journal of the desk', () => {
  test('says how the queue stands, keeps whoever works there from leaving with it, and keeps nothing after they have left', async () => {
    const reader = await aReader({ full_name: 'Евдокия Оставленная' });
    await aFine(reader);
    await waitFor('what they owe to be carried', () => isCarriedAsOwing(reader));
    const [book, another] = [await aBook(), await aBook()];
    const second = await firstCopy(another);
    const { address: here, cut, mend } = await aConnection();
    const { page, press, scan: scanned } = await aDeskWithoutMouse(here);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const [card, copy] = [await cardOf(reader), await firstCopy(book)];
    await scanned('X'.padEnd(9, '1'));
    await page.getByText('не найдено').waitFor();
    await waitFor('what the desk carries', () =>
      page.evaluate("localStorage.getItem('abonement.desk.carried') !== null"),
    );
    await cut();
    await scanned(card, copy);
    await page.getByText(/Нет связи · ждут 2 · данные на \d\d:\d\d/).waitFor();
    await line(page, 'Евдокия Оставленная').getByText('читатель · ждёт').waitFor();
    await line(page, book.title).getByText('выдача · ждёт').waitFor();
    await page.getByRole('heading', { name: 'Евдокия Оставленная' }).waitFor();
    await press('KeyP', 'Enter');
    await line(page, 'Долг читателя').getByText('ждёт').waitFor();
    await thereAre(0, page.locator('[data-pay]'));
    const newCard = `N${randomUUID().replaceAll('-', '').slice(0, 9).toUpperCase()}`;
    await press('KeyN');
    await page.locator('[name=full_name]:focus').waitFor();
    await page.locator('[name=full_name]').fill('Нина Новая');
    await scanned(newCard);
    await waitFor('the new card', async () => (await page.locator('[name=card_number]').inputValue()) === newCard);
    await press('Enter');
    await page.locator('[name=card_number]').waitFor({ state: 'detached' });
    await scanned(second);
    await press('KeyG', 'KeyJ');
    await page.getByRole('heading', { name: 'Журнал смены', level: 1 }).waitFor();
    await thereAre(1, page.getByRole('region', { name: 'Требует внимания' }).locator('.lane-line'));
    await thereAre(6, page.getByRole('region', { name: 'Все записи' }).locator('.lane-line'));
    await press('Control+KeyK');
    await page.keyboard.type('евдок остав');
    await page.getByRole('option', { name: 'Евдокия Оставленная' }).waitFor();
    await press('Enter');
    await page.getByRole('region', { name: 'Евдокия Оставленная' }).waitFor();
    await press('Escape', 'KeyG', 'KeyJ');
    await page.getByRole('heading', { name: 'Журнал смены', level: 1 }).waitFor();
    await press('Control+KeyK');
    await page.keyboard.type('выйти');
    await press('Enter');
    await page.getByText('Пока выйти нельзя: не отправлено 5 записей').waitFor();
    await mend();
    await waitFor('lent', async () => (await loansOf(reader)).length === 1 || undefined);
    await page.getByText('Всё отправлено').waitFor();
    expect(await finesOf(reader)).toMatchObject({ balance: { amount_minor: 0 } });
    await line(page, 'Долг читателя').getByText('оплачено').waitFor();
    await line(page, 'Нина Новая').getByText('записан', { exact: true }).waitFor();
    const { api } = await aLibrarian();
    const scanNow = async (code: string) => (await api.GET('/desk/scan', { params: { query: { code } } })).data;
    const registered = await scanNow(newCard);
    expect(registered?.reader).toMatchObject({ full_name: 'Нина Новая' });
    await waitFor('lent to them', async () => (await scanNow(second))?.loan?.reader_id === registered?.reader?.id);
    await press('ArrowDown', 'Enter');
    await page.getByText('Ничего не требует внимания').waitFor();
    await press('Control+KeyK');
    await page.keyboard.type('выйти');
    await press('Enter');
    await page.waitForURL(`${here}/desk/sign-in`);
    const kept = await page.evaluate<string>(`new Promise((resolve) => {
      const asked = indexedDB.open('abonement-desk');
      asked.onsuccess = () => {
        const entries = asked.result.transaction('entry').objectStore('entry').getAll();
        entries.onsuccess = () => resolve(JSON.stringify(entries.result) + JSON.stringify(localStorage));
      };
    })`);
    expect(kept).not.toMatch(/Евдокия|Нина/);
    expect(kept).not.toContain(card);
    const databases = await page.evaluate<string>('indexedDB.databases().then((all) => JSON.stringify(all))');
    expect(databases).not.toContain('abonement-desk-carried');
  });
});

describe.runIf(canOpenPages)('the journal of somebody who has not signed out', () => {
  test('is there for them again, and nowhere for the next one', async () => {
    const loan = await aLoan(await aReader());
    const { page, context } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await scan(page, loan.barcode);
    await line(page, loan.title).getByText('возвращено').waitFor();
    // As a browser does that crashes.
    const forgetSignIn = async () => {
      await context.clearCookies();
      await page.evaluate('localStorage.clear()');
    };
    await forgetSignIn();
    await openDesk(page);
    await line(page, loan.title).waitFor();
    await forgetSignIn();
    const next = await aReader();
    await (
      await theAdmin()
    ).api.PATCH('/users/{user_id}', {
      params: { path: { user_id: next.id } },
      body: { role: 'librarian' },
    });
    await signIn(page, `${address}/desk/sign-in`, { email: next.email, password: PASSWORD });
    await page.getByText('Здесь появится всё, что вы отсканируете').waitFor();
    expect(await page.locator('.lane-line').count()).toBe(0);
  });
});

describe.runIf(canOpenPages)('each screen of the lane', () => {
  test.each([
    ['ru', 'light'],
    ['ru', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('can be used by everybody and fits every window: %s, %s', async (language, theme) => {
    const reader = await aReader({ full_name: 'Анна-Мария Константинопольская' });
    await aFine(reader);
    await anEarlierLoan(reader, { began: 9 });
    const { page, complaints } = await aVisitor({ language, theme, viewport: DESKTOP });
    await openDesk(page);
    await scan(page, await cardOf(reader));
    await scan(page, await firstCopy(await aBook()));
    await scan(page, 'X1234567');
    await page.locator('.lane-bad').waitFor();
    await page.locator('[data-pay]').waitFor();
    const found: Record<string, string[]> = {};
    for (const path of ['/desk', '/desk/journal', '/desk/commands']) {
      await page.setViewportSize(DESKTOP);
      await page.goto(address + path);
      await settled(page);
      if (path === '/desk') await page.locator('[data-loan]').first().waitFor();
      const problems = await accessibilityProblems(page);
      for (const viewport of [NARROWEST, DESKTOP]) {
        await page.setViewportSize(viewport);
        if (await overflows(page)) problems.push(`overflows at ${viewport.width} px`);
      }
      if (problems.length > 0) found[path] = problems;
    }
    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  });
});
