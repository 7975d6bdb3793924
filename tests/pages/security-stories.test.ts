import { afterAll, describe, expect, test } from 'vitest';
import { aReader, PASSWORD } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, signInOn, stopBrowser, thereAre } from './support/browser.ts';

afterAll(stopBrowser);

describe.runIf(canOpenPages)('where a reader is signed in', () => {
  test('is listed with each device, and can be ended there', async () => {
    const account = { email: (await aReader()).email, password: PASSWORD };
    const [lost, here] = [await aVisitor(), await aVisitor()];
    await signInOn(lost.page, account);
    await signInOn(here.page, account);
    await here.page.goto(`${address}/me`);
    await here.page.getByRole('link', { name: 'Вход и безопасность' }).click();

    // The third is that of the program which has registered her.
    const listed = here.page.locator('.list > li');
    await thereAre(3, listed);
    expect(await here.page.getByText('Это устройство').count()).toBe(1);
    expect(await listed.first().innerText()).toMatch(/Chrom.*, Linux[\s\S]*Сеть: 127\.0\.0\.0\/24/);
    expect(await faultsOf(here.page)).toEqual([]);

    await listed.nth(1).getByRole('button', { name: 'Завершить' }).click();
    await thereAre(2, listed);
    await lost.page.goto(`${address}/me/loans`);
    await lost.page.waitForURL(/\/sign-in/);

    await here.page.getByRole('button', { name: 'Выйти на всех остальных' }).click();
    await here.page.getByRole('button', { name: 'Да, выйти везде' }).click();
    await here.page.getByText('только на этом устройстве').waitFor();
    await thereAre(1, listed);
    expect(here.complaints).toEqual([]);
  });
});
