import { decide, offShelf } from './decide.ts';
import type { Act, Entry, Meant, Receiver, Scan, State } from './entry.ts';
import { visitAfter } from './visits.ts';

type Told = Extract<Act, { kind: 'tell' }>;

/**
 * What scans meant that the library could not answer, in their order. As with any scan, what was out has come back; what was
 * in has been taken along by whoever stood there, whatever the rules say, since nobody saw a refusal. An earlier scan decides
 * about a later one of the same copy, since the library has not heard of it yet.
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
  for (const entry of entries) {
    const scan = scans.get(entry.id);
    if (!scan || entry.state.at !== 'waiting') {
      before.push(entry);
      continue;
    }
    const last = scannedBefore.get(barcodeOf(scan));
    const state = stateOf(scan, { entries: before, meant: entry.state.meant, branch, last });
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
  branch: string | undefined;
  /** What the scan of the same copy before it meant. */
  last: Told | undefined;
};

function stateOf(scan: Scan, { entries, meant, branch, last }: Circumstances): State {
  const { copy, loan, reader, lost_card: isLostCard = false } = scan;
  const receiver = receiverAfter(entries);
  const isCard = (reader && meant !== 'copy') || (isLostCard && !copy) || meant === 'card';
  // A lost card is one that is not to be lent by: whoever has handed it over has got the copies behind it all the same.
  if (isCard || (!copy && !receiver)) return decide(scan, visitAfter(entries), { meant, branch });
  const about = {
    kind: 'tell' as const,
    barcode: barcodeOf(scan),
    ...(copy && { title: copy.title }),
    ...(branch !== undefined && { branch }),
    ...(copy?.alert !== undefined && { alert: copy.alert }),
  };
  // As with any scan: it comes back, whoever stands there. A visit stays open until the next card, and returns come in meanwhile.
  const isOut = last ? last.what === 'lend' : loan !== undefined;
  if (isOut) return decided({ ...about, what: 'return' });
  if (!receiver || (copy && offShelf(copy) !== undefined))
    return decide({ code: scan.code, ...(copy && { copy }) }, visitAfter(entries), { meant, branch });
  return decided({ ...about, what: 'lend', to: receiver });
}

/** Who stands at the desk: a reader, or whoever has a card that was reported lost. */
function receiverAfter(entries: readonly Entry[]): Receiver | undefined {
  const last = entries.findLast(({ state }) => state.at === 'done' && BEGINS_OR_ENDS.has(state.act.kind));
  if (last?.state.at === 'done' && last.state.act.kind === 'lost_card') return { card: last.code };
  const visit = visitAfter(entries);
  return visit && { readerId: visit.reader.id };
}

const BEGINS_OR_ENDS: ReadonlySet<Act['kind']> = new Set(['open', 'end', 'lost_card']);

/** What needs nothing of the library is done as soon as it is decided. */
const atOnce = (state: State): State =>
  state.at === 'decided' && NEEDS_NOTHING.has(state.act.kind) ? { at: 'done', act: state.act } : state;

const NEEDS_NOTHING: ReadonlySet<Act['kind']> = new Set(['open', 'end', 'show', 'unknown', 'lost_card', 'nothing']);

const decided = (act: Act): State => ({ at: 'decided', act });
