import type { Page } from 'playwright-core';
import { aLibrarian, PASSWORD, type Book, type Loan, type Person } from '../../support/library.ts';
import { address } from './browser.ts';

/** Signs a librarian in at the desk, and waits for its lane. */
export async function openDesk(page: Page, at = address): Promise<void> {
  const { email } = await aLibrarian();
  await page.goto(`${at}/desk`);
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await page.locator('#code').waitFor();
}

export const cardOf = async (reader: Person): Promise<string> =>
  (await reader.api.GET('/users/me')).data?.card_number ?? '';

export const barcodesOf = async (book: Book): Promise<string[]> => {
  const { data } = await (
    await aLibrarian()
  ).api.GET('/books/{book_id}/copies', { params: { path: { book_id: book.id } } });
  return data?.items.map(({ barcode }) => barcode) ?? [];
};

/** The open loans of a reader. */
export const loansOf = async (reader: Person): Promise<Loan[]> =>
  (
    await reader.api.GET('/loans/user/{user_id}', {
      params: { path: { user_id: reader.id }, query: { status: 'open' } },
    })
  ).data?.items ?? [];

/** What a scanner sends for a key, and what a Russian keyboard makes of it. */
export const RUSSIAN: Record<string, string> = { A: 'Ф', R: 'К', B: 'И' };

/**
 * Types as a scanner does: one key after the other without a pause, by their places on the keyboard.
 *
 * @param layout what the letters are on the computer's keyboard
 */
export async function scan(page: Page, code: string, layout: Record<string, string> = {}): Promise<void> {
  await page.evaluate(
    ([keys]) => {
      for (const [place, sign] of keys ?? []) {
        const target = document.activeElement ?? document.body;
        const init = { code: place, key: sign, bubbles: true, cancelable: true };
        target.dispatchEvent(new KeyboardEvent('keydown', init));
        target.dispatchEvent(new KeyboardEvent('keyup', init));
      }
    },
    [
      [
        ...[...code].map((sign) => [/\d/.test(sign) ? `Digit${sign}` : `Key${sign}`, layout[sign] ?? sign] as const),
        ['Enter', 'Enter'] as const,
      ],
    ],
  );
}
