import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Entry } from './entry.ts';

const kept: Entry[] = [];
vi.mock('./kept-entries.ts', () => ({
  openEntries: async () => ({
    all: async () => [...kept],
    put: async (...changed: readonly Entry[]) => {
      for (const entry of changed) {
        const at = kept.findIndex(({ id }) => id === entry.id);
        kept.splice(at === -1 ? kept.length : at, at === -1 ? 0 : 1, entry);
      }
    },
    forgetSettled: async () => undefined,
  }),
}));

beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('location', { origin: 'http://localhost:1' });
  // Nothing is settled: the library is away.
  vi.stubGlobal('navigator', { languages: ['ru'], locks: { request: async () => undefined } });
});
afterAll(() => vi.unstubAllGlobals());

test('whoever has scanned their card while the library is away gets nothing more once the desk empties the return box', async () => {
  const { deskJournal } = await import('./desk-journal.ts');
  await deskJournal.begin('librarian');
  deskJournal.scan('R1');
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  deskJournal.setMode('box');
  deskJournal.scan('A1');
  deskJournal.setMode(undefined);
  deskJournal.scan('A2');
  await vi.waitFor(() => expect(kept.map(({ code }) => code)).toContain('A2'));
  expect(kept.map(({ code, mode, state }) => [code, mode, state.at === 'done' && state.act.kind])).toEqual([
    ['R1', undefined, false],
    ['', undefined, 'end'],
    ['A1', 'box', false],
    ['A2', undefined, false],
  ]);
});

test('whoever is found by name stands at the desk as if their card had been scanned, and what the desk emptied is over', async () => {
  const { deskJournal } = await import('./desk-journal.ts');
  const { laneMode } = await import('../settings.ts');
  kept.length = 0;
  await deskJournal.begin('librarian');
  laneMode.set('box');
  deskJournal.serve({ id: 'anna', full_name: 'Анна', card_number: 'R1', language: 'ru' });
  deskJournal.scan('A1');
  await vi.waitFor(() => expect(kept).toHaveLength(2));
  const [served, scanned] = kept.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(served).toMatchObject({ code: 'R1', state: { at: 'done', act: { kind: 'open', reader: { id: 'anna' } } } });
  expect(scanned).toMatchObject({ code: 'A1', state: { at: 'waiting' } });
  expect(scanned?.mode).toBeUndefined();
});
