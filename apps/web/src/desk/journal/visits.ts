import type { Act, Entry, Visit } from './entry.ts';

/**
 * The visits of readers, oldest first. A card begins one and ends the one before; so does its end by hand, and a card that was reported lost: somebody else
 * may have brought it; and one that nobody has, in what was scanned while the library was away. A later scan of the same card changes nothing.
 *
 * @param entries oldest first
 */
export function visitsOf(entries: readonly Entry[]): Visit[] {
  const visits: Visit[] = [];
  let open: Visit | undefined;
  for (const entry of entries) {
    const act = actOf(entry);
    if (act?.kind === 'open' && entry.state.at === 'done' && act.reader.id !== open?.reader.id) {
      if (open) open.isOver = true;
      open = { id: entry.id, reader: act.reader, entries: [], isOver: false };
      visits.push(open);
    } else if (act && ENDS.has(act.kind)) {
      if (open) open.isOver = true;
      open = undefined;
    } else open?.entries.push(entry);
  }
  return visits;
}

/** A registration that was refused begins a visit of somebody whom the library does not know. */
const actOf = ({ state }: Entry): Act | undefined =>
  state.at === 'done' || state.at === 'decided' || (state.at === 'refused' && state.act?.kind === 'register')
    ? state.act
    : undefined;

const ENDS: ReadonlySet<Act['kind']> = new Set(['end', 'lost_card', 'unknown_card', 'register']);

/** Who stands at the desk after these entries. */
export function visitAfter(entries: readonly Entry[]): Visit | undefined {
  const last = visitsOf(entries).at(-1);
  return last?.isOver ? undefined : last;
}

const BEGINS_OR_ENDS: ReadonlySet<string> = new Set(['open', 'end', 'lost_card', 'unknown_card']);

/** Whether somebody may stand at the desk whose card waits until the library says whose it is. */
export function mayBeSomebody(entries: readonly Entry[]): boolean {
  const last = entries.findLastIndex(({ state }) => state.at === 'done' && BEGINS_OR_ENDS.has(state.act.kind));
  return entries
    .slice(last + 1)
    .some(
      ({ state, mode, undoes, damaged }) =>
        (state.at === 'waiting' && !mode && !undoes && !damaged) ||
        (state.at === 'decided' && state.act.kind === 'register'),
    );
}
