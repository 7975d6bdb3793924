import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const { forgetList } = vi.hoisted(() => ({ forgetList: vi.fn(async () => undefined) }));
vi.mock('./carried-data.ts', () => ({
  carryFor: async () => undefined,
  progressOf: async () => ({ changes: 'two days ago' }),
  forgetList,
  keepReaders: async () => undefined,
  keepHolders: async () => undefined,
  keepCopies: async () => undefined,
}));
vi.mock('../../house/api.ts', () => {
  class Refusal extends Error {
    readonly problem = { status: 400 };
  }
  return {
    Refusal,
    answered: async (asked: Promise<unknown>) => asked,
    api: { GET: () => Promise.reject(new Refusal('cursor_unknown')) },
  };
});

const kept = new Map([['abonement.desk.carried', '1764500000000']]);
beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const request = (_name: string, _options: unknown, act: () => Promise<void>) => act();
  vi.stubGlobal('navigator', { languages: ['ru'], locks: { request } });
});
afterAll(() => vi.unstubAllGlobals());

test('a desk whose list is to be taken anew does not say that it has one', async () => {
  const { beginToCarry } = await import('./carry.ts');
  beginToCarry('librarian');
  await vi.waitFor(() => expect(forgetList).toHaveBeenCalled());
  expect([...kept.keys()]).toEqual([]);
});
