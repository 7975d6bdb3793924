import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { UserError } from '../bootstrap/terminal.mjs';
import { CHROMIUM_ARGUMENTS, chromiumProgram } from '../setup/chromium.ts';
import { byName, settled, signIn, type Account } from './page-visits.ts';

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
  folder: string;
  tell: (detail: string) => void;
};

const addresses = z.object({ portal: z.array(z.string()), desk: z.array(z.string()) });
/** A list with one item at least. */
const found = z.object({ items: z.tuple([z.object({ id: z.string() })], z.unknown()) });

/**
 * Opens every screen at the size of a phone and of a desktop, in both languages and both themes, and writes each to a
 * folder, as `portal-search.phone.ru.light.png`.
 *
 * @returns how many were written
 * @throws UserError where there is no Chromium
 */
export async function takeShots(options: Options): Promise<number> {
  const executablePath = await chromiumProgram();
  if (executablePath === undefined) throw new UserError('There is no Chromium: set CHROMIUM to its program.');
  mkdirSync(options.folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    let count = 0;
    for (const look of LOOKS)
      for (const size of ['phone', 'desktop'] as const) count += await takeAll(browser, look, size, options);
    return count;
  } finally {
    await browser.close();
  }
}

async function takeAll(browser: Browser, look: Look, size: Size, options: Options): Promise<number> {
  const { gateway, reader, librarian, folder, tell } = options;
  const built = readFileSync(join(root, 'apps/web/dist/addresses.json'), 'utf8');
  const { portal, desk } = addresses.parse(JSON.parse(built));
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
  const take = async (app: string, path: string) => {
    await page.goto(at + path);
    await settled(page);
    const name =
      path
        .replaceAll(/[0-9a-f-]{36}/g, 'one')
        .replaceAll('/', '-')
        .replace(/^-/, '') || 'home';
    const file = `${app}-${name}.${size}.${look.language}.${look.theme}.png`;
    tell(file);
    await page.screenshot({ path: join(folder, file) });
    count += 1;
  };
  for (const path of filled.filter((one) => !one.startsWith('/me'))) await take('portal', path);
  await take('portal', '/nowhere');
  await signIn(page, `${at}/sign-in`, reader);
  for (const path of filled.filter((one) => one.startsWith('/me'))) await take('portal', path);
  await context.clearCookies();
  await page.evaluate('localStorage.clear()');
  await take('desk', '/desk/sign-in');
  await signIn(page, `${at}/desk/sign-in`, librarian);
  const readerId = await readerIdOn(page, reader);
  for (const path of desk.filter((one) => one !== '/desk/sign-in')) await take('desk', path.replace(':id', readerId));
  await context.close();
  return count;
}

/** The id of a reader, asked for by whoever is signed in on the page. */
async function readerIdOn(page: Page, { email }: Account): Promise<string> {
  const asked = `fetch('/api/v1/users?q=${encodeURIComponent(email)}').then((answer) => answer.json())`;
  return found.parse(await page.evaluate(asked)).items[0].id;
}
