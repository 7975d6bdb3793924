import { useEffect, useMemo, useState } from 'preact/hooks';
import { uuidv7 } from 'uuidv7';
import { stored } from '../../../house/stored.ts';
import { isSettled, type Entry, type Visit } from './entry.ts';
import { openJournal } from './journal.ts';
import { library } from './library.ts';
import { visitAfter } from './visits.ts';
import { settleAll, type Journal } from './work.ts';

/** After an answer that did not come, before the next try. */
const AGAIN_MS = 2_000;
/** One window of the desk works at a time, so that scans keep their order. */
const LOCK = 'abonement.desk';

/** When a visit was last ended by hand, in ms since 1970. */
const endedAt = stored<number>('abonement.desk.ended', (kept) => (typeof kept === 'number' ? kept : 0));

/** What was scanned before a visit was ended still belongs to it. */
const endedBefore = ({ at }: Entry): number => (endedAt.get() <= at ? endedAt.get() : 0);

export type Lane = {
  /** Oldest first. */
  entries: Entry[];
  visit: Visit | undefined;
  /** Whether the library does not answer. */
  isAway: boolean;
  scan: (code: string) => void;
  endVisit: () => void;
};

/** The desk's journal, and the work on it. */
export function useLane(): Lane {
  const [entries, setEntries] = useState<Entry[]>([]);
  const ended = endedAt.use();
  const [isAway, setAway] = useState(false);
  const journal = useMemo(openJournal, []);

  const work = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = async (kept: Journal) => setEntries(await kept.all());
    return async function run(): Promise<void> {
      clearTimeout(timer);
      await navigator.locks.request(LOCK, async () => {
        const kept = await journal;
        const shown: Journal = {
          all: kept.all,
          put: async (entry) => {
            await kept.put(entry);
            await show(kept);
          },
        };
        await show(kept);
        const visitBefore = async (entry: Entry) =>
          visitAfter(
            (await kept.all()).filter(({ id }) => id < entry.id),
            endedBefore(entry),
          );
        try {
          await settleAll({ library, journal: shown, visitBefore });
          setAway(false);
        } catch {
          setAway(true);
          timer = setTimeout(() => void run(), AGAIN_MS);
        }
      });
    };
  }, [journal]);

  useEffect(() => {
    void work();
  }, [work]);

  return {
    entries,
    visit: visitAfter(entries.filter(isSettled), ended),
    isAway,
    // It is in the journal before anything is heard or sent.
    scan: (code) =>
      void journal
        .then((kept) => kept.put({ id: uuidv7(), code, at: Date.now(), state: { at: 'waiting' } }))
        .then(work),
    endVisit: () => endedAt.set(Date.now()),
  };
}
