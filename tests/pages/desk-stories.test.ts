import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aLibrarian, aLoan, aReader, PASSWORD, theAdmin } from '../support/library.ts';
import {
  accessibilityProblems,
  address,
  aVisitor,
  canOpenPages,
  DESKTOP,
  faultsOf,
  NARROWEST,
  overflows,
  settled,
  stopBrowser,
  thereAre,
} from './support/browser.ts';
import { aConnection } from './support/connection.ts';
import {
  barcodesOf,
  cardOf,
  firstCopy,
  loansOf,
  openAtDesk,
  openDesk,
  openInOffice,
  RUSSIAN,
  scan,
} from './support/desk.ts';

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

afterAll(stopBrowser);

const line = (page: Page, text: string) => page.locator('.lane-line', { hasText: text });

describe.runIf(canOpenPages)('at the desk', () => {
  test('a card and three copies are four scans, and the next card ends the visit', async () => {
    const [reader, next] = [await aReader({ full_name: 'Анна Первая' }), await aReader({ full_name: 'Борис Второй' })];
    const books = [await aBook(), await aBook(), await aBook()];
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await scan(page, await cardOf(reader), RUSSIAN);
    for (const book of books) await scan(page, await firstCopy(book), RUSSIAN);
    await scan(page, await cardOf(next));
    await page.getByRole('heading', { name: 'Борис Второй' }).waitFor();
    expect((await loansOf(reader)).map(({ title }) => title).toSorted()).toEqual(
      books.map(({ title }) => title).toSorted(),
    );
    for (const book of books) expect(await line(page, book.title).innerText()).toContain('выдано');
    expect(complaints).toEqual([]);
  });

  test('a copy that is scanned with nobody at the desk comes back', async () => {
    const [reader, book] = [await aReader(), await aBook()];
    await aLoan(reader, book);
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await scan(page, await firstCopy(book));
    await line(page, book.title).getByText('возвращено').waitFor();
    expect(await loansOf(reader)).toEqual([]);
  });

  test('a refusal says every reason, and the next scan goes on', async () => {
    const reader = await aReader();
    const admin = await theAdmin();
    await admin.api.PATCH('/users/{user_id}', {
      params: { path: { user_id: reader.id } },
      body: { blocked: true, block_reason: 'потерян билет' },
    });
    const [book, returned] = [await aBook(), await aBook()];
    await aLoan(await aReader(), returned);
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await scan(page, await cardOf(reader));
    await page.getByText('Выдача приостановлена: потерян билет').waitFor();
    await scan(page, await firstCopy(book));
    await scan(page, await firstCopy(returned));
    await line(page, returned.title).getByText('возвращено').waitFor();
    expect(await page.locator('.lane-bad').innerText()).toContain('отказ');
  });

  test('a number can be typed, and an unknown one is told', async () => {
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await page.locator('#code').fill(`X${randomUUID().slice(0, 8)}`);
    await page.locator('#code').press('Enter');
    await page.getByText('не найдено').waitFor();
  });

  test('twenty scans while the library is away are sent when it is back: none is lost, none is done twice', async () => {
    const reader = await aReader();
    const admin = await theAdmin();
    await admin.api.PATCH('/users/{user_id}', {
      params: { path: { user_id: reader.id } },
      body: { loan_limit: 50 },
    });
    const book = await aBook({ total_copies: 1 });
    const books = [book, ...(await Promise.all(Array.from({ length: 18 }, () => aBook())))];
    const barcodes = (await Promise.all(books.map(barcodesOf))).flat();
    const card = await cardOf(reader);
    const { address: here, cut, mend } = await aConnection();
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page, here);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await cut();
    // After each scan the window is closed at once, and opened again, before anything could be sent.
    for (const [index, code] of [card, ...barcodes].entries()) {
      await scan(page, code);
      await page.reload();
      await page.locator('.lane-line').nth(index).waitFor();
    }
    await page.getByText('Библиотека не отвечает').waitFor();
    await mend();
    await waitFor('all of them lent', async () => (await loansOf(reader)).length === 19 || undefined);
    await page.getByText('Библиотека не отвечает').waitFor({ state: 'detached' });
    await thereAre(20, page.locator('.lane-line'));
    expect(new Set((await loansOf(reader)).map(({ barcode }) => barcode)).size).toBe(19);
  });

  test('readers are not let in', async () => {
    const reader = await aReader({ full_name: 'Анна Читательница' });
    const { page } = await aVisitor();
    await page.goto(`${address}/desk`);
    await page.locator('[name=email]').fill(reader.email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('[name=password]').press('Enter');
    await page.getByText('Анна Читательница не работает в библиотеке').waitFor();
  });

  test.each([
    ['ru', 'light'],
    ['en', 'dark'],
  ] as const)('the lane can be used by everybody and fits every window: %s, %s', async (language, theme) => {
    const reader = await aReader({ full_name: 'Анна-Мария Константинопольская' });
    const { page, complaints } = await aVisitor({ language, theme, viewport: DESKTOP });
    await openDesk(page);
    await scan(page, await cardOf(reader));
    await scan(page, await firstCopy(await aBook()));
    await page.locator('.lane-line').nth(1).waitFor();
    await settled(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setViewportSize(NARROWEST);
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(canOpenPages)('a reader at the desk', () => {
  test('is found by the beginnings of words, suspended with a reason, and allowed again', async () => {
    const name = `Евгения Онегина-${randomUUID().slice(0, 8)}`;
    const reader = await aReader({ full_name: name });
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await page.getByRole('link', { name: 'Читатели' }).click();
    await page.getByRole('searchbox').fill(`${name.slice(8)} евг`);
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.getByRole('link', { name }).click();
    await page.getByLabel('Причина').fill('потерян билет');
    await page.getByRole('button', { name: 'Ограничить' }).click();
    await page.getByText('брать книги, продлевать и ждать книги: потерян билет').waitFor();
    const told = (await reader.api.GET('/users/me')).data;
    expect(told).toMatchObject({ blocked: true, forbidden: ['borrow', 'renew', 'hold'] });
    expect(JSON.stringify(told)).not.toContain('потерян билет');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Снять ограничение: потерян билет' }).click();
    await page.getByText('Снято').waitFor();
    expect((await reader.api.GET('/users/me')).data?.blocked).toBe(false);

    // By a program, as the previous release has it, and without a reason.
    const { api } = await aLibrarian();
    await api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { blocked: true } });
    await page.reload();
    await page.getByText('Причина не указана').waitFor();
    await page.getByRole('button', { name: 'Снять ограничение', exact: true }).click();
    await page.getByText('Причина не указана').waitFor({ state: 'detached' });
    expect((await reader.api.GET('/users/me')).data?.blocked).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('says that a book was returned, and has lost it after all: its price is charged, and goes when it is found', async () => {
    const [reader, book] = [await aReader(), await aBook()];
    await aLoan(reader, book);
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, `/desk/readers/${reader.id}`);
    await page.getByRole('button', { name: `Говорит, что вернул: ${book.title}` }).click();
    await page.getByRole('button', { name: 'Да, записать' }).click();
    await page.getByRole('button', { name: `Нашлась у читателя: ${book.title}` }).waitFor();
    // The copy is not plainly on loan. Books hears of a loan a moment after the reader does.
    const { api } = await aLibrarian();
    const barcode = await firstCopy(book);
    const copyNow = () => api.GET('/copies', { params: { query: { barcode } } });
    await waitFor('the copy on loan', async () => (await copyNow()).data?.loan_id !== undefined || undefined);
    await page.goto(`${address}/desk/copies?barcode=${barcode}`);
    await page.locator('.facts').getByText('по словам читателя, возвращён').waitFor();
    await page.getByRole('table', { name: 'История' }).getByText('возвращён, по словам читателя').waitFor();
    await page.goto(`${address}/desk/books/${book.id}`);
    await page.getByRole('table', { name: 'Экземпляры' }).getByText('по словам читателя, возвращён').waitFor();
    await page.goto(`${address}/desk/readers/${reader.id}`);
    await page.getByRole('button', { name: `Нашлась у читателя: ${book.title}` }).click();
    await page.getByRole('button', { name: `Утеряна: ${book.title}` }).click();
    await page.getByLabel('Что случилось').fill('Забыта в поезде');
    await page.getByLabel('Стоимость, RUB').fill('много');
    await page.getByRole('button', { name: 'Записать как утерянную' }).click();
    await page.getByText('Укажите сумму не больше').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Стоимость, RUB').fill('350,50');
    await page.getByRole('button', { name: 'Записать как утерянную' }).click();
    await page.getByText('Книг на руках нет.').waitFor();
    const params = { path: { user_id: reader.id } };
    const owed = async () => (await reader.api.GET('/charges/user/{user_id}', { params })).data;
    expect(await owed()).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ kind: 'lost', status: 'owed' })]),
    });
    await page.goto(`${address}/desk`);
    await scan(page, await firstCopy(book));
    await line(page, book.title).getByText('возвращено').waitFor();
    expect((await owed())?.items.filter(({ kind, status }) => kind === 'lost' && status === 'owed')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('waits for books: the desk places holds, pauses them, hands over what is ready, and cancels with a word about the copy', async () => {
    const name = `Нина ${randomUUID().slice(0, 8)}`;
    const [reader, out, onShelf] = [await aReader({ full_name: name }), await aBook(), await aBook()];
    await aLoan(await aReader(), out);
    const barcode = await firstCopy(onShelf);
    const stateOf = async (bookId: string) =>
      (await reader.api.GET('/holds/user/{user_id}', { params: { path: { user_id: reader.id } } })).data?.items.find(
        ({ book_id: id }) => id === bookId,
      )?.state;
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await page.addInitScript(`localStorage.setItem('abonement.desk.branch', '"main"')`);
    await openAtDesk(page, `/desk/readers/${reader.id}`);
    const holds = page.getByRole('region', { name: 'Брони' });
    const row = (title: string) => holds.getByRole('listitem').filter({ hasText: title });
    await holds.getByText('Броней нет.').waitFor();
    await holds.getByRole('button', { name: 'Забронировать книгу' }).click();
    await holds.getByRole('searchbox').fill(out.title);
    await holds.getByRole('button', { name: 'Найти' }).click();
    await holds.getByRole('button', { name: `Забронировать: ${out.title}` }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await holds.getByRole('button', { name: `Забронировать: ${out.title}` }).click();
    await holds.getByText(`Забронировано: ${out.title}`).waitFor();
    await row(out.title).getByText('Место в очереди: 1').waitFor();
    await row(out.title)
      .getByRole('button', { name: `Изменить бронь: ${out.title}` })
      .click();
    await row(out.title).getByLabel('Нужна не раньше').fill(dayFromNow(7));
    await row(out.title).getByRole('button', { name: 'Сохранить' }).click();
    await row(out.title).getByText('на паузе до').waitFor();

    await holds.getByRole('button', { name: 'Забронировать книгу' }).click();
    await scan(page, barcode);
    await holds.getByRole('button', { name: `Только экземпляр ${barcode}: ${onShelf.title}` }).click();
    await row(onShelf.title).getByText('Только этот экземпляр').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await waitFor('a copy is kept', async () => (await stateOf(onShelf.id)) === 'to_fetch' || undefined);
    await page.goto(`${address}/desk`);
    await scan(page, barcode);
    await line(page, onShelf.title).getByText('Поставьте на полку брони').waitFor();
    await waitFor('it is ready', async () => (await stateOf(onShelf.id)) === 'ready' || undefined);
    await scan(page, await cardOf(reader));
    const ready = page.getByRole('region', { name }).getByRole('region', { name: 'На полке брони' });
    await ready.getByText('Выдайте: 1 книга').waitFor();
    await ready.getByText(onShelf.title).waitFor();
    expect(await ready.getByText(out.title).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);

    await page.goto(`${address}/desk/holds`);
    const shelf = page.getByRole('region', { name: 'Полка брони' });
    await shelf.getByRole('button', { name: `Изменить срок брони: ${onShelf.title}` }).click();
    const later = dayFromNow(20);
    await shelf.getByLabel('Последний день на полке').fill(later);
    await shelf.getByLabel('Причина').fill('В отпуске');
    await shelf.getByRole('button', { name: 'Назначить' }).click();
    await waitFor('it stands there for longer', async () => {
      const { data } = await reader.api.GET('/holds/user/{user_id}', { params: { path: { user_id: reader.id } } });
      return data?.items.some(({ shelf_until: until = '' }) => until >= later) || undefined;
    });
    await shelf.getByRole('button', { name: `Отменить бронь: ${onShelf.title}` }).click();
    await shelf.getByLabel('Почему').fill('Читатель передумал');
    await shelf.getByRole('button', { name: 'Отменить бронь', exact: true }).click();
    await shelf.getByText(`Снимите экземпляр ${barcode} с полки брони`).waitFor();
    expect(await stateOf(onShelf.id)).toBe('cancelled');

    const { api } = await aLibrarian();
    await waitFor('it is to be cleared away', async () => {
      const { data } = await api.GET('/copies-to-clear', {
        params: { query: { branch: 'main', limit: 100 } },
      });
      return data?.items.some((one) => one.barcode === barcode) || undefined;
    });
    await page.reload();
    await page.evaluate(() => {
      window.print = () => void (document.title = 'printed');
    });
    const clear = page.getByRole('region', { name: 'Убрать с полки брони' });
    await clear.getByRole('button', { name: 'Напечатать: Убрать с полки брони' }).click();
    await page.waitForFunction(() => document.title === 'printed');
    await page.emulateMedia({ media: 'print' });
    await clear.getByRole('row').filter({ hasText: barcode }).getByText('на свою полку').waitFor();
    expect(await page.getByRole('region', { name: 'Принести с полок' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test('renews by exception, has another due date set, and returned a book earlier than it is recorded', async () => {
    const [reader, day] = [await aReader(), 86_400_000];
    const on = (days: number) => new Date(Date.now() + days * day).toISOString();
    const lend = async (dueIn: number) => {
      const body = {
        reader_id: reader.id,
        book_id: (await aBook()).id,
        issued_at: on(-12),
        due_date: on(dueIn).slice(0, 10),
      };
      const { data } = await (await aLibrarian()).api.POST('/loans/issue', { body });
      if (!data) throw new Error('not lent');
      return data;
    };
    const [wanted, late] = [await lend(5), await lend(-2)];
    await (await aReader()).api.POST('/waiting-list', { body: { book_id: wanted.book_id } });
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, `/desk/readers/${reader.id}`);
    await page.getByRole('button', { name: `Вернули раньше: ${late.title}` }).click();
    await page.getByLabel('В какой день вернули').fill(on(-4).slice(0, 10));
    await page.getByRole('button', { name: 'Принять этим днём' }).click();
    await page.getByRole('button', { name: `Принять: ${late.title}` }).waitFor({ state: 'detached' });
    expect((await loansOf(reader)).map(({ id }) => id)).toEqual([wanted.id]);
    const owed = await reader.api.GET('/charges/user/{user_id}', { params: { path: { user_id: reader.id } } });
    expect(owed.data?.balance.amount_minor).toBe(0);

    await page.getByRole('button', { name: `Продлить: ${wanted.title}` }).click();
    await page.getByRole('button', { name: `Сделать исключение: ${wanted.title}` }).click();
    await page.getByLabel('Почему вы делаете исключение?').fill('К защите диплома');
    await page.getByRole('button', { name: 'Продлить', exact: true }).last().click();
    await waitFor('renewed', async () => (await loansOf(reader))[0]?.renewals === 1 || undefined);
    await page.getByRole('button', { name: `Другой срок: ${wanted.title}` }).click();
    await page.getByLabel('Вернуть до').fill(on(2).slice(0, 10));
    await page.locator('form', { hasText: 'Вернуть до' }).getByLabel('Почему').fill('Выставка откроется раньше');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Назначить срок' }).click();
    await waitFor('another due date', async () => {
      const [loan] = await loansOf(reader);
      return loan?.due_date === on(2).slice(0, 10) || undefined;
    });
    expect(complaints).toEqual([]);
  });

  test('gives a book back and pays a fine in the row', async () => {
    const [reader, book] = [await aReader(), await aBook()];
    const day = 86_400_000;
    const { data: loan } = await (
      await aLibrarian()
    ).api.POST('/loans/issue', {
      body: {
        reader_id: reader.id,
        book_id: book.id,
        issued_at: new Date(Date.now() - 30 * day).toISOString(),
        due_date: new Date(Date.now() - 20 * day).toISOString().slice(0, 10),
      },
    });
    expect(loan?.title).toBe(book.title);
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await page.goto(`${address}/desk/readers/${reader.id}`);
    await page.getByRole('button', { name: `Принять: ${book.title}` }).click();
    await page.getByText('Книг на руках нет.').waitFor();
    await page.getByRole('button', { name: `Отметить оплаченным: ${book.title}` }).click();
    await page.getByText('оплачено', { exact: true }).waitFor();
    expect(
      (await reader.api.GET('/charges/user/{user_id}', { params: { path: { user_id: reader.id } } })).data,
    ).toMatchObject({
      items: [{ status: 'paid' }],
      balance: { amount_minor: 0 },
    });
    for (const viewport of [NARROWEST, DESKTOP]) {
      await page.setViewportSize(viewport);
      expect(await overflows(page)).toBe(false);
    }
    expect(complaints).toEqual([]);
  });

  test('is charged, pays a part, gets it back, and the error is cancelled, by the keyboard', async () => {
    const reader = await aReader();
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, `/desk/readers/${reader.id}`);
    const money = page.getByRole('region', { name: 'Штрафы и платежи' });
    await money.getByText('Платить не за что.').waitFor();
    await money.getByLabel('За что').selectOption('damage');
    await money.getByLabel('Сумма, RUB').fill('много');
    await money.getByLabel('Почему').fill('Залита чаем');
    await page.keyboard.press('Enter');
    await money.getByText('Укажите сумму больше нуля').waitFor();
    await money.getByLabel('Сумма, RUB').fill('250,50');
    await page.keyboard.press('Enter');
    await money.getByText('не оплачено').waitFor();

    /** Opens the form of an act, whose first field has the focus then. */
    const act = async (name: string, label: string) => {
      await money.getByRole('button', { name: `${name}: Порча книги` }).press('Enter');
      const field = page.locator('.list form').getByLabel(label);
      await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
      return field;
    };
    const part = await act('Принять часть оплаты', 'Сумма, RUB');
    await part.fill('300');
    await page.keyboard.press('Enter');
    await money.getByText('больше нуля и не больше 250,50').waitFor();
    await part.fill('100,50');
    await page.keyboard.press('Enter');
    await money.getByText('Оплата наличными').waitFor();
    await act('Вернуть деньги', 'Сумма, RUB');
    await money.locator('.list').getByLabel('Почему').fill('Это не та книга');
    await page.keyboard.press('Enter');
    await money.getByText('Возврат денег').waitFor();
    await (await act('Отменить как ошибку', 'Почему')).fill('Начислено не тому');
    await page.keyboard.press('Enter');
    await money.getByText('отменено', { exact: true }).waitFor();
    expect(
      (await reader.api.GET('/charges/user/{user_id}', { params: { path: { user_id: reader.id } } })).data,
    ).toMatchObject({
      items: [{ status: 'cancelled', entries: [{ kind: 'payment' }, { kind: 'refund' }, { kind: 'cancellation' }] }],
      balance: { amount_minor: 0 },
    });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setViewportSize(NARROWEST);
    expect(await overflows(page)).toBe(false);
    expect(complaints).toEqual([]);
  });
});
