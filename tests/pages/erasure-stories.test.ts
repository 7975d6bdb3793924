import { afterAll, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBranchManager, aLoan, aReader, PASSWORD, bringBack } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, settled, signInOn, stopBrowser } from './support/browser.ts';

afterAll(stopBrowser);

/** The job asks every ten seconds, and users has its own message about it first. */
const CONFIRMED_SECONDS = 45;

describe.runIf(canOpenPages)('whoever wants to be forgotten', () => {
  test('deletes their account, once their books are back, and sees that every service confirms it', async () => {
    const reader = await aReader();
    const { id } = await aLoan(reader);
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/privacy`);
    const remove = async () => {
      await page.getByRole('button', { name: 'Удалить учётную запись' }).click();
      await page.getByRole('button', { name: 'Да, удалить навсегда' }).click();
    };
    await remove();
    await page.getByRole('alert').waitFor();
    await bringBack(id);

    await remove();
    await page.getByText('Учётная запись удалена').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/erasure');
    const done = page.getByText('Готово: все службы');
    const again = page.getByRole('button', { name: 'Обновить' });
    const isDone = async () => {
      await done.or(again).first().waitFor();
      if ((await done.count()) > 0) return true;
      await again.click();
      await settled(page);
      return false;
    };
    await waitFor('every service to confirm', isDone, CONFIRMED_SECONDS);
    expect(await page.getByText('ничего не осталось').count()).toBe(6);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${address}/me`);
    await page.getByLabel('Пароль').waitFor();
  });

  test('asks at the desk, and takes a receipt home', async () => {
    const reader = await aReader({ language: 'en' });
    const manager = await aBranchManager();
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email: manager.email, password: PASSWORD });
    await page.goto(`${address}/desk/readers/${reader.id}`);
    await page.getByRole('button', { name: 'Удалить учётную запись' }).click();
    await page.getByRole('button', { name: 'Да, удалить навсегда' }).click();
    const receipt = await page.getByText(/^([0-9A-Z]{5}-){4}[0-9A-Z]{5}$/).innerText();

    const { page: home } = await aVisitor({ language: 'en' });
    await home.goto(`${address}/erasure`);
    await home.getByLabel('Receipt').fill('no such receipt as this');
    await home.getByRole('button', { name: 'Show' }).click();
    await home.getByText('There is no such receipt').waitFor();
    await home.getByRole('button', { name: 'Enter the code again' }).click();
    await home.getByLabel('Receipt').fill(receipt.toLowerCase().replaceAll('-', ' '));
    await home.getByRole('button', { name: 'Show' }).click();
    await home.getByText('The account was deleted on').waitFor();
    await settled(home);
    expect(complaints).toEqual([]);
  });
});
