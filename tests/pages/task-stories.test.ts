import { afterAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { aBook, aLibrarian, aReader } from '../support/library.ts';
import { aVisitor, canOpenPages, DESKTOP, faultsOf, stopBrowser } from './support/browser.ts';
import { firstCopy, loansOf, openAtDesk } from './support/desk.ts';

afterAll(stopBrowser);

describe.runIf(canOpenPages)('the tasks of the desk', () => {
  test('a book that was lent offline to a blocked reader is lent, and a librarian sees to it', async () => {
    const { api } = await aLibrarian();
    const reader = await aReader({ full_name: `Вера ${uuidv7()}` });
    await api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { blocked: true } });
    const barcode = await firstCopy(await aBook());
    const now = new Date().toISOString();
    const entry = {
      id: uuidv7(),
      desk: 'desk-1',
      branch_id: 'main',
      kind: 'lend' as const,
      barcode,
      reader_id: reader.id,
      at: now,
    };
    const { data } = await api.POST('/desk/journal', { body: { sent_at: now, entries: [entry] } });
    expect(data).toMatchObject({ items: [{ id: entry.id, outcome: 'done' }] });
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
