import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aLibrarian, aLoan, apiAs, apps, aReader, borrow, codeOf, bringBack } from '../support/library.ts';

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(contract, 'contract');

/** What the contract says of an answer, or nothing where it is so. */
function unlikeContract(path: string, body: unknown): unknown {
  const pointer = `contract#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: pointer });
  return validate(body) ? undefined : validate.errors;
}

/** A machine without Python has no analytics. */
const whereItRuns = test.runIf('analytics' in apps);

whereItRuns('what goes out and comes back is counted, day by day and by the hour', async () => {
  const { api } = await aLibrarian();
  const today = async () => {
    const days = await api.GET('/analytics/loans-per-day');
    expect(unlikeContract('/analytics/loans-per-day', days.data)).toBeUndefined();
    expect(days.data?.items).toHaveLength(30);
    const hours = await api.GET('/analytics/busiest-hours');
    expect(unlikeContract('/analytics/busiest-hours', hours.data)).toBeUndefined();
    const rate = await api.GET('/analytics/on-time-rate');
    expect(unlikeContract('/analytics/on-time-rate', rate.data)).toBeUndefined();
    const inHours = hours.data?.items.reduce((sum, { issued, returned }) => sum + issued + returned, 0) ?? 0;
    const { issued = 0, returned = 0 } = days.data?.items.at(-1) ?? {};
    return { issued, returned, inHours, onTime: rate.data?.on_time ?? 0, allReturned: rate.data?.returned ?? 0 };
  };
  const before = await today();
  const reader = await aReader();
  const loan = await aLoan(reader);
  await aLoan(reader);
  await bringBack(loan.id);
  await waitFor('two loans and a return', async () => {
    const now = await today();
    return now.issued >= before.issued + 2 && now.returned >= before.returned + 1 ? now : undefined;
  });
  const after = await today();
  expect(after.inHours - before.inHours).toBeGreaterThanOrEqual(3);
  expect(after.onTime - before.onTime).toBeGreaterThanOrEqual(1);
  expect(after.allReturned - before.allReturned).toBeGreaterThanOrEqual(after.onTime - before.onTime);
});

whereItRuns('the book that everybody takes leads the list, as the catalogue calls it', async () => {
  const { api } = await aLibrarian();
  const book = await aBook({ total_copies: 60, author: 'Лидия Чуковская' });
  // More than any other test lends of one book.
  for (let count = 0; count < 60; count += 1) await borrow(await aReader(), book.id);
  const title = `Софья Петровна ${randomUUID()}`;
  await api.PUT('/books/{book_id}', {
    params: { path: { book_id: book.id } },
    body: { title, author: 'Лидия Чуковская', material: 'book' },
  });
  const { items } = await waitFor('the book', async () => {
    const { data } = await api.GET('/analytics/most-borrowed-books', { params: { query: { limit: 3 } } });
    expect(unlikeContract('/analytics/most-borrowed-books', data)).toBeUndefined();
    const found = data?.items.find(({ book_id }) => book_id === book.id);
    return found?.loans === 60 && found.title === title ? data : undefined;
  });
  expect(items[0]).toEqual({ book_id: book.id, title, author: 'Лидия Чуковская', loans: 60 });
});

whereItRuns('figures are for librarians, and a period is held against its rules', async () => {
  const reader = await aReader();
  expect((await apiAs().GET('/analytics/on-time-rate')).response.status).toBe(401);
  expect((await reader.api.GET('/analytics/on-time-rate')).response.status).toBe(403);
  const { api } = await aLibrarian();
  for (const query of [
    { from: '2026-03-02', to: '2026-03-01' },
    { from: '2024-01-01', to: '2026-03-01' },
    { from: 'yesterday' },
  ]) {
    const { response, error } = await api.GET('/analytics/loans-per-day', { params: { query } });
    expect([response.status, codeOf(error)]).toEqual([400, 'invalid_request']);
    expect(error?.errors?.map(({ field }) => field)).toEqual(['from']);
  }
});
