import { afterAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { aBook, aLibrarian, aReader } from '../support/library.ts';
import { aVisitor, canOpenPages, DESKTOP, faultsOf, stopBrowser } from './support/browser.ts';
import { aConnection } from './support/connection.ts';
import { cardOf, firstCopy, loansOf, openAtDesk, openDesk, scan } from './support/desk.ts';

afterAll(stopBrowser);

describe.runIf(canOpenPages)('the tasks of the desk', () => {
  test('a book that was lent to a blocked reader while the library was away is lent, and a librarian sees to it', async () => {
    const { api } = await aLibrarian();
    const reader = await aReader({ full_name: `Вера ${uuidv7()}` });
    await api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { blocked: true } });
    const barcode = await firstCopy(await aBook());
    const card = await cardOf(reader);
    const { address: here, cut, mend } = await aConnection();
    const { page: desk } = await aVisitor({ viewport: DESKTOP });
    await desk.clock.install();
    await openDesk(desk, here);
    await cut();
    for (const code of [card, barcode]) await scan(desk, code);
    await desk.getByText('Библиотека не отвечает').waitFor();
    await desk.clock.fastForward('01:30');
    await mend();
    const lent = desk.locator('.lane-line', { hasText: barcode });
    await lent.getByText('выдано').waitFor();
    await lent.getByText('Проверьте (действует ограничение): это задача кафедры.').waitFor();
    expect(await loansOf(reader)).toMatchObject([{ barcode }]);

    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, '/desk/tasks');
    const task = page.getByRole('row').filter({ hasText: barcode });
    await task.getByText('Книга выдана вопреки правилам').waitFor();
    await task.getByText('действует ограничение').waitFor();
    await task.getByRole('button', { name: /^Взять/ }).click();
    await task.waitFor({ state: 'detached' });
    await page.getByLabel('Какие задачи').selectOption('claimed');
    await task.getByRole('button', { name: /^Закрыть/ }).click();
    await task.waitFor({ state: 'detached' });
    await page.getByLabel('Какие задачи').selectOption('done');
    await task.getByText('Книга выдана вопреки правилам').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
