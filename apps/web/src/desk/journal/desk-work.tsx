import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { maySee } from '../../house/screens.tsx';
import { useAccount } from '../../house/session.ts';
import { beginToCarry, endCarrying } from '../carried/carry.ts';
import { useScans } from '../keys/deeds.ts';
import { laneMode, printsItself } from '../settings.ts';
import { copySlipOf, copyWithSlip } from '../slips/copy-slip.ts';
import { printSlip } from '../slips/printing.ts';
import { slipOf, slipOfVisit } from '../slips/slip.ts';
import { deskJournal, useEntries } from './desk-journal.ts';
import { isSettled, type Entry } from './entry.ts';
import { soundOf } from './outcome.ts';
import { play } from './sounds.ts';
import { visitsOf } from './visits.ts';

/** What goes on at the desk whichever screen is open: scans, their work, their sounds and their slips. */
export function DeskWork() {
  const [, go] = useLocation();
  const account = useAccount();
  const staffId = account && maySee('staff', account) ? account.id : undefined;
  useEffect(() => {
    if (staffId === undefined) {
      // Whoever signs in next has not said that they empty the return box.
      laneMode.set(undefined);
      void endCarrying();
      return;
    }
    beginToCarry(staffId);
    void deskJournal.begin(staffId);
    return () => deskJournal.pause();
  }, [staffId]);
  // On a screen that has no use for it, a scan is the lane's.
  useScans((code) => {
    if (staffId === undefined) return;
    deskJournal.scan(code);
    go('/desk');
  });
  const entries = useEntries();
  useNews(entries, (entry) => {
    const sound = soundOf(entry);
    if (sound) play(sound);
  });
  useSlips(entries);
  return null;
}

/** Calls back once for each entry that has come to something; what had come to it before the window opened is old news. */
function useNews(entries: readonly Entry[], tell: (entry: Entry) => void): void {
  const known = useRef<Set<string>>();
  useEffect(() => {
    const news = entries.filter(({ state }) => state.at === 'done' || state.at === 'refused' || state.at === 'asking');
    if (!known.current && entries.length > 0) known.current = new Set(news.map(keyOf));
    for (const entry of news) {
      if (!known.current || known.current.has(keyOf(entry))) continue;
      known.current.add(keyOf(entry));
      tell(entry);
    }
  }, [entries]);
}

const keyOf = ({ id, state }: Entry): string => `${id} ${state.at}`;

/** Prints, where the desk wants it, what a reader takes along at the end of their visit, and what belongs into a book. */
function useSlips(entries: readonly Entry[]): void {
  // Of several windows of a desk, the one that is looked at prints.
  const isWanted = printsItself.use() && document.visibilityState === 'visible';
  const printed = useRef<Set<string>>();
  useEffect(() => {
    if (entries.length === 0) return;
    const over = visitsOf(entries).filter((visit) => visit.isOver && visit.entries.every(isSettled));
    if (!printed.current) {
      printed.current = new Set(over.map(({ id }) => id));
      return;
    }
    for (const visit of over) {
      if (printed.current.has(visit.id)) continue;
      printed.current.add(visit.id);
      const slip = slipOfVisit(visit, entries);
      if (slip && isWanted) printSlip(slip);
    }
  }, [entries, isWanted]);
  useNews(entries, (entry) => {
    if (!isWanted || entry.undoes !== undefined || entry.state.at !== 'done') return;
    const copy = copyWithSlip(entry);
    if (copy) {
      void copySlipOf(copy).then((slip) => slip && printSlip(slip));
      return;
    }
    const { kind } = entry.state.act;
    const isLastOfPayment = !entries.some((other) => other.at === entry.at && other.id > entry.id);
    if (kind !== 'return' && !(kind === 'settle' && isLastOfPayment)) return;
    const slip = slipOf({ entry }, entries);
    if (slip) printSlip(slip);
  });
}
