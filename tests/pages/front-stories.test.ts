import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { libraryDay } from '#core/library-day.ts';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aLibrarian, aLoan, apiAs, apps, aReader, PASSWORD, bringBack } from '../support/library.ts';
import { address, aVisitor, canOpenPages, DESKTOP, faultsOf, stopBrowser, thereAre } from './support/browser.ts';
import { aConnection } from './support/connection.ts';
import { cardOf, firstCopy, openAtDesk, openInOffice } from './support/desk.ts';

afterAll(stopBrowser);

describe.runIf(canOpenPages)('a reader who comes to the desk', () => {
  test('is registered, borrows at once by her card, and signs in with the code on her slip', async () => {
    const book = await aBook();
    const name = `Вера Розальская ${randomUUID().slice(0, 8)}`;
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, '/desk/readers');
    await page.getByRole('link', { name: 'Записать нового читателя' }).click();
    await page.getByLabel('Имя и фамилия').fill(name);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('heading', { name }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/desk\/readers\/[0-9a-f-]{36}$/);

    await page.getByRole('button', { name: 'Выдать код для первого входа' }).click();
    const code = await page.locator('.sign-in-code').innerText();
    const card = await page.locator('.facts dd').first().innerText();
    expect([card, code]).toEqual([expect.stringMatching(/^R\d+$/), expect.stringMatching(/^\d{5}\s\d{5}$/)]);
    expect(await faultsOf(page)).toEqual([]);
    await page.evaluate(() => {
      // In place of the printer: what was on the paper.
      window.print = () => void (document.title = document.querySelector('.slip-paper')?.textContent ?? 'nothing');
    });
    await page.getByRole('button', { name: 'Напечатать листок' }).click();
    await page.waitForFunction(([text]) => document.title.includes(text ?? ''), [code]);
    expect(await page.title()).toContain(card);

    await page.goto(`${address}/desk`);
    const scanned = page.locator('#code');
    for (const number of [card, await firstCopy(book)]) {
      await scanned.fill(number);
      await scanned.press('Enter');
    }
    await page.locator('.lane-line', { hasText: book.title }).getByText('выдано').waitFor();
    expect(complaints).toEqual([]);

    const reader = await aVisitor();
    await reader.page.goto(`${address}/sign-in`);
    await reader.page.getByRole('link', { name: 'Первый вход' }).click();
    await reader.page.getByLabel('Номер билета').fill(card.toLowerCase());
    await reader.page.getByLabel('Код с листка').fill(code);
    await reader.page.getByLabel('Электронная почта').fill(`${randomUUID()}@readers.example`);
    await reader.page.getByLabel('Пароль').fill(PASSWORD);
    await reader.page.getByRole('button', { name: 'Войти' }).click();
    await reader.page.waitForURL(`${address}/me`);
    await reader.page.goto(`${address}/me/loans`);
    await reader.page.getByText(book.title).waitFor();
    expect(reader.complaints).toEqual([]);
  });

  test('who has a printed card is registered with it, and what was written wrongly is corrected', async () => {
    const [other, card] = [await aReader(), `ЧБ-${randomUUID().slice(0, 8)}`];
    const name = `Вера Розальская ${randomUUID().slice(0, 8)}`;
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, '/desk/readers/new');
    await page.getByLabel('Имя и фамилия').fill('Вира');
    await page.getByLabel('Номер напечатанного билета').fill(await cardOf(other));
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('уже используется').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Номер напечатанного билета').fill(` ${card} `);
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('heading', { name: 'Вира' }).waitFor();
    const facts = page.locator('.facts');
    expect(await facts.innerText()).toMatch(new RegExp(`Билет\\s+${card}\\s`));

    const email = `${randomUUID()}@readers.example`;
    await page.getByRole('button', { name: 'Исправить данные' }).click();
    await page.getByLabel('Имя и фамилия').fill(name);
    await page.getByLabel('Электронная почта').fill(other.email);
    await page.getByLabel('Язык писем').selectOption('en');
    await page.getByLabel('Категория').selectOption('student');
    await page.getByLabel('Билет действует до').fill('2030-05-31');
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByText('уже используется').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Электронная почта').fill(email);
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await page.getByRole('heading', { name }).waitFor();
    for (const known of [email, 'English', 'Студент', '31 мая 2030']) await facts.getByText(known).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Исправить данные');
    expect(complaints).toEqual([]);
  });

  test('is told kindly that a code is wrong', async () => {
    const { page } = await aVisitor();
    await page.goto(`${address}/first-sign-in`);
    await page.getByLabel('Номер билета').fill('R00000');
    await page.getByLabel('Код с листка').fill('00000 00000');
    await page.getByLabel('Электронная почта').fill(`${randomUUID()}@readers.example`);
    await page.getByLabel('Пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByText('попросите новый код на кафедре выдачи').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe.runIf(canOpenPages)('a catalogue file', () => {
  const aFile = (name: string, lines: string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n')),
  });

  test('is imported with its report: what was added, and what was not with its row and reason', async () => {
    const source = `import-${randomUUID().slice(0, 8)}`;
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, '/desk/admin/import');
    expect(await faultsOf(page)).toEqual([]);
    const rows = [`1;Дар ${source};Набоков;`, `2;Ада ${source};Набоков;9780306406158`, `3;${'Щ'.repeat(6_000)};Автор;`];
    await page.getByLabel('Файл').setInputFiles(aFile(`${source}.csv`, ['id;Название;Автор;isbn', ...rows]));
    await page.getByRole('button', { name: 'Загрузить' }).click();
    await page.getByText(`Файл «${source}.csv» загружен`).waitFor();
    const refused = page.getByRole('region', { name: 'Что не принято и почему' });
    expect((await refused.locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^3 Ада .* ISBN: содержит неверную контрольную цифру/),
      expect.stringMatching(/^4 Щ{120}… Название: слишком длинное/),
    ]);
    expect(await faultsOf(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать отчёт' }).click();
    const downloaded = await downloading;
    expect(downloaded.suggestedFilename()).toBe(`${source}-refused.csv`);
    expect(await readFile(await downloaded.path(), 'utf8')).toContain(`"${source}:2","isbn","wrong_check_digit"`);

    const { data } = await apiAs().GET('/books', { params: { query: { q: source } } });
    expect(data?.items.map(({ title }) => title)).toEqual([`Дар ${source}`]);
    expect(complaints).toEqual([]);
  });

  test('that a cut connection stopped is gone on with, and nothing is there twice', async () => {
    const source = `import-${randomUUID().slice(0, 8)}`;
    const { address: here, cut, mend } = await aConnection();
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, '/desk/admin/import', here);
    // More than are sent at once.
    const rows = Array.from({ length: 520 }, (_, row) => `${row},Книга ${row} ${source},Автор`);
    await page.getByLabel('Файл').setInputFiles(aFile(`${source}.csv`, ['id,title,author', ...rows]));
    await cut();
    await page.getByRole('button', { name: 'Загрузить' }).click();
    await page.getByText('Связь прервалась').waitFor();
    await mend();
    await page.getByRole('button', { name: 'Продолжить' }).click();
    await page.getByText(`Файл «${source}.csv» загружен`).waitFor();
    await page.getByText('520 записей').waitFor();

    // The same file once more changes nothing.
    await page.getByRole('button', { name: 'Загрузить другой файл' }).click();
    await page.getByLabel('Файл').setInputFiles(aFile(`${source}.csv`, ['id,title,author', ...rows]));
    await page.getByRole('button', { name: 'Загрузить' }).click();
    await page.getByText(`Файл «${source}.csv» загружен`).waitFor();
    expect(await page.locator('.facts').innerText()).toMatch(/Добавлено\s+0\sзаписей\s+Уже были\s+520\sзаписей/);
  });

  test('that cannot be read says where and what to do', async () => {
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, '/desk/admin/import');
    await page.getByLabel('Файл').setInputFiles(aFile('readers.csv', ['name,phone', 'Вера,1']));
    await page.getByRole('button', { name: 'Загрузить' }).click();
    await page.getByText('нет столбца с названиями').waitFor();
    expect(await page.getByRole('button', { name: 'Продолжить' }).count()).toBe(0);
  });
});

describe.runIf(canOpenPages && 'analytics' in apps)('the figures of the library', () => {
  test.each([
    ['ru', 'light'],
    ['en', 'dark'],
  ] as const)('are drawn and told after loans, for the days in the address: %s, %s', async (language, theme) => {
    const [reader, book] = [await aReader(), await aBook()];
    const loan = await aLoan(reader, book);
    await bringBack(loan.id);
    const { api } = await aLibrarian();
    // A day begins there three hours before it does by UTC.
    const timeZone = 'Europe/Moscow';
    const today = libraryDay(new Date(), timeZone);
    await waitFor('the loan is counted', async () => {
      const { data } = await api.GET('/analytics/on-time-rate', { params: { query: { from: today, to: today } } });
      return (data?.returned ?? 0) > 0 || undefined;
    });
    const { page, complaints } = await aVisitor({ language, theme, viewport: DESKTOP, timeZone });
    await openAtDesk(page, '/desk/admin/reports');
    const [week, perDay, onTime, save] =
      language === 'ru'
        ? ['7 дней', 'Выдачи и возвраты по дням', 'вовремя', 'Скачать CSV: Выдачи и возвраты по дням']
        : ['7 days', 'Loans and returns, day by day', 'on time', 'Download CSV: Loans and returns, day by day'];
    await page.getByRole('button', { name: week }).click();
    await page.waitForURL(/from=\d{4}-\d{2}-\d{2}&to=\d{4}-\d{2}-\d{2}/);
    const days = page.getByRole('region', { name: perDay }).locator('tbody tr');
    await days.nth(6).waitFor();
    await thereAre(7, days);
    expect(Number((await days.nth(6).locator('td').first().innerText()).replaceAll(/\D/g, ''))).toBeGreaterThan(0);
    await page.locator('.report-rate', { hasText: onTime }).waitFor();
    await thereAre(2, page.locator('.plot polyline'));
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: save }).click();
    expect(await readFile(await (await downloading).path(), 'utf8')).toMatch(
      /^\ufeff[^\n]+\r\n"\d{4}-\d{2}-\d{2}",\d+,\d+/,
    );
    expect(await faultsOf(page)).toEqual([]);

    await page.reload();
    await days.nth(6).waitFor();
    await thereAre(7, days);
    await page.goto(`${address}/desk/admin/reports?from=2026-02-01&to=2026-01-01`);
    await page.getByRole('alert').first().waitFor();
    expect(complaints).toEqual([]);
  });
});
