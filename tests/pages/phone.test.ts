import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtAddresses } from '../../tools/testing/page-visits.ts';
import { aBook, aLibrarian, aLoan, aReader, bookNow, PASSWORD, type Book, type Person } from '../support/library.ts';
import { address, aVisitor, canOpenPages, overflows, settled, signInOn, stopBrowser } from './support/browser.ts';
import { cardOf } from './support/desk.ts';

let reader: Person;
let book: Book;
beforeAll(async () => {
  reader = await aReader({ full_name: 'Анна Читательница' });
  book = await aBook({ title: `Повести ${randomUUID()}`, author: 'Ли Бо' });
  await aLoan(reader, book);
});
afterAll(stopBrowser);

/** Opens each screen of the portal as a reader, and tells what is wrong there. */
async function onEachScreen(page: Page, look: () => Promise<string[]>): Promise<Record<string, string[]>> {
  await signInOn(page, { email: reader.email, password: PASSWORD });
  return onEachAddress(page, look);
}

async function onEachAddress(page: Page, look: () => Promise<string[]>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of builtAddresses().portal) {
    await page.goto(address + path.replace(':id', book.id).replace(':token', randomUUID()));
    await settled(page);
    const problems = await look();
    if (problems.length > 0) found[path] = problems;
  }
  return found;
}

/** What a finger must hit with ease, in px: both phone makers ask for 44 or more. */
const TOUCH = 44;
/** What a link within a text must have at least (WCAG 2.5.8). */
const LEAST = 24;

/** What a finger may miss: what is tapped for itself, and a link within a text in the lowest of its lines. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([touch = 0, least = 0]) =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')].flatMap((target) => {
        if (target.closest('.visually-hidden, .skip')) return [];
        const isInText = target.matches('p a, li > span a, h2 a, .title a');
        const lines = [...(target.closest('label') ?? target).getClientRects()].filter(({ width }) => width > 1);
        const height = Math.min(...lines.map((line) => line.height));
        return height < (isInText ? least : touch) ? [`${target.outerHTML.slice(0, 90)}: ${height} px`] : [];
      }),
    [TOUCH, LEAST],
  );

describe.runIf(canOpenPages)('on a phone', () => {
  test('a reader finds, borrows and shows the card with one finger', async () => {
    const title = `Рассказы ${randomUUID()}`;
    const wanted = await aBook({ title });
    const { page, complaints } = await aVisitor({ touch: true });
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.getByRole('searchbox').fill(title);
    await page.getByRole('button', { name: 'Найти' }).tap();
    await page.getByRole('link', { name: title }).tap();
    await page.getByRole('button', { name: 'Взять книгу' }).tap();
    await page.getByText('Приятного чтения!').waitFor();
    expect(await tooSmall(page)).toEqual([]);
    expect((await bookNow(wanted.id)).available).toBe(0);
    await page.getByRole('navigation').getByRole('link', { name: 'Книги', exact: true }).tap();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Билет' }).tap();
    await page.locator('.barcode').waitFor();
    await page.getByText(await cardOf(reader)).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a reader renews all that they have with two taps, and hears what was not renewed and why', async () => {
    const [borrower, books] = [await aReader(), [await aBook(), await aBook()]];
    const { api } = await aLibrarian();
    const began = new Date(Date.now() - 5 * 86_400_000).toISOString();
    for (const { id } of books)
      await api.POST('/loans/issue', { body: { reader_id: borrower.id, book_id: id, issued_at: began } });
    const waited = await (await aReader()).api.POST('/holds', { body: { book_id: books[1]?.id ?? '' } });
    expect(waited.response.status).toBe(201);
    const { page, complaints } = await aVisitor({ touch: true });
    await signInOn(page, { email: borrower.email, password: PASSWORD });
    await page.evaluate(() => {
      document.body.dataset['taps'] = '0';
      const count = () => (document.body.dataset['taps'] = String(Number(document.body.dataset['taps']) + 1));
      addEventListener('click', count, true);
    });
    await page.getByRole('navigation').getByRole('link', { name: 'Книги', exact: true }).tap();
    await page.getByRole('button', { name: 'Продлить все' }).tap();
    await page.getByText('Продлено: 1 из 2').waitFor();
    await page.getByText(`${books[1]?.title}: Эту книгу ждут другие читатели`).waitFor();
    expect(await page.evaluate(() => document.body.dataset['taps'])).toBe('2');
    expect(await tooSmall(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('everything that can be tapped is large enough for a finger', async () => {
    const { page } = await aVisitor({ touch: true });
    expect(await onEachScreen(page, () => tooSmall(page))).toEqual({});
  });

  test('so it is for whoever has not signed in', async () => {
    const { page } = await aVisitor({ touch: true });
    expect(await onEachAddress(page, () => tooSmall(page))).toEqual({});
  });

  test('so it is where the library refuses', async () => {
    const { page } = await aVisitor({ touch: true, worker: false });
    await signInOn(page, { email: reader.email, password: PASSWORD });
    const refusal = { type: 'about:blank', title: 'No', status: 403, code: 'forbidden', detail: 'Сегодня нельзя.' };
    await page.route('**/api/v1/**', (route) =>
      route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(refusal) }),
    );
    expect(await onEachAddress(page, () => tooSmall(page))).toEqual({});
  });

  test('letters of twice the size fit', async () => {
    const { page } = await aVisitor({ touch: true });
    const stickingOut = async () => {
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      return (await overflows(page)) ? ['overflows'] : [];
    };
    expect(await onEachScreen(page, stickingOut)).toEqual({});
  });

  test('the focus goes through a screen in its order, always in sight, and each stop says what it is', async () => {
    const { page } = await aVisitor();
    const stops = async () => {
      const problems: string[] = [];
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      for (let count = 0; count < 60; count += 1) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(async () => {
          const at = document.activeElement;
          if (!(at instanceof HTMLElement) || at === document.body) return undefined;
          const middle = () => {
            // Of a link of two lines, the first.
            const { left, top, width, height } = at.getClientRects()[0] ?? at.getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2);
          };
          let seen = middle();
          // The screen moves to it in a while.
          for (let frame = 0; frame < 60 && !at.contains(seen); frame += 1) {
            await new Promise(requestAnimationFrame);
            seen = middle();
          }
          const labels =
            at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
          return {
            is: at.outerHTML.slice(0, 90),
            name: [at.ariaLabel, at.innerText, ...labels.map(({ innerText }) => innerText)].join(' ').trim(),
            inSight: seen !== null && (at.contains(seen) || labels.some((label) => label.contains(seen))),
            jumps: at.tabIndex > 0,
          };
        });
        if (!stop) break;
        if (stop.name === '') problems.push(`${stop.is} has no name`);
        if (!stop.inSight) problems.push(`${stop.is} is out of sight`);
        if (stop.jumps) problems.push(`${stop.is} has an order of its own`);
      }
      return problems;
    };
    expect(await onEachScreen(page, stops)).toEqual({});
  });
});
