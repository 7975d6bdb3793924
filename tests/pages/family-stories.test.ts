import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { signIn } from '../../tools/testing/page-visits.ts';
import { aBook, aLibrarian, aLoan, aReader, PASSWORD } from '../support/library.ts';
import {
  accessibilityProblems,
  address,
  aVisitor,
  canOpenPages,
  DESKTOP,
  NARROWEST,
  overflows,
  settled,
  stopBrowser,
} from './support/browser.ts';
import { cardOf, openDesk, RUSSIAN, scan } from './support/desk.ts';

afterAll(stopBrowser);

const ENDS_ON = `${new Date().getFullYear() + 5}-09-14`;

describe.runIf(canOpenPages)('a family at the desk', () => {
  test.each([
    ['ru', 'Записать представителя', 'Записать', 'Когда заканчивается', 'Завершить', 'Да, завершить', 'Дети'],
    ['en', 'Add a guardian', 'Add', 'Ends on', 'End', 'Yes, end it', 'Children'],
  ] as const)(
    'is linked by a scan of the guardian’s card, seen from both sides, and ended: %s',
    async (language, open, link, ends, end, yes, children) => {
      const [child, guardian] = [
        await aReader({ full_name: `Юля Дочерняя-${randomUUID().slice(0, 8)}` }),
        await aReader({ full_name: `Ольга Материнская-${randomUUID().slice(0, 8)}` }),
      ];
      const names = await Promise.all(
        [child, guardian].map(async ({ api }) => (await api.GET('/users/me')).data?.full_name ?? ''),
      );
      const [childName = '', guardianName = ''] = names;
      const { page, complaints } = await aVisitor({ language, viewport: DESKTOP });
      await openDesk(page);
      await page.goto(`${address}/desk/readers/${child.id}`);
      await page.getByRole('button', { name: open }).click();
      await scan(page, await cardOf(guardian), language === 'ru' ? RUSSIAN : {});
      await page.getByLabel(ends).fill(ENDS_ON);
      await settled(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: link, exact: true }).click();
      await page.getByRole('link', { name: guardianName }).click();
      await page.getByRole('heading', { name: children, exact: true }).waitFor();
      await page.getByRole('link', { name: childName }).waitFor();
      await settled(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      for (const viewport of [NARROWEST, DESKTOP]) {
        await page.setViewportSize(viewport);
        expect(await overflows(page)).toBe(false);
      }
      const family = async () =>
        (await guardian.api.GET('/users/{user_id}/family', { params: { path: { user_id: guardian.id } } })).data;
      expect(await family()).toMatchObject({
        guardians: [],
        children: [{ id: child.id, full_name: childName, ends_on: ENDS_ON }],
      });
      await page.getByRole('button', { name: `${end}: ${childName}` }).click();
      await page.getByRole('button', { name: yes }).click();
      await page.getByRole('link', { name: childName }).waitFor({ state: 'detached' });
      expect(await family()).toEqual({ guardians: [], children: [] });
      expect(complaints).toEqual([]);
    },
  );
});

/** Linked at the desk. */
async function aFamily() {
  const [child, guardian] = [
    await aReader({ full_name: `Юля Дочерняя-${randomUUID().slice(0, 8)}` }),
    await aReader({ full_name: 'Ольга Материнская' }),
  ];
  const { response } = await (
    await aLibrarian()
  ).api.PUT('/users/{user_id}/guardians/{guardian_id}', {
    params: { path: { user_id: child.id, guardian_id: guardian.id } },
    body: { ends_on: ENDS_ON },
  });
  expect(response.status).toBe(200);
  const { data } = await child.api.GET('/users/me');
  return { child, guardian, childName: data?.full_name ?? '' };
}

describe.runIf(canOpenPages)('a guardian at home', () => {
  test.each([
    ['ru', 'light', 'Открыть', 'Вы в учётной записи ребёнка', 'Вернуться к своей', 'Мои книги', 'Вход и безопасность'],
    ['en', 'dark', 'Open', 'You are in a child’s account', 'Back to my own', 'My loans', 'Sign-in and security'],
  ] as const)(
    'opens the child’s account, sees its books and nothing of how it signs in, and goes back: %s',
    async (language, theme, open, acting, back, loans, security) => {
      const { child, guardian, childName } = await aFamily();
      const [book, own] = [await aBook(), await aBook()];
      await aLoan(child, book);
      await aLoan(guardian, own);
      const { page, complaints } = await aVisitor({ language, theme });
      await signIn(page, `${address}/sign-in?back=/me/children`, { email: guardian.email, password: PASSWORD });
      await page.getByRole('button', { name: `${open}: ${childName}` }).waitFor();
      await settled(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: `${open}: ${childName}` }).click();
      await page.getByText(`${acting}: ${childName}`).waitFor();
      await page.getByRole('heading', { name: childName }).waitFor();
      expect(await page.getByRole('link', { name: security }).count()).toBe(0);
      await page.getByRole('link', { name: loans }).first().click();
      await page.getByText(book.title).first().waitFor();
      expect(await page.getByText(own.title).count()).toBe(0);
      // It stays so in a window that is opened anew, and when the sign-in is renewed.
      await page.reload();
      await page.evaluate(() => fetch('/api/v1/session/renewal', { method: 'POST' }));
      await page.reload();
      await page.getByText(book.title).first().waitFor();
      await settled(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.setViewportSize(NARROWEST);
      expect(await overflows(page)).toBe(false);
      await page.getByRole('button', { name: back }).click();
      await page.getByRole('button', { name: `${open}: ${childName}` }).waitFor();
      await page.goto(`${address}/me/loans`);
      await page.getByText(own.title).first().waitFor();
      expect(await page.getByText(book.title).count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test('is back in their own account, once the desk has ended it and the sign-in is renewed', async () => {
    const { child, guardian, childName } = await aFamily();
    const { page } = await aVisitor();
    await signIn(page, `${address}/sign-in?back=/me/children`, { email: guardian.email, password: PASSWORD });
    await page.getByRole('button', { name: `Открыть: ${childName}` }).click();
    await page.getByRole('heading', { name: childName }).waitFor();
    await (
      await aLibrarian()
    ).api.DELETE('/users/{user_id}/guardians/{guardian_id}', {
      params: { path: { user_id: child.id, guardian_id: guardian.id } },
    });
    // As if the access token were about to run out.
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('abonement.session') ?? '{}') as object;
      localStorage.setItem('abonement.session', JSON.stringify({ ...kept, renewAt: 0 }));
    });
    await page.reload();
    await page.waitForURL(`${address}/me/children`);
    await page.getByText('подойдите с ним').waitFor();
    expect(await page.getByText('Вы в учётной записи ребёнка').count()).toBe(0);
  });
});
