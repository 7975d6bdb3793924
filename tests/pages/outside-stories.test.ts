import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { anOutsideProvider, type RunningProvider } from '../../apps/auth/src/testing/outside-provider.ts';
import { aReader, PASSWORD } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, signInOn, stopBrowser, type Visitor } from './support/browser.ts';

/** Where the library of the tests expects a city's accounts. */
const issuer = new URL(z.string().parse(process.env['TEST_OUTSIDE_ISSUER']));

let city: RunningProvider;
beforeAll(async () => {
  city = await anOutsideProvider([`${address}/outside/city`], { port: Number(issuer.port), isPublic: true });
});
afterAll(async () => {
  await stopBrowser();
  await city.stop();
});

/** On the city's page. */
async function signInThere({ page }: Visitor, login: string): Promise<void> {
  await page.getByRole('heading', { name: 'Вход для горожан' }).waitFor();
  await page.getByLabel('Логин').fill(login);
  await page.getByRole('button', { name: 'Войти' }).click();
}

describe.runIf(canOpenPages)('an account of the city', () => {
  test('is linked by a reader, opens their account from then on, and is unlinked', async () => {
    const login = `citizen-${randomUUID()}`;
    const { email } = await aReader({ full_name: 'Марина Цветаева' });
    const visitor = await aVisitor();
    const { page, complaints } = visitor;

    await page.goto(`${address}/sign-in`);
    await page.getByRole('button', { name: 'Войти через Город' }).click();
    await signInThere(visitor, login);
    await page.getByText('ещё не связан с учётной записью').waitFor();
    expect(new URL(page.url()).hash + new URL(page.url()).search).toBe('');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Войти и привязать' }).click();
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('form [type=submit]').click();
    await page.getByRole('heading', { name: 'Аккаунты других сайтов' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // The city knows by now who it is, and does not ask again.
    await page.getByRole('button', { name: 'Привязать: Город' }).click();
    await page.getByText('Ещё не использовался').waitFor();
    expect(new URL(page.url()).pathname).toBe('/me/security');
    expect(await faultsOf(page)).toEqual([]);

    const elsewhere = await aVisitor();
    await elsewhere.page.goto(`${address}/sign-in?back=/me/security`);
    await elsewhere.page.getByRole('button', { name: 'Войти через Город' }).click();
    await signInThere(elsewhere, login);
    await elsewhere.page.getByText('Через Город').waitFor();
    expect(elsewhere.complaints).toEqual([]);

    await page.getByRole('button', { name: 'Отвязать: Город' }).click();
    await page.getByRole('button', { name: 'Да, отвязать' }).click();
    await page.getByRole('button', { name: 'Привязать: Город' }).waitFor();
    const later = await aVisitor({ language: 'en' });
    await later.page.goto(`${address}/sign-in`);
    await later.page.getByRole('button', { name: 'Sign in with the City' }).click();
    await signInThere(later, login);
    await later.page.getByText('is not linked with an account of the library yet').waitFor();
    expect(await faultsOf(later.page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('opens nothing for whoever gives up there, or comes with an answer that was begun elsewhere', async () => {
    const visitor = await aVisitor();
    const { page } = visitor;
    await page.goto(`${address}/sign-in`);
    await page.getByRole('button', { name: 'Войти через Город' }).click();
    await signInThere(visitor, '');
    await page.getByText('Вход на том сайте не состоялся').waitFor();
    await page.getByRole('link', { name: 'Ко входу' }).click();
    await page.getByLabel('Пароль').waitFor();

    const { email } = await aReader();
    await signInOn(page, { email, password: PASSWORD });
    for (const purpose of ['sign-in', 'link']) {
      await page.goto(`${address}/outside/city#code=x&state=${purpose}.made-up`);
      await page.getByText('начат в другом браузере').waitFor();
    }
    await page.goto(`${address}/outside/city`);
    await page.getByText('Ответа другого сайта здесь нет').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
