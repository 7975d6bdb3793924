import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { builtAddresses, byName, scan, settled, signIn, type Account, withBrowser } from './page-visits.ts';

const LOOKS = [
  { language: 'ru', locale: 'ru-RU', theme: 'light' },
  { language: 'ru', locale: 'ru-RU', theme: 'dark' },
  { language: 'en', locale: 'en-GB', theme: 'light' },
  { language: 'en', locale: 'en-GB', theme: 'dark' },
] as const;
type Look = (typeof LOOKS)[number];

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 860 } } as const;
type Size = keyof typeof SIZES;

type Options = {
  gateway: string;
  reader: Account;
  librarian: Account;
  admin: Account;
  folder: string;
  tell: (detail: string) => void;
};

/** A list with one item at least. */
const found = z.object({ items: z.tuple([z.object({ id: z.string() })], z.unknown()) });
const foundReader = z.object({
  items: z.tuple([z.object({ id: z.string(), card_number: z.string() })], z.unknown()),
});

/**
 * Opens every screen at the size of a phone and of a desktop, in both languages and both themes, and writes each to a
 * folder, as `portal-search.phone.ru.light.png`.
 *
 * @returns how many were written
 * @throws UserError where there is no Chromium
 */
export async function takeShots(options: Options): Promise<number> {
  mkdirSync(options.folder, { recursive: true });
  return withBrowser(async (browser) => {
    let count = 0;
    for (const look of LOOKS)
      for (const size of ['phone', 'desktop'] as const) count += await takeAll(browser, look, size, options);
    return count;
  });
}

async function takeAll(browser: Browser, look: Look, size: Size, options: Options): Promise<number> {
  const { gateway, reader, librarian, admin, folder, tell } = options;
  const { portal, desk } = builtAddresses();
  const [book] = found.parse(await (await fetch(`${gateway}/api/v1/books/popular`)).json()).items;
  const filled = portal.map((path) => path.replace(':id', book.id));
  const at = byName(gateway);

  const context = await browser.newContext({
    locale: look.locale,
    colorScheme: look.theme,
    viewport: SIZES[size],
  });
  const page = await context.newPage();
  let count = 0;
  const shoot = async (app: string, name: string) => {
    const file = `${app}-${name}.${size}.${look.language}.${look.theme}.png`;
    tell(file);
    await page.screenshot({ path: join(folder, file) });
    count += 1;
  };
  const take = async (app: string, path: string) => {
    await page.goto(at + path);
    await settled(page);
    await shoot(app, nameOf(path));
  };
  for (const path of filled.filter((one) => !one.startsWith('/me'))) await take('portal', path);
  await take('portal', '/nowhere');
  await signIn(page, `${at}/sign-in`, reader);
  for (const path of filled.filter((one) => one.startsWith('/me'))) await take('portal', path);
  await context.clearCookies();
  await page.evaluate('localStorage.clear()');
  await take('desk', '/desk/sign-in');
  await signIn(page, `${at}/desk/sign-in`, librarian);
  const { id: readerId, card_number: card } = await readerOn(page, reader);
  await page.goto(`${at}/desk`);
  for (const code of [UNKNOWN, card]) await scan(page, code);
  await page.locator('.lane-line', { hasText: card }).locator('a').waitFor();
  for (const [name, key] of IN_DIALOGS) {
    await page.keyboard.press(key);
    await page.locator('dialog[open]').waitFor();
    await shoot('desk', name);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  const ids = { readers: readerId, books: book.id };
  const copy = await barcodeOn(page, book.id);
  const filledDesk = desk
    .filter((path) => path !== '/desk/sign-in')
    .map((path) => path.replace(/(readers|books)\/:id/, (_, of: keyof typeof ids) => `${of}/${ids[of]}`))
    .map((path) => (path === '/desk/copies' ? `${path}?barcode=${encodeURIComponent(copy)}` : path));
  const isAdmins = (path: string) => path.startsWith('/desk/admin');
  for (const path of filledDesk.filter((one) => !isAdmins(one))) await take('desk', path);
  await context.clearCookies();
  await page.evaluate('localStorage.clear()');
  await signIn(page, `${at}/desk/sign-in`, admin);
  for (const path of filledDesk.filter(isAdmins)) await take('desk', path);
  await context.close();
  return count;
}

const nameOf = (path: string): string =>
  path
    .replaceAll(/[0-9a-f-]{36}/g, 'one')
    .replace(/\?.*/, '')
    .replaceAll('/', '-')
    .replace(/^-/, '') || 'home';

/** No card and no copy has this number, so the journal has something for a person to see to. */
const UNKNOWN = 'X0000001';

/** What the desk opens by a key. */
const IN_DIALOGS = [
  ['keys', 'Shift+Slash'],
  ['palette', 'Control+KeyK'],
] as const;

/** A reader, asked for by whoever is signed in on the page. */
async function readerOn(page: Page, { email }: Account) {
  const asked = `fetch('/api/v1/users?q=${encodeURIComponent(email)}').then((answer) => answer.json())`;
  return foundReader.parse(await page.evaluate(asked)).items[0];
}

const copies = z.object({ items: z.tuple([z.object({ barcode: z.string() })], z.unknown()) });

/** The barcode of a book's first copy, asked for by whoever is signed in on the page. */
async function barcodeOn(page: Page, bookId: string): Promise<string> {
  const asked = `fetch('/api/v1/books/${bookId}/copies').then((answer) => answer.json())`;
  return copies.parse(await page.evaluate(asked)).items[0].barcode;
}
