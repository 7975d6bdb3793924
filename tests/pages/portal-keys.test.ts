import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { aBook, aLibrarian, aLoan, aReader, bookNow, PASSWORD, type Person } from '../support/library.ts';
import { address, aVisitor, canOpenPages, DESKTOP, NARROWEST, stopBrowser } from './support/browser.ts';
import { loansOf } from './support/desk.ts';
import { pointed, tabTo, unplugMouse } from './support/keyboard.ts';

afterAll(stopBrowser);

/** A portal whose mouse is unplugged. */
async function aPortalWithoutMouse(viewport?: { width: number; height: number }) {
  const { page, complaints } = await aVisitor(viewport ? { viewport } : {});
  await unplugMouse(page);
  // What is on its way into the window counts as hidden.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const faults: string[] = [];
  const to = async (target: Locator): Promise<void> => void faults.push(...(await tabTo(page, target)));
  const press = async (target: Locator): Promise<void> => {
    await to(target);
    await page.keyboard.press('Enter');
  };
  const write = async (target: Locator, text: string): Promise<void> => {
    await to(target);
    await page.keyboard.type(text);
  };
  return {
    page,
    press,
    write,
    async signIn({ email }: Person, password = PASSWORD): Promise<void> {
      await page.goto(`${address}/sign-in`);
      await write(page.getByLabel('Электронная почта'), email);
      await write(page.getByLabel('Пароль'), password);
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== '/sign-in');
    },
    async expectNothingWrong(): Promise<void> {
      expect({ pointed: await pointed(page), faults: [...new Set(faults)], complaints }).toEqual({
        pointed: 0,
        faults: [],
        complaints: [],
      });
    },
  };
}

const section = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });

describe.runIf(canOpenPages)('by the keyboard alone a reader', () => {
  test.each([
    ['a phone', undefined],
    ['a narrow window', NARROWEST],
    ['a desktop', DESKTOP],
  ])('finds a book and borrows it: %s', async (_size, viewport) => {
    const [reader, book] = [await aReader(), await aBook({ title: `Повесть ${randomUUID()}` })];
    const { page, press, write, signIn, expectNothingWrong } = await aPortalWithoutMouse(viewport);
    await signIn(reader);
    await press(section(page, 'Поиск'));
    await write(page.getByRole('searchbox'), book.title);
    await page.keyboard.press('Enter');
    await press(page.getByRole('link', { name: book.title }));
    await press(page.getByRole('button', { name: 'Взять книгу' }));
    await page.getByText('Приятного чтения!').waitFor();
    expect((await bookNow(book.id)).available).toBe(0);
    await expectNothingWrong();
  });

  test('renews a book', async () => {
    const [reader, book] = [await aReader(), await aBook()];
    const { api } = await aLibrarian();
    const began = new Date(Date.now() - 5 * 86_400_000).toISOString();
    await api.POST('/loans/issue', { body: { reader_id: reader.id, book_id: book.id, issued_at: began } });
    const { page, press, signIn, expectNothingWrong } = await aPortalWithoutMouse();
    await signIn(reader);
    await press(section(page, 'Книги'));
    await press(page.getByRole('button', { name: `Продлить: ${book.title}` }));
    await expect.poll(async () => (await loansOf(reader)).map(({ renewals }) => renewals)).toEqual([1]);
    await expectNothingWrong();
  });

  test('places a hold on a book, and cancels it', async () => {
    const [reader, book] = [await aReader(), await aBook()];
    await aLoan(await aReader(), book);
    const { page, press, signIn, expectNothingWrong } = await aPortalWithoutMouse();
    await signIn(reader);
    await page.goto(`${address}/books/${book.id}`);
    await press(page.getByRole('button', { name: 'Забронировать' }));
    await press(page.getByRole('link', { name: 'Мои брони' }));
    await press(page.getByRole('button', { name: `Отменить бронь: ${book.title}` }));
    await page.getByText('Отменена').waitFor();
    await expectNothingWrong();
  });

  test('changes the password, signs out and signs in with the new one', async () => {
    const [reader, password] = [await aReader(), 'another long password'];
    const { page, press, write, signIn, expectNothingWrong } = await aPortalWithoutMouse();
    await signIn(reader);
    await page.goto(`${address}/me/settings`);
    await write(page.getByLabel('Текущий пароль'), PASSWORD);
    await write(page.getByLabel('Новый пароль'), password);
    await page.keyboard.press('Enter');
    await page.getByText('Сохранено.').waitFor();
    await page.goto(`${address}/me`);
    await press(page.getByRole('button', { name: 'Выйти' }));
    await page.getByRole('banner').getByRole('link', { name: 'Войти' }).waitFor();
    await signIn(reader, password);
    await expectNothingWrong();
  });
});
