import { useSyncExternalStore } from 'preact/compat';
import { uuidv7 } from 'uuidv7';
import type { Language } from '../../house/language.ts';
import { daysBefore, libraryToday } from '../../house/library-day.ts';
import { stored } from '../../house/stored.ts';
import { deskBranch, laneMode } from '../settings.ts';
import { offShelf } from './decide.ts';
import {
  isSettled,
  isToBeSeen,
  repaired,
  type Act,
  type Copy,
  type Damage,
  type Entry,
  type FoundReader,
  type KeptEntry,
  type LaneMode,
  type Loan,
  type Meant,
} from './entry.ts';
import { openEntries, type KeptEntries } from './kept-entries.ts';
import type { OnDesk } from './lines.ts';
import { asOf, byLibraryClock, libraryThat } from './library.ts';
import { settleAll } from './work.ts';

/** After an answer that did not come, before the next try. */
const AGAIN_MS = 2_000;
const PROVISIONAL_DAYS = 14;
/** One window of the desk works at a time, so that entries keep their order. */
const LOCK = 'abonement.desk';

/** Since when the library has not answered, in ms since 1970. */
const away = stored<number | undefined>('abonement.desk.away', (kept) => (typeof kept === 'number' ? kept : undefined));

let opened: Promise<KeptEntries> | undefined;
const keptEntries = (): Promise<KeptEntries> => (opened ??= openEntries());

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

function show(next: readonly Entry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

const withEntry = (entry: Entry): readonly Entry[] =>
  entries.some(({ id }) => id === entry.id)
    ? entries.map((one) => (one.id === entry.id ? entry : one))
    : [...entries, entry].toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** Between the windows of this desk: an entry that has changed, or nothing where all may have. */
const windows = new BroadcastChannel('abonement.desk');
windows.addEventListener('message', ({ data }: MessageEvent<KeptEntry | undefined>) =>
  data ? show(withEntry(repaired(data))) : void readAgain(),
);

// A channel is of one origin; the rule takes it for a window.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tellWindows = (changed: Entry | undefined): void => windows.postMessage(changed);

async function readAgain(): Promise<void> {
  show(await (await keptEntries()).all());
}

async function put(...changed: readonly Entry[]): Promise<void> {
  await (await keptEntries()).put(...changed);
  for (const entry of changed) {
    show(withEntry(entry));
    tellWindows(entry);
  }
}

const isAway = () => away.set(away.get() ?? Date.now());
const library = libraryThat(isAway);

/** Who works at this desk now. */
let staff: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Works on what waits, and tries again until nothing does. */
async function work(): Promise<void> {
  clearTimeout(timer);
  if (staff === undefined) return;
  await navigator.locks.request(LOCK, async () => {
    const { all } = await keptEntries();
    try {
      const here = { today: libraryToday(), branch: deskBranch.get() };
      const clock = { asOf, byLibraryClock: (at: number) => byLibraryClock(at, isAway) };
      await settleAll({ library, ...clock, ...here, journal: { all, put } });
      away.set(undefined);
      await forgetOthers();
    } catch {
      isAway();
      timer = setTimeout(() => void work(), AGAIN_MS);
    }
  });
}

/** What is settled of somebody else's shift goes. */
async function forgetOthers(): Promise<void> {
  if (staff === undefined || entries.every((entry) => entry.staffId === staff || isToBeSeen(entry))) return;
  await (await keptEntries()).forgetSettled(staff);
  await readAgain();
}

/** Entries are in the journal before anything is heard or sent. */
const add = (...states: readonly Omit<Entry, 'id' | 'at' | 'staffId'>[]): void => {
  const [at, staffId] = [Date.now(), staff];
  if (staffId === undefined) return;
  void put(...states.map((state) => ({ id: uuidv7(), at, staffId, ...state }))).then(work);
};

const change = (entry: Entry): void => void put(entry).then(work);
const decided = (act: Act, code = '') => ({ code, state: { at: 'decided', act } as const });

/** What begins while the library is away is told of in its turn, with all that was done; what was asked for before is asked for again, since it may have been done. */
const isAwayNow = (): boolean => away.get() !== undefined;

function deskPlace(): { branch?: string } {
  const branch = deskBranch.get();
  return branch === undefined ? {} : { branch };
}

/** A payment as it is told of later: by then something else may be owed. Nobody waives while the library is away. */
function takenOf(act: Extract<Act, { kind: 'settle' }>): Act | undefined {
  const { fineId: id, readerId, title, amount, method = 'cash', place = {}, as, isPart } = act;
  if (as !== 'paid' || !amount) return undefined;
  return { kind: 'take', readerId, amount, method, charge: { id, title }, place, ...(isPart && { isPart }) };
}

/** The journal of this desk: what was scanned and done, and the work on it. */
export const deskJournal = {
  /** Goes on with what was left, for whoever works here now; what is settled of others' shifts is not for their eyes. */
  async begin(staffId: string): Promise<void> {
    staff = staffId;
    await (await keptEntries()).forgetSettled(staffId);
    await readAgain();
    await work();
  },

  /** Nobody is signed in for a while: what waits goes on waiting. */
  pause(): void {
    staff = undefined;
    clearTimeout(timer);
  },

  /**
   * Ends the shift, and keeps nothing of it.
   *
   * @returns how many entries are not settled yet; if there are any, nothing has ended
   */
  async end(): Promise<number> {
    const kept = await keptEntries();
    const waiting = (await kept.all()).filter((entry) => !isSettled(entry)).length;
    if (waiting > 0) return waiting;
    await kept.forgetSettled();
    laneMode.set(undefined);
    await readAgain();
    tellWindows(undefined);
    return 0;
  },

  scan(code: string): void {
    const mode = laneMode.get();
    add({ code, state: { at: 'waiting' }, ...(mode !== undefined && { mode }) });
  },
  /** From now on nothing is lent, or it is again; whoever stands at the desk, or will turn out to once the library is back, has what they came for. */
  setMode(mode: LaneMode | undefined): void {
    laneMode.set(mode);
    if (mode !== undefined) deskJournal.endVisit();
  },
  /** Begins the visit of a reader who has no card with them, as a scan of it would; and they have come to borrow. */
  serve({ id, full_name: name, card_number: code, language }: FoundReader): void {
    laneMode.set(undefined);
    add({ code, state: { at: 'done', act: { kind: 'open', reader: { id, name, language } } } });
  },
  endVisit: () => add({ code: '', state: { at: 'done', act: { kind: 'end' } } }),
  undo: (undone: Entry) => add({ code: undone.code, undoes: undone.id, state: { at: 'waiting' } }),
  renew: (loans: readonly Loan[]) =>
    add(
      ...loans.map(({ id: loanId, reader_id: readerId, title, barcode }) =>
        decided(
          isAwayNow()
            ? { kind: 'tell', what: 'renew', to: { readerId }, barcode, title, ...deskPlace() }
            : { kind: 'renew', loanId, readerId, title },
          barcode,
        ),
      ),
    ),
  /** Lends a copy to the reader whom it was kept for. */
  handOver({ barcode }: Copy, readerId: string): void {
    const branch = deskBranch.get();
    add(decided({ kind: 'lend', readerId, barcode, ...(branch !== undefined && { branch }) }, barcode));
  },
  /** Does again what was refused, with an exception. */
  repeat: (act: Extract<Act, { kind: 'lend' | 'renew' }>, code: string) => add(decided(act, code)),
  settle: (acts: readonly Extract<Act, { kind: 'settle' }>[]) =>
    add(...acts.map((act) => decided((isAwayNow() && takenOf(act)) || act))),
  /** Whoever has no card gets one while the library is away: for two weeks, until somebody has all of their data. */
  register: (name: string, card: string, of: Language): void =>
    add(
      decided(
        { kind: 'register', card, name, language: of, until: daysBefore(libraryToday(), -PROVISIONAL_DAYS) },
        card,
      ),
    ),
  /** Of a reader whose card waits for the library: for whatever they owe. */
  take: (act: Extract<Act, { kind: 'take' }>) => add(decided(act)),
  /** Puts a copy back on the shelf that was recorded as lost, withdrawn or in repair. */
  putBack(copy: Copy): void {
    const from = offShelf(copy);
    const { barcode, title } = copy;
    if (from !== undefined) add(decided({ kind: 'record', barcode, title, from, to: 'available' }, barcode));
  },
  /** Records that what lies there is damaged: it stays off the shelf, and waits for nobody. Whoever has just brought it back can be charged. */
  recordDamaged: ({ barcode, loanId }: OnDesk, cost: Pick<Damage, 'note' | 'amountMinor'> = {}) =>
    add({
      code: barcode,
      damaged: { ...(loanId !== undefined && { loanId }), ...cost },
      state: { at: 'waiting' },
    }),
  /** Says what a number is that a card and a copy have. */
  choose: (entry: Entry, meant: Meant) => change({ ...entry, state: { at: 'waiting', meant } }),
  seeTo: (seen: readonly Entry[]) => void put(...seen.map((entry) => ({ ...entry, seenTo: true as const }))),
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Oldest first. */
export const useEntries = (): readonly Entry[] => useSyncExternalStore(subscribe, () => entries);

/** Since when the library has not answered, in ms since 1970. */
export const useAwaySince = (): number | undefined => away.use();
