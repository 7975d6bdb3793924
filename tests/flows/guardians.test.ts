import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aLibrarian, aLoan, apiAs, aReader, codeOf, emailArrives, emailsTo } from '../support/library.ts';

const ENDS_ON = `${new Date().getFullYear() + 5}-09-14`;

/** Linked at the desk. */
async function aFamily() {
  const [child, guardian] = [await aReader(), await aReader()];
  const { response } = await (
    await aLibrarian()
  ).api.PUT('/users/{user_id}/guardians/{guardian_id}', {
    params: { path: { user_id: child.id, guardian_id: guardian.id } },
    body: { ends_on: ENDS_ON },
  });
  expect(response.status).toBe(200);
  return { child, guardian };
}

test('a guardian’s token for a child does what a guardian may, on every service, and ends with the guardian’s sign-in', async () => {
  const { child, guardian } = await aFamily();
  const loan = await aLoan(child);
  const { data: acting } = await guardian.api.POST('/auth/children/{user_id}/token', {
    params: { path: { user_id: child.id } },
  });
  const api = apiAs(acting?.access_token);
  const path = { user_id: child.id };
  const statuses = [
    await api.GET('/users/me'),
    await api.GET('/loans/user/{user_id}', { params: { path } }),
    await api.GET('/charges/user/{user_id}', { params: { path } }),
    await api.GET('/waiting-list'),
    await api.GET('/users/{user_id}/personal-data', { params: { path }, parseAs: 'arrayBuffer' }),
    await api.GET('/notifications/user/{user_id}', { params: { path } }),
    await api.GET('/auth/sessions'),
    await api.GET('/loans/user/{user_id}', { params: { path: { user_id: guardian.id } } }),
    await api.DELETE('/users/me'),
  ].map(({ response }) => response.status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 403, 403, 403]);
  expect(codeOf((await api.GET('/auth/sessions')).error)).toBe('not_for_guardians');
  expect((await api.GET('/loans/{loan_id}', { params: { path: { loan_id: loan.id } } })).data?.id).toBe(loan.id);
  await guardian.api.POST('/auth/logout');
  await waitFor('the end of the token', async () => (await api.GET('/users/me')).response.status === 401 || undefined);
});

test('a child without an address borrows at the desk, and each guardian has the e-mail, by the child’s name', async () => {
  const { api: desk } = await aLibrarian();
  const { data: child } = await desk.POST('/users', {
    body: { full_name: 'Вася Розальский', language: 'ru', patron_category: 'child' },
  });
  const { id: user_id = '', card_number = '' } = child ?? {};
  const guardians = [await aReader({ language: 'ru' }), await aReader({ language: 'en' })];
  for (const { id: guardian_id } of guardians)
    await desk.PUT('/users/{user_id}/guardians/{guardian_id}', {
      params: { path: { user_id, guardian_id } },
      body: { ends_on: ENDS_ON },
    });
  const linked = await emailArrives(guardians[1]?.email ?? '', 'a child’s guardian');
  expect(linked.html).toContain('a guardian of Вася Розальский');
  const book = await aBook();
  expect((await desk.POST('/loans/issue', { body: { book_id: book.id, card_number } })).response.status).toBe(201);
  const [russian, english] = await Promise.all(guardians.map(({ email }) => emailArrives(email, book.title)));
  expect(russian?.subject).toBe(`Вася Розальский · Выдана книга «${book.title}»`);
  expect(english?.subject).toBe(`Вася Розальский · Borrowed: “${book.title}”`);

  // Once the desk has ended a link, the next notice goes to the other alone.
  const [first, second] = guardians;
  if (!first || !second) throw new Error('two guardians were made');
  await desk.DELETE('/users/{user_id}/guardians/{guardian_id}', {
    params: { path: { user_id, guardian_id: first.id } },
  });
  await emailArrives(first.email, 'больше не представляете');
  const next = await aBook();
  await desk.POST('/loans/issue', { body: { book_id: next.id, card_number } });
  await emailArrives(second.email, next.title);
  expect((await emailsTo(first.email)).filter(({ subject }) => subject.includes(next.title))).toEqual([]);
});
