import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { aLibrarian, aReader, PASSWORD } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, signInOn, stopBrowser } from './support/browser.ts';

afterAll(stopBrowser);

/** What somebody who cannot see the page hears of a field besides its name. */
const told = (field: Locator): Promise<string> =>
  field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );

const anAddress = () => `${randomUUID()}@readers.example`;

describe.runIf(canOpenPages)('a password that is guessed easily is refused at its field', () => {
  test('to who joins the library, until it is a better one', async () => {
    const { page } = await aVisitor();
    await page.goto(`${address}/register`);
    await page.getByLabel('Имя и фамилия').fill('Вера Розальская');
    await page.getByLabel('Электронная почта').fill(anAddress());
    await page.getByLabel('Пароль').fill('Розальская-1987');
    await page.getByRole('button', { name: 'Записаться' }).click();
    await page.locator('[name=password][aria-invalid=true]').waitFor();
    expect(await told(page.getByLabel('Пароль'))).toContain('составлен из вашего имени');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Записаться' }).click();
    await page.getByLabel('Пароль').waitFor({ state: 'detached' });
  });

  test('at the first sign-in, and the code goes on being good', async () => {
    const { api: desk } = await aLibrarian();
    const { data: reader } = await desk.POST('/users', {
      body: { full_name: 'Вера Розальская', language: 'ru', patron_category: 'adult' },
    });
    const path = { user_id: reader?.id ?? '' };
    const { data: slip } = await desk.POST('/users/{user_id}/sign-in-code', { params: { path } });
    const { page } = await aVisitor();
    await page.goto(`${address}/first-sign-in`);
    await page.getByLabel('Номер билета').fill(slip?.card_number ?? '');
    await page.getByLabel('Код с листка').fill(slip?.code ?? '');
    await page.getByLabel('Электронная почта').fill(anAddress());
    await page.getByLabel('Пароль').fill('солнышко-1950');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.locator('[name=password][aria-invalid=true]').waitFor();
    expect(await told(page.getByLabel('Пароль'))).toContain('из тех, что подбирают первыми');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByLabel('Пароль').waitFor({ state: 'detached' });
  });

  test('to who changes it', async () => {
    const reader = await aReader();
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/settings`);
    await page.getByLabel('Текущий пароль').fill(PASSWORD);
    await page.getByLabel('Новый пароль').fill('йцукен123456');
    await page.getByRole('button', { name: 'Сменить пароль' }).click();
    await page.locator('[name=new][aria-invalid=true]').waitFor();
    expect(await told(page.getByLabel('Новый пароль'))).toContain('идёт подряд');
    expect(await faultsOf(page)).toEqual([]);
  });
});
