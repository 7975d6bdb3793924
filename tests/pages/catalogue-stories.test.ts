import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aBranchManager, aLibrarian, aLoan, aReader, bookNow } from '../support/library.ts';
import { address, aVisitor, canOpenPages, DESKTOP, faultsOf, holdBack, stopBrowser } from './support/browser.ts';
import { barcodesOf, cardOf, firstCopy, loansOf, openDesk, scan } from './support/desk.ts';

afterAll(stopBrowser);

const aBarcode = (): string => `X${randomUUID().replaceAll(/\D/g, '').slice(0, 7)}`;

describe.runIf(canOpenPages)('a librarian', () => {
  test('adds a book with two copies, which are lent from the lane', async () => {
    const title = `Новинка ${randomUUID()}`;
    const [first, second] = [aBarcode(), aBarcode()];
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await page.getByRole('link', { name: 'Книги' }).click();
    await page.getByRole('link', { name: 'Новая книга' }).click();
    await page.getByLabel('Название').fill(title);
    await page.getByLabel('Автор').fill('Иванова А. А.; Петров Б. Б.');
    await page.getByLabel('ISBN').fill('978-5-17-118366-1');
    await page.getByLabel('Экземпляров').fill('0');
    await page.getByRole('button', { name: 'Добавить в каталог' }).click();
    // Its check digit is wrong: the form says so at the field, which has the focus.
    await page.locator('[name=isbn][aria-invalid=true]:focus').waitFor();
    await page.getByLabel('ISBN').fill('');
    await page.getByRole('button', { name: 'Добавить в каталог' }).click();

    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('Добавить экземпляры').click();
    // One is scanned into the list, one is typed, and one that is taken is told.
    await page.getByLabel('Штрихкоды').waitFor();
    await scan(page, first);
    await page.getByLabel('Штрихкоды').waitFor();
    const taken = await firstCopy(await aBook());
    await page.getByLabel('Штрихкоды').fill(`${await page.getByLabel('Штрихкоды').inputValue()}${second}\n${taken}`);
    await page.getByRole('button', { name: 'Добавить', exact: true }).click();
    await page.getByText('Добавлено: 2 экземпляра.').waitFor();
    await page.getByRole('alert').filter({ hasText: taken }).waitFor();

    const readers = [await aReader(), await aReader()];
    await page.getByRole('link', { name: 'Абонемент' }).first().click();
    await page.locator('#code').waitFor();
    for (const [index, reader] of readers.entries()) {
      await scan(page, await cardOf(reader));
      await scan(page, [first, second][index] ?? '');
    }
    await page.locator('.lane-line', { hasText: title }).nth(1).getByText('выдано').waitFor();
    expect((await Promise.all(readers.map(loansOf))).flat().map((loan) => loan.title)).toEqual([title, title]);
    expect(complaints).toEqual([]);
  });

  test('corrects a description, and sees who has the copies and who waits', async () => {
    const book = await aBook({ title: `Опечатко ${randomUUID()}` });
    await aLoan(await aReader({ full_name: 'Ольга Взявшая' }), book);
    const waiting = await aReader({ full_name: 'Пётр Ждущий' });
    await waiting.api.POST('/holds', { body: { book_id: book.id } });
    const told = await aReader({ full_name: 'Вера Любопытная' });
    await told.api.POST('/waiting-list', { body: { book_id: book.id } });
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await page.goto(`${address}/desk/books?q=${encodeURIComponent(book.title)}`);
    await page.getByRole('link', { name: book.title }).click();
    await page.getByRole('table', { name: 'Экземпляры' }).getByRole('link', { name: 'Ольга Взявшая' }).waitFor();
    const line = page.getByRole('table', { name: 'Очередь на бронь' });
    for (const name of ['Пётр Ждущий', 'Вера Любопытная']) await line.getByRole('link', { name }).waitFor();
    await page.getByRole('button', { name: 'Исправить описание' }).click();
    await page.getByLabel('Название').fill(book.title.replace('Опечатко', 'Опечатка'));
    await page.getByLabel('Год издания').fill('1985');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('heading', { name: /^Опечатка/ }).waitFor();
    expect(await bookNow(book.id)).toMatchObject({ published_year: 1985, title: expect.stringMatching(/^Опечатка/) });
    expect(complaints).toEqual([]);
  });

  test('records what has become of a copy, and hears why a copy that is out cannot be withdrawn', async () => {
    const book = await aBook({ total_copies: 2 });
    const [shelved = '', lent = ''] = await barcodesOf(book);
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    const letBranchesGo = await holdBack(page, '**/api/v1/branches');
    await page.goto(`${address}/desk/copies`);
    await page.getByRole('searchbox').waitFor();
    const found = page.waitForResponse('**/api/v1/copies?*');
    await scan(page, shelved);
    // Until all that stands above the buttons is known there are none: they would move from under the hand.
    await (await found).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await page.getByRole('heading', { name: shelved }).count()).toBe(0);
    letBranchesGo();
    await page.getByRole('heading', { name: shelved }).waitFor();
    await page.getByRole('button', { name: 'Утерян' }).click();
    // It asks in its place; the answer that changes nothing has the focus, and Esc gives it too.
    await page.locator('button:focus', { hasText: 'Нет' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('button:focus', { hasText: 'Утерян' }).waitFor();
    expect((await bookNow(book.id)).total_copies).toBe(2);
    await page.getByRole('button', { name: 'Утерян' }).click();
    await page.getByRole('button', { name: 'Да, утерян' }).click();
    await page.locator('.mark', { hasText: 'утерян' }).waitFor();
    expect(await bookNow(book.id)).toMatchObject({ total_copies: 1, available: 1 });
    await page.getByRole('button', { name: 'Вернуть в фонд' }).click();
    await page.locator('.mark', { hasText: 'на полке' }).waitFor();

    // Somebody borrows the other one while its page is open.
    await page.goto(`${address}/desk/copies?barcode=${lent}`);
    await page.getByRole('button', { name: 'Списать' }).click();
    const reader = await aReader({ full_name: 'Анна Успевшая' });
    await aLoan(reader, book);
    await aLoan(await aReader(), book);
    // Books hears of a loan a moment after the reader does.
    const { api } = await aLibrarian();
    const copyNow = () => api.GET('/copies', { params: { query: { barcode: lent } } });
    await waitFor('the copy on loan', async () => (await copyNow()).data?.status === 'on_loan');
    await page.getByRole('button', { name: 'Да, списать' }).click();
    await page.getByText('Экземпляр выдан. Сначала примите его обратно.').waitFor();
    // And the page shows it as it is now, with its reader.
    await page.locator('.mark', { hasText: 'на руках' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('sends a copy to another branch, where a scan receives it and a reader finds it', async () => {
    const id = `branch-${randomUUID().slice(0, 8)}`;
    const name = `Филиал ${id.slice(-4)}`;
    const open = [{ opens: '09:00', closes: '20:00' }];
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
    const week = Object.fromEntries(days.map((day) => [day, open])) as Record<(typeof days)[number], typeof open>;
    await (
      await aBranchManager()
    ).api.PUT('/branches/{branch_id}', {
      params: { path: { branch_id: id } },
      body: { name, address: '', time_zone: 'Europe/Moscow', week },
    });
    const book = await aBook();
    const barcode = await firstCopy(book);
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    // The currency comes when something is written already, which stays.
    const letPoliciesGo = await holdBack(page, '**/api/v1/lending-policies');
    await page.goto(`${address}/desk/copies?barcode=${barcode}`);
    await page.getByText('Изменить сведения').click();
    await page.getByLabel('Шифр').fill('84(2)6');
    letPoliciesGo();
    await page.getByLabel('Стоимость, RUB').fill('много');
    await page.getByLabel('Что кафедра должна увидеть').fill('С диском');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Укажите сумму не больше').waitFor();
    await page.getByLabel('Стоимость, RUB').fill('350,50');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Внимание. С диском').waitFor();
    await page.getByLabel('Куда отправить').selectOption(id);
    await page.getByRole('button', { name: 'Отправить', exact: true }).click();
    await page.getByText(`Положите экземпляр к отправке. Филиал: ${name}.`).waitFor();
    await page.evaluate(() => {
      // In place of the printer: what was on the paper.
      window.print = () => void (document.title = document.querySelector('.slip-paper')?.textContent ?? 'nothing');
    });
    await page.getByRole('button', { name: 'Напечатать листок' }).click();
    await page.waitForFunction(([text]) => document.title.includes(text ?? ''), [`В филиал: ${name}`]);
    await page.locator('.mark', { hasText: 'в пути' }).waitFor();
    await page.getByRole('table', { name: 'История' }).getByText('отправлен').waitFor();

    await page.getByLabel('Эта кафедра в филиале').selectOption(id);
    await page.goto(`${address}/desk/transit`);
    const coming = page.getByRole('table', { name: 'Едет к нам' }).getByRole('row').filter({ hasText: barcode });
    await coming.getByText('сегодня').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${address}/desk`);
    await page.locator('#code').waitFor();
    await scan(page, barcode);
    const line = page.locator('.lane-line', { hasText: book.title });
    await line.getByText('принято').waitFor();
    await line.getByText('Внимание: С диском').waitFor();
    await line.getByText('Поставьте на полку: 84(2)6.').waitFor();

    await page.goto(`${address}/books/${book.id}`);
    const row = page.getByRole('table', { name: 'Где найти' }).getByRole('row', { name: new RegExp(name) });
    await row.getByText('84(2)6').waitFor();
    await row.getByText('1 из 1').waitFor();
    expect(complaints).toEqual([]);
  });

  test('removes a book that nobody has', async () => {
    const book = await aBook();
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await page.goto(`${address}/desk/books/${book.id}`);
    await page.getByRole('button', { name: `Убрать из каталога: ${book.title}` }).click();
    await page.getByRole('button', { name: 'Да, убрать' }).click();
    await page.getByRole('heading', { name: 'Книги' }).waitFor();
    await page.goto(`${address}/desk/books/${book.id}`);
    await page.getByText('Такой книги в каталоге нет.').waitFor();
  });
});
