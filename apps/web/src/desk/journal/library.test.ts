import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const HOUR = 3_600_000;
const asked: string[] = [];

beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('location', { origin: 'http://localhost:1' });
  vi.stubGlobal('navigator', { languages: ['ru'] });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  // The clock of this computer is an hour behind.
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    asked.push(new URL(url).pathname);
    const headers = { 'content-type': 'application/json', date: new Date(Date.now() + HOUR).toUTCString() };
    return new Response('{"items":[]}', { headers });
  });
});
afterAll(() => vi.unstubAllGlobals());

test('the first scan of a window is told by the library’s clock, too, however wrong that of the desk is', async () => {
  const { byLibraryClock } = await import('./library.ts');
  const at = Date.now();
  const isAway = vi.fn();
  const [first, second] = [await byLibraryClock(at, isAway), await byLibraryClock(at, isAway)];
  expect(Math.abs(Date.parse(first) - at - HOUR)).toBeLessThan(60_000);
  expect([second, asked]).toEqual([first, ['/api/v1/branches']]);
});
