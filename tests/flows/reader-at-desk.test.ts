import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aLibrarian, aLoan, apiAs, codeOf, emailsTo, PASSWORD, signIn, bringBack } from '../support/library.ts';

test('a reader who came to the desk borrows by her card, and has an e-mail for each loan once she has given her address', async () => {
  const { api: desk } = await aLibrarian();
  const { data: reader } = await desk.POST('/users', {
    body: { full_name: 'Вера Розальская', language: 'ru', patron_category: 'adult' },
  });
  expect(reader).toMatchObject({ has_password: false, card_number: expect.stringMatching(/^R\d+$/) });
  const { id: user_id = '', card_number = '' } = reader ?? {};

  const book = await aBook();
  const { data: loan } = await desk.POST('/loans/issue', {
    body: { book_id: book.id, card_number: card_number.toLowerCase() },
  });
  expect(loan).toMatchObject({ reader_id: user_id, book_id: book.id });

  const { data: slip } = await desk.POST('/users/{user_id}/sign-in-code', { params: { path: { user_id } } });
  const email = `vera-${randomUUID()}@readers.example`;
  const choose = (code: string) =>
    apiAs().POST('/auth/first-password', { body: { card_number, code, email, password: PASSWORD } });
  expect(codeOf((await choose('0000000000')).error)).toBe('wrong_sign_in_code');
  expect((await choose(slip?.code ?? '')).data).toMatchObject({ id: user_id, email });
  expect(codeOf((await choose(slip?.code ?? '')).error)).toBe('wrong_sign_in_code');

  const vera = await signIn(email, PASSWORD);
  const { data: loans } = await vera.api.GET('/loans/user/{user_id}', { params: { path: { user_id } } });
  expect(loans?.items.map(({ id }) => id)).toEqual([loan?.id]);
  await bringBack(loan?.id ?? '');

  // Her address comes to notifications beside the loans: once it is there, each has its e-mail.
  const next = await aBook();
  await waitFor('an e-mail', async () => {
    const lent = await aLoan(vera, next);
    await bringBack(lent.id);
    return (await emailsTo(email)).some(({ subject }) => subject.includes(next.title)) || undefined;
  });
});
