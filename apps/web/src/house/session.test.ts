import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Account } from './session.ts';

const deleteDatabase = vi.fn();
const account: Account = { id: 'librarian', email: '', full_name: 'Анна', role: 'librarian', language: 'ru' };

beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('navigator', { languages: ['ru'] });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  vi.stubGlobal('indexedDB', { deleteDatabase });
});
afterAll(() => vi.unstubAllGlobals());

test('what a desk carries of readers goes with the sign-in, wherever that ends', async () => {
  const { forgetSession, signedIn } = await import('./session.ts');
  signedIn({ account, expires_in: 900 });
  expect(deleteDatabase).not.toHaveBeenCalled();
  forgetSession();
  expect(deleteDatabase.mock.calls).toEqual([['abonement-desk-carried']]);
});
