import type { Page } from 'playwright-core';
import { aBranchManager, aLibrarian, PASSWORD, type Book, type Loan, type Person } from '../../support/library.ts';
import { scan, signIn } from '../../../tools/testing/page-visits.ts';
import { address } from './browser.ts';

export { scan };

/** Opens a screen of the desk, and signs a librarian in, who is asked for it there. */
export async function openAtDesk(page: Page, path: string, at = address): Promise<void> {
  const { email } = await aLibrarian();
  await signIn(page, at + path, { email, password: PASSWORD });
}

/** The same for a branch manager. */
export async function openInOffice(page: Page, path: string, at = address): Promise<void> {
  const { email } = await aBranchManager();
  await signIn(page, at + path, { email, password: PASSWORD });
}

/** Signs a librarian in at the desk, and waits for its lane. */
export async function openDesk(page: Page, at = address): Promise<void> {
  await openAtDesk(page, '/desk/sign-in', at);
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

/** The barcode of a book's first copy. */
export const firstCopy = async (book: Book): Promise<string> => (await barcodesOf(book))[0] ?? '';

/** The open loans of a reader. */
export const loansOf = async (reader: Person): Promise<Loan[]> =>
  (
    await reader.api.GET('/loans/user/{user_id}', {
      params: { path: { user_id: reader.id }, query: { status: 'open' } },
    })
  ).data?.items ?? [];

/** What a scanner sends for a key, and what a Russian keyboard makes of it. */
export const RUSSIAN: Record<string, string> = { A: 'Ф', R: 'К', B: 'И' };
