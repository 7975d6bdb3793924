import { expect, test } from 'vitest';
import { claimTogether } from './claim-together.ts';

/** Records calls, which the test answers. */
function aStatement() {
  const calls: { limit: number; answer: (claimed: string[]) => void; fail: (error: Error) => void }[] = [];
  const claim = claimTogether((limit) => new Promise<string[]>((answer, fail) => calls.push({ limit, answer, fail })));
  return { calls, claim };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('those that ask while a statement runs share the next one, and each gets its own', async () => {
  const { calls, claim } = aStatement();
  const [first, second] = [claim(), claim()];
  await settled();
  const later = [claim(), claim(), claim()];
  await settled();
  expect(calls.map(({ limit }) => limit)).toEqual([2]);

  calls[0]?.answer(['a', 'b']);
  expect(await Promise.all([first, second])).toEqual(['a', 'b']);
  await settled();
  expect(calls.map(({ limit }) => limit)).toEqual([2, 3]);

  calls[1]?.answer(['c']);
  expect(await Promise.all(later)).toEqual(['c', undefined, undefined]);
  const last = claim();
  await settled();
  calls[2]?.answer([]);
  expect(await last).toBeUndefined();
});

test('a statement that fails is told to those that it was for, and to no others', async () => {
  const { calls, claim } = aStatement();
  const first = claim();
  await settled();
  const second = claim();
  calls[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await settled();
  calls[1]?.answer(['a']);
  expect(await second).toBe('a');
});
