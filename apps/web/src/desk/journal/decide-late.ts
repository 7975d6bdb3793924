import { decide, offShelf } from './decide.ts';
import type { Act, Entry, LaneMode, Meant, Receiver, Scan, State } from './entry.ts';
import { visitAfter } from './visits.ts';

type Told = Extract<Act, { kind: 'tell' }>;

/**
 * What scans meant that the library could not answer, in their order. As with any scan, what was out has come back; what was
 * in has been taken along by whoever stood there, whatever the rules say, since nobody saw a refusal. An earlier scan decides
 * about a later one of the same copy, since the library has not heard of it yet. What nobody knows, and looks like the cards of this desk, begins
 * a visit of somebody who is not known: what follows is not the last reader's.
 *
 * @param entries of the journal, oldest first
 * @param scans what those that wait are, by the ids of their entries
 * @param branch where the desk stands, if it has been said
 * @returns the entries that are decided; the last one may have a question, and then nothing is said of those behind it
 */
export function decideLate(
  entries: readonly Entry[],
  scans: ReadonlyMap<string, Scan>,
  branch: string | undefined,
): Entry[] {
  const before: Entry[] = [];
  const decided: Entry[] = [];
  const scannedBefore = new Map<string, Told>();
  const looksLikeCard = cardsOf(entries, scans);
  for (const entry of entries) {
    const scan = scans.get(entry.id);
    if (!scan || entry.state.at !== 'waiting') {
      before.push(entry);
      continue;
    }
    const last = scannedBefore.get(barcodeOf(scan));
    const state = stateOf(scan, {
      entries: before,
      meant: entry.state.meant,
      mode: entry.mode,
      branch,
      last,
      looksLikeCard,
    });
    const next = { ...entry, state: atOnce(state) };
    before.push(next);
    decided.push(next);
    if (state.at === 'asking') break;
    if (state.at === 'decided' && state.act.kind === 'tell') scannedBefore.set(barcodeOf(scan), state.act);
  }
  return decided;
}

const barcodeOf = ({ code, copy }: Scan): string => copy?.barcode ?? code;

type Circumstances = {
  entries: readonly Entry[];
  meant: Meant | undefined;
  mode: LaneMode | undefined;
  branch: string | undefined;
  /** What the scan of the same copy before it meant. */
  last: Told | undefined;
  looksLikeCard: (code: string) => boolean;
};

function stateOf(scan: Scan, { entries, meant, mode, branch, last, looksLikeCard }: Circumstances): State {
  const { copy, loan, reader, lost_card: isLostCard = false } = scan;
  // In a mode nothing is lent, whoever stands there.
  const receiver = mode === undefined ? receiverAfter(entries) : undefined;
  const isCard = (reader && meant !== 'copy') || (isLostCard && !copy) || meant === 'card';
  if (!copy && !isCard && looksLikeCard(scan.code)) return decided({ kind: 'unknown_card' });
  // A lost card is one that is not to be lent by: whoever has handed it over has got the copies behind it all the same.
  if (isCard || (!copy && !receiver)) return decide(scan, visitAfter(entries), { meant, branch, mode });
  const about = {
    kind: 'tell' as const,
    barcode: barcodeOf(scan),
    ...(copy && { title: copy.title }),
    ...(branch !== undefined && { branch }),
    ...(copy?.alert !== undefined && { alert: copy.alert }),
  };
  // As with any scan: it comes back, whoever stands there. A visit stays open until the next card, and returns come in meanwhile.
  const isOut = last ? last.what === 'lend' : loan !== undefined;
  if (isOut) return decided({ ...about, what: 'return', ...(receiver && 'readerId' in receiver && { to: receiver }) });
  const isOffShelf = copy && offShelf(copy) !== undefined;
  if (!receiver || isOffShelf) {
    const state = decide({ code: scan.code, ...(copy && { copy }) }, visitAfter(entries), { meant, branch, mode });
    if (isOffShelf || state.at !== 'decided' || !isShelving(state.act)) return state;
    // Another desk may have lent it meanwhile, and not have said so yet.
    return decided({ ...about, what: 'return', otherwise: state.act });
  }
  return decided({ ...about, what: 'lend', to: receiver });
}

const isShelving = (act: Act): act is Extract<Act, { kind: 'receive' | 'use' | 'show' }> =>
  act.kind === 'receive' || act.kind === 'use' || act.kind === 'show';

/** Who stands at the desk: a reader, or whoever has a card that was reported lost, or that nobody knows, or could not be registered. */
function receiverAfter(entries: readonly Entry[]): Receiver | undefined {
  const last = entries.findLast(
    (entry) => (entry.state.at === 'done' && BEGINS_OR_ENDS.has(entry.state.act.kind)) || isToRegister(entry),
  );
  if (last && isToRegister(last)) return { card: last.code, isUnregistered: true };
  if (last?.state.at === 'done' && STRANGERS.has(last.state.act.kind)) return { card: last.code };
  const visit = visitAfter(entries);
  return visit && { readerId: visit.reader.id };
}

/** Whoever is not registered yet, or could not be. */
const isToRegister = ({ state }: Entry): boolean =>
  (state.at === 'decided' || state.at === 'refused') && state.act?.kind === 'register';

const BEGINS_OR_ENDS: ReadonlySet<Act['kind']> = new Set(['open', 'end', 'lost_card', 'unknown_card']);
const STRANGERS: ReadonlySet<Act['kind']> = new Set(['lost_card', 'unknown_card']);

/** What needs nothing of the library is done as soon as it is decided. */
const atOnce = (state: State): State =>
  state.at === 'decided' && NEEDS_NOTHING.has(state.act.kind) ? { at: 'done', act: state.act } : state;

const NEEDS_NOTHING: ReadonlySet<Act['kind']> = new Set([
  'open',
  'end',
  'show',
  'unknown',
  'lost_card',
  'unknown_card',
  'nothing',
]);

/** Cards of a library are numbered alike, and its copies otherwise. @returns whether a code is written as the cards are that are known here, and no copy is */
function cardsOf(entries: readonly Entry[], scans: ReadonlyMap<string, Scan>): (code: string) => boolean {
  const shapeOf = (code: string) => code.toUpperCase().replaceAll(/\d/g, '0');
  const opened = entries.filter(({ state }) => state.at === 'done' && state.act.kind === 'open');
  const scanned = [...scans.values()];
  const cards = new Set([...opened, ...scanned.filter(({ reader }) => reader)].map(({ code }) => shapeOf(code)));
  const copies = new Set(scanned.filter(({ copy }) => copy).map(({ code }) => shapeOf(code)));
  return (code) => cards.has(shapeOf(code)) && !copies.has(shapeOf(code));
}

const decided = (act: Act): State => ({ at: 'decided', act });
