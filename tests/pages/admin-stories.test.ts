import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#postgres/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { signIn } from '../../tools/testing/page-visits.ts';
import {
  aBook,
  adminAccount,
  aLoan,
  apiAs,
  aReader,
  apps,
  borrow,
  codeOf,
  emailArrives,
  emailsTo,
  gatewayUrl,
  PASSWORD,
  signIn as signedIn,
  theAdmin,
} from '../support/library.ts';
import { publishAs } from '../support/publish.ts';
import { address, aVisitor, canOpenPages, DESKTOP, stopBrowser } from './support/browser.ts';

afterAll(stopBrowser);

/** An admin at the desk. */
async function anAdmin(): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await aVisitor({ viewport: DESKTOP });
  await signIn(page, `${address}/desk/sign-in`, adminAccount);
  return { page, complaints };
}

const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

describe.runIf(canOpenPages)('an admin', () => {
  test('adds a category and a lending rule for it, which the next loan feels; and removes the rule', async () => {
    const code = `c${randomUUID().slice(0, 6)}`;
    const name = `Кружок ${code}`;
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/categories`);
    await page.getByText('Новая категория').click();
    await page.getByLabel('Код').fill('Не так');
    await page.getByLabel('Название по-русски').fill(name);
    await page.getByLabel('Название по-английски').fill(`Club ${code}`);
    await page.getByLabel('Сколько книг можно взять').fill('1');
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.locator('[name=code][aria-invalid=true]:focus').waitFor();
    await page.getByLabel('Код').fill(code);
    await page.getByLabel('Плата за запись').fill('триста');
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByText('Введите сумму').waitFor();
    await page.getByLabel('Плата за запись').fill('300');
    await page.getByRole('button', { name: 'Добавить' }).click();
    await row(page, name).getByText(/300/).waitFor();
    // Others register readers meanwhile, with cards of any number: it stays so.
    await page.getByLabel('Номера печатных билетов').fill('A000001 — A005000\nA1 — B9');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Строка 2:').waitFor();
    await page.locator('[name=ranges][aria-invalid=true]:focus').waitFor();
    await page.getByLabel('Номера печатных билетов').fill('');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await page.getByText('Сохранено').waitFor();

    await page.getByRole('link', { name: 'Правила выдачи' }).click();
    await page.getByText('Новое правило').click();
    await page.getByLabel('Категория читателей').selectOption({ label: name });
    await page.getByLabel('Вид материала').selectOption({ label: 'видео' });
    await page.getByLabel('На сколько дней выдаётся').fill('3');
    await page.getByLabel('Штраф за день').fill('два');
    await page.getByRole('button', { name: 'Добавить правило' }).click();
    await page.getByText('Укажите сумму числом').waitFor();
    await page.getByLabel('Штраф за день').fill('2,50');
    await page.getByRole('button', { name: 'Добавить правило' }).click();
    const rule = row(page, `${name}, видео`);
    await rule.getByText('3 дня').waitFor();

    const { api } = await theAdmin();
    const member = async () => {
      const reader = await aReader();
      await api.PATCH('/users/{user_id}', {
        params: { path: { user_id: reader.id } },
        body: { patron_category: code },
      });
      return reader;
    };
    const days = (due: string) => Math.round((Date.parse(due) - Date.now()) / 86_400_000);
    const video = await aBook({ material: 'video', total_copies: 2 });
    // Each replica goes by the new row within five seconds.
    await waitFor('the rule to be felt', async () => {
      const loan = await aLoan(await member(), await aBook({ material: 'video' }));
      return days(loan.due_date) <= 4 ? loan : undefined;
    });
    await page.getByRole('button', { name: `Изменить правило: ${name}, видео` }).click();
    await page.getByRole('table').getByLabel('На сколько дней выдаётся').fill('0');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await rule.getByText('не выдаётся').waitFor();
    await waitFor(
      'the change to be felt',
      async () => codeOf((await borrow(await member(), video.id)).error) === 'not_for_loan',
    );

    await page.getByRole('button', { name: `Убрать правило: ${name}, видео` }).click();
    await page.getByRole('button', { name: 'Да, убрать' }).click();
    await rule.waitFor({ state: 'detached' });
    const { data } = await api.GET('/lending-policies');
    expect(data?.items.filter(({ patron_category: category }) => category === code)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('tries a lending rule of one branch on past loans, plans it, and sees which rule decides', async () => {
    const { api } = await theAdmin();
    const branch = `b${randomUUID().slice(0, 6)}`;
    const name = `Филиал ${branch}`;
    const allDay = [{ opens: '00:00', closes: '24:00' }];
    const week = {
      monday: allDay,
      tuesday: allDay,
      wednesday: allDay,
      thursday: allDay,
      friday: allDay,
      saturday: allDay,
      sunday: allDay,
    };
    await api.PUT('/branches/{branch_id}', {
      params: { path: { branch_id: branch } },
      body: { name, address: '', time_zone: 'Europe/Moscow', week },
    });
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/policies`);
    await page.getByText('Новое правило').click();
    await page.getByLabel('Филиал', { exact: true }).selectOption({ label: name });
    await page.getByLabel('На сколько дней выдаётся').fill('7');
    await page.getByLabel('Считать утерянной через столько дней просрочки').fill('45');
    await page.getByLabel('Сколько таких изданий можно взять сразу').fill('3');
    await page.getByLabel('Проверить на выдачах с').fill('2026-01-01');
    await page.getByRole('button', { name: 'Проверить на прошлых выдачах' }).click();
    await page.getByRole('status').getByText('Ничего не изменено').waitFor();
    await page.getByRole('status').getByText('выдач со штрафом').waitFor();
    const inAYear = `${new Date().getUTCFullYear() + 1}-09-01`;
    await page.getByLabel('Действует с').fill(inAYear);
    await page.getByRole('button', { name: 'Добавить правило' }).click();
    const planned = page.getByRole('table', { name: 'Запланированные изменения' });
    await planned.getByRole('row').filter({ hasText: name }).getByText('7 дней').waitFor();
    const { data: policies } = await api.GET('/lending-policies');
    const ours = policies?.planned.find(({ branch_id }) => branch_id === branch);
    expect(ours?.terms).toMatchObject({ loan_days: 7, lost_after_days: 45, loan_limit: 3 });

    await page.getByLabel('Филиал', { exact: true }).selectOption({ label: name });
    await page.getByLabel('Вид материала').selectOption({ label: 'карта' });
    await page.getByLabel('Выдаётся', { exact: true }).selectOption({ label: 'на часы' });
    await page.getByLabel('На сколько часов выдаётся').fill('4');
    await page.getByRole('button', { name: 'Добавить правило' }).click();
    const byHours = page.getByRole('table', { name: 'Правила выдачи' }).getByRole('row').filter({ hasText: name });
    await byHours.getByText('4 часа').waitFor();

    await page.getByText('Какое правило действует').click();
    const explained = page.locator('details', { hasText: 'Какое правило действует' });
    await explained.getByLabel('Филиал', { exact: true }).selectOption({ label: name });
    await explained.getByText('Выдаётся, вернуть до').waitFor();
    await explained.getByLabel('В какой день').fill(inAYear);
    await explained.getByRole('listitem').filter({ hasText: name }).getByText('действует это правило').waitFor();
    expect(complaints).toEqual([]);
  });

  test('registers a program, whose secret is shown once and opens what its role may do; and removes it', async () => {
    const name = `Сводный каталог ${randomUUID().slice(0, 6)}`;
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/programs`);
    await page.getByText('Новая программа').click();
    const program = page.locator('details', { hasText: 'Новая программа' });
    await program.getByLabel('Название').fill(name);
    await program.getByLabel('Роль').selectOption({ label: 'система партнёра' });
    await page.getByRole('button', { name: 'Добавить' }).click();
    await row(page, name).getByText('не выдан').waitFor();

    await page.getByRole('button', { name: `Выдать секрет: ${name}` }).click();
    await page.getByRole('button', { name: 'Да, выдать' }).click();
    const told = page.getByRole('status').filter({ hasText: 'Больше он нигде не появится' });
    const client_secret = (await told.locator('code').textContent()) ?? '';
    const client_id = (await row(page, name).locator('code').first().textContent()) ?? '';
    const ask = async () => {
      const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret });
      const answer = await fetch(`${gatewayUrl}/api/v1/oauth/token`, { method: 'POST', body: form });
      return (await answer.json()) as { access_token?: string; error?: string };
    };
    const { access_token: token = '' } = await ask();
    const api = apiAs(token);
    const { response: added } = await api.POST('/books', {
      body: { title: `Книга ${name}`, author: 'Автор', total_copies: 1, material: 'book' },
    });
    expect(added.status).toBe(201);
    expect((await api.GET('/users')).response.status).toBe(403);
    await page.reload();
    await row(page, name).waitFor();
    expect(await page.getByText(client_secret).count()).toBe(0);

    await page.getByRole('button', { name: `Отключить: ${name}` }).click();
    await page.getByRole('button', { name: 'Да, отключить' }).click();
    await row(page, name).waitFor({ state: 'detached' });
    expect((await ask()).error).toBe('invalid_client');
    await waitFor('its token to be refused', async () => (await api.GET('/loans')).response.status === 401);
    expect(complaints).toEqual([]);
  });

  test('appoints a librarian, who can then open the desk; and takes the role away', async () => {
    const name = `Галина Назначенная-${randomUUID().slice(0, 8)}`;
    const reader = await aReader({ full_name: name });
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/staff`);
    await page.getByRole('searchbox').fill(name);
    await page.getByRole('button', { name: 'Найти' }).click();
    await page.getByRole('button', { name: `Сделать библиотекарем: ${name}` }).click();
    await page.getByRole('button', { name: 'Да, назначить' }).click();
    await page.getByRole('table', { name: 'Сотрудники' }).getByRole('link', { name }).waitFor();
    const appointed = await signedIn(reader.email, PASSWORD);
    expect((await appointed.api.GET('/loans')).response.status).toBe(200);

    await page.getByRole('button', { name: `Снять с должности: ${name}` }).click();
    await page.getByRole('button', { name: 'Да, снять' }).click();
    await page.getByRole('table', { name: 'Сотрудники' }).getByRole('link', { name }).waitFor({ state: 'detached' });
    expect((await (await signedIn(reader.email, PASSWORD)).api.GET('/loans')).response.status).toBe(403);
    // Nobody takes away their own role by mistake.
    expect(await row(page, adminAccount.email).getByRole('button').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('finds in the audit trail who has looked at a reader, and what became of their standing', async () => {
    const name = `Мария Осмотренная-${randomUUID().slice(0, 8)}`;
    const reader = await aReader({ full_name: name });
    const { api } = await theAdmin();
    const path = { user_id: reader.id };
    const { data: seen } = await api.GET('/users/{user_id}', { params: { path } });
    await api.PATCH('/users/{user_id}', { params: { path }, body: { blocked: true, block_reason: 'Потеряла билет' } });
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/audit`);
    await page.getByLabel('Номер билета').fill(seen?.card_number ?? '');
    await page.getByRole('button', { name: 'Показать', exact: true }).click();
    await page.getByText('О ком:').waitFor();
    const trail = page.getByRole('table', { name: 'Журнал действий' });
    const blocked = trail.getByRole('row').filter({ hasText: 'Изменены данные читателя' });
    await blocked.getByText('билет закрыт: нет → да').waitFor();
    await blocked.getByText('Потеряла билет').waitFor();
    await trail.getByRole('row').filter({ hasText: 'Открыта карточка читателя' }).getByRole('link', { name }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('appoints a branch manager, who sets the lending rules and appoints nobody', async () => {
    const name = `Вера Назначенная-${randomUUID().slice(0, 8)}`;
    const reader = await aReader({ full_name: name });
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/staff?q=${encodeURIComponent(name)}`);
    await page.getByRole('button', { name: `Сделать заведующим: ${name}` }).click();
    await page.getByRole('button', { name: 'Да, назначить' }).click();
    await page
      .getByRole('table', { name: 'Сотрудники' })
      .getByRole('row')
      .filter({ hasText: name })
      .getByText('заведующий филиалом')
      .waitFor();
    const { api } = await signedIn(reader.email, PASSWORD);
    const category = { path: { code: `m${randomUUID().slice(0, 6)}` } };
    const body = { name_ru: 'Друзья', name_en: 'Friends', loan_limit: 3 };
    expect((await api.PUT('/patron-categories/{code}', { params: category, body })).response.status).toBe(200);
    const other = { path: { user_id: (await aReader()).id } };
    const appointing = await api.PATCH('/users/{user_id}', { params: other, body: { role: 'librarian' } });
    expect(appointing.response.status).toBe(403);
    expect(complaints).toEqual([]);
  });

  test('reads what each role may do', async () => {
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/staff`);
    await page.getByRole('link', { name: 'Роли и права' }).click();
    const table = page.getByRole('table', { name: 'Роли и права' });
    const marks = async (permission: string) => {
      const cells = table.getByRole('row').filter({ hasText: permission }).getByRole('cell');
      return (await cells.allTextContents()).map((text) => text.trim());
    };
    await table.getByText('loans.lend').waitFor();
    expect(await table.getByRole('columnheader').allTextContents()).toEqual([
      'Что можно',
      'библиотекарь',
      'заведующий филиалом',
      'администратор',
      'система партнёра',
      'станция самообслуживания',
    ]);
    expect(await marks('loans.lend')).toEqual(['да', 'да', 'да', 'нет', 'да']);
    expect(await marks('policies.write')).toEqual(['нет', 'да', 'да', 'нет', 'нет']);
    expect(await marks('staff.appoint')).toEqual(['нет', 'нет', 'да', 'нет', 'нет']);
    expect(complaints).toEqual([]);
  });

  test('has a dead letter whose cause is gone handled, and gives up one that can never be', async () => {
    const reader = await aReader();
    const [mended, hopeless] = [`Дар ${randomUUID()}`, `Дар ${randomUUID()}`];
    const command = { type: 'book_available', user_id: reader.id, user_email: reader.email };
    // As a sidecar does it that has given up.
    await publishAs(
      'notifications',
      'dead.notifications',
      'notifications.email',
      { ...command, book_title: mended },
      { component: 'notifications-notifications-email' },
    );
    await publishAs('loans', 'notifications.email', 'notifications.email', {
      type: 'loan_issued',
      book_title: hopeless,
    });
    const { page, complaints } = await anAdmin();
    const letter = (title: string) =>
      waitFor('the dead letter', async () => {
        await page.goto(`${address}/desk/admin/dead-letters`);
        await page.getByRole('table', { name: 'Не удалось обработать' }).waitFor();
        return (await row(page, title).count()) > 0;
      });
    await letter(mended);
    await letter(hopeless);
    expect(await row(page, mended).innerText()).toContain('служба не смогла его обработать');
    await row(page, mended).getByRole('button', { name: 'Попробовать снова' }).click();
    await row(page, mended).waitFor({ state: 'detached' });
    await emailArrives(reader.email, mended);

    expect(await row(page, hopeless).innerText()).toContain('составлено не по правилам');
    await row(page, hopeless).getByRole('button', { name: 'Попробовать снова' }).click();
    await row(page, hopeless).getByRole('alert').waitFor();
    await row(page, hopeless).getByRole('button', { name: 'Удалить' }).click();
    await page.getByRole('button', { name: 'Да, удалить' }).click();
    await row(page, hopeless).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  test('sends an e-mail that failed again', async () => {
    const reader = await aReader({ full_name: `Вера ${randomUUID().slice(0, 8)}` });
    const { title } = await aLoan(reader);
    await emailArrives(reader.email, 'Вы взяли');
    // As after its twelfth attempt.
    const db = openDatabase<object>(`${process.env['TEST_POSTGRES_URL']}/notifications`);
    onTestFinished(() => db.destroy());
    await waitFor('the notice to be marked', async () => {
      const { numAffectedRows } = await sql`
        update delivery set status = 'failed', attempts = 12, failure = 'mailbox full', sent_at = null
        where user_id = ${reader.id} and type = 'loan_issued' and status = 'sent'`.execute(db);
      return numAffectedRows === 1n;
    });
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/notices`);
    await row(page, title).getByText('mailbox full').waitFor();
    await row(page, title).getByRole('button', { name: 'Отправить снова' }).click();
    await row(page, title).waitFor({ state: 'detached' });
    await waitFor('the second e-mail', async () => {
      const sent = await emailsTo(reader.email);
      return sent.filter(({ subject }) => subject.includes(title)).length === 2;
    });
    expect(complaints).toEqual([]);
  });

  test('sees whether the services answer', async () => {
    const { page, complaints } = await anAdmin();
    await page.goto(`${address}/desk/admin/health`);
    const working = Object.entries({
      Выдача: 'loans',
      Каталог: 'books',
      Читатели: 'users',
      'Читатели, для выдачи': 'users-rpc',
      Письма: 'notifications',
      'Вход читателей': 'auth',
      Отчёты: 'analytics',
    });
    for (const [name, app] of working)
      await row(page, name)
        .getByText(app in apps ? 'работает' : 'не отвечает')
        .first()
        .waitFor();
    for (const part of ['Доставка сообщений', 'Общее хранилище', 'Почта'])
      await row(page, part).getByText('работает').waitFor();
    expect(complaints).toEqual([]);
  });
});
