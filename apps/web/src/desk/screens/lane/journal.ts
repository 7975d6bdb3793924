import { openDB, type DBSchema } from 'idb';
import type { Entry } from './entry.ts';
import type { Journal } from './work.ts';

interface DeskDatabase extends DBSchema {
  entry: { key: string; value: Entry };
}

/** What is older is of no use at the desk; the library has its own record. */
const KEPT_MS = 3 * 24 * 60 * 60_000;

/** The journal of this desk, in the browser. Its ids sort by time. */
export async function openJournal(now = Date.now()): Promise<Journal> {
  const db = await openDB<DeskDatabase>('abonement-desk', 1, {
    upgrade: (database) => void database.createObjectStore('entry', { keyPath: 'id' }),
  });
  const journal: Journal = {
    all: () => db.getAll('entry'),
    put: async (entry) => void (await db.put('entry', entry)),
  };
  for (const { id, at, state } of await journal.all())
    if (at < now - KEPT_MS && (state.at === 'done' || state.at === 'refused')) await db.delete('entry', id);
  return journal;
}
