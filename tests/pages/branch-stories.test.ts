import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { aBranchManager } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, stopBrowser } from './support/browser.ts';

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
});
