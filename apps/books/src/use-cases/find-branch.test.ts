import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBooks } from '../testing/books.ts';
import { findBranch } from './find-branch.ts';

let books: Awaited<ReturnType<typeof startBooks>>;
const asked: string[] = [];
beforeAll(async () => {
  books = await startBooks({
    invoke: ({ path }) => {
      asked.push(path);
      return path === '/branches/quiet'
        ? { status: 200, body: { id: 'quiet', name: 'Тихий', version: 3 } }
        : { status: 404, body: { code: path === '/branches/old' ? 'not_found' : 'branch_not_found' } };
    },
  });
});
afterAll(() => books.stop());

const changed = (branch_id: string, name: string, version: number) =>
  books.deliver('loan.events', 'branch.changed', { event_type: 'branch.changed', branch_id, name, version });
const removed = (branch_id: string, version: number) =>
  books.deliver('loan.events', 'branch.removed', { event_type: 'branch.removed', branch_id, version });
const nameOf = async (id: string) => (await findBranch(books.context, id))?.name;

test('a branch has the name of its newest event, in whatever order events come, and none once it is removed', async () => {
  await changed('north', 'Северный', 3);
  await changed('north', 'Старый', 2);
  await changed('north', 'Старый', 2);
  expect(await nameOf('north')).toBe('Северный');
  await removed('north', 4);
  await changed('north', 'Северный', 3);
  expect(await nameOf('north')).toBeUndefined();
  await changed('north', 'Снова здесь', 5);
  expect(await nameOf('north')).toBe('Снова здесь');
  expect(asked).toEqual([]);
});

test('the branch that every library has is known from the beginning', async () => {
  expect(await nameOf('main')).toBe('Библиотека');
});

test('a branch of which no event has come is asked of loans, once', async () => {
  asked.length = 0;
  expect(await nameOf('quiet')).toBe('Тихий');
  expect(await nameOf('quiet')).toBe('Тихий');
  expect(asked).toEqual(['/branches/quiet']);
});

test('what loans does not know is no branch, but a release of loans without branches says nothing', async () => {
  expect(await nameOf('nowhere')).toBeUndefined();
  await expect(findBranch(books.context, 'old')).rejects.toThrow('unavailable');
});
