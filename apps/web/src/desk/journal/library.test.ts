import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const HOUR = 3_600_000;
const asked: string[] = [];
/** What the library before this one says no to. */
let refusal: object | undefined;

beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('location', { origin: 'http://localhost:1' });
  vi.stubGlobal('navigator', { languages: ['ru'] });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  // The clock of this computer is an hour behind.
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    asked.push(new URL(url).pathname);
    const headers = { 'content-type': 'application/json', date: new Date(Date.now() + HOUR).toUTCString() };
    return refusal
      ? new Response(JSON.stringify(refusal), { status: 400, headers: { 'content-type': 'application/problem+json' } })
      : new Response('{"items":[]}', { headers });
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

describe('what a library says no to', () => {
  const money = { amount_minor: 300, currency: 'RUB' };
  const taken = { kind: 'take', readerId: 'anna', amount: money, method: 'cash', place: {} } as const;
  const tell = async (...errors: { field: string; code: string; message: string }[]) => {
    refusal = { type: 'about:blank', title: 'Неверный запрос', status: 400, code: 'invalid_request', errors };
    const { libraryThat } = await import('./library.ts');
    return libraryThat(() => undefined).tell([{ id: 'taken', at: Date.now(), act: taken }]);
  };

  test('since it does not know of money yet, is told once it is brought up to date', async () => {
    const unknown = { field: 'entries.0.amount_minor', code: 'not_known', message: '' };
    await expect(tell({ field: 'entries.0.kind', code: 'not_one_of', message: '' }, unknown)).rejects.toThrow(
      'brought up to date',
    );
  });

  test('for another reason, is refused', async () => {
    expect(await tell({ field: 'entries.0.at', code: 'not_instant', message: 'укажите время' })).toEqual({
      refused: ['укажите время'],
    });
  });
});
