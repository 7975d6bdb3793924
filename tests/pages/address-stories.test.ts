import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aReader, emailArrives, PASSWORD } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, signInOn, stopBrowser } from './support/browser.ts';

afterAll(stopBrowser);

const ANOTHER = 'quite another password';
const YET_ANOTHER = 'a third and better password';

/** The link of an e-mail, on the address by which the tests reach the library. */
async function linkOf(email: string, subject: string): Promise<string> {
  const { html } = await emailArrives(email, subject);
  const [, path = ''] = /https?:\/\/[^/"]+(\/[a-z]+#[^"]+)/.exec(html) ?? [];
  return `${address}${path}`;
}

describe.runIf(canOpenPages)('a reader who has forgotten the password', () => {
  test('has a link sent and chooses another one; the link works once', async () => {
    const { email } = await aReader();
    const { page, complaints } = await aVisitor();
    await page.goto(`${address}/sign-in`);
    await page.getByRole('link', { name: /Забыли пароль/ }).click();
    await page.getByLabel('Электронная почта').fill(email);
    await page.getByRole('button', { name: 'Прислать ссылку' }).click();
    await page.getByText('письмо со ссылкой уже в пути').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    const link = await linkOf(email, 'Новый пароль для входа');
    await page.goto(link);
    await page.getByLabel('Новый пароль').fill(ANOTHER);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await page.getByText('Пароль сохранён').waitFor();
    await signInOn(page, { email, password: ANOTHER });
    expect(complaints).toEqual([]);

    const again = await aVisitor();
    await again.page.goto(link);
    await again.page.getByLabel('Новый пароль').fill(YET_ANOTHER);
    await again.page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await again.page.getByRole('link', { name: 'Запросить новую ссылку' }).waitFor();
  });
});

describe.runIf(canOpenPages)('a reader with another address', () => {
  test('keeps the old one until the new mailbox says so; then whoever has the old one can take it back', async () => {
    const { email } = await aReader();
    const next = `${randomUUID()}@readers.example`;
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email, password: PASSWORD });
    await page.goto(`${address}/me/settings`);
    await page.getByText(`Вы входите с адресом ${email}`).waitFor();
    await page.getByLabel('Новый адрес').fill(next);
    await page.getByRole('button', { name: 'Сменить адрес' }).click();
    await page.getByText(`Ждём, пока вы откроете ссылку, которую мы отправили на ${next}`).waitFor();
    await page.getByText(`Вы входите с адресом ${email}`).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.goto(await linkOf(next, 'Подтвердите адрес'));
    await page.getByLabel('Пароль').fill(PASSWORD);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Да, это мой адрес' }).click();
    await page.getByText('Спасибо, адрес подтверждён').waitFor();
    await page.goto(`${address}/me/settings`);
    await page.getByText(`Вы входите с адресом ${next}`).waitFor();

    // It was somebody else, and the owner reads the old mailbox.
    const owner = await aVisitor();
    await owner.page.goto(await linkOf(email, 'Адрес для входа в библиотеку изменён'));
    await owner.page.getByRole('heading', { name: 'Вернуть прежний адрес' }).waitFor();
    await owner.page.getByLabel('Новый пароль').fill(ANOTHER);
    expect(await faultsOf(owner.page)).toEqual([]);
    await owner.page.getByRole('button', { name: 'Сохранить пароль' }).click();
    await owner.page.getByText('Адрес возвращён').waitFor();
    // Auth hears of it by an event.
    await waitFor('the other one to be signed out', async () => {
      await page.goto(`${address}/me/loans`);
      return page.waitForURL(/\/sign-in/, { timeout: 3_000 }).then(() => true);
    });
    await signInOn(owner.page, { email, password: ANOTHER });
    await owner.page.goto(`${address}/me/settings`);
    await owner.page.getByText(`Вы входите с адресом ${email}`).waitFor();
    expect([...complaints, ...owner.complaints]).toEqual([]);
  });
});
