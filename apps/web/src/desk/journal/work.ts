import type { components } from '#contracts/public.ts';
import { codeKey } from '#core/scanned-code.ts';
import { decideLate } from './decide-late.ts';
import { checkInOf, decide, decideHeard, decideUndo } from './decide.ts';
import {
  isSettled,
  type Act,
  type CheckedIn,
  type CheckIn,
  type Copy,
  type Entry,
  type Charge,
  type Loan,
  type Reasons,
  type Scan,
  type State,
} from './entry.ts';
import { visitAfter } from './visits.ts';

type Refused = { refused: Reasons };
type Answered = components['schemas']['JournalAnswer'];
type Of<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** What the library does for the desk. Each rejects if no answer comes; a refusal is an answer. */
export type Library = {
  lookUp(code: string): Promise<Scan | Refused>;
  /** Does with a copy what it needs; of a card it tells whose it is. */
  checkIn(asked: CheckIn, key: string): Promise<CheckedIn | Refused>;
  /** @returns what they are, by their codes */
  lookUpAll(codes: readonly string[]): Promise<ReadonlyMap<string, Scan> | Refused>;
  /** What was done while it was away. @returns an answer for each, by their ids */
  tell(entries: readonly Told[]): Promise<ReadonlyMap<string, Answered> | Refused>;
  register(act: Of<'register'>, key: string): Promise<NonNullable<Scan['reader']> | Refused>;
  lend(act: Of<'lend'>, key: string): Promise<Loan | Refused>;
  giveBack(act: Of<'return'>, key: string): Promise<Loan | Refused>;
  renew(act: Of<'renew'>, key: string): Promise<Loan | Refused>;
  settle(act: Of<'settle'>, key: string): Promise<Charge | Refused>;
  record(act: Of<'record'>, key: string): Promise<Copy | Refused>;
  receive(act: Of<'receive'>, key: string): Promise<Copy | Refused>;
  use(act: Of<'use'>, key: string): Promise<Copy | Refused>;
  /** A copy as it is now; nothing where no answer comes, since nothing waits for it. */
  copyNow(barcode: string): Promise<Copy | undefined>;
};

/** What was done while the library was away, with a copy or with money. */
type Telling = Of<'tell' | 'take'>;

export type Told = { id: string; at: number; act: Telling };

/** Where entries are kept, so that a scan outlives its window. */
export type Journal = {
  /** Oldest first. */
  all(): Promise<Entry[]>;
  /** All of them, or none. */
  put(...changed: readonly Entry[]): Promise<void>;
};

type Desk = {
  library: Library;
  journal: Journal;
  /** The day on which it is done. */
  today: string;
  /** When something of that moment is to be recorded as of, if it was a while ago. */
  asOf: (at: number) => string | undefined;
  /** That moment by the library's clock, which may have to be asked for. */
  byLibraryClock: (at: number) => string | Promise<string>;
  /** The branch where it stands, if it has been said. */
  branch?: string | undefined;
};

/**
 * Settles the entries of a journal one after the other, in their order: a card decides about the copies behind it. It stops
 * before a question that a person has to answer.
 *
 * @throws if the library does not answer; what is settled stays so, and the rest can be tried again
 */
export async function settleAll(desk: Desk): Promise<void> {
  /** What the library could not record yet of these copies; what was scanned of them since waits behind it, and nothing else. */
  const heldUp = new Set<string>();
  for (;;) {
    const entries = await desk.journal.all();
    const unsettled = entries.filter((entry) => !isSettled(entry) && !heldUp.has(copyOf(entry)));
    const [next] = unsettled;
    if (!next && heldUp.size > 0) throw new Error('The library could not record some of it yet.');
    if (!next || next.state.at === 'asking') return;
    const late = firstOfKind(unsettled, (entry) => isScan(entry) && desk.asOf(entry.at) !== undefined);
    const told = firstOfKind(unsettled, isToTell);
    if (late.length > 0) await settleLate(late, entries, desk);
    else if (told.length > 0) {
      const left = await tell(told, desk);
      // Where it could record some, its time may have been over.
      if (left.length === told.length) for (const entry of left) heldUp.add(copyOf(entry));
    } else await settle(next, entries, desk);
  }
}

/** Whose turn an entry waits for: that of its copy, or none but its own. */
const copyOf = ({ id, code }: Entry): string => (code === '' ? id : codeKey(code));

/** The library takes so many in a request. */
const MOST_AT_ONCE = 100;

/** As many as go in a request, up to the first entry that is of another kind. */
function firstOfKind<Kind extends Entry>(
  unsettled: readonly Entry[],
  isOfKind: (entry: Entry) => entry is Kind,
): Kind[];
function firstOfKind(unsettled: readonly Entry[], isOfKind: (entry: Entry) => boolean): Entry[];
function firstOfKind(unsettled: readonly Entry[], isOfKind: (entry: Entry) => boolean): Entry[] {
  const together = unsettled.slice(0, MOST_AT_ONCE);
  const other = together.findIndex((entry) => !isOfKind(entry));
  return other === -1 ? together : together.slice(0, other);
}

/**
 * Nobody has taken along what was scanned with nothing to be lent, or is damaged: that is asked for when the library is back, and needs no telling. What was
 * asked for is asked for again: it may have been done.
 */
const isScan = ({ state, undoes, mode, damaged }: Entry): boolean =>
  state.at === 'waiting' &&
  state.asked === undefined &&
  undoes === undefined &&
  mode === undefined &&
  damaged === undefined;

type EntryToTell = Entry & { state: { at: 'decided'; act: Telling } };
const isToTell = (entry: Entry): entry is EntryToTell => entry.state.at === 'decided' && isTelling(entry.state.act);
const isTelling = (act: Act): act is Telling => act.kind === 'tell' || act.kind === 'take';

/** Many at a time: a day's scans are not to take an hour. */
async function settleLate(late: readonly Entry[], entries: readonly Entry[], desk: Desk): Promise<void> {
  const { library, journal, branch } = desk;
  const found = await library.lookUpAll([...new Set(late.map(({ code }) => code))]).catch(unlessTooSlow(late));
  if (found === 'too slow') {
    await settleLate(late.slice(0, Math.ceil(late.length / 4)), entries, desk);
    return;
  }
  if ('refused' in found) {
    // One of them must not stop the others; and the library before this one does not take them together.
    const [first] = late;
    if (first) await settleOneLate(first, entries, desk);
    return;
  }
  const scans = new Map(late.map(({ id, code }) => [id, found.get(code) ?? { code }]));
  await journal.put(...decideLate(entries, scans, branch));
}

/** A library that is slow may answer to fewer. */
const unlessTooSlow =
  ({ length }: readonly Entry[]) =>
  (error: unknown): 'too slow' => {
    if (length > 1 && error instanceof DOMException && error.name === 'TimeoutError') return 'too slow';
    throw error;
  };

async function settleOneLate(late: Entry, entries: readonly Entry[], desk: Desk): Promise<void> {
  const { library, journal, branch } = desk;
  const scan = await library.lookUp(late.code);
  const settled =
    'refused' in scan
      ? [{ ...late, state: { at: 'refused' as const, reasons: scan.refused, unseen: true as const } }]
      : decideLate(entries, new Map([[late.id, scan]]), branch);
  await journal.put(...settled);
}

/** @returns those that the library could not record yet */
async function tell(entries: readonly EntryToTell[], desk: Desk): Promise<EntryToTell[]> {
  const { library, journal } = desk;
  const answers = await library.tell(entries.map(({ id, at, state: { act } }) => ({ id, at, act })));
  if ('refused' in answers) {
    const [first, ...others] = entries;
    // One of them must not stop the others.
    if (others.length > 0) {
      const left: EntryToTell[] = [];
      for (const entry of entries) left.push(...(await tell([entry], desk)));
      return left;
    }
    if (first)
      await journal.put({
        ...first,
        state: { at: 'refused', act: first.state.act, reasons: answers.refused, unseen: true },
      });
    return [];
  }
  const answered = entries.flatMap((entry) => {
    const answer = answers.get(entry.id);
    return answer && answer.outcome !== 'later' ? [{ entry, answer }] : [];
  });
  const back = answered.flatMap(({ entry: { state }, answer }) =>
    state.act.kind === 'tell' && state.act.what === 'return' && answer.outcome === 'done' ? [state.act.barcode] : [],
  );
  const now = await copiesNow(library, [...new Set(back)]);
  if (answered.length > 0)
    await journal.put(
      ...answered.map(({ entry, answer }) => ({ ...entry, state: told(entry.state.act, answer, now) })),
    );
  const done = new Set(answered.map(({ entry }) => entry.id));
  return entries.filter(({ id }) => !done.has(id));
}

/** What became of what was told, and where a copy goes that has come back. */
function told(asked: Telling, { outcome, kind, codes }: Answered, now: ReadonlyMap<string, Copy>): State {
  const broken = codes.length > 0 && { broken: codes };
  if (outcome === 'refused') return { at: 'refused', act: asked, reasons: [], ...broken };
  if (asked.kind === 'take') return { at: 'done', act: asked, ...broken };
  // The reader has it no more.
  if (outcome === 'nothing_to_do' && asked.what === 'renew')
    return { at: 'refused', act: asked, reasons: [], unseen: true };
  if (outcome === 'nothing_to_do' && asked.otherwise)
    return { at: asked.otherwise.kind === 'show' ? 'done' : 'decided', act: asked.otherwise };
  // By what other desks did: it had come back before, and whoever stood there has got it; or it was out, and came back.
  const act = kind === 'lend' || kind === 'return' ? { ...asked, what: kind } : asked;
  const copy = act.what === 'return' ? now.get(act.barcode) : undefined;
  return { at: 'done', act, ...(copy && { copy }), ...broken };
}

/** Nothing waits for it: what cannot be told is left out. */
async function copiesNow(library: Library, barcodes: readonly string[]): Promise<ReadonlyMap<string, Copy>> {
  if (barcodes.length === 0) return new Map();
  const found = await library.lookUpAll(barcodes).catch(() => undefined);
  if (!found || 'refused' in found) return new Map();
  return new Map([...found].flatMap(([barcode, { copy }]) => (copy ? [[barcode, copy] as const] : [])));
}

async function settle(
  entry: Entry,
  entries: readonly Entry[],
  { library, journal, today, asOf, byLibraryClock, branch }: Desk,
): Promise<void> {
  const keep = async (state: State): Promise<State> => {
    await journal.put({ ...entry, state });
    return state;
  };
  let { state } = entry;
  if (state.at === 'waiting' && entry.undoes !== undefined)
    state = await keep(late(undoOf(entry, entries, { today, branch }), asOf(entry.at)));
  if (state.at === 'waiting') {
    const visit = visitAfter(entries.slice(0, entries.indexOf(entry)));
    const about = { meant: state.meant, branch, mode: entry.mode };
    let heard: State | Refused;
    if (state.meant === 'card') {
      const scan = await library.lookUp(entry.code);
      heard = 'refused' in scan ? scan : decide(scan, visit, about);
    } else {
      const asked = state.asked ?? checkInOf(entry, await byLibraryClock(entry.at), visit, about);
      if (!state.asked) await keep({ ...state, asked });
      const answer = await library.checkIn(asked, entry.id);
      heard = 'refused' in answer ? answer : decideHeard(answer, visit, about, asked);
    }
    state = await keep(
      'refused' in heard
        ? unseen({ at: 'refused', reasons: heard.refused }, asOf(entry.at))
        : late(heard, asOf(entry.at)),
    );
  }
  if (state.at === 'decided' && !isTelling(state.act))
    await keep(unseen(unseenToTell(await carryOut(state.act, entry.id, library), entry, asOf), asOf(entry.at)));
}

/** A refusal that nobody was there to see stays until somebody has seen it. */
const unseen = (state: State, asOf: string | undefined): State =>
  state.at === 'refused' && asOf !== undefined ? { ...state, unseen: true } : state;

/** A refusal that comes so late was seen by nobody: the reader has taken the copy along. */
function unseenToTell(state: State, { at, undoes }: Entry, asOf: Desk['asOf']): State {
  if (state.at !== 'refused' || state.act?.kind !== 'lend') return state;
  if (undoes !== undefined || asOf(at) === undefined) return state;
  const { readerId, barcode, branch, alert } = state.act;
  const where = { ...(branch !== undefined && { branch }), ...(alert !== undefined && { alert }) };
  return { at: 'decided', act: { kind: 'tell', what: 'lend', to: { readerId }, barcode, ...where } };
}

const undoOf = (
  { undoes }: Entry,
  entries: readonly Entry[],
  { today, branch }: Pick<Desk, 'today' | 'branch'>,
): State =>
  decideUndo(
    entries.find(({ id }) => id === undoes),
    today,
    branch,
  );

const late = (state: State, asOf: string | undefined): State =>
  asOf !== undefined && state.at === 'decided' && (state.act.kind === 'lend' || state.act.kind === 'return')
    ? { ...state, act: { ...state.act, asOf } }
    : state;

/** The same key each time, so what was done although its answer was lost is not done again. */
async function carryOut(act: Exclude<Act, Telling>, id: string, library: Library): Promise<State> {
  switch (act.kind) {
    case 'register':
      return registered(act, await library.register(act, id), library);
    case 'lend':
      return lent(act, await library.lend(act, id));
    case 'return': {
      const state = lent(act, await library.giveBack(act, id));
      if (state.at !== 'done' || !state.loan || act.branch === undefined) return state;
      const copy = await library.copyNow(state.loan.barcode);
      return { ...state, ...(copy && { copy }) };
    }
    case 'receive': {
      const answer = await library.receive(act, id);
      return 'refused' in answer ? { at: 'refused', act, reasons: answer.refused } : { at: 'done', act, copy: answer };
    }
    case 'use': {
      const answer = await library.use(act, id);
      return 'refused' in answer ? { at: 'refused', act, reasons: answer.refused } : { at: 'done', act, copy: answer };
    }
    case 'renew':
      return lent(act, await library.renew(act, id));
    case 'settle': {
      const answer = await library.settle(act, id);
      return 'refused' in answer
        ? { at: 'refused', act, reasons: answer.refused }
        : { at: 'done', act, charge: answer };
    }
    case 'record': {
      const answer = await library.record(act, id);
      return 'refused' in answer ? { at: 'refused', act, reasons: answer.refused } : { at: 'done', act };
    }
    case 'open':
    case 'end':
    case 'show':
    case 'unknown':
    case 'lost_card':
    case 'unknown_card':
    case 'damage':
    case 'nothing':
      return { at: 'done', act };
    default:
      act satisfies never;
      throw new Error('A newer release knows what is to be done.');
  }
}

/** Whoever has the card by now under the same name is the same person: another desk, or whoever worked here before, has registered them. */
async function registered(
  act: Of<'register'>,
  answer: NonNullable<Scan['reader']> | Refused,
  library: Library,
): Promise<State> {
  const opened = ({ id, full_name: name, language }: NonNullable<Scan['reader']>): Of<'open'> => ({
    kind: 'open',
    reader: { id, name, language },
  });
  if (!('refused' in answer)) return { at: 'done', act: { ...opened(answer), until: act.until } };
  const scan = await library.lookUp(act.card);
  const reader = 'refused' in scan ? undefined : scan.reader;
  if (reader && isSameName(reader.full_name, act.name)) return { at: 'done', act: opened(reader) };
  return { at: 'refused', act, reasons: answer.refused };
}

const isSameName = (one: string, other: string): boolean => asCompared(one) === asCompared(other);
const asCompared = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

const lent = (act: Act, answer: Loan | Refused): State =>
  'refused' in answer ? { at: 'refused', act, reasons: answer.refused } : { at: 'done', act, loan: answer };
