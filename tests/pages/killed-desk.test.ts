import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { expectNothingLostNorDoubled } from '../support/invariants.ts';
import { aBook, aLibrarian, aReader, PASSWORD, theAdmin } from '../support/library.ts';
import { pidOf } from '../support/processes.ts';
import { address, canOpenPages, thereAre } from './support/browser.ts';
import { aBrowserOfItsOwn } from './support/browser-of-its-own.ts';
import { barcodesOf, cardOf, loansOf, openDesk, scan } from './support/desk.ts';

const COPIES = 19;
/** Ten scans a second. */
const PAUSE_MS = 100;

test.runIf(canOpenPages)(
  'twenty scans, ten a second, with the gateway killed and then the browser: none is lost, none is done twice',
  { timeout: 240_000 },
  async () => {
    const reader = await aReader();
    const admin = await theAdmin();
    await admin.api.PATCH('/users/{user_id}', {
      params: { path: { user_id: reader.id } },
      body: { loan_limit: 50 },
    });
    const books = await Promise.all(Array.from({ length: COPIES }, () => aBook({ total_copies: 1 })));
    const barcodes = (await Promise.all(books.map(barcodesOf))).flat();
    const card = await cardOf(reader);

    const startBrowser = aBrowserOfItsOwn();
    const before = await startBrowser();
    await openDesk(before.page);
    const lines = before.page.locator('.lane-line');
    const [early, late] = [barcodes.slice(0, 13), barcodes.slice(13)];
    for (const [count, code] of [card, ...early].entries()) {
      if (count === 6) process.kill(pidOf('gateway'), 'SIGKILL');
      await scan(before.page, code);
      await before.page.waitForTimeout(PAUSE_MS);
    }
    // Whatever is on the screen is in the journal.
    await lines.nth(early.length).waitFor();
    await before.kill();

    const { page } = await startBrowser();
    // A killed browser forgets cookies that it had not written yet; who works here then signs in again.
    // The gateway may be starting still.
    await waitFor('the desk', () => page.goto(`${address}/desk`), 60);
    await page.locator('#code, [name=password]').first().waitFor();
    if (await page.locator('[name=password]').isVisible()) {
      const { email } = await aLibrarian();
      await page.locator('[name=email]').fill(email);
      await page.locator('[name=password]').fill(PASSWORD);
      // The shell of the page is there before the gateway is: then the sign-in has no answer, and is asked for again.
      await waitFor('the sign-in', async () => {
        const password = page.locator('[name=password]');
        if (await password.isVisible()) await password.press('Enter', { timeout: 2_000 });
        return page.locator('#code').isVisible();
      });
    }
    await page.locator('#code').waitFor();
    for (const code of late) {
      await scan(page, code);
      await page.waitForTimeout(PAUSE_MS);
    }

    await waitFor('all of them lent', async () => (await loansOf(reader)).length === COPIES || undefined, 60);
    await thereAre(COPIES + 1, page.locator('.lane-line'));
    const loans = await loansOf(reader);
    expect(loans.map(({ barcode }) => barcode).toSorted()).toEqual(barcodes.toSorted());
    await expectNothingLostNorDoubled({ readers: [reader], books, answered: loans, emails: 'exactly once', limit: 50 });
  },
);
