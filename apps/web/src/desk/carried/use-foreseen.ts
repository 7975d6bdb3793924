import { useEffect, useMemo, useState } from 'preact/hooks';
import { libraryToday } from '../../house/library-day.ts';
import { useAwaySince, useEntries } from '../journal/desk-journal.ts';
import type { Entry } from '../journal/entry.ts';
import { deskBranch } from '../settings.ts';
import { seen, type Seen } from './carried-data.ts';
import { useCarriedAt } from './carry.ts';
import { foresee, type Foreseen } from './foresee.ts';

const NOTHING: ReadonlyMap<string, Seen> = new Map();

/** What the scans that wait will come to, by the ids of their entries, while the library is away. */
export function useForeseen(): ReadonlyMap<string, Foreseen> {
  const entries = useEntries();
  const isAway = useAwaySince() !== undefined;
  const carriedAt = useCarriedAt();
  const branch = deskBranch.use();
  const [known, learn] = useState(NOTHING);
  const codes = new Set(isAway && carriedAt !== undefined ? codesToKnow(entries) : []);
  const missing = [...codes].filter((code) => !known.has(code));
  useEffect(() => learn(NOTHING), [isAway, carriedAt]);
  useEffect(() => {
    if (missing.length === 0) return;
    let isWanted = true;
    const lookUp = async () => {
      const found = await Promise.all(missing.map(async (code) => [code, await seen(code)] as const));
      if (isWanted) learn((before) => new Map([...before, ...found]));
    };
    // Another window has just removed it: nothing is foreseen.
    lookUp().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [missing.join('\n')]);
  return useMemo(
    () => (codes.size === 0 ? new Map() : foresee(entries, known, { branch, today: libraryToday() })),
    [entries, known, branch, codes.size === 0],
  );
}

/** What waits, and the card of whoever stands there. */
function codesToKnow(entries: readonly Entry[]): string[] {
  const waiting = entries.flatMap(({ state, undoes, damaged, code }) =>
    state.at === 'waiting' && !undoes && !damaged ? [code] : [],
  );
  const card = entries.findLast(({ state }) => state.at === 'done' && state.act.kind === 'open');
  return waiting.length > 0 && card ? [card.code, ...waiting] : waiting;
}
