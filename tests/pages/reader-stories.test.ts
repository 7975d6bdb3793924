import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startPaymentProvider } from '../../apps/loans/src/testing/payment-provider.ts';
import {
  aBook,
  aLibrarian,
  aLoan,
  aReader,
  bookNow,
  emailArrives,
  gatewayUrl,
  PASSWORD,
  theAdmin,
} from '../support/library.ts';
import { aConnection } from './support/connection.ts';
import { firstCopy } from './support/desk.ts';
import { address, aVisitor, canOpenPages, faultsOf, settled, signInOn, stopBrowser } from './support/browser.ts';

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

afterAll(stopBrowser);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.runIf(canOpenPages)('a reader', () => {
  test('pays online what they owe, and is told what has become of it', async () => {
    const provider = await startPaymentProvider({ port: Number(process.env['TEST_PAYMENT_PROVIDER_PORT']) });
    onTestFinished(() => provider.stop());
    provider.tellAt(`${gatewayUrl}/api/v1/payment-notifications`);
    const reader = await aReader();
    const { api } = await aLibrarian();
    for (const amount_minor of [35_000, 12_550])
      await api.POST('/charges/user/{user_id}', {
        params: { path: { user_id: reader.id } },
        body: { kind: 'damage', amount_minor, comment: 'Залита чаем' },
      });
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    /** @returns what the provider calls the payment */
    const leave = async (button: RegExp): Promise<string> => {
      await page.goto(`${address}/me/fines`);
      await page.getByRole('button', { name: button }).first().click();
      await page.getByRole('heading', { name: 'Оплата' }).waitFor();
      const there = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const payment = provider.payments().find(({ id }) => id === there);
      await page.goto(`${address}/payments/${payment?.metadata['payment_intent_id']}`);
      await page.getByText('Ждём подтверждения').waitFor();
      return there;
    };

    const turnedDown = await leave(/Оплатить онлайн: /);
    expect(await faultsOf(page)).toEqual([]);
    await provider.cancel(turnedDown, 'insufficient_funds');
    await page.getByText('Платёж не прошёл').waitFor();

    const paid = await leave(/^Оплатить онлайн 475,50/);
    await provider.pay(paid);
    await page.getByText('Оплачено, спасибо!').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Штрафы и платежи' }).click();
    await page.getByText('Оплата через сайт').first().waitFor();
    expect(await page.getByRole('button', { name: /Оплатить/ }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('joins the library, finds a book, borrows it, renews it, and says that it is in the return box', async () => {
    const title = `Повесть ${randomUUID()}`;
    const book = await aBook({ title });
    const { page, complaints } = await aVisitor();
    await page.goto(address);
    await page.getByRole('searchbox').fill(title);
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('link', { name: 'Войти и взять книгу' }).click();
    await page.getByRole('link', { name: 'Записаться в библиотеку' }).click();
    await page.getByLabel('Имя и фамилия').fill('Пётр Ильич');
    const email = `${randomUUID()}@readers.example`;
    await page.getByLabel('Электронная почта').fill(email);
    await page.getByLabel('Пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Записаться' }).click();

    await page.getByText('Загляните в почту').waitFor();
    const { html } = await emailArrives(email, 'Подтвердите адрес');
    const [link = ''] = /https?:[^"]+\/verify#[^"]+/.exec(html) ?? [];
    await page.goto(link.replace('127.0.0.1', 'localhost'));
    await page.getByLabel('Пароль').fill('не тот пароль');
    await page.getByRole('button', { name: 'Да, это мой адрес' }).click();
    await page.getByRole('link', { name: 'Придумать новый пароль' }).waitFor();
    await page.getByLabel('Пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Да, это мой адрес' }).click();
    await page.getByText('адрес подтверждён').waitFor();

    await page.goto(`${address}/books/${book.id}`);
    await page.getByRole('button', { name: 'Взять книгу' }).click();
    await page.getByText('Приятного чтения!').waitFor();
    expect((await bookNow(book.id)).available).toBe(0);

    await page.getByRole('link', { name: 'Книги', exact: true }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('button', { name: `Продлить: ${title}` }).click();
    // A loan that has just begun can be renewed later only, and the reader hears from when on.
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/\d/);

    await page.getByRole('button', { name: `Книга в ящике возврата: ${title}` }).click();
    await page.getByRole('button', { name: 'Да, лежит' }).click();
    await page.getByText('Мы подтвердим возврат, когда примем её').waitFor();
    // The desk has not seen it yet.
    expect((await bookNow(book.id)).available).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: `Книга ещё у меня: ${title}` }).click();
    await page.getByRole('button', { name: `Продлить: ${title}` }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('is told of an author’s new books until the link in the e-mail says no more', async () => {
    const reader = await aReader();
    const author = `Автор ${randomUUID()}`;
    await reader.api.POST('/waiting-list', { body: { author } });
    const { title } = await aBook({ author });
    const { html } = await emailArrives(reader.email, title);
    const [link = ''] = /https?:[^"]+author-alerts[^"]+/.exec(html) ?? [];
    const { page, complaints } = await aVisitor();
    await page.goto(link.replace('127.0.0.1', 'localhost'));
    const waitsFor = async () => (await reader.api.GET('/waiting-list')).data?.items.length;
    expect(await waitsFor()).toBe(1);
    await page.getByRole('button', { name: 'Больше не сообщать' }).click();
    await page.getByText('мы больше не будем сообщать').waitFor();
    expect(await waitsFor()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('hears every reason why a renewal is refused', async () => {
    const reader = await aReader();
    const loan = await aLoan(reader);
    const other = await aReader();
    await other.api.POST('/waiting-list', { body: { book_id: loan.book_id } });
    const admin = await theAdmin();
    await admin.api.PATCH('/users/{user_id}', {
      params: { path: { user_id: reader.id } },
      body: { blocked: true, block_reason: 'потерян билет' },
    });
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/loans`);
    await page.getByRole('button', { name: 'Продлить' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').locator('li').count()).toBeGreaterThan(1);
  });

  test('has at the top what is due first, not what was borrowed last', async () => {
    const [reader, librarian] = await Promise.all([aReader(), aLibrarian()]);
    const titles = [];
    for (const days of [9, 3, 20]) {
      const book = await aBook();
      const barcode = await firstCopy(book);
      const { error } = await librarian.api.POST('/loans/issue', {
        body: { reader_id: reader.id, barcode, due_date: inDays(days) },
      });
      expect(error).toBeUndefined();
      titles.push(book.title);
    }
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/loans`);
    await page.locator('.card h2').nth(2).waitFor();
    expect(await page.locator('.card h2').allTextContents()).toEqual([titles[1], titles[0], titles[2]]);
  });

  test('places a hold on a book that is on loan, and cancels it', async () => {
    const book = await aBook();
    await aLoan(await aReader(), book);
    const reader = await aReader();
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/books/${book.id}`);
    await page.getByRole('button', { name: 'Указать дни' }).click();
    await page.getByLabel('Нужна не раньше').fill(dayFromNow(9));
    await page.getByLabel('Нужна не позже').fill(dayFromNow(8));
    await page.getByRole('button', { name: 'Забронировать' }).click();
    await page.locator('[name=not_after][aria-invalid=true]').waitFor();
    await page.getByLabel('Нужна не позже').fill(dayFromNow(30));
    await page.getByRole('button', { name: 'Забронировать' }).click();
    await page.getByRole('link', { name: 'Мои брони' }).click();
    await page.getByText('Пауза до').waitFor();
    await page.getByRole('button', { name: `Отменить бронь: ${book.title}` }).click();
    await page.getByText('Отменена').waitFor();
  });

  test('decides how long it is known what they have read, and the desk sees it', async () => {
    const reader = await aReader();
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me`);
    await page.getByRole('link', { name: 'Личные данные' }).click();
    await page.getByLabel('Хранить историю').selectOption('none');
    await page.getByText('Через несколько дней после возврата').waitFor();
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено.').waitFor();
    const librarian = await aLibrarian();
    const { data } = await librarian.api.GET('/users/{user_id}', { params: { path: { user_id: reader.id } } });
    expect(data?.reading_history).toBe('none');
    expect(complaints).toEqual([]);
  });

  test('downloads all that is held on them, and can read it', async () => {
    const reader = await aReader();
    const { title } = await aLoan(reader);
    const { page, complaints } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/privacy`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Скачать мои данные' }).click();
    const file = await (await downloading).path();
    const { 'index.html': html = new Uint8Array() } = unzipSync(new Uint8Array(await readFile(file)));
    expect(strFromU8(html)).toContain(title);
    expect(strFromU8(html)).toContain(reader.email);
    expect(complaints).toEqual([]);
  });

  test('chooses the language and the look of the pages, and finds them again', async () => {
    const { page } = await aVisitor({ language: 'ru' });
    await page.goto(address);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'What would you like to read?' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.title()).toBe('What would you like to read? · Abonement');
  });

  test('changes their name and their password', async () => {
    const reader = await aReader();
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/settings`);
    await page.getByLabel('Имя и фамилия').fill('Новое Имя');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено.').waitFor();
    await page.getByLabel('Текущий пароль').fill('not this one at all');
    await page.getByLabel('Новый пароль').fill('another long password');
    await page.getByRole('button', { name: 'Сменить пароль' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Текущий пароль').fill(PASSWORD);
    await page.getByRole('button', { name: 'Сменить пароль' }).click();
    await page.getByText('Сохранено.').nth(1).waitFor();
  });
});

describe.runIf(canOpenPages)('the sign-in of a page', () => {
  test('is in no place that a script can read', async () => {
    const reader = await aReader();
    const { page, context } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    const cookies = await context.cookies();
    expect(cookies.map(({ httpOnly, secure, sameSite }) => [httpOnly, secure, sameSite])).toEqual([
      [true, true, 'Strict'],
      [true, true, 'Strict'],
    ]);
    const readable = await page.evaluate(() => [document.cookie, JSON.stringify(localStorage)].join());
    for (const { value } of cookies) expect(readable).not.toContain(value);
  });

  test('goes on when the access token has run out, in two windows at once', async () => {
    const reader = await aReader();
    await aLoan(reader);
    const { page, context } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await context.clearCookies({ name: '__Host-abonement-access' });
    const second = await context.newPage();
    await Promise.all([page, second].map((one) => one.goto(`${address}/me/loans`)));
    await Promise.all([page, second].map((one) => one.getByRole('button', { name: 'Продлить' }).waitFor()));
  });

  test('that was ended elsewhere ends here, and the screen asks who it is', async () => {
    const reader = await aReader();
    const { page, context } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await context.clearCookies();
    await page.goto(`${address}/me/loans`);
    await page.getByRole('heading', { name: 'Вход' }).waitFor();
  });

  test('ends, and leaves nothing of the reader behind', async () => {
    const reader = await aReader({ full_name: 'Анна Оставшаяся' });
    const { page, context } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD });
    await page.goto(`${address}/me/card`);
    await settled(page);
    await page.goto(`${address}/me`);
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.getByRole('link', { name: 'Войти' }).waitFor();
    expect(await context.cookies()).toEqual([]);
    const kept = await page.evaluate(async () => {
      const answers = await caches.open('abonement-seen').then((cache) => cache.keys());
      return [JSON.stringify(localStorage), ...answers.map(({ url }) => url)].join(' ');
    });
    expect(kept).not.toMatch(/Оставшаяся|users\/me/);
  });
});

describe.runIf(canOpenPages)('without a connection', () => {
  test('the card opens, and so does what was seen; when it is back, the rest does too', async () => {
    const reader = await aReader();
    const loan = await aLoan(reader);
    const book = await aBook();
    const { address: here, cut, mend } = await aConnection();
    const { page } = await aVisitor();
    await signInOn(page, { email: reader.email, password: PASSWORD }, here);
    await page.evaluate(() => navigator.serviceWorker.ready);
    // From the next opening on, the worker sees what is asked for.
    for (const path of ['/me/loans', '/me/card']) {
      await page.goto(here + path);
      await settled(page);
    }
    await cut();
    await page.goto(`${here}/me/card`);
    await page.locator('.library-card .barcode').waitFor();
    await page.goto(`${here}/me/loans`);
    await page.getByRole('heading', { name: loan.title }).waitFor();
    await page.goto(`${here}/books/${book.id}`);
    await page.getByText('Библиотека сейчас не отвечает').waitFor();
    await mend();
    await page.getByRole('button', { name: 'Попробовать ещё раз' }).click();
    await page.getByRole('button', { name: 'Взять книгу' }).waitFor();
  });
});
