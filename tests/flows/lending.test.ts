import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import {
  aBook,
  aBranchManager,
  aLibrarian,
  aLoan,
  aReader,
  bookNow,
  borrow,
  codeOf,
  emailArrives,
  emailsTo,
  bringBack,
} from '../support/library.ts';

test('a reader borrows a book, is told by e-mail, and returns it', async () => {
  const reader = await aReader();
  const book = await aBook({ total_copies: 2 });

  const { data: loan, response } = await borrow(reader, book.id);
  expect(response.status).toBe(201);
  expect(loan).toMatchObject({ book_id: book.id, reader_id: reader.id, status: 'open', title: book.title });
  expect((await bookNow(book.id)).available).toBe(1);
  const email = await emailArrives(reader.email, `Вы взяли «${book.title}»`);
  expect(email.html).toContain('Верните её не позднее');

  const { data: returned } = await bringBack(loan?.id ?? '');
  expect(returned).toMatchObject({ status: 'returned' });
  await waitFor('the copy on the shelf', async () => (await bookNow(book.id)).available === 2);
  await emailArrives(reader.email, `Вы вернули «${book.title}»`);
});

test('what was returned at the desk is lent by the next scan', async () => {
  const desk = await aLibrarian();
  const book = await aBook({ total_copies: 1 });
  const [first, second] = [await aReader(), await aReader()];
  const { data: lent } = await desk.api.POST('/loans', { body: { book_id: book.id, reader_id: first.id } });
  const barcode = lent?.barcode ?? '';
  for (const reader of [second, first, second]) {
    const scan = { barcode, branch_id: 'main', may_be_card: true };
    const back = await desk.api.POST('/desk/check-in', { body: scan });
    expect(back.data).toMatchObject({
      done: 'returned',
      loan: { status: 'returned' },
      copy: { status: 'available' },
      todo: { what: 'shelve' },
    });
    const next = await desk.api.POST('/loans', { body: { barcode, reader_id: reader.id } });
    expect([next.response.status, next.data?.reader_id]).toEqual([201, reader.id]);
  }
});

test('POST /loans/issue is the same as POST /loans', async () => {
  const reader = await aReader();
  const book = await aBook();
  const { data, response } = await reader.api.POST('/loans/issue', { body: { book_id: book.id } });
  expect(response.status).toBe(201);
  const { data: loan } = await reader.api.GET('/loans/{loan_id}', { params: { path: { loan_id: data?.id ?? '' } } });
  expect(loan).toEqual(data);
});

test('nothing is lent to a reader who does not exist: users say so by gRPC, through two sidecars', async () => {
  const desk = await aLibrarian();
  const { available, id } = await aBook();
  const { response, error } = await desk.api.POST('/loans', { body: { book_id: id, reader_id: randomUUID() } });
  expect([response.status, codeOf(error)]).toEqual([404, 'reader_not_found']);
  await waitFor('the copy on the shelf', async () => (await bookNow(id)).available === available);
});

test('a reader sees their loans and their history', async () => {
  const reader = await aReader();
  const [first, second] = [await aLoan(reader), await aLoan(reader)];
  await bringBack(first.id);

  const { data: open } = await reader.api.GET('/loans/user/{user_id}', {
    params: { path: { user_id: reader.id }, query: { status: 'open' } },
  });
  expect(open?.items.map(({ id }) => id)).toEqual([second.id]);
  await waitFor('the history of both', async () => {
    const { data } = await reader.api.GET('/users/{user_id}/history', { params: { path: { user_id: reader.id } } });
    return data?.items.length === 2 && data.items.some((entry) => entry.loan_id === first.id && entry.returned_at);
  });
});

test('a book that the reader has already is not lent to them twice', async () => {
  const reader = await aReader();
  const book = await aBook({ total_copies: 3 });
  await aLoan(reader, book);
  const { error, response } = await borrow(reader, book.id);
  expect([response.status, codeOf(error)]).toEqual([409, 'already_borrowed']);
});

test('a book without a copy on the shelf is refused', async () => {
  const book = await aBook({ total_copies: 0 });
  const { error } = await borrow(await aReader(), book.id);
  expect(codeOf(error)).toBe('no_copy_available');
});

test('an unknown book is not found', async () => {
  const { error, response } = await borrow(await aReader(), randomUUID());
  expect([response.status, codeOf(error)]).toEqual([404, 'book_not_found']);
});

test('a blocked reader, a reader whose membership is over, and one at the limit hear every reason', async () => {
  const reader = await aReader();
  const desk = (await aLibrarian()).api;
  const change = await desk.PATCH('/users/{user_id}', {
    params: { path: { user_id: reader.id } },
    body: { blocked: true, block_reason: 'A book came back wet.', expires_on: '2020-01-01', loan_limit: 0 },
  });
  expect(change.data).toMatchObject({ blocked: true, loan_limit: 0 });

  const { error } = await borrow(reader, (await aBook()).id);
  expect(error?.refusals?.map(({ code }) => code)).toEqual(['patron_blocked', 'patron_expired', 'loan_limit_reached']);
});

test('what is not for loan is refused', async () => {
  const { api } = await aBranchManager();
  const terms = {
    loan_days: 0,
    renewal_days: 1,
    max_renewals: 0,
    fine_per_day_minor: 0,
    fine_cap_minor: 0,
    grace_days: 0,
  };
  await api.PUT('/lending-policies/{patron_category}/{material}/{branch_id}', {
    params: { path: { patron_category: '*', material: 'map', branch_id: '*' } },
    body: terms,
  });
  // Another replica may still go by the policy of a few seconds ago.
  const refusal = await waitFor('a map to be refused', async () => {
    const { error } = await borrow(await aReader(), (await aBook({ material: 'map' })).id);
    return error;
  });
  expect(codeOf(refusal)).toBe('not_for_loan');
});

test('a loan is renewed from the day on which it is asked for, and not too soon', async () => {
  const reader = await aReader();
  const desk = (await aLibrarian()).api;
  const fresh = await aLoan(reader);
  const tooSoon = await reader.api.POST('/loans/{loan_id}/renew', { params: { path: { loan_id: fresh.id } } });
  expect(codeOf(tooSoon.error)).toBe('renewal_too_soon');
  expect(tooSoon.error?.refusals?.[0]?.facts).toHaveProperty('soonest_date');

  const book = await aBook();
  const issued_at = new Date(Date.now() - 7 * 86_400_000).toISOString();
  const { data: older } = await desk.POST('/loans', { body: { book_id: book.id, reader_id: reader.id, issued_at } });
  const renewed = await reader.api.POST('/loans/{loan_id}/renew', { params: { path: { loan_id: older?.id ?? '' } } });
  expect(renewed.data).toMatchObject({ renewals: 1, renewals_left: 1 });
  expect((renewed.data?.due_date ?? '') > (older?.due_date ?? '')).toBe(true);
  await emailArrives(reader.email, `Продлено: «${book.title}»`);
});

test('a loan that others wait for is not renewed', async () => {
  const [reader, other] = [await aReader(), await aReader()];
  const book = await aBook();
  const issued_at = new Date(Date.now() - 7 * 86_400_000).toISOString();
  const { data: loan } = await (
    await aLibrarian()
  ).api.POST('/loans', {
    body: { book_id: book.id, reader_id: reader.id, issued_at },
  });
  await other.api.POST('/waiting-list', { body: { book_id: book.id } });
  const { error } = await reader.api.POST('/loans/{loan_id}/renew', { params: { path: { loan_id: loan?.id ?? '' } } });
  expect(codeOf(error)).toBe('others_wait');
});

test('a book that is late is marked, fined, reminded of, and blocks; the paid fine and the return free the reader', async () => {
  const reader = await aReader();
  const desk = (await aLibrarian()).api;
  const book = await aBook();
  const issued_at = new Date(Date.now() - 24 * 86_400_000).toISOString();
  const { data: loan } = await desk.POST('/loans', { body: { book_id: book.id, reader_id: reader.id, issued_at } });
  expect(loan?.status).toBe('overdue');

  const fine = await waitFor('an accruing fine', async () => {
    const { data } = await reader.api.GET('/charges/user/{user_id}', { params: { path: { user_id: reader.id } } });
    return data?.items.find(({ status }) => status === 'growing');
  });
  expect(fine).toMatchObject({ days_overdue: 10, amount: { amount_minor: 5_000, currency: 'RUB' } });
  await emailArrives(reader.email, `Просрочено: «${book.title}»`);
  const { error: refused } = await borrow(reader, (await aBook()).id);
  expect(codeOf(refused)).toBe('has_overdue_loans');
  const early = await desk.POST('/charges/{charge_id}/pay', {
    params: { path: { charge_id: fine.id } },
    body: { method: 'cash' },
  });
  expect(codeOf(early.error)).toBe('fine_still_grows');

  const { data: returned } = await desk.POST('/loans/return', { body: { barcode: loan?.barcode ?? '' } });
  expect(returned?.fine).toMatchObject({ id: fine.id, status: 'owed', amount: { amount_minor: 5_000 } });
  const paid = await desk.POST('/charges/{charge_id}/pay', {
    params: { path: { charge_id: fine.id } },
    body: { method: 'cash' },
  });
  expect(paid.data).toMatchObject({ status: 'paid' });
  await waitFor(
    'the reader may borrow again',
    async () => (await borrow(reader, (await aBook()).id)).response.status === 201,
  );
  expect((await emailsTo(reader.email)).filter(({ subject }) => subject.startsWith('Просрочено')).length).toBe(1);
});

test('whoever waits for a book is told when it comes back, and whoever waits for an author when a book comes in', async () => {
  const [holder, waiting] = [await aReader(), await aReader({ language: 'en' })];
  const book = await aBook({ author: `Автор ${randomUUID()}; Ёжиков ${randomUUID()}` });
  const loan = await aLoan(holder, book);
  const { data: forBook } = await waiting.api.POST('/waiting-list', { body: { book_id: book.id } });
  const again = await waiting.api.POST('/waiting-list', { body: { book_id: book.id } });
  expect(again.data).toEqual(forBook);
  const author = book.author.split('; ')[1] ?? '';
  await waiting.api.POST('/waiting-list', { body: { author: author.toUpperCase().replace('Ё', 'Е') } });
  expect((await waiting.api.GET('/waiting-list')).data?.items.length).toBe(2);

  await bringBack(loan.id);
  await emailArrives(waiting.email, `A copy is being kept: “${book.title}”`);
  const second = await aBook({ author });
  const { html } = await emailArrives(waiting.email, `New book: “${second.title}”`);
  expect((await waiting.api.GET('/waiting-list')).data?.items.map(({ kind }) => kind)).toEqual(['author']);

  const [, end = ''] = /<a rel="unsubscribe" href="([^"]+)">/.exec(html) ?? [];
  const opened = await fetch(end);
  expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await waiting.api.GET('/waiting-list')).data?.items.length).toBe(1);
  const clicked = await fetch(end, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
  expect(clicked.status).toBe(204);
  expect((await waiting.api.GET('/waiting-list')).data?.items).toEqual([]);
});
