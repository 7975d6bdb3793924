import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
let now = new Date('2027-03-10T09:00:00Z');
beforeAll(async () => {
  loans = await desk({ now: () => now });
  const terms = { loan_days: 30, renewal_days: 30, max_renewals: 2, fine_per_day_minor: 0, fine_cap_minor: 0 };
  const put = (category: string, hold_priority: number) =>
    loans.service.request('PUT', `/lending-policies/${category}/*/*`, {
      as: loans.branchManager,
      body: { ...terms, grace_days: 0, hold_priority },
    });
  expect(await put('teacher', 2)).toMatchObject({ status: 200, body: { hold_priority: 2 } });
  await put('student', 1);
});
afterAll(() => loans.service.stop());

type Hold = { id: string; position: number; priority?: number };
type Category = 'adult' | 'student' | 'teacher';

const days = (count: number) => {
  now = new Date(now.getTime() + count * 86_400_000);
};
const place = async (book: { id: string }, category: Category): Promise<Hold> => {
  const answer = await loans.service.request('POST', '/holds', {
    as: loans.aReader({ category }),
    body: { book_id: book.id },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as Hold;
};
const line = async (book: { id: string }) => {
  const { body } = await loans.service.request('GET', `/holds/books/${book.id}?limit=100`, { as: loans.librarian });
  const { items } = body as { items: Hold[] };
  expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  return items.map(({ id }) => id);
};
const move = ({ id }: Hold, position: number) =>
  loans.service.request('POST', `/holds/${id}/move`, {
    as: loans.librarian,
    body: { position, reason: 'К экзамену' },
  });

test('a line is by priority, then by time, without gaps', async () => {
  const book = loans.aBook({ available: 0 });
  const adult = await place(book, 'adult');
  const teacher = await place(book, 'teacher');
  const student = await place(book, 'student');
  const second = await place(book, 'teacher');
  expect([adult, teacher, student].map(({ position, priority }) => [position, priority])).toEqual([
    [1, undefined],
    [1, 2],
    [2, 1],
  ]);
  expect(await line(book)).toEqual([teacher, second, student, adult].map(({ id }) => id));
});

test('staff have the last word, and nobody is passed who has waited for a week', async () => {
  const book = loans.aBook({ available: 0 });
  const [first, second] = [await place(book, 'adult'), await place(book, 'adult')];
  expect(await move(second, 1)).toMatchObject({ body: { position: 1 } });
  const teacher = await place(book, 'teacher');
  expect(await line(book)).toEqual([second, teacher, first].map(({ id }) => id));
  await move(teacher, 3);
  const student = await place(book, 'student');
  expect(await line(book)).toEqual([second, first, teacher, student].map(({ id }) => id));
  days(7);
  const late = await place(book, 'teacher');
  expect((await line(book)).at(-1)).toBe(late.id);
});

test('two who join at once with a priority get places of their own', async () => {
  const book = loans.aBook({ available: 0 });
  await place(book, 'adult');
  const categories: Category[] = ['teacher', 'student', 'adult', 'teacher', 'student', 'adult'];
  await Promise.all(categories.map((category) => place(book, category)));
  const { body } = await loans.service.request('GET', `/holds/books/${book.id}`, { as: loans.librarian });
  const priorities = (body as { items: Hold[] }).items.map(({ priority = 0 }) => priority);
  expect(priorities).toEqual([2, 2, 1, 1, 0, 0, 0]);
});

test('a policy says how many holds such readers may have, and explains it; what says nothing leaves it to the next', async () => {
  const put = (path: string, hold_limit?: number) =>
    loans.service.request('PUT', `/lending-policies/${path}`, {
      as: loans.branchManager,
      body: {
        loan_days: 30,
        renewal_days: 30,
        max_renewals: 2,
        fine_per_day_minor: 0,
        fine_cap_minor: 0,
        grace_days: 0,
        ...(hold_limit !== undefined && { hold_limit }),
      },
    });
  expect(await put('pupil/*/*', 1)).toMatchObject({ status: 200, body: { hold_limit: 1 } });
  await put('pupil/book/*');
  const explained = await loans.service.request(
    'GET',
    '/lending-policies/explain?patron_category=pupil&material=book',
    {
      as: loans.branchManager,
    },
  );
  expect(explained).toMatchObject({ status: 200, body: { hold_limit: 1 } });
  const pupil = loans.aReader({ category: 'pupil' });
  const order = () =>
    loans.service.request('POST', '/holds', { as: pupil, body: { book_id: loans.aBook({ available: 0 }).id } });
  expect(await order()).toMatchObject({ status: 201 });
  expect(await order()).toMatchObject({
    status: 409,
    body: { code: 'hold_limit_reached', facts: { limit: 1, has: 1 } },
  });
});
