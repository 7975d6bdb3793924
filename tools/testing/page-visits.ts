import type { Page } from 'playwright-core';

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
  await page.evaluate(`{
    for (const [code, key] of ${JSON.stringify([...keys, ['Enter', 'Enter']])})
      for (const type of ['keydown', 'keyup'])
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent(type, { code, key, bubbles: true, cancelable: true }),
        );
  }`);
}
