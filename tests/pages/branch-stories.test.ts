import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { aBook, aBranchManager, aLibrarian, aReader } from '../support/library.ts';
import { address, aVisitor, canOpenPages, DESKTOP, faultsOf, stopBrowser, thereAre } from './support/browser.ts';
import { openInOffice } from './support/desk.ts';

afterAll(stopBrowser);

const CLOSED: never[] = [];
const WEEK = {
  monday: CLOSED,
  tuesday: [
    { opens: '10:00', closes: '13:00' },
    { opens: '14:00', closes: '19:00' },
  ],
  wednesday: CLOSED,
  thursday: CLOSED,
  friday: CLOSED,
  saturday: CLOSED,
  sunday: CLOSED,
};

/** A branch that is closed today for a reason of its own. */
async function aClosedBranch(): Promise<{ name: string; reason: string }> {
  const { api } = await aBranchManager();
  const [id, name, reason] = [`b${randomUUID().slice(0, 8)}`, `Филиал ${randomUUID()}`, `Ремонт ${randomUUID()}`];
  const body = { name, address: 'Лесная, 1', time_zone: 'Europe/Moscow', week: WEEK };
  const { data } = await api.PUT('/branches/{branch_id}', { params: { path: { branch_id: id } }, body });
  if (!data) throw new Error('the branch was not put');
  const path = { branch_id: id, day: data.today.day };
  await api.PUT('/branches/{branch_id}/exceptions/{day}', { params: { path }, body: { reason } });
  return { name, reason };
}

/** Holidays from so many days ahead to before so many, and an appointment, which is none. */
function aCalendar(first: number, after: number): Buffer {
  const day = (ahead: number) =>
    new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const event = (...lines: string[]) => ['BEGIN:VEVENT', `UID:${randomUUID()}`, ...lines, 'END:VEVENT'];
  const lines = [
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Library//Test//RU'],
    event(`DTSTART;VALUE=DATE:${day(first)}`, `DTEND;VALUE=DATE:${day(after)}`, 'SUMMARY:Каникулы'),
    event(`DTSTART:${day(first)}T090000Z`, 'SUMMARY:Встреча'),
    ['END:VCALENDAR'],
  ];
  return Buffer.from(lines.flat().join('\r\n'));
}

/** A book that is due on a day, lent at a branch. */
async function lendAt(branch: string, dueDate: string): Promise<void> {
  const { api } = await aLibrarian();
  const [{ id: book_id }, { id: reader_id }] = [await aBook(), await aReader()];
  const body = { book_id, reader_id, branch_id: branch, due_date: dueDate };
  const { data } = await api.POST('/loans', { body });
  expect(data?.due_date).toBe(dueDate);
}

describe.runIf(canOpenPages)('the branches of the library', () => {
  test('are found by anybody from the first page, with their hours of today and of the week', async () => {
    const { name, reason } = await aClosedBranch();
    const { page, complaints } = await aVisitor();
    await page.goto(address);
    await page.getByRole('link', { name: 'Филиалы и часы работы' }).click();
    const branch = page.getByRole('listitem').filter({ hasText: name });
    await branch.getByText('Сегодня закрыто').waitFor();
    await branch.getByText(reason).waitFor();
    await branch.getByText('Часы работы по дням недели').click();
    await branch.getByText('Вторник: 10:00–13:00, 14:00–19:00').waitFor();
    await branch.getByText('Воскресенье: закрыто').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('are added by a manager, with their hours, and closed for a holiday of several days', async () => {
    const [code, name] = [`b${randomUUID().slice(0, 8)}`, `Филиал ${randomUUID()}`];
    const { page, complaints } = await aVisitor({ viewport: DESKTOP });
    await openInOffice(page, '/desk/admin/branches');
    await page.getByText('Новый филиал').click();
    const added = page.locator('details', { hasText: 'Новый филиал' });
    await added.getByLabel('Код').fill(code);
    await added.getByLabel('Название').fill(name);
    await added.getByLabel('Часовой пояс').fill('Europe/Moscow');
    await added.getByLabel('Вторник').fill('10-19');
    await added.getByRole('button', { name: 'Добавить' }).click();
    await added.getByText('Напишите часы по порядку').waitFor();
    await added.getByLabel('Вторник').fill('10:00-13:00, 14:00-19:00');
    await added.getByRole('button', { name: 'Добавить' }).click();
    const row = page.getByRole('table', { name: 'Филиалы' }).getByRole('row').filter({ hasText: name });
    await row.getByRole('button', { name: `Особые дни: ${name}` }).click();
    const days = page.getByRole('region', { name: `Особые дни: ${name}` });
    await days.getByText('В ближайший год особых дней нет.').waitFor();
    const from = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const to = new Date(Date.now() + 42 * 86_400_000).toISOString().slice(0, 10);
    await days.getByLabel('С', { exact: true }).fill(from);
    await days.getByLabel('По', { exact: true }).fill(to);
    await days.getByLabel('Причина').fill('Праздники');
    await days.getByRole('button', { name: 'Записать' }).click();
    const special = days.getByRole('table').getByRole('row').filter({ hasText: 'Праздники' });
    await thereAre(3, special);
    await special
      .first()
      .getByRole('button', { name: /^Как обычно/ })
      .click();
    await thereAre(2, special);

    await days.getByText('Взять праздники из файла календаря').click();
    const file = days.getByLabel('Файл календаря');
    await file.setInputFiles({ name: 'cats.ics', mimeType: 'text/calendar', buffer: Buffer.from('not a calendar') });
    await days.getByText('Не удалось прочитать календарь').waitFor();
    await file.setInputFiles({ name: 'holidays.ics', mimeType: 'text/calendar', buffer: aCalendar(50, 52) });
    await days
      .getByLabel(/: Каникулы$/)
      .first()
      .uncheck();
    await days.getByRole('button', { name: 'Закрыть в отмеченные дни: 1' }).click();
    await days.getByText('Записано дней: 1').waitFor();
    await thereAre(1, days.getByRole('table').getByRole('row').filter({ hasText: 'Каникулы' }));

    await lendAt(code, from);
    await days.getByText('Перенести сроки книг на руках').click();
    const moving = days.locator('details', { hasText: 'Перенести сроки книг на руках' });
    await moving.getByLabel('Срок не раньше').fill(from);
    await moving.getByText('Книг с таким сроком: 1').waitFor();
    await moving.getByLabel('Новый срок').fill(to);
    await moving.getByLabel('Почему').fill('Праздники');
    await moving.getByRole('button', { name: 'Перенести сроки' }).click();
    await moving.getByText('Перенесено сроков: 1').waitFor();
    await moving.getByText('Книг с таким сроком: 0').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);

    const { data } = await (
      await aBranchManager()
    ).api.GET('/branches/{branch_id}', {
      params: { path: { branch_id: code } },
    });
    expect(data?.week).toEqual(WEEK);
  });
});
