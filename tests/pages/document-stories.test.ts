import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { signIn } from '../../tools/testing/page-visits.ts';
import { adminAccount, aLibrarian, apiAs, aReader, emailArrives, PASSWORD } from '../support/library.ts';
import { address, aVisitor, canOpenPages, DESKTOP, faultsOf, signInOn, stopBrowser } from './support/browser.ts';
import { cardOf, openDesk, scan } from './support/desk.ts';

afterAll(stopBrowser);

const RULES = 'Правила пользования библиотекой';
/** Far enough for the other stories to go on borrowing. */
const IN_A_MONTH = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** An admin publishes the next version of the rules on the page. @returns its number */
async function publish(text: string): Promise<number> {
  const { page, complaints } = await aVisitor({ viewport: DESKTOP });
  await signIn(page, `${address}/desk/sign-in`, adminAccount);
  await page.goto(`${address}/desk/admin/documents`);
  const rules = page.getByRole('region', { name: RULES });
  const next = rules.locator('summary').filter({ hasText: 'Опубликовать версию' });
  const [version = '0'] = /\d+/.exec(await next.innerText()) ?? [];
  await next.click();
  await rules.getByLabel('Текст по-русски').fill(`${text}\n\nКниги возвращают в срок.`);
  await rules.getByLabel('Текст по-английски').fill(`${text}\n\nBooks come back in time.`);
  await rules.getByLabel('С какого дня без неё не выдавать книги').fill(IN_A_MONTH);
  await rules.getByRole('button', { name: 'Опубликовать версию' }).click();
  await rules.getByText(`Действует версия ${version}`).waitFor();
  expect(complaints).toEqual([]);
  return Number(version);
}

describe.runIf(canOpenPages)('the documents of the library', () => {
  test('are published by an admin, and a reader reads them, agrees, and finds it among what they have agreed to', async () => {
    const reader = await aReader();
    const text = `Правила ${randomUUID()}`;
    const version = await publish(text);
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me`);
    await page.getByRole('link', { name: 'Прочитать и принять' }).click();
    const rules = page.getByRole('region', { name: RULES });
    await rules.getByText(text).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await rules.getByRole('button', { name: `Принимаю: ${RULES}` }).click();
    await rules.getByText('Вы приняли эту версию.').waitFor();
    await page.goto(`${address}/me/privacy`);
    await page.getByRole('link', { name: `${RULES}, версия ${version}` }).click();
    await page.getByText(text).waitFor();
    expect(complaints).toEqual([]);
  });

  test('are agreed to by whoever registers, in a box that they tick themselves', async () => {
    await publish(`Правила ${randomUUID()}`);
    const { page, complaints } = await aVisitor();
    await page.goto(`${address}/register`);
    const box = page.getByRole('checkbox', { name: RULES });
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await faultsOf(page)).toEqual([]);
    const email = `${randomUUID()}@readers.example`;
    await page.getByLabel('Имя и фамилия').fill('Анна Вронская');
    await page.getByLabel('Электронная почта').fill(email);
    await page.getByLabel('Пароль').fill(PASSWORD);
    await box.check();
    await page.getByRole('button', { name: 'Записаться' }).click();
    await page.getByText('Загляните в почту').waitFor();
    const { html } = await emailArrives(email, 'Подтвердите адрес');
    const [, token = ''] = /\/verify#([^"]+)/.exec(html) ?? [];
    await apiAs().POST('/auth/email-verifications/complete', { body: { token, password: PASSWORD } });
    await signInOn(page, { email, password: PASSWORD });
    await page.goto(`${address}/me/privacy`);
    await page.getByRole('link', { name: new RegExp(`^${RULES}`) }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('are agreed to for a child by a guardian at home, and the desk sees by whom', async () => {
    const version = await publish(`Правила ${randomUUID()}`);
    const [child, guardian] = [
      await aReader({ full_name: 'Вася Розальский' }),
      await aReader({ full_name: 'Вера Розальская' }),
    ];
    const librarian = await aLibrarian();
    await librarian.api.PUT('/users/{user_id}/guardians/{guardian_id}', {
      params: { path: { user_id: child.id, guardian_id: guardian.id } },
      body: { ends_on: `${new Date().getFullYear() + 5}-09-14` },
    });
    const { page, complaints } = await aVisitor();
    await signIn(page, `${address}/sign-in?back=/me/children`, { email: guardian.email, password: PASSWORD });
    await page.getByText('Нужно принять документы библиотеки').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Открыть: Вася Розальский' }).click();
    await page.getByRole('link', { name: 'Прочитать и принять' }).click();
    const rules = page.getByRole('region', { name: RULES });
    await rules.getByRole('button', { name: `Принимаю за ребёнка: ${RULES}` }).click();
    await rules.getByText('Вы приняли эту версию за ребёнка.').waitFor();
    await page.goto(`${address}/me/privacy`);
    await page.getByText('Принято представителем').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);

    const { page: desk } = await aVisitor({ viewport: DESKTOP });
    await openDesk(desk);
    await desk.goto(`${address}/desk/readers/${child.id}`);
    await desk.getByText('Что читатель принял').click();
    const agreed = desk.getByRole('listitem').filter({ hasText: `${RULES}, версия ${version}` });
    await agreed.getByRole('link', { name: 'Вера Розальская' }).waitFor();
  });

  test('are signed on paper at the desk, which is asked for the signature and keeps who saw it', async () => {
    const version = await publish(`Правила ${randomUUID()}`);
    const reader = await aReader();
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openDesk(page);
    await scan(page, await cardOf(reader));
    await page.getByText('Попросите принять документы библиотеки').waitFor();
    await page.goto(`${address}/desk/readers/${reader.id}`);
    await page.getByText(`Попросите читателя подписать правила пользования библиотекой (версия ${version})`).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: `Подписано на бумаге: ${RULES}` }).click();
    await page.getByRole('button', { name: 'Да, лист у меня' }).click();
    await page.getByText(`(версия ${version})`).waitFor({ state: 'detached' });
    await page.getByText('Что читатель принял').click();
    await page
      .getByRole('listitem')
      .filter({ hasText: `${RULES}, версия ${version}` })
      .getByText('на бумаге')
      .waitFor();
    expect(complaints).toEqual([]);
  });
});
