import { expect, test } from 'vitest';
import { apiError } from '#errors';
import { unavailable } from '#core/api-error.ts';
import { finishRequests } from './finish-requests.ts';

test('one that fails, is refused or gets no answer keeps none behind it waiting, and what failed is told', async () => {
  const broken = new Error('broken');
  const outcomes: Record<string, Error | undefined> = {
    broken,
    refused: apiError('user_not_found'),
    unanswered: unavailable('nobody answered'),
    done: undefined,
  };
  const [refused, left]: [string[], string[]] = [[], []];
  const work = {
    finish: async (name: string) => {
      if (outcomes[name]) throw outcomes[name];
    },
    refuse: async (name: string) => void refused.push(name),
    leave: (name: string) => void left.push(name),
  };
  await expect(finishRequests(Object.keys(outcomes), work, () => false)).rejects.toMatchObject({ errors: [broken] });
  expect([refused, left]).toEqual([['refused'], ['unanswered']]);
  expect(await finishRequests(['refused', 'unanswered', 'done'], work, () => false)).toEqual({
    finished: 1,
    refused: 1,
  });
  expect(await finishRequests(['done'], work, () => true)).toEqual({ finished: 0, refused: 0 });
});
