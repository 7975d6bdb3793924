import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtAddresses, signIn } from '../../tools/testing/page-visits.ts';
import { aBook, adminAccount, aLoan, aReader, type Book, type Person } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';
import {
  accessibilityProblems,
  address,
  aVisitor,
  canOpenPages,
  DESKTOP,
  LONG,
  LOOKS,
  NARROWEST,
  overflows,
  settled,
  stopBrowser,
} from './support/browser.ts';
import { firstCopy, openAtDesk, openInOffice } from './support/desk.ts';

let reader: Person;
let book: Book;
let barcode: string;
beforeAll(async () => {
  reader = await aReader({ full_name: 'Анна-Мария Константинопольская' });
  book = await aBook({ title: `${LONG} ${randomUUID()}`, author: LONG, description: 'Сборник повестей. '.repeat(20) });
  await aLoan(reader, book);
  const other = await aReader({ full_name: LONG });
  await other.api.POST('/waiting-list', { body: { book_id: book.id } });
  await reader.api.POST('/holds', { body: { book_id: (await aBook({ title: `${LONG} ${randomUUID()}` })).id } });
  barcode = await firstCopy(book);
  await publishAs('loans', 'notifications.email', 'notifications.email', { type: LONG, note: LONG });
});
afterAll(stopBrowser);

describe.runIf(canOpenPages)('each screen of the desk', () => {
  test.each(LOOKS)(
    'can be used by everybody, breaks no rule of the browser and fits the narrowest phone: $language, $theme',
    async ({ language, theme }) => {
      // Each language and each theme at both sizes: each screen would else be examined eight times.
      const examined = (language === 'ru') === (theme === 'light') ? NARROWEST : DESKTOP;
      const { page, complaints } = await aVisitor({ language, theme, viewport: DESKTOP });
      const found: Record<string, string[]> = {};
      const look = async (path: string) => {
        await page.goto(address + path);
        await settled(page);
        const problems: string[] = [];
        for (const viewport of [NARROWEST, DESKTOP]) {
          await page.setViewportSize(viewport);
          // What is opened on demand belongs to the screen too.
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          if (viewport === examined) problems.push(...(await accessibilityProblems(page)));
          if (await overflows(page)) problems.push(`overflows at ${viewport.width} px`);
        }
        if (problems.length > 0) found[path] = problems;
      };
      await look('/desk/sign-in');
      await signIn(page, `${address}/desk/sign-in`, adminAccount);
      const ids: Record<string, string> = { readers: reader.id, books: book.id };
      const paths = builtAddresses()
        .desk.filter((path) => path !== '/desk/sign-in')
        .map((path) => path.replace(/(\w+)\/:id/, (_, of: string) => `${of}/${ids[of] ?? ':id'}`));
      for (const path of paths) await look(path);
      await look(`/desk/copies?barcode=${encodeURIComponent(barcode)}`);
      await look('/desk/copies?barcode=NOBODYS');
      await look('/desk/admin/staff?q=Константинопольская');
      await look('/desk/admin/notices?status=sent');
      await look('/desk/nowhere');
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(found).toEqual({});
      expect(complaints).toEqual([]);
    },
  );

  test('with plots fits a window that becomes narrow, before they are drawn anew', async () => {
    const { page } = await aVisitor({ viewport: DESKTOP });
    await page.addInitScript(() => {
      const Observer = globalThis.ResizeObserver;
      // It tells of a width once: what is drawn for it stays.
      globalThis.ResizeObserver = class extends Observer {
        constructor(told: ResizeObserverCallback) {
          super((entries, observer) => {
            observer.disconnect();
            told(entries, observer);
          });
        }
      };
    });
    await openInOffice(page, '/desk/admin/reports');
    await page.locator('.plot svg').first().waitFor();
    await settled(page);
    await page.setViewportSize(NARROWEST);
    expect(await overflows(page)).toBe(false);
  });

  test('that is not for somebody is not there for them, and they are not asked to sign in again', async () => {
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, '/desk/admin');
    await page.getByRole('link', { name: 'Отчёты' }).first().waitFor();
    for (const name of ['Правила выдачи', 'Сбои сообщений'])
      expect(await page.getByRole('link', { name }).count()).toBe(0);
    await page.goto(`${address}/desk/admin/dead-letters`);
    await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
  });

  test('of the rules and the categories is there for branch managers, and that of the staff is not', async () => {
    const { page } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, '/desk/admin');
    for (const name of ['Правила выдачи', 'Категории читателей', 'Импорт каталога'])
      await page.getByRole('link', { name }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Сотрудники' }).count()).toBe(0);
    await page.goto(`${address}/desk/admin/staff`);
    await page.getByRole('heading', { name: 'Такой страницы нет' }).waitFor();
  });
});
