import type { Entry, Visit } from './entry.ts';

/**
 * Who stands at the desk after these entries, oldest first. A card begins a visit and ends the one before; a later scan of
 * the same card changes nothing.
 *
 * @param ended when visits were ended by hand, in ms since 1970
 */
export function visitAfter(entries: readonly Entry[], ended = 0): Visit | undefined {
  const opening = entries.findLast(({ state, at }) => at > ended && state.at === 'done' && state.act.kind === 'open');
  if (opening?.state.at !== 'done' || opening.state.act.kind !== 'open') return undefined;
  const { id, full_name: name } = opening.state.act.reader;
  return { readerId: id, name };
}
