import { openDB, type DBSchema } from 'idb';
import { isSettled, isToBeSeen, repaired, type Entry, type KeptEntry } from './entry.ts';
import type { Journal } from './work.ts';

interface DeskDatabase extends DBSchema {
  entry: { key: string; value: KeptEntry };
}

/** What is older is of no use at the desk; the library has its own record. */
const KEPT_MS = 3 * 24 * 60 * 60_000;

export type KeptEntries = Journal & {
  /**
   * Removes what is settled, of everybody or of all but one, unless something waits: a card decides about the copies behind it. What the
   * library has refused, and nobody has seen, stays.
   */
  forgetSettled(but?: string): Promise<void>;
};

/** The entries of this desk, in the browser. Their ids sort by time. */
export async function openEntries(now = Date.now()): Promise<KeptEntries> {
  const db = await openDB<DeskDatabase>('abonement-desk', 1, {
    upgrade: (database) => void database.createObjectStore('entry', { keyPath: 'id' }),
  });
  const forget = async (isOld: (entry: Entry) => boolean) => {
    const { store, done } = db.transaction('entry', 'readwrite');
    const entries = (await store.getAll()).map(repaired);
    if (entries.every(isSettled))
      for (const entry of entries) if (isOld(entry) && !isToBeSeen(entry)) await store.delete(entry.id);
    await done;
  };
  await forget(({ at }) => at < now - KEPT_MS);
  return {
    all: async () => (await db.getAll('entry')).map(repaired),
    put: async (...changed) => {
      const transaction = db.transaction('entry', 'readwrite');
      const puts = changed.map((entry) => transaction.store.put(entry));
      // Committed without waiting for an answer: a window that closes right after a scan has kept it.
      transaction.commit();
      await Promise.all([...puts, transaction.done]);
    },
    forgetSettled: (but) => forget(({ staffId }) => staffId !== but),
  };
}
