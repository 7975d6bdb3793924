import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { aBranchManager, aLibrarian, aReader } from '../support/library.ts';
import { aVisitor, canOpenPages, DESKTOP, faultsOf, stopBrowser } from './support/browser.ts';
import { openAtDesk } from './support/desk.ts';

afterAll(stopBrowser);

const DAY = [{ opens: '09:00', closes: '19:00' }];

async function aBranchWithTills(): Promise<string> {
  const name = `Филиал ${randomUUID()}`;
  const { api } = await aBranchManager();
  await api.PUT('/branches/{branch_id}', {
    params: { path: { branch_id: `b${randomUUID().slice(0, 8)}` } },
    body: {
      name,
      address: '',
      time_zone: 'Europe/Moscow',
      week: { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY, saturday: [], sunday: [] },
      uses_tills: true,
    },
  });
  return name;
}

describe.runIf(canOpenPages)('a till', () => {
  test('is opened with a float, takes the cash of its desk, and is closed with what was counted', async () => {
    const branch = await aBranchWithTills();
    const reader = await aReader();
    await (
      await aLibrarian()
    ).api.POST('/charges/user/{user_id}', {
      params: { path: { user_id: reader.id } },
      body: { kind: 'damage', amount_minor: 35_000, comment: 'Залита чаем' },
    });
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openAtDesk(page, '/desk/till');
    await page.getByLabel('Филиал').selectOption({ label: branch });
    await page.getByText('Открытых касс нет').waitFor();
    const till = page.getByRole('region', { name: 'Открыты' });

    await page.goto(page.url().replace('/desk/till', `/desk/readers/${reader.id}`));
    await page.getByRole('button', { name: 'Отметить оплаченным: Порча книги' }).click();
    await page.getByText('не открыта касса').waitFor();

    await page.goto(page.url().replace(/\/desk\/.*/, '/desk/till'));
    await page.getByLabel('Размен в кассе').fill('сто');
    await page.getByRole('button', { name: 'Открыть кассу' }).click();
    await page.getByText('Укажите сумму числом').waitFor();
    await page.getByLabel('Размен в кассе').fill('100');
    await page.getByRole('button', { name: 'Открыть кассу' }).click();
    await till.getByText('касса этой кафедры').waitFor();

    await page.goto(page.url().replace('/desk/till', `/desk/readers/${reader.id}`));
    await page.getByRole('button', { name: 'Отметить оплаченным: Порча книги' }).click();
    await page.getByText('оплачено', { exact: true }).waitFor();

    await page.goto(page.url().replace(/\/desk\/.*/, '/desk/till'));
    await till.getByText('450 ₽').waitFor();
    await till.getByRole('button', { name: 'Пересчитать и закрыть: Касса 1' }).click();
    await till.getByLabel('Наличных в кассе').fill('449,50');
    await till.getByLabel('Примечание').fill('Не было сдачи');
    await till.getByRole('button', { name: 'Закрыть кассу' }).click();
    const past = page.getByRole('region', { name: 'Закрыты' });
    await past.getByText('Не было сдачи').waitFor();
    await past.getByText('-0,50').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      past.getByRole('button', { name: 'Скачать операции: Касса 1' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^till-\d{4}-\d\d-\d\d-\w+\.csv$/);

    await page.goto(page.url().replace(/\/desk\/.*/, '/desk/lists'));
    await page.getByLabel('Филиал').selectOption({ label: branch });
    const paid = page.getByRole('table', { name: 'Деньги за эти дни' }).getByRole('row').filter({ hasText: branch });
    await paid.getByText('350 ₽').waitFor();
    await page.getByRole('table', { name: 'Должники' }).or(page.getByText('Здесь пусто.')).first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
