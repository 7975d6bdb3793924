import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtAddresses } from '../../tools/testing/page-visits.ts';
import { aBook, aLoan, aReader, PASSWORD, type Book, type Person } from '../support/library.ts';
import {
  address,
  aVisitor,
  canOpenPages,
  faultsOf,
  LONG,
  LOOKS,
  settled,
  signInOn,
  stopBrowser,
} from './support/browser.ts';

let reader: Person;
let book: Book;
beforeAll(async () => {
  reader = await aReader({ full_name: 'Анна-Мария Константинопольская' });
  book = await aBook({ title: `Повести ${randomUUID()}`, description: 'Сборник повестей. '.repeat(20) });
  await aLoan(reader, book);
  await aLoan(reader, await aBook({ title: `${LONG} ${randomUUID()}`, author: LONG }));
  const wanted = await aBook();
  await aLoan(await aReader(), wanted);
  await reader.api.POST('/holds', { body: { book_id: wanted.id } });
});
afterAll(stopBrowser);

/** Whether a screen that says little stands further down than what is above it. */
const beginsBelow = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const begins = document.querySelector('main')?.getBoundingClientRect().top ?? 0;
    const ends = [...document.querySelectorAll('.portal > :not(main, .skip, .acting:empty)')]
      .map((part) => part.getBoundingClientRect().bottom)
      .filter((bottom) => bottom <= begins);
    return begins > Math.max(0, ...ends);
  });

describe.runIf(canOpenPages)('each screen of the portal', () => {
  test.each(LOOKS)(
    'can be used by everybody, breaks no rule of the browser and fits the narrowest phone: $language, $theme',
    async ({ language, theme }) => {
      const { page, complaints } = await aVisitor({ language, theme });
      const found: Record<string, string[]> = {};
      const look = async (path: string) => {
        await page.goto(address + path);
        const problems = await faultsOf(page);
        if (await beginsBelow(page)) problems.push('leaves room between its head and what it shows');
        if (problems.length > 0) found[path] = problems;
      };
      const paths = builtAddresses().portal.map((path) => path.replace(':id', book.id));
      for (const path of paths.filter((one) => !one.startsWith('/me'))) await look(path);
      await signInOn(page, { email: reader.email, password: PASSWORD });
      for (const path of paths) await look(path);
      await look('/nowhere');
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(found).toEqual({});
      expect(complaints).toEqual([]);
    },
  );

  test('a screen that is for readers asks who it is, and is shown after the sign-in', async () => {
    const { page } = await aVisitor();
    await page.goto(`${address}/me/loans`);
    await page.locator('[name=email]').fill(reader.email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('[name=password]').press('Enter');
    await page.getByRole('heading', { name: 'Мои книги' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/me/loans');
  });

  test('has its first answer on the way before the app runs, and asks for nothing twice', async () => {
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    const asked: Record<string, [string, string][]> = {};
    for (const path of builtAddresses().portal.filter((one) => /^\/($|me|books)/.test(one))) {
      await page.goto(address + path.replace(':id', book.id));
      await settled(page);
      // Part of a screen asks when it has been drawn.
      await page.waitForLoadState('networkidle');
      const answers = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('/api/'))
          .map(
            (entry) =>
              [entry.name.replace(/^.*\/api\/v1/, ''), (entry as PerformanceResourceTiming).initiatorType] as [
                string,
                string,
              ],
          ),
      );
      // What a screen asks for beside its first answer comes in any order.
      asked[path] = [...answers.slice(0, 1), ...answers.slice(1).toSorted(([one], [other]) => (one < other ? -1 : 1))];
    }
    const { id } = reader;
    expect(asked).toEqual({
      '/': [['/books/popular', 'link']],
      '/books/:id': [
        [`/books/${book.id}`, 'link'],
        [`/books/${book.id}/places`, 'fetch'],
        ['/branches', 'fetch'],
      ],
      '/me': [['/users/me', 'link']],
      '/me/loans': [[`/loans/user/${id}?status=open&limit=100`, 'link']],
      '/me/holds': [
        [`/holds/user/${id}`, 'link'],
        ['/branches', 'fetch'],
      ],
      '/me/waiting': [['/waiting-list', 'link']],
      '/me/fines': [[`/charges/user/${id}?limit=100`, 'link']],
      '/me/notices': [[`/notifications/user/${id}`, 'link']],
      '/me/history': [[`/users/${id}/history`, 'link']],
      '/me/children': [[`/users/${id}/family`, 'link']],
      '/me/security': [
        ['/auth/sessions', 'link'],
        ['/auth/outside-accounts', 'fetch'],
        ['/auth/passkeys', 'fetch'],
        ['/auth/second-factor', 'fetch'],
        ['/outside-providers', 'fetch'],
      ],
      '/me/privacy': [
        ['/users/me', 'link'],
        [`/users/${id}/agreements`, 'fetch'],
      ],
      '/me/settings': [['/users/me', 'link']],
      '/me/card': [['/users/me', 'link']],
    });
    expect(complaints).toEqual([]);
  });

  test('an address of another site is not gone back to after the sign-in', async () => {
    const { page } = await aVisitor();
    await page.goto(`${address}/sign-in?back=//elsewhere.example/`);
    await page.locator('[name=email]').fill(reader.email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('[name=password]').press('Enter');
    await page.waitForURL(`${address}/`);
  });
});
