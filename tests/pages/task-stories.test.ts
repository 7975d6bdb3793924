import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { aBook, aLibrarian, aReader } from '../support/library.ts';
import { aVisitor, canOpenPages, DESKTOP, faultsOf, stopBrowser } from './support/browser.ts';
import { aConnection } from './support/connection.ts';
import { cardOf, firstCopy, loansOf, openAtDesk, openDesk, scan } from './support/desk.ts';

afterAll(stopBrowser);

const DAY_MS = 86_400_000;

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
    await task.getByText('Кто взял:').waitFor();
    await task.getByRole('button', { name: /^Вернуть в новые/ }).click();
    await task.waitFor({ state: 'detached' });
    await page.getByLabel('Какие задачи').selectOption('open');
    await task.getByRole('button', { name: /^Закрыть/ }).click();
    await page.getByLabel('Что сделано').fill('Позвонили читателю');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Закрыть задачу' }).click();
    await task.waitFor({ state: 'detached' });
    await page.getByLabel('Какие задачи').selectOption('done');
    await task.getByText('Книга выдана вопреки правилам').waitFor();
    await task.getByText('Позвонили читателю').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(canOpenPages)('the lists of the desk', () => {
  test('tell what is overdue and for how long, what is waited for, and what is missing', async () => {
    const { api } = await aLibrarian();
    const name = `Вера ${uuidv7()}`;
    const [reader, late, missing] = [await aReader({ full_name: name }), await aBook(), await aBook()];
    const lateCopy = await firstCopy(late);
    const due = new Date(Date.now() - 5 * DAY_MS).toISOString().slice(0, 10);
    const issued = new Date(Date.now() - 20 * DAY_MS).toISOString();
    const body = { barcode: lateCopy, reader_id: reader.id, issued_at: issued, due_date: due };
    expect((await api.POST('/loans/issue', { body })).response.status).toBe(201);
    const barcode = await firstCopy(missing);
    expect((await api.PATCH('/copies', { body: { barcode, status: 'missing' } })).response.status).toBe(200);
    const other = await aReader();
    const hold = await other.api.POST('/holds', { body: { book_id: late.id } });
    expect(hold.response.status).toBe(201);

    const lostCopy = await firstCopy(await aBook());
    const lent = await api.POST('/loans/issue', { body: { barcode: lostCopy, reader_id: (await aReader()).id } });
    const lost = await api.POST('/loans/{loan_id}/lost', {
      params: { path: { loan_id: lent.data?.id ?? '' } },
      body: { reason: 'Читатель потерял книгу' },
    });
    expect(lost.response.status).toBe(200);

    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, '/desk/lists');
    const row = (list: string, text: string) =>
      page.getByRole('table', { name: list }).getByRole('row').filter({ hasText: text });
    await row('Просрочено', lateCopy).waitFor();
    await row('Утеряно читателями', lostCopy).waitFor();
    await row('Ждут дольше всех', late.title).waitFor();
    await page.getByRole('table', { name: 'Выдачи и возвраты' }).getByRole('row').nth(1).waitFor();
    // All of it, however much is shown, with the names that only the page knows.
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать CSV: Просрочено' }).click();
    const file = (await readFile(await (await downloading).path(), 'utf8')).split('\r\n');
    expect(file[0]).toBe('\ufeffКнига,Читатель,Билет,Штрихкод,Срок,Штраф,Цена книги,Филиал');
    const line = file.filter((one) => one.includes(`"${lateCopy}","${due}"`));
    expect(line).toEqual([expect.stringContaining(`"${name}","${await cardOf(reader)}"`)]);
    const table = await api.GET('/reports/overdue-loans', { headers: { accept: 'text/csv' }, parseAs: 'text' });
    expect([table.response.status, String(table.data)]).toEqual([200, expect.stringMatching(/^\ufeff?id,reader_id,/)]);
    await page.getByLabel('Какие экземпляры').selectOption('missing');
    await row('Экземпляры не на полке', barcode).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать CSV: Экземпляры не на полке' }).click();
    expect((await saved).suggestedFilename()).toBe('copies-missing.csv');
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
