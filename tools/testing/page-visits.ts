import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';
import { UserError } from '../bootstrap/terminal.mjs';
import { CHROMIUM_ARGUMENTS, chromiumProgram } from '../setup/chromium.ts';

const paths = z.array(z.object({ path: z.string() }).transform(({ path }) => path));
const addressFile = z.object({ portal: paths, desk: paths });

/** The addresses of all screens, as they were built. */
export const builtAddresses = () =>
  addressFile.parse(JSON.parse(readFileSync(join(root, 'apps/web/dist/addresses.json'), 'utf8')));

/** Starts a browser, and closes it whatever happens. @throws UserError where there is no Chromium */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = await chromiumProgram();
  if (executablePath === undefined) throw new UserError('There is no Chromium: set CHROMIUM to its program.');
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

export type Account = { email: string; password: string };

/** By name: browsers trust localhost with cookies that are for encrypted connections only. */
export const byName = (gateway: string): string => gateway.replace('127.0.0.1', 'localhost');

/** Signs in as a person does. @param address of the screen to sign in on */
export async function signIn(page: Page, address: string, { email, password }: Account): Promise<void> {
  await page.goto(address);
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(password);
  await page.locator('form [type=submit]').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

/** Until the screen shows what it has asked the library for, in its own fonts. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.locator('.waiting[role=status]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

/**
 * Types as a scanner does: one key after the other without a pause, by their places on the keyboard.
 *
 * @param layout what the letters are on the computer's keyboard
 */
export async function scan(page: Page, code: string, layout: Record<string, string> = {}): Promise<void> {
  const keys = [...code].map((sign) => [/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`, layout[sign] ?? sign]);
  // However busy the machine is: a pause would begin another code.
  await page.evaluate(`{
    const timeStamp = { value: performance.now() };
    for (const [code, key] of ${JSON.stringify([...keys, ['Enter', 'Enter']])})
      for (const type of ['keydown', 'keyup'])
        (document.activeElement ?? document.body).dispatchEvent(
          Object.defineProperties(new KeyboardEvent(type, { code, key, bubbles: true, cancelable: true }), { timeStamp }),
        );
  }`);
}
