import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { afterAll, describe, expect, test } from 'vitest';
import { adminAccount, aReader, PASSWORD } from '../support/library.ts';
import { waitFor } from '#testing/wait-for.ts';
import { signIn } from '../../tools/testing/page-visits.ts';
import {
  address,
  aVisitor,
  canOpenPages,
  DESKTOP,
  faultsOf,
  signInOn,
  stopBrowser,
  thereAre,
  type Visitor,
} from './support/browser.ts';

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

describe.runIf(canOpenPages)('a sign-in by an app and recovery codes', () => {
  /** What an authenticator app shows now, or half a minute from now. */
  const codeOf = (secret: string, steps = 0) =>
    new TOTP({ secret: secret.replaceAll(/\s/g, '') }).generate({ timestamp: Date.now() + steps * 30_000 });

  test('is set up by a picture or a key, asked for at the next sign-in, and turned off', async () => {
    const account = { email: (await aReader()).email, password: PASSWORD };
    const { page, complaints } = await aVisitor();
    const signInWith = async (code: string) => {
      await page.goto(`${address}/sign-in?back=/me/security`);
      await page.locator('[name=email]').fill(account.email);
      await page.locator('[name=password]').fill(account.password);
      await page.locator('[name=password]').press('Enter');
      const field = page.getByLabel('Код из приложения');
      await field.waitFor();
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await faultsOf(page)).toEqual([]);
      await field.fill('000000');
      await field.press('Enter');
      await page.getByText('Код неверен').waitFor();
      await field.fill(code);
      await field.press('Enter');
      await page.getByText('Включено').waitFor();
    };
    const signOut = async () => {
      await page.goto(`${address}/me`);
      await page.getByRole('button', { name: 'Выйти' }).click();
      await page.waitForURL(`${address}/`);
    };

    await signInOn(page, account);
    await page.goto(`${address}/me/security`);
    await page.getByRole('button', { name: 'Настроить приложение' }).click();
    await page.locator('.qr-code').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const secret = await page.locator('.authenticator-secret').innerText();
    await page.getByLabel('Код из приложения').fill(codeOf(secret));
    await page.getByRole('button', { name: 'Включить' }).click();
    await thereAre(10, page.locator('.recovery-codes > li'));
    expect(await faultsOf(page)).toEqual([]);
    const recovery = await page.locator('.recovery-codes > li').first().innerText();
    await page.getByRole('button', { name: 'Я их сохранил' }).click();
    await page.getByText('Осталось: 10').waitFor();

    await signOut();
    await signInWith(codeOf(secret, 1));
    await signOut();
    await signInWith(recovery.toLowerCase());
    await page.getByText('Осталось: 9').waitFor();
    await page.getByRole('button', { name: 'Отключить' }).click();
    await page.getByRole('button', { name: 'Да, отключить' }).click();
    await page.getByText('Не настроено').waitFor();
    await signOut();
    await signInOn(page, account);
    expect(complaints).toEqual([]);
  });
});

describe.runIf(canOpenPages)('a passkey', () => {
  /** A device within the browser, which asks nobody: whoever sits there has touched it and is known to it. */
  async function withDevice({ page, context }: Visitor) {
    const browser = await context.newCDPSession(page);
    await browser.send('WebAuthn.enable');
    await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }
  const problem = { type: 'about:blank', title: 'Forbidden', status: 403, code: 'fresh_sign_in_needed' };

  test('is made on a device, opens the account without name or password, proves who it is, and is removed', async () => {
    const account = { email: (await aReader()).email, password: PASSWORD };
    const visitor = await aVisitor({ worker: false });
    const { page, complaints } = visitor;
    await withDevice(visitor);
    await signInOn(page, account);
    await page.goto(`${address}/me/security`);
    await page.getByRole('button', { name: 'Добавить ключ доступа' }).click();
    await page.getByLabel('Название ключа').fill('Телефон');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Продолжить' }).click();
    await page.getByText('Ключ доступа добавлен').waitFor();
    await page.getByText('Ещё не использовался').waitFor();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Переименовать: Телефон' }).click();
    await page.getByLabel('Название ключа').fill('Ноутбук');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByRole('heading', { name: 'Ноутбук' }).waitFor();

    await page.goto(`${address}/me`);
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL(`${address}/`);
    await page.goto(`${address}/sign-in?back=/me/security`);
    await page.getByRole('button', { name: 'Войти с ключом доступа' }).click();
    await page.getByText('Последний вход:').waitFor();

    let isFresh = false;
    page.on('response', (response) => {
      if (response.url().endsWith('/session/step-up') && response.ok()) isFresh = true;
    });
    await page.route('**/api/v1/auth/passkeys/*', (route) =>
      isFresh || route.request().method() !== 'DELETE'
        ? route.continue()
        : route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem }),
    );
    await page.getByRole('button', { name: 'Удалить: Ноутбук' }).click();
    await page.getByRole('button', { name: 'Да, удалить' }).click();
    const dialog = page.getByRole('dialog', { name: 'Подтвердите, что это вы' });
    await dialog.getByRole('button', { name: 'Подтвердить ключом доступа' }).click();
    await page.getByRole('heading', { name: 'Ноутбук' }).waitFor({ state: 'detached' });

    await page.goto(`${address}/me`);
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL(`${address}/`);
    await page.goto(`${address}/sign-in`);
    await page.getByRole('button', { name: 'Войти с ключом доступа' }).click();
    await page.getByText('Ключ доступа не подошёл').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints.filter((one) => !one.startsWith('Service Worker registration blocked'))).toEqual([]);
  });
});

describe.runIf(canOpenPages)('what cannot be undone', () => {
  /** What the library answers to whoever signed in long ago. */
  const problem = {
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    code: 'fresh_sign_in_needed',
    detail: 'Ради вашей безопасности сначала подтвердите, что это вы.',
  };

  test('is done once somebody has confirmed who they are, and not if they will not', async () => {
    const name = `Вера Розальская ${randomUUID().slice(0, 8)}`;
    const reader = await aReader({ full_name: name });
    const admin = adminAccount;
    const { page, complaints } = await aVisitor({ viewport: DESKTOP, worker: false });
    await signIn(page, `${address}/desk/sign-in`, admin);
    let isFresh = false;
    page.on('response', (response) => {
      if (response.url().endsWith('/session/step-up') && response.ok()) isFresh = true;
    });
    await page.route('**/api/v1/users/*/sessions', (route) =>
      isFresh
        ? route.continue()
        : route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem }),
    );
    await page.goto(`${address}/desk/readers/${reader.id}`);
    const signOutThere = async () => {
      await page.getByRole('button', { name: 'Завершить все сеансы' }).click();
      await page.getByRole('button', { name: 'Да, завершить' }).click();
    };
    const dialog = page.getByRole('dialog', { name: 'Подтвердите, что это вы' });

    await signOutThere();
    await dialog.waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('сначала подтвердите').waitFor();
    expect((await reader.api.GET('/users/me')).response.status).toBe(200);

    await signOutThere();
    await dialog.getByLabel('Пароль').fill('wrong');
    await dialog.getByRole('button', { name: 'Подтвердить' }).click();
    await dialog.getByText('пароль неверен').waitFor();
    await dialog.getByLabel('Пароль').fill(admin.password);
    await dialog.getByRole('button', { name: 'Подтвердить' }).click();
    await page.getByText('Все сеансы завершены').waitFor();
    await waitFor(
      'the sign-out of the reader',
      async () => (await reader.api.GET('/users/me')).response.status === 401,
    );
    // Without the worker beside it, what the page asks for can be answered here.
    expect(complaints.filter((one) => !one.startsWith('Service Worker registration blocked'))).toEqual([]);
  });
});
